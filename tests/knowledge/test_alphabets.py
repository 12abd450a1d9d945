"""Other alphabets hide neither a name nor a number; a question in one of them is a question."""

import random

import pytest

from knowledge.personal.mask import PLACEHOLDER, Kind, mask
from tests.knowledge.endless import takes_linear_time
from tests.knowledge.identifiers import MAKERS, spaced

PREFIX = 2
"""Digits of « +33 (0) » that may be left of a number."""

ALIKE = {
    "Cyrillic": str.maketrans("aceopxyABEKMHOPCTXY", "асеорхуАВЕКМНОРСТХУ"),
    "Greek": str.maketrans("ovABEZHIKMNOPTYX", "ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    "bold": str.maketrans("MmeDurand", "𝐌𝐦𝐞𝐃𝐮𝐫𝐚𝐧𝐝"),
}


@pytest.mark.parametrize("alphabet", ALIKE)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("la carte de Kevin Kowalska", Kind.PERSON),
        ("dupont sophie", Kind.PERSON),
        ("moreau.jeanne@exemple.fr", Kind.EMAIL),
        ("code PIN 4321", Kind.SECRET),
        ("XY-123-AB", Kind.NUMBER),
    ],
)
def test_letters_that_look_like_ours_hide_nothing(text: str, kind: Kind, alphabet: str) -> None:
    words = text.split(" ")
    disguised = [word[0] + word[1:].translate(ALIKE[alphabet]) for word in words]
    assert mask(" ".join(disguised)).kinds == {kind}


@pytest.mark.parametrize("zero", ["\u041e", "\u039f", "\u043e", "٠", "０"])
def test_a_zero_of_another_alphabet_hides_no_number(zero: str) -> None:
    draw = random.Random(5)  # noqa: S311 - repeatable, not secret
    for maker in MAKERS.values():
        for _ in range(20):
            written = spaced(maker(draw), " ").replace("0", zero)
            left = mask(f"voici {written} ok").text
            assert sum(map(str.isdigit, left)) <= PREFIX, written


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("patient Иван Петров", "patient ▮▮▮"),
        ("patient محمد علي", "patient ▮▮▮"),
        ("le dossier de محمد", "le dossier de ▮▮▮"),
        ("la carte d'Иван est périmée", "la carte d'▮▮▮ est périmée"),
        ("Mme Μαρία Παπαδοπούλου", "Mme ▮▮▮"),
        ("M. 王小明 n'a pas de carte", "M. ▮▮▮ n'a pas de carte"),
        ("Иван Петров", "▮▮▮ ▮▮▮"),
        ("Անահիտ Սարգսյան n'a pas de compte", "▮▮▮ ▮▮▮ n'a pas de compte"),
        ("İbrahim Yılmaz n'a pas de carte", "▮▮▮ n'a pas de carte"),
        ("Mᵐᵉ Kowalska", "Mᵐᵉ ▮▮▮"),
    ],
)
def test_a_name_in_another_alphabet_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.PERSON}
    assert mask(masked).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "как активировать карту",
        "Як активувати e-CPS",
        "كيف أفعّل البطاقة الإلكترونية",
        "كيف أفعّل e-CPS",
        "如何激活我的电子卡",
        "β-bloquant, 5 μg, TNFα, IFNγ et Δ",
        "5 μmol et 3 °C, nº 12, le 1ᵉʳ juillet 2021",
    ],
)
def test_a_question_or_a_sign_in_another_alphabet_is_left_as_it_is(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.alone
@pytest.mark.parametrize("piece", ["Иван ", "محمد", "a Иван ", "а", "aа ", "О0"])
def test_an_endless_message_in_another_alphabet_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)


def test_what_is_masked_stays_where_it_was() -> None:
    assert mask("Иван est venu").text == f"{PLACEHOLDER} est venu"
