"""Whose a file, a card or a family is gives a name away that no list has; a thing does not."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NAMES = """
dossier [kerloch]
dossier [Kerloch] en double
le dossier de [kerloch] est vide
DOSSIER [KERLOCH] EN DOUBLE
LA PATIENTE [KERLOCH] A 2 DOSSIERS
famille [kerloch], trois enfants sans espace
doublon [boutevin]
oui le patient [kerloch]
un bébé [kerloch] né hier
nourrisson [boutevin] sans ins
enfant [kerloch] placé
la fiche de [kerloch]
le bilan de [kerloch] ne part pas
courrier pour [kerloch]
le dmp de [boutevin] est fermé
[kerloch] trait provisoire
[Kerloch] pas qualifié
[KERLOCH] REFUSE LE DMP
[kerloch] a refusé l'alimentation
dossier le [kerloch]
rdv [kerloch] annulé
ordonnance [kerloch]
ins [kerloch] à revoir
couple [boutevin]
[kerloch] 3 dossiers
patient le [boutevin] non qualifié
[kerloch] pas de carte vitale
chambre 8 [kerloch] sans ins
le tuteur de [kerloch] signe
nom [kerloch] prenom inconnu
le fils [kerloch] demande
la mère [kerloch]
"""

KEPT = """
dossier lifen, fiche outlook, doublon mailiz
dossier rennes, patient monaco, la carte d'identité de bruxelles
dossier médical partagé, dossier pharmaceutique, dossier informatisé
dossiers transfusionnels, dossier MaPrimeRénov refusé
famille recomposée, famille nombreuse, famille syrienne
bébé prématuré, bébé secoué, enfant unique, nourrisson fiévreux
patient borderline, patient autiste, patient grabataire, patient kurde
carte d'identité capverdienne, passeport tadjike, famille turkmène, patient sahraoui
bilan hormonal, dossier périnatal, enfant illégitime, rdv matinal, bilan préop
ordonnance bizone, ordonnance tramadol, ordonnance de pregabaline
carte vitale degrade, le lecteur vitale clignote, la consultation du dossier requiert un logiciel
les documents auxquels j'ai droit, lettre du pédopsychiatre, patient mucoviscidose
résultats de diabète, compte rendu de coronarographie, résultat d'anapath
attestation de vigilance, lettre de sortie, courrier de réponse
identité de genre, bilan de compétences
patient dpuis longtemps, patient jsuis perdu
patient Wilson, patient parkinson, patiente turner mineure, dossier Paget
datamatrix refusé, amelipro refuse mes codes, trait provisoire
julie non qualifiée
mon nom perso, nom commercial, nom marital
père biologique, mère porteuse, femme battue, mari jaloux
compte-rendu.pdf, guide-ins.pdf, formulaire-cerfa.pdf
mme utilse mal son appli, mme retouve pas son code
"""


@pytest.mark.parametrize("sentence", lines(NAMES))
def test_whose_something_is_is_masked_and_nothing_else(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {Kind.PERSON}


@pytest.mark.parametrize("question", lines(KEPT))
def test_what_a_thing_or_anybody_is_told_of_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


def test_a_file_is_named_after_somebody_whom_no_list_has() -> None:
    assert mask("ordonnance-kerloch.pdf").kinds == {Kind.FILE_NAME}


@pytest.mark.parametrize("who", ["mon patient", "ma fille", "mon bébé", "le résident", "mamie"])
@pytest.mark.parametrize("does", ["collapse", "succombe", "défaille", "est livide", "tétanise"])
def test_what_somebody_does_is_no_name_that_would_hide_a_danger(who: str, does: str) -> None:
    assert not mask(f"{who} {does}").found


def test_what_a_list_has_not_is_rather_done_than_a_name_after_a_relative() -> None:
    assert not mask("mon fils zigouille").found
    assert mask("mon fils boutevile refuse le dmp").found


def test_an_illness_is_a_name_after_a_title() -> None:
    assert mask("mme Wilson").text == "mme ▮▮▮"
    assert mask("patient wilson robert").text == "patient ▮▮▮"


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        *("dossier kerloch ", "dossier de ", "patient ", "doublon patient ", "dossier a-"),
        *("kerloch provisoire ", "trait provisoire ", "pas non ", "kerloch refuse le "),
    ],
)
def test_an_endless_message_of_whose_things_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
