"""What corrects the question before is read without what it refuses."""

import pytest

from knowledge import Knowledge, Refused
from knowledge.matching.amending import amended
from tests.knowledge.test_matching import ids


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("non, je voulais dire la carte CPS", "la carte CPS"),
        ("Ah non pardon, je parlais de la CPE", "la CPE"),
        ("je me suis trompée, je parlais du patient", "patient"),
        ("je voulais dire comment qualifier l'INS", "comment qualifier l'INS"),
        ("je reformule : qui peut qualifier ?", "qui peut qualifier ?"),
        ("ma question était : combien de temps", "combien de temps"),
        ("non pas la CPS, la CPE", "la CPE"),
        ("pas la cps mais la cpe ?", "la cpe ?"),
        ("erreur : pas alimenter, consulter", "consulter"),
        ("pas à un patient, à un confrère", "à un confrère"),
        ("ah non, à un confrère", "à un confrère"),
        ("non, la CPE", "la CPE"),
        ("pas cps, cpe", "cpe"),
        ("non je ne parle pas de la e-cps mais de la cps", "la cps"),
        ("la cps plutôt", "la cps"),
        ("plutôt pour un mineur", "pour un mineur"),
        ("non je parle de la carte, pas de l'appli", "la carte"),
        ("erreur : consulter pas alimenter", "consulter"),
        ("je veux consulter et non alimenter", "consulter"),
    ],
)
def test_a_correction_is_what_it_puts_in_place(message: str, meant: str) -> None:
    assert amended(message) == meant


@pytest.mark.parametrize(
    "message",
    [
        "pas de lecteur, que faire ?",
        "carte pas reçue",
        "ma carte pas à jour",
        "mon logiciel n'ouvre pas le DMP",
        "non le lecteur lit pas la cps",
        "choisir de ne pas verser un document",
        "erreur sur mon identité",
        "l'informatique c'est pas mon truc",
        "qui consulte pas la secrétaire",
        "pas à jour, à qui m'adresser",
        "mais ma secrétaire ?",
        "et la carte Vitale ?",
        "non",
        "je veux dire merci au service",
        "non pas du tout",
        "non il refuse de donner sa pièce",
        "non la secrétaire du cabinet ne peut pas qualifier",
        "je voulais dire au patient d'activer son espace",
        "la carte n'est pas la bonne, la CPE est refusée",
        "pas la CPS, la CPE est refusée par le lecteur",
        "",
    ],
)
def test_what_denies_or_tells_is_no_correction(message: str) -> None:
    assert amended(message) == message


@pytest.mark.parametrize(
    ("before", "message", "meant"),
    [
        ("cps-obtenir", "non pas la CPS, la CPE", "la CPE"),
        ("cps-lecteur", "non, je voulais dire la carte CPS", "la carte CPS"),
        ("dmp-alimenter", "non pas alimenter mais consulter", "consulter"),
    ],
)
def test_a_correction_finds_what_it_means(
    shipped: Knowledge, before: str, message: str, meant: str
) -> None:
    assert shipped.find(message, before) == shipped.find(meant, before)
    assert ids(shipped.find(message, before)[0].outcome) != ids(
        shipped.matcher.find(message, before)[0].outcome
    )


def test_a_danger_is_heard_in_what_is_refused_too(shipped: Knowledge) -> None:
    told = shipped.find("non pas la carte, je veux mourir")[0].outcome
    assert isinstance(told, Refused)
