"""French as people type it, reduced to words that can be compared."""

import re
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.french_stemmer import FrenchStemmer

from knowledge import SHIPPED, text
from knowledge.files.vocabulary import check_vocabulary, read_vocabulary
from knowledge.text import Vocabulary, fold, fold_all, stem

APOSTROPHES = "'’‘ʼ`´′ʹ＇‛"
HYPHENS = "-‐‑‒–—−"
SPACES = " \t\n\u00a0\u202f\u2009\u3000"
ZALGO = "".join(char + "\u0300\u0316\u0334" * 8 for char in "la carte Vitale")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Read the shipped synonyms."""
    return read_vocabulary(SHIPPED / "vocabulaire.toml")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text()))
def test_texts_fold_together_as_one_by_one(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


def plainly(text: str) -> str:
    """Return a text folded as the definition says it, one step after the other."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in bare if unicodedata.category(char)[0] != "M")
    words = bare.casefold().replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"([a-z])\1\1+", r"\1", re.sub(r"[^a-z0-9]+", " ", words)).strip()


STRETCHED = st.text(alphabet="aA\u00e0\u0301bœŒ0 '’\n-\u017f", max_size=12)


@given(st.lists(st.text() | STRETCHED))
def test_texts_are_folded_as_defined(texts: list[str]) -> None:
    assert fold_all(texts) == [plainly(text) for text in texts]


@given(st.text())
def test_a_folded_text_is_plain_words_one_space_apart(text: str) -> None:
    folded = fold(text)
    assert all(word.isascii() and word.isalnum() for word in folded.split(" ")) or not folded
    assert folded == folded.lower().strip()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz éèêëàâîïôöùûüçœæ'-0123456789"))
def test_capitals_read_like_small_letters(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_apostrophes_of_every_kind_read_alike(apostrophe: str) -> None:
    assert fold(f"l{apostrophe}ins d{apostrophe}un patient") == "l ins d un patient"


@pytest.mark.parametrize("hyphen", HYPHENS)
def test_hyphens_of_every_kind_read_alike(hyphen: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.words(f"ma e{hyphen}CPS") == vocabulary.words("ma ecps")


@pytest.mark.parametrize("space", SPACES)
def test_spaces_of_every_kind_read_alike(space: str) -> None:
    assert fold(f"carte{space}{space}Vitale{space}?") == "carte vitale"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ÉLÈVE À Noël", "eleve a noel"),
        ("e\u0301le\u0300ve", "eleve"),
        ("cœur, ŒUVRE et ex æquo", "coeur oeuvre et ex aequo"),
        ("ＣＰＳ", "cps"),
        ("ﬁche", "fiche"),
        ("sssuper!!!!!", "super"),
        ("bonne", "bonne"),
        ("n° 8", "n 8"),
        ("c'est quoi 🙂 l'INS ?", "c est quoi l ins"),
        ("\u200bca\u0000rte\u0007", "ca rte"),
        ("", ""),
        (" ?! ", ""),
        ("🙂", ""),
    ],
)
def test_what_people_type_is_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_marks_piled_on_letters_are_removed() -> None:
    assert fold(ZALGO) == "la carte vitale"


@pytest.mark.parametrize("written", ["ℂℙ𝕊", "𝐂𝐏𝐒", "𝗖𝗣𝗦"])
def test_fancy_capitals_are_letters(written: str) -> None:
    assert fold(written) == "cps"


@pytest.mark.parametrize("mark", ["\u0489", "\u20dd", "\u0345", "\ufe0f"])
def test_marks_of_every_category_are_removed(mark: str) -> None:
    assert fold("".join(char + mark for char in "carte")) == "carte"


@pytest.mark.alone
@pytest.mark.parametrize("text", ["a" * 4096, "à " * 2048, "\u0300" * 4096, "e\u0301" * 2048])
def test_the_longest_message_is_folded_at_once(text: str, vocabulary: Vocabulary) -> None:
    began = time.perf_counter()
    vocabulary.words(text)
    assert time.perf_counter() - began < 0.2


@pytest.mark.parametrize(
    "written",
    ["e-cps", "ecps", "E CPS", "e cps", "eCPS", "E-CPS", "e‑CPS", "é-cps", "E - CPS"],
)
def test_the_electronic_card_is_read_alike_however_written(
    written: str, vocabulary: Vocabulary
) -> None:
    assert vocabulary.words(f"activer ma {written}") == vocabulary.words("activer ma ecps")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("la carte verte", "la carte vitale"),
        ("sa CNI", "sa carte d'identité"),
        ("numéro de sécu", "numéro de sécurité sociale"),
        ("le labo", "le laboratoire"),
        ("boîte mail sécurisée", "mssanté"),
        ("un rdv", "un rendez-vous"),
        ("mon portable", "mon smartphone"),
        ("le dossier médical partagé", "le DMP"),
        ("cmt faire", "comment faire"),
    ],
)
def test_the_words_of_the_trade_are_read_alike(
    one: str, other: str, vocabulary: Vocabulary
) -> None:
    assert vocabulary.words(one) == vocabulary.words(other)


@pytest.mark.parametrize("word", ["cps", "cpe", "ecps", "ins", "insi", "dmp", "mssante", "rpps"])
def test_look_alikes_stay_apart(word: str, vocabulary: Vocabulary) -> None:
    others = {"cps", "cpe", "ecps", "ins", "insi", "dmp", "mssante", "rpps"} - {word}
    assert not others & set(vocabulary.words(word))


