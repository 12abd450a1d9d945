"""In small letters, a given name beside a word that is no French word names somebody."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.endless import takes_linear_time


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("sophie leroy n'est pas qualifiée", "▮▮▮ n'est pas qualifiée"),
        ("Sophie leroy n'est pas qualifiée", "▮▮▮ n'est pas qualifiée"),
        ("SOPHIE KERLOCH N'A PAS DE CARTE", "▮▮▮ N'A PAS DE CARTE"),
        ("je ne trouve pas kerloch yvonne dans insi", "je ne trouve pas ▮▮▮ dans insi"),
        ("l'ins d'yvonne kerloc'h est provisoire", "l'ins d'▮▮▮ est provisoire"),
        ("la carte de michel blanc", "la carte de ▮▮▮"),
        ("marie-claire quemener veut ouvrir le sien", "▮▮▮ veut ouvrir le sien"),
        ("doublon léa martin", "doublon ▮▮▮"),
        ("éric da silva n'a pas de carte", "▮▮▮ n'a pas de carte"),
        ("sophie van kerloch, patrick n'diaye", "▮▮▮, ▮▮▮"),
        ("yvonne KERLOCH n'a pas de carte", "▮▮▮ n'a pas de carte"),
        ("KERLOCH yvonne n'a pas de carte", "▮▮▮ n'a pas de carte"),
        ("dupont marie thérèse : quel statut", "▮▮▮ : quel statut"),
        ("dmp pauline abgrall et yann abgrall", "dmp ▮▮▮ et ▮▮▮"),
    ],
)
def test_a_name_in_small_letters_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.PERSON}
    assert not mask(masked).found


@pytest.mark.parametrize(
    "text",
    [
        "sophie est en congé",
        "sophie télétransmet les feuilles",
        "bonjour sophie",
        "c'est sophie du secrétariat",
        "moi c'est yann, infirmier",
        "tennis roland garros billets",
        "mon logiciel s'appelle julie",
        "julie dentaire",
        "axel kompak est référencé ?",
        "ma blouse julie",
        "prénom jean luc ou jean-luc",
        "insi dit jean pierre et la cni jean-pierre",
        "acide aminé",
        "acide amine",
        "époque louis XVI",
        "france connect",
        "l'hôpital robert debré",
        "notre cabinet est rue victor hugo",
        "institut gustave roussy",
        "le lycée jean moulin",
        "rose pâle",
        "Sophie ARS",
        "sophie URPS",
        "sophie ben elle dit non",
        "julie el est en panne",
    ],
)
def test_a_given_name_beside_a_plain_word_names_nobody(text: str) -> None:
    assert mask(text).text == text


def test_who_writes_in_small_letters_is_told_as_such() -> None:
    assert mask("je suis yvonne kerloch infirmière").own
    assert mask("je suis mdme kerloch").own
    assert mask("yvonne kerloch, kiné").own
    assert mask("bonjour c'est yvonne kerloch, kiné, ma carte est périmée").own
    assert mask("ma collègue nadia oukaci n'a pas de carte").own
    assert mask("ma secrétaire Sophie Kerloch peut-elle signer ?").own
    assert not mask("c'est yvonne kerloch, 62 ans").own
    assert not mask("ma patiente nadia oukaci").own
    assert not mask("le dossier d'yvonne kerloch").own


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece", ["sophie ", "kerloch ", "kerloch sophie ", "d'sophie ", "jean luc ", "sophie da "]
)
def test_an_endless_message_of_small_names_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
