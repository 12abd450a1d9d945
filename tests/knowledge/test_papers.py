"""The numbers of papers and files, the dates told in words: each where its word stands."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NUMBERS = """
passeport numéro [ab1234567]
carte d'identité [d2h6862m2]
pièce d'identité n° [D2H6862M2]
pièce d'identité [D2H6862M2]
carte de séjour [L8X5Z1234]
[IDFRATRESCARTE<<<<<<<<<<<<<<<<561012]
numéro de dossier MDPH [56-12345]
dossier mdph [124578]
patient_id=[45678]
patient id: [45678]
patient n° [45678]
patient numéro [4567] en double
patient #[45678]
identifiant local [45678]
adhérent [1234567]
numéro de mutuelle [0123456]
n° allocataire CAF [1234567]
[1n85a05x78n006z084]
[1a8n5x0z5a7n8x0z0a6n0x8z4]
mon ip est [2a01:cb00:8a3:1200:5d1c:9b2e:11aa:7f0e]
adresse mac [AA:BB:CC:89:22:EF]
véhicule [ge-132-fx]
dossier n° [2024-1134]
dossier [24/01134]
numéro AME [1234567]
N° d'ordre [12345]
numéro d'ordre [75/12345]
n° ordre national des médecins [69/4521]
inscrit à l'ordre sous le numéro [4521]
[VZ 753 PF] est garée devant
elle dicte [un point quatre-vingt-cinq point zéro cinq point soixante-dix-huit point zéro zéro six]
"""

BIRTHS = """
[12 mars quarante-trois]
le [douze mars trente-huit], elle est perdue
elle est du [12 mars quarante-trois]
le [3 mai soixante-deux] elle était à Brest
né le [l2/O3/198O]
ddn [dix six quatre-vingt-deux]
né [onze trois quarante-huit]
il a eu 18 ans le [12 mars 2024]
elle a 18 ans le [12/03/2026]
né le [12 du mois de mars 1980]
"""

KEPT = """
passeport covid19
JORFTEXT000043914236
de 8:30 à 12:00 puis 14:00:00
passeport numéro effacé
pièce d'identité n°
pièce d'identité étrangère 2024
carte de séjour provisoire
patient n° 1 de la liste
patient n° 2026
patient id introuvable
dossier 2025 de la CPAM
numéro de mutuelle inconnu
identifiant local ou INS
HBA1C<7 et PA<140
A<<B
le 12 mars quarante-trois patients sont venus
le 3 mai quarante et un dossiers ont été rejetés
le douze mars prochain
le 12 mars vingt-cinq
douze mars
le support au 0 825 852 000
le 0820 12 34 56 et le 0810 123 456
instruction DGOS/PF5/2021/107
instruction DNS/2024/1234/56
C, P, S et A, B, C, D
dossier n° 2022-2023, dossier : décret n° 2024-1134
n° d'ordre 2, inscrit à l'ordre depuis 2019, ordre national des médecins 2024
LE 315 NE RÉPOND PAS, LE 116 EN PANNE, MS 365 pro
version quatre point vingt point zéro un
référentiel un point deux point trois
il a 18 ans le mois prochain, elle aura 18 ans en mars
ISO/IEC 27001:2022, NF EN 62304-2006, http://192.168.1.254:443
naissance 31/12/1900 dans le logiciel, patient né en 1900
"""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        *((line, Kind.NUMBER) for line in lines(NUMBERS)),
        *((line, Kind.BIRTH_DATE) for line in lines(BIRTHS)),
        ("ça s'écrit [P, E, Y, R, U, S, S, E]", Kind.PERSON),
        ("[P. comme Pierre, E. comme Émile, Y comme Yvonne]", Kind.PERSON),
    ],
)
def test_what_a_paper_says_is_masked_and_nothing_else(sentence: str, kind: Kind) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {kind}
    assert masked.patient


@pytest.mark.parametrize("question", lines(KEPT))
def test_what_resembles_a_paper_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        *("A<", "<", "A", "patient n°", "carte d'identité a", "passeport a1", "12 mars quarante "),
        *("dossier mdph ", "a, ", "P. comme Paul, ", "instruction DGOS/", "l2/O3/19", "né le O1/"),
        *("1n85n05", "1a", "2a01:cb00:", "a:", "ab::", "AB 123 ", "un point ", "numéro d'ordre "),
        *("inscrit à l'ordre ", "dossier n° 2024-", "a 18 ans le ", "né le 12 du mois de "),
    ],
)
def test_an_endless_paper_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