def test_a_form_inside_a_word_is_left_alone() -> None:
    vocabulary = Vocabulary({"professionnel": ["pro"], "dans": ["ds"]})
    assert vocabulary.words("un procédé, des mots") == ["un", "procede", "des", "mots"]


def test_the_longest_form_wins() -> None:
    vocabulary = Vocabulary({"vitale": ["carte verte"], "plastique": ["carte"]})
    assert vocabulary.words("carte verte, carte") == ["vitale", "plastique"]


def test_forms_that_share_words_are_replaced_one_after_the_other() -> None:
    vocabulary = Vocabulary({"un": ["a b"], "deux": ["b c"], "trois": ["c"]})
    assert vocabulary.words("x a b c b c y b") == ["x", "un", "trois", "deux", "y", "b"]


def test_a_vocabulary_may_be_empty() -> None:
    assert Vocabulary({}).words("L'INS ?") == ["l", "ins"]


def test_the_forms_of_a_word_share_a_stem() -> None:
    assert stem("patients") == stem("patient")
    assert stem("qualification") == stem("qualifications")
    assert len({stem(word) for word in ("activer", "activation", "active")}) <= 2


def test_the_shipped_vocabulary_is_clean() -> None:
    assert check_vocabulary(SHIPPED / "vocabulaire.toml") == []


def test_a_form_given_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "vocabulaire.toml"
    path.write_text(
        '[synonymes]\n"un" = ["x"]\n"deux" = ["é", "X"]\n[articles]\nmots = []\n', encoding="utf-8"
    )
    assert [problem.line for problem in check_vocabulary(path)] == [3]


@pytest.mark.parametrize(
    ("form", "count", "told"),
    [
        ("Dossier", 600, True),
        ("dossier rose", 600, False),
        ("dossier", 60, False),  # too few to tell
        ("colis", 600, False),
        ("papiers", 600, False),  # the plural of its word
        ("c", 600, False),  # « c'est »
        ("mes", 0, True),
    ],
)
def test_a_word_that_is_everywhere_is_no_form(
    form: str,
    count: int,
    told: bool,  # noqa: FBT001  expected
    tmp_path: Path,
) -> None:
    path = tmp_path / "vocabulaire.toml"
    path.write_text(
        f'[synonymes]\n"papier" = ["{form}"]\n[articles]\nmots = []\n', encoding="utf-8"
    )
    ways = ["c mon dossier et mes papiers ?"] * (count // 2) + ["autre chose"] * (count // 2)
    assert [problem.line for problem in check_vocabulary(path, ways)] == [2] * told


def test_a_vocabulary_that_is_missing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "vocabulaire.toml"
    assert [problem.path for problem in check_vocabulary(path)] == [path]


def test_stems_are_the_same_whoever_else_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_STEMMER", FrenchStemmer())
    words = ["qualification", "professionnels", "messagerie", "consultation", "oppositions"] * 200
    alone = [stem(word) for word in words]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: [stem(word) for word in words], range(8)))
    assert together == [alone] * 8


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("c'est quoi MES", "c'est quoi Mon espace sant\u00e9"),
        ("MES c'est quoi ?", "Mon espace sant\u00e9 c'est quoi ?"),
        ("c koi mes ?", "c koi Mon espace sant\u00e9 ?"),
        ("mes c koi", "Mon espace sant\u00e9 c koi"),
        ("C'EST QUOI MES ?", "c'est quoi Mon espace sant\u00e9 ?"),
        (
            "envoyer un document dans mes, c'est long ?",
            "envoyer un document dans l'ENS, c'est long ?",
        ),
        ("mes : par o\u00f9 commencer", "Mon espace sant\u00e9 : par o\u00f9 commencer"),
    ],
)
def test_an_acronym_that_is_a_word_is_told(typed: str, meant: str, vocabulary: Vocabulary) -> None:
    apart = {"l"}  # the article of an acronym
    said = [word for word in vocabulary.words(meant) if word not in apart]
    assert vocabulary.words(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "qui voit mes documents ?",
        "QUI VOIT MES DOCUMENTS ?",
        "Mes patients demandent",
        "mes (vieux) documents",
        "mes/tes documents",
    ],
)
def test_the_word_of_the_same_letters_stays_one(typed: str, vocabulary: Vocabulary) -> None:
    assert "mes" in vocabulary.words(typed)


def test_texts_are_read_together_as_one_by_one(vocabulary: Vocabulary) -> None:
    typed = [
        "cmt faire",
        "c'est quoi MES ?",
        "",
        "qui voit mes documents ?",
        "Et MES, le portable",
    ]
    assert [*vocabulary.words_of(typed)] == [vocabulary.words(one) for one in typed]


def test_acronyms_that_are_no_texts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "vocabulaire.toml"
    path.write_text('[synonymes]\n"a" = ["b"]\n[articles]\nmots = ["le"]\n[sigles]\n"X" = 3\n')
    assert [one.path for one in check_vocabulary(path)] == [path]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("ouiii", "oui"), ("ouii", "ouii"), ("www", "w"), ("1111", "1111"), ("a  b   c", "a b c")],
)
def test_a_letter_repeated_more_than_twice_is_one(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert fold_all([typed, "ouiii", "rien"]) == [folded, "oui", "rien"]
