"""What is pasted in haste is masked: a list of appointments, a signature, a copy of a paper."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NAMES = """
9h00 [DUPONT] / 9h15 [Kerloch] / 9h30 Mme [Tanguy]
8h30 [kerloch], 8h45 [tanguy] contrôle, 9h00 [dupuy]
lundi 14h00 : [Kerloch] | lundi 14h20 : [Dupont Marie]
09:00-09:15 [KERLOCH]; 09:15-09:30 [MARTIN]
Cordialement, [Kerbrat]
Cordialement, [A. Kerbrat]
Bien à vous, [Kerbrat]
Assuré : [KERLOCH], attestation de droits
Bénéficiaire : [Kerloch]
Nom du patient : [kerloch]
Nom utilisé : [KERLOCH]
NOM MARITAL : [KERLOCH]
[Kerloch] n'a pas de carte vitale
[Kerloch] refuse de montrer sa pièce d'identité
ma patiente [Kerloch] est décédée
le dossier de [Kerloch] est vide
la carte vitale de [Kerloch]
l'INS de [Kerloch] n'est pas qualifiée
mr [K] a perdu sa carte vitale
un patient [Y. K.] sans papiers
[Kerloch] (12 ans)
[Kerloch], 78 ans, n'a pas de smartphone
son nom est [Kerloch]
le nom du patient est [Kerloch]
Nom/prénom : [Kerloch]
prénom [enora] nom [kerloch]
PID|1||[KERLOCH^YVONNE]||F
"""

NUMBERS = """
N° adhérent [4512345]
numéro d'adhérent : [451234]
numéro de contrat [4512345]
mutuelle MGEN n° [4512345]
n° d'assuré [451 234]
numéro allocataire [1234567]
n° de demande [26031]
AME n° [123456]
n° ofpra [123456]
"""

ADDRESSES = """
[rue des lilas n° 3]
[56400 auray]
"""

EMAILS = """
[jdupont56 chez orange.fr]
[jeanne.dupuis gmail com]
"""

BIRTHS = """
née en [quarante-huit]
née en [mille neuf cent quarante-huit]
"""

KEPT = """
le dossier de Weda ne s'ouvre pas
le DMP de Crossway plante
espace santé d'Ameli
fiche de Bretagne
le dossier de Santé publique France
résultats de Biogroup dans le DMP
dossier de Demande d'ALD
ordonnance de Lévothyrox
INS de Test
numéro de sécu de 13 chiffres
numéro de sécu de 15 chiffres, NIR de 22 caractères
nir du bébé absent
numéro d'adhérent à demander à la mutuelle
mutuelle du patient n° de tiers payant
le contrat 2024 de la CPAM
n° de demande
numéro de demande CPS introuvable
ma demande n° est en attente
AMC n° inconnu
Ouvert 9h-12h, 14h-18h
9h ouverture, 10h réunion, 14h30 formation MSSanté
8h30 : Doctolib en panne
9h15 Weda plante, 9h30 Weda replante
réunion à 14h avec le GHT et à 16h avec la CPAM
lundi 9h café, mardi 10h bilan
ouvert de 8h00 à 12h00 et de 14h00 à 18h00
cordialement
Cordialement, merci d'avance
Cordialement, Secrétariat
Cordialement, La Pharmacie
Cordialement, Cabinet médical
Cordialement
Merci
Bénéficiaire : droits ouverts
Assuré : qui est-ce
Titulaire : le pharmacien
Nom du patient : illisible
Nom utilisé : c'est quoi
nom du patient : tronqué à l'écran
Malade : accès au DMP
né en milieu rural
née en vingt minutes
né en 15 jours
orange.fr ne marche plus
ma boîte gmail com
mon adresse orange ou free fr
rue des lilas
route numéro 3
étape n° 3
cours de secourisme n° 3
place de parking numéro 12
au lieu dit on fait quoi
chemin de fer
12345 erreurs
57000 patients à rennes
Mme X n'a pas de papiers, M. Untel non plus
Untel n'a pas de carte vitale
Lequel est mineur ?
Certains n'ont pas de papiers
Beaucoup refusent leur dossier
Personne n'a perdu sa carte vitale
Mailiz n'a pas de dossier
Kiné n'a pas de carte vitale à lire
Ségur est sans papier
Conjoint est décédé
Maman a perdu sa carte vitale
Ado est mineur
Gamin n'a pas de pièce d'identité
Papi n'a pas de carte d'identité
Voisine a oublié sa carte vitale
Titulaire est décédé, que faire de la CPE ?
mr X a perdu sa carte
mr Y
son nom est Mal écrit
le nom est Illisible
le nom est Faux dans le DMP
son nom est correct
le nom de naissance est Obligatoire
nom / prénom : obligatoires
Nom/prénom : à renseigner
nom
prénom
Nom de naissance
obligatoire ?
Le nom
est tronqué
prénom usuel nom usuel
prénoms composés nom composé
quel prénom et quel nom
prénom avant nom ou nom avant prénom
le prénom passe avant le nom marital
Doctolib, 5 ans déjà
Weda (3 ans)
Ségur, 2 ans après
Conservation, 20 ans
Pédiatrie, 3 mois
CPS, 3 ans
Remplaçante, 35 ans
Étudiante, 22 ans
Dossier 20 ans
Validité, 5 ans
Attestation (12 mois)
Renouvellement, 3 ans
Certificat 3 ans
Majorité 18 ans
Retraité, 67 ans
Ordonnance 12 mois
Abonnement 12 mois
Vitale 16 ans
Mailiz (2 ans)
Consentement : 16 ans
Tarif 12 mois
Licence Weda 12 mois
un deux - trois quatre
code porte
code immeuble changé
digicode en panne depuis 2024
code alarme à 4 chiffres
attestation.pdf, flyer.pdf, tuto-dmp.pdf
amine.pdf
rose.pdf
Rhésus 12 ans
Hellodoc, 10 ans
"""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        *((line, Kind.PERSON) for line in lines(NAMES)),
        *((line, Kind.NUMBER) for line in lines(NUMBERS)),
        *((line, Kind.ADDRESS) for line in lines(ADDRESSES)),
        *((line, Kind.EMAIL) for line in lines(EMAILS)),
        *((line, Kind.BIRTH_DATE) for line in lines(BIRTHS)),
        ("numéro de sécu de kerloch : [2480356]", Kind.NIR),
    ],
)
def test_what_is_pasted_is_masked_and_nothing_else(sentence: str, kind: Kind) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {kind}
    assert masked.patient


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nom de naissance\nKERLOCH\nPrénom\nENORA", Kind.PERSON),
        ("scan yvonne.pdf", Kind.FILE_NAME),
        ("digicode : 1234", Kind.SECRET),
        ("code porte 1234", Kind.SECRET),
        ("zéro six - un deux - trois quatre - cinq six - sept huit", Kind.NUMBER),
    ],
)
def test_what_is_copied_line_by_line_is_masked(text: str, kind: Kind) -> None:
    assert mask(text).kinds == {kind}


def test_the_page_of_a_patient_is_a_link_with_a_secret() -> None:
    assert mask("https://exemple.fr/patients/12345-kerloch").kinds == {Kind.LINK}


@pytest.mark.parametrize("question", lines(KEPT))
def test_what_looks_like_what_is_pasted_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        *("9h dupont\n", "9h a ", "9h", "Cordialement, A. ", "Cordialement A", "dossier de A "),
        *("a1 chez orange.fr ", "a.a", "rue a ", "rue a n° ", "née en vingt ", "adhérent n° "),
        *("mutuelle a ", "\nassuré :", "sécu de a ", "12345 saint ", "A^A "),
    ],
)
def test_an_endless_paste_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
