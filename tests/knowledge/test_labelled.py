"""The labels of a form say that a name follows, with or without colons."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.endless import takes_linear_time


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("nom kerloch prénom yvonne", "nom ▮▮▮ prénom ▮▮▮"),
        ("NOM=KERLOCH PRENOM=YVONNE", "NOM=▮▮▮ PRENOM=▮▮▮"),
        ("nom : kerloch", "nom : ▮▮▮"),
        ("nom de naissance KERLOCH", "nom de naissance ▮▮▮"),
        ("le nom de famille Kerloch est refusé", "le nom de famille ▮▮▮ est refusé"),
        ("Nom naissance\tKERLOCH\tPrénom\tYvonne", "Nom naissance\t▮▮▮\tPrénom\t▮▮▮"),
        ("nom de naissance belkadra nom utilisé oukaci", "nom de naissance ▮▮▮ nom utilisé ▮▮▮"),
        ("l'espace de madame kerloch", "l'espace de madame ▮▮▮"),
        ("dmp de monsieur kerloch à fermer", "dmp de monsieur ▮▮▮ à fermer"),
    ],
)
def test_a_name_after_its_label_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.PERSON}
    assert not mask(masked).found


@pytest.mark.parametrize(
    "text",
    [
        "nom patient prénom patient",
        "nom utilisé prénom utilisé",
        "nom et prénom",
        "nom : facultatif",
        "nom de naissance INSi",
        "Nom De Naissance Manquant",
        "nom de naissance Obligatoire",
        "NOM DE NAISSANCE TRONQUÉ",
        "nom : tronqué",
        "changer de nom de famille : mode d'emploi",
        "l'adresse c'est nom point prénom arobase quelque chose",
        "le nom d'épouse ou le nom de naissance d'une patiente",
        "PATIENTE TRANS QUI UTILISE UN AUTRE PRÉNOM",
        "la carte de madame muette",
        "le compte de madame inaccessible",
        "le dossier de monsieur plante",
    ],
)
def test_what_is_said_of_a_label_is_no_name(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.alone
@pytest.mark.parametrize("piece", ["nom ", "nom a prénom ", "nom kerloch ", "nom=a "])
def test_an_endless_form_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
