"""What is said of a patient gives a given name away; what is said of anybody does not."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NAMES = """
[Lucas], 8 ans, n'a pas de pièce d'identité
[Kévin] n'a pas de carte d'identité
[Jean Marie] n'a pas de passeport
[fatima] veut fermer son compte
[Ahmed] n'a qu'un récépissé
[Rose] refuse de montrer ses papiers
[Pierre], 45 ans, veut son dmp
[Sarah] a 17 ans, elle peut refuser ?
[Noé] est mineur
[Hugo] a perdu sa carte vitale
[Inès] ne veut pas de son espace santé
les parents de [Jules] refusent
les parents de [jules] refusent
le tuteur de [Yvonne] signe
l'INS de [Fatima] est fausse
chez les [Le Bras] personne n'a internet
[Le Guen]
patient [kerloch]
mon patient [peyrusse] ?
[M.P.] 1955 dmp fermé
patient [BK] 2011
initiales [BV] nés en 99
[j.d.] 45 ans
[yannick l]. 45 ans
[Kévin], qui n'a pas de carte vitale
[kévin] est devant moi
[Kévin] est au comptoir sans carte
[le goff], [le gall]
Mme [D.] n'a pas reçu le mail
Melle [D] refuse
mme [b] 72 ans
mr [k], chambre 4
[Kerloch] chambre 4 n'a pas d'INS
[kerloch] ch 214
mr [ait ahmed] refuse, mme [sy] aussi
mdame [kerloch] attend, mll [kerloch] aussi
mr [d'angelo] a deux dossiers
monsieur [m'barek] refuse
M. [D.] ne veut pas
monsieur [B] refuse
un patient [L. B.] sans papiers
patiente [F.] n'a pas de carte
[Marie D], [Paul M] et [Lucie D] n'ont pas d'INS
"""

BIRTHS = """
elle est de [1931]
une patiente de [1931] sans papiers
la patiente née en [60] sans papiers
"""

NIRS = """
numéro de sécu [1 85 12]
son numéro commence par [2 60 03]
clé 45 numéro [1851229]
nir [1600329]
NIR : [1 60 03 29]
[1 60 03 29]
"""

TOWNS = """
homme de 67 ans, [Landivisiau], sous tutelle
patiente de 80 ans, habitant [Landivisiau], sans mail
il a 81 ans il habite [plabennec]
5 kerguestoc [29860 plabennec]
"""

KEPT = """
Marie est absente, qui signe ?
Sophie est en congé, je prends sa carte ?
Julie n'a pas de carte CPE, Julie n'a pas reçu sa CPS
Julie a 10 ans d'expérience
Sophie veut fermer son compte mailiz
Sophie n'a pas accès au DMP, elle n'a pas l'INS à l'écran
Pierre
JEAN NE VEUT PAS SIGNER
PIERRE REFUSE SON DMP
Victoire n'a pas suffi, l'ambre n'a pas de carte
Marie C est absente
Monsieur X n'a pas d'INS, M. Y non plus
MADAME A PERDU SA CARTE
patient A et patient B, le patient A.
patient E. coli, patient hépatite C
M. ou Mme, vitamine D, plan B
les parents de l'enfant, les parents d'un mineur, le tuteur de la patiente
chez les kinés, chez les Français
rue Le Goff, le bras cassé, le page du site
elle est de 2018, la loi il est de 1978, l'association elle est de 1901
un patient de 16 ans peut-il refuser, une patiente de 90 ans
femme de 30 ans, Camerounaise, sans papiers
patient de 67 ans, INS non trouvée, homme de 40 ans, Doctolib refuse
document né en 15 jours, né en 15 minutes
numéro de sécu à 13 chiffres, nir à 15 caractères, nir 2025
le numéro commence par 1 ou 2, le RPPS commence par 10
clé 45, numéro 12, clé USB numéro 3
1 60
patient addict
patient commun
le patient senerve
un patient tutoriel
patient apicrypt
patient monoparental
J.O. 2021, S.A. 2024
les initiales PS
leo v. 2 est sorti
patient chambre 12, RNIV ch. 4, hospitalisation chambre 3, Doctolib ch 12
mme c est elle, mme n a pas de mail, mr b en retard
il faut que madame ait un compte
Sophie est au comptoir
"""


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        *((line, Kind.PERSON) for line in lines(NAMES)),
        *((line, Kind.BIRTH_DATE) for line in lines(BIRTHS)),
        *((line, Kind.NIR) for line in lines(NIRS)),
        *((line, Kind.ADDRESS) for line in lines(TOWNS)),
    ],
)
def test_what_describes_a_patient_is_masked_and_nothing_else(sentence: str, kind: Kind) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {kind}
    assert masked.patient


@pytest.mark.parametrize("question", lines(KEPT))
def test_what_is_said_of_anybody_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "Jean a ",
            "patient a ",
            "M.P. ",
            "initiales ",
            "jean, 8 ans ",
            "8 ans ",
            "n'a pas de papiers ",
            "parents de jean ",
            "Marie D ",
        ),
        *("Mme D. ", "patient L. B. ", "le guen ", "chez les Le ", "homme de 6 ans, ", "nir 1 "),
        *("j.d. 45 ", "j.", "yannick l", "jean qui ", "kerloch ch 1 "),
        *("1 60 ", "clé 45 ", "elle est de 19", "n'a pas ", "a" * 90 + " est mineur "),
    ],
)
def test_an_endless_message_about_patients_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)


@pytest.mark.parametrize(
    "text", ["mme b. a perdu sa carte", "M K. est sous tutelle", "m. k. refuse"]
)
def test_a_small_initial_with_its_full_stop_is_masked(text: str) -> None:
    assert mask(text).kinds == {Kind.PERSON}


def test_a_small_letter_without_full_stop_is_no_initial() -> None:
    assert not mask("mme c est elle qui signe").found
