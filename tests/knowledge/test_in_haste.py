"""Numbers, dates and given names typed without the little word that would have announced them."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, typed
from tests.knowledge.endless import takes_linear_time


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("la petite du [03/11/2019] a-t-elle un dmp", Kind.BIRTH_DATE),
        ("les jumelles du [12/05/2021]", Kind.BIRTH_DATE),
        ("le patient [48213] dans le logiciel", Kind.NUMBER),
        ("ma patiente [1029] est bloquée", Kind.NUMBER),
        ("née [06/47] dans le 56", Kind.BIRTH_DATE),
        ("séjour [55012] sans ins", Kind.NUMBER),
        ("carte identité [140275L01234] acceptée ?", Kind.NUMBER),
        ("carte d identité [140275L01234]", Kind.NUMBER),
        ("jai [sidonie] qui attend au comptoir", Kind.PERSON),
        ("j'ai [maeva] qui est là sans carte", Kind.PERSON),
    ],
)
def test_what_little_announces_is_masked_and_nothing_else(sentence: str, kind: Kind) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {kind}


@pytest.mark.parametrize(
    "question",
    [
        "la petite réunion du 03/11/2025",
        "le patient 2026 sera connecté",
        "dois-je donner au patient le 3422 ?",
        "la patiente 3422 ?",
        "mes 1200 patients",
        "pour patient 3 on fait quoi",
        "séjour de 3 semaines",
        "carte identité de 2012",
        "j'ai julie qui plante",
        "j'ai julie en panne",
    ],
)
def test_what_looks_like_it_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize("piece", ["le patient 1", "petite du 1/1/", "j'ai a qui ", "code un "])
def test_an_endless_message_in_haste_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
