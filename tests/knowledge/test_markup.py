"""The Markdown that maintainers write becomes the HTML that Telegram shows, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.marks import shown_raw, to_html_strictly
from knowledge.markup import UnknownMarkupError, plain, telegram_length, to_html, typography

FRENCH = st.text(alphabet=" ;:!?%«»'’\u00a0\u202fabé1342\n", max_size=40)
MARKDOWN = st.text(alphabet="ab *_`[]()<>&\"'#-+1.>~|\\\n:/!é", max_size=60)
TAG = re.compile(r"</?(?:b|i|code)>|<a href=\"[^\"<>]*\">|</a>")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Un mot.", "Un mot."),
        ("**gras** et *italique*", "<b>gras</b> et <i>italique</i>"),
        ("__gras__ et _italique_", "<b>gras</b> et <i>italique</i>"),
        ("***les deux***", "<i><b>les deux</b></i>"),
        ("le `code 8`", "le <code>code 8</code>"),
        ("[texte](https://exemple.fr/a?b=1&c=2)", '<a href="https://exemple.fr/a?b=1&amp;c=2">texte</a>'),
        ("[voir](ins-qui)", '<a href="ins-qui">voir</a>'),
        ("un\ndeux", "un deux"),
        ("un  \ndeux", "un\ndeux"),
        ("un\n\ndeux", "un\n\ndeux"),
        ("- un\n- deux", "• un\n• deux"),
        ("3. un\n4. deux", "3. un\n4. deux"),
        ("- un\n  - sous", "• un\n\u2003• sous"),
        ("avant\n\n- un\n\naprès", "avant\n\n• un\n\naprès"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_subset_is_rendered(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>pas du gras</b>", "&lt;b&gt;pas du gras&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("`<i>`", "<code>&lt;i&gt;</code>"),
        ("&lt;b&gt; et &eacute;", "&lt;b&gt; et é"),
        (r"\*pas en italique\*", "*pas en italique*"),
    ],
)
def test_what_would_be_html_is_shown_as_it_is(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_dangerous_address_is_no_link(address: str) -> None:
    assert "<a" not in to_html(f"[texte]({address})")


@pytest.mark.parametrize(
    ("markdown", "what", "line"),
    [
        ("# titre", "heading", 0),
        ("titre\n=====", "heading", 0),
        ("un\n\n### titre", "heading", 2),
        ("> cité", "blockquote", 0),
        ("un\n\n---", "hr", 2),
        ("```\nx\n```", "fence", 0),
        ("un\n\n    x = 1", "code_block", 2),
        ("- un\n\n  > cité", "blockquote", 2),
    ],
)
def test_what_is_not_in_the_subset_is_told_with_its_line(
    markdown: str, what: str, line: int
) -> None:
    with pytest.raises(UnknownMarkupError) as caught:
        to_html(markdown)
    assert (caught.value.what, caught.value.line) == (what, line)


@pytest.mark.parametrize(
    ("markdown", "what", "line"),
    [
        ("un\n**deux", "bold", 1),
        ("__un", "bold", 0),
        ("un `deux", "code", 0),
        ("un ~~mot~~ de ==trop==", "struck", 0),
        ("![un](https://a.fr/b.png)", "image", 0),
        ("voir ![](b.png)", "image", 0),
        ("- un\n- <b>deux</b>", "html", 1),
        ("<!-- un -->", "html", 0),
        ("un\n\n| a | b |\n|---|---|", "table", 2),
        ("Pièce\tAdmise", "table", 0),
        ("[un](http://a.fr)", "link", 0),
        ("[un](deux)", "link", 0),
        ("[un](/deux)", "link", 0),
        ("[un](https://a)", "link", 0),
        ("[un](https://a.fr/b c)", "link", 0),
        ("[un] (https://a.fr)", "link", 0),
        ("(un)[https://a.fr]", "link", 0),
        ("[un](javascript:alert(1))", "link", 0),
    ],
)
def test_what_would_be_shown_as_it_is_typed_is_told(markdown: str, what: str, line: int) -> None:
    assert (what, line) in set(shown_raw(markdown))
    with pytest.raises(UnknownMarkupError):
        to_html_strictly(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "**gras**, *italique*, `code` et [lien](https://exemple.fr/a_(b)?c=1)",
        "<https://exemple.fr> ou exemple.fr/a_b__c",
        "si a < b et c > d, 2 * 3 * 4, {hole}",
        "Bravo ! [voir](https://exemple.fr)",
        "oui | non",
    ],
)
def test_what_is_well_written_is_not(markdown: str) -> None:
    assert to_html_strictly(markdown) == to_html(markdown)


def test_a_table_is_told_once() -> None:
    assert list(shown_raw("| a | b |\n|---|---|\n| 1 | 2 |")) == [("table", 0)]


def test_the_id_of_an_entry_is_a_link_where_it_may_be() -> None:
    assert not list(shown_raw("[voir](ins-qui)", entries=True))
    assert list(shown_raw("[voir](ins-qui.md)", entries=True)) == [("link", 0)]


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("l'INS", "l\u2019INS"),
        ("'cité'", "'cité'"),
        ("Pourquoi ?", "Pourquoi\u202f?"),
        ("Non ! Si ; oui", "Non\u202f! Si\u202f; oui"),
        ("À savoir : ceci", "À savoir\u00a0: ceci"),
        ("12:30 et https://a.fr", "12:30 et https://a.fr"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("«mot»", "«\u00a0mot\u00a0»"),
        ("l'« identifiant »", "l\u2019«\u00a0identifiant\u00a0»"),
        ("95 % des profils", "95\u00a0% des profils"),
        ("de 9 h à 12 h 30, 3 habitudes", "de 9\u00a0h à 12\u00a0h 30, 3 habitudes"),
        ("{percent} %.", "{percent}\u00a0%."),
        ("au 34 22, puis au 134 22", "au 34\u00a022, puis au 134 22"),
    ],
)
def test_french_spaces_and_apostrophes_are_set(typed: str, set_: str) -> None:
    assert typography(typed) == set_


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**gras** !", "<b>gras</b>\u202f!"),
        ("un *mot* ; un autre", "un <i>mot</i>\u202f; un autre"),
        ("« **mot** »", "«\u00a0<b>mot</b>\u00a0»"),
        ("l'**« mot »**", "l\u2019<b>«\u00a0mot\u00a0»</b>"),
        ("**95** %", "<b>95</b>\u00a0%"),
        ("au **34 22**", "au <b>34\u00a022</b>"),
    ],
)
def test_french_spaces_are_set_around_markup(markdown: str, html: str) -> None:
    assert to_html(markdown) == html


@given(FRENCH)
def test_typography_twice_changes_nothing(text: str) -> None:
    assert typography(typography(text)) == typography(text)


@given(FRENCH)
def test_typography_changes_no_word(text: str) -> None:
    def words(some: str) -> list[str]:
        return re.findall(r"\w+", some)

    assert words(typography(text)) == words(text)


@given(MARKDOWN)
def test_whatever_is_written_gives_balanced_telegram_html_or_is_refused(markdown: str) -> None:
    try:
        html = to_html(markdown)
    except UnknownMarkupError:
        return
    assert not re.search(r"[<>]", TAG.sub("", html))
    still_open: list[str] = []
    for tag in TAG.findall(html):
        name = re.sub(r"[</>]| href.*", "", tag)
        if tag.startswith("</"):
            assert still_open.pop() == name
        else:
            still_open.append(name)
    assert still_open == []


def test_a_reader_sees_no_tag_and_no_entity() -> None:
    assert plain('<b>a</b> &lt; <a href="https://b.fr">c</a> &amp; d') == "a < c & d"


def test_length_is_counted_as_telegram_counts() -> None:
    assert telegram_length("<b>aé</b>&amp;") == 3
    assert telegram_length("🙂") == 2
