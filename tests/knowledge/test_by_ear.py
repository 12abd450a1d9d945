"""A name in small letters that no list has is told from a word misspelt by ear."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NAMES = """
[turpin], 82 ans
[peyrusse] (82 ans) ne vient plus
[turpin] 82 ans ne trouve pas son espace
mon patient [peyrusse] est décédé
ma patiente [kerloch] veut fermer son compte
le patient [boutevin] ne reçoit rien
le patient [kerloch] demande son code
ma patiente [kerloch] a perdu son code
patient [kerloch] doublon
patient [peyrusse] décédé
bonjour, patient [kerloch] pas retrouvé
doublon patient [kerloch] ins provisoire
patient [petit] doublon
l'enfant [bouvreuil] est parti
patient : [kerloch]
patient: [kerloch], sans carte
[peyrusse] est décédé hier
[boutevin] n'a pas de carte vitale
la carte vitale de [kerloch] ne passe pas
l'ins de [kerloch] est fausse
un patient du nom de [kerloch]
un certain [Kerloch] a appelé
il s'appelle [jean kerloch] dans vitale et c'est faux
elle s'appelle [kerloch] dans vitale et jean dans insi
maître [Kerloch], son mandataire
mme [revel] veut son dmp
[Malo] et [Léa], 4 et 6 ans
[riou] est sans carte vitale
[gwenolé boutevin] est au comptoir
fusion de [gicquel] et [wojciechowski]
"""

KEPT = """
mme veu pas de dmp
mr veu fermer son espace
madame arive pas a se connecter
mme comprant pas
mme demende comment faire
monsieur voudrai savoir
madame souhaitte supprimer
mr connai pas son code
mme refuz
mr revien demain
mme apelle
mme telefone
mme sinquiete
mr atent depuis 1h
mme recoi pas le code
mr coment on fait
mr esaye d'activer
mme esseye depuis hier
mme conprend pas
mme vuet son dossier
mr demnade son code
mme souhiate fermer son espace
mme puet pas venir
mme nest pas là
mme daccord
MR VEU PAS
elle s'appelle coment
nom : obligatoir
mon patient diabetik est décédé
mon patient polonai n'a pas de papiers
un patient soupçonneux veut savoir
ma patiente tétraplégik ne peut pas signer
alzaimer, 82 ans
gériatre, 45 ans
bientot, 3 ans que j'attends
doctolib 60 ans
contrat, 3 ans
archives, 20 ans
quarantaine, 40 jours
celui-ci est décédé
grandmère est décédée
mon patient routier n'est jamais là
mon confrère gastro ne veut pas
mon confrère néphro ne répond pas
l'espace santé de groupe
quelqun a oublié sa carte vitale
ajout par le patient : formats
l'adresse d'un patient : syntaxe
patient : devrai-je montrer ma carte
patient : interdire la lecture
reprise du nom de domaine
un logiciel du nom de Kerloch
une date du nom de naissance
un certain temps, un certain Mailiz
la carte vitale de secours
il s'appelle jean-pierre dans vitale et jean dans insi
mon patient s'appelle Jean Pierre sur sa carte, mais Jean sur l'écran
mon patient Weda ne passe pas
un patient motard voudrait que l'on lise ses allergies
patient nouveau dmp, patient jeune ins
mme besoin d'aide
mme garçon ou fille ?
monsieur connexion impossible
dr revenu de congé
sabrina connexion impossible
"""


@pytest.mark.parametrize("sentence", lines(NAMES))
def test_a_name_without_its_capital_is_masked(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.kinds == {Kind.PERSON}
    assert masked.text in {hidden(sentence), hidden(sentence.replace("[Malo]", "Malo"))}


@pytest.mark.parametrize("question", lines(KEPT))
def test_a_word_misspelt_by_ear_is_no_name(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        *("mme demendx ", "mme a", "patient kerloch est ", "kerloch, 82 ans\n", "patient : a\n"),
        *("vitale de kerloch ", "du nom de a ", "4 et 6 ans ", "mme " + "e" * 90 + " "),
        *("patient kerloch ins ", "doublon patient ", "mme " + "ab" * 45 + " ", "patient petit "),
    ],
)
def test_an_endless_message_typed_by_ear_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
