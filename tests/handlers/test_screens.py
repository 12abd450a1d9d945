"""Every screen of the whole base, in every role, within what Telegram accepts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat_page.limits import check_keyboard, check_text
from bot.chat_page.markup import parse_html
from bot.profile import ROLES
from bot.settings import Settings
from handlers import guide, keyboards, screens, start
from handlers.answers import answer_screens, answer_words, lists, offers
from handlers.buttons import BEYOND, Vote
from handlers.commands import Place
from handlers.privacy import legal
from handlers.screens import Screen
from handlers.shown.codes import codes
from knowledge import Candidate, Entry, Knowledge, Suggestions
from knowledge.content import read_base
from knowledge.entries import Link, Source
from tests.journeys.conversation import as_typed

LARGEST_KEY = BEYOND - 1
LONGEST_LABEL = 64


def accepted(shown: Screen) -> str:
    """Check a screen as Telegram does; return its text."""
    text, _ = parse_html(shown.text)
    check_text(text)
    assert text.strip() == text
    if shown.markup:
        check_keyboard(shown.markup)
        for button in (one for row in shown.markup.inline_keyboard for one in row):
            assert button.text[0].isalnum() or button.text[0] == "«"
            assert len(button.text) <= LONGEST_LABEL
            assert len((button.callback_data or "").encode()) <= 64
    return text


def votes(known: Knowledge, entry: Entry) -> Vote:
    """Return the longest vote there can be on an entry."""
    return Vote(key=LARGEST_KEY, useful=True, entries=codes([entry.id, *known.base.entries]))


def variants(known: Knowledge, entry: Entry, role: str | None) -> Iterator[Screen]:
    """Return every screen of an entry."""
    about = votes(known, entry)
    shown = answer_screens.entry(known, entry, role, about)
    notice = known.phrases.start.notice()
    yield shown
    yield replace(shown, text=f"{notice}\n\n{shown.text}")
    yield answer_screens.read(known, entry, role, about, page=99)
    kept = keyboards.without_votes(shown.markup)
    yield answer_screens.judged(known, entry, role, kept, told=known.phrases.vote.thanks())
    yield answer_screens.judged(known, entry, role, kept, told=known.phrases.vote.unknown())
    yield answer_screens.led_elsewhere(known, entry, role, kept, others=entry.see_also)


def test_what_patients_ask_is_answered_as_what_to_tell_them(shipped: Knowledge) -> None:
    said = shipped.phrases.answer.to_say()
    for entry in shipped.base.entries.values():
        text = answer_screens.entry(shipped, entry, "secretaire", votes(shipped, entry)).text
        assert (f"\n\n{said}\n{entry.short}" in text) is (entry.theme == "patients")


@pytest.mark.parametrize("role", [None, *ROLES])
def test_every_entry_is_accepted_in_every_role(shipped: Knowledge, role: str | None) -> None:
    for entry in shipped.base.entries.values():
        for shown in variants(shipped, entry, role):
            assert entry.sources[0].text[:10] in accepted(shown).replace("\u202f", " ")


def test_what_changes_for_a_role_is_said_to_that_role_only(shipped: Knowledge) -> None:
    entry = shipped.base.entries["dmp-alimenter"]
    text = "\n\n".join(answer_words.whole(shipped.phrases, entry, "pharmacien"))
    heading = "<b>Pour les pharmaciens</b>"
    assert text.index(heading) < text.index("<blockquote expandable>")
    assert "biologistes" not in text
    assert heading not in "".join(answer_words.whole(shipped.phrases, entry, "medecin"))


def test_what_changes_for_each_role_is_folded_while_the_role_is_unknown(
    shipped: Knowledge,
) -> None:
    entry = shipped.base.entries["dmp-alimenter"]
    text = "\n\n".join(answer_words.whole(shipped.phrases, entry, None))
    folded = text[text.index("<blockquote expandable>") : text.index("</blockquote>")]
    assert "Pour les pharmaciens" in folded
    assert "Pour les biologistes et radiologues" in folded


def test_professions_told_the_same_are_named_together(shipped: Knowledge) -> None:
    entry = shipped.base.entries["ins-exception"]
    text = "\n\n".join(answer_words.whole(shipped.phrases, entry, None))
    same = entry.by_role["pharmacien"]
    together = "les pharmaciens, les autres professions à Ordre, les professions sans Ordre"
    assert text.count(same) == 1
    assert f"<b>Pour {together}</b>\n{same}" in text
    alone = "\n\n".join(answer_words.whole(shipped.phrases, entry, "sans_ordre"))
    assert f"<b>Pour les professions sans Ordre</b>\n{same}" in alone


def test_links_and_text_to_copy_are_buttons(shipped: Knowledge) -> None:
    entry = shipped.base.entries["promo-elements-langage"]
    entry = replace(entry, links=(Link("Une page", "https://example.org/a"),))
    shown = answer_screens.entry(shipped, entry, None, votes(shipped, entry))
    assert shown.markup
    link, *buttons = (row[0] for row in shown.markup.inline_keyboard[:5])
    assert (link.text, link.url) == ("Une page", "https://example.org/a")
    copied = {one.text: one.copy_text.text for one in buttons if one.copy_text}
    named = {f"Copier le texte : {name}": text for name, text in entry.copies.items()}
    assert {as_typed(label): text for label, text in copied.items()} == named
    for name, text in entry.copies.items():
        told = f"Texte à copier : {name}</b>\n<code>{text}</code>"
        assert as_typed(told) in as_typed(shown.text)


def test_one_text_to_copy_needs_no_name(shipped: Knowledge) -> None:
    entry = replace(shipped.base.entries["promo-affiches"], copies={"": "À copier."}, links=())
    shown = answer_screens.entry(shipped, entry, None, votes(shipped, entry))
    assert shown.markup
    assert shown.markup.inline_keyboard[0][0].text == "Copier le texte"
    assert "Texte à copier</b>\n<code>À copier.</code>" in shown.text


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (Source("Guide ANS", "2026-11-22", verified=True), "Guide ANS · vérifié le 22/11/2026"),
        (Source("Guide ANS", "2025-01-02", verified=False), "Guide ANS · 02/01/2025, à vérifier"),
        (Source("Guide ANS", "2024", verified=False), "Guide ANS · 2024, à vérifier"),
        (Source("Guide ANS", None, verified=False), "Guide ANS · sans date, à vérifier"),
        (Source("Mémo (juin 2023)", "2023", verified=False), "Mémo (juin 2023) · à vérifier"),
        (
            Source("arrêté du 26 avril 2022", "2022-04-26", verified=False),
            "arrêté du 26 avril 2022 · à vérifier",
        ),
        (Source("FAQ 2025", "2025-06-17", verified=False), "FAQ 2025 · 17/06/2025, à vérifier"),
    ],
)
def test_a_source_says_whether_it_was_read_again(
    shipped: Knowledge, source: Source, line: str
) -> None:
    assert answer_words.source_line(shipped.phrases, source) == f"Source\u00a0: {line}"


def test_an_address_has_one_title_in_every_answer(shipped: Knowledge) -> None:
    named = {link for entry in shipped.base.entries.values() for link in entry.links}
    named |= {link for step in shipped.base.steps.values() for link in step.links}
    assert len({link.url for link in named}) == len(named)


def test_a_source_spells_its_acronym_and_is_not_a_note_to_maintainers(shipped: Knowledge) -> None:
    for entry in shipped.base.entries.values():
        for source in entry.sources:
            assert "à relire" not in source.text
            assert ("RNIV" in source.text) == ("RNIV (référentiel national" in source.text)


def test_every_list_is_accepted(shipped: Knowledge) -> None:
    base, ids = shipped.base, list(shipped.base.entries)
    accepted(lists.themes(shipped))
    for theme in base.themes:
        for page in range(-1, 9):
            accepted(lists.theme_page(shipped, theme, page))
    for at in range(0, len(ids), 4):
        found = Suggestions(tuple(Candidate(one, 0.3) for one in ids[at : at + 4]))
        accepted(offers.shown(shipped, LARGEST_KEY, found, ""))
        accepted(offers.shown(shipped, LARGEST_KEY, found, "<b>" * 900, quoted=True))
    for entry_id in ids:
        lacking = Suggestions((Candidate(entry_id, 0.9),), "le bouton de votre logiciel")
        accepted(offers.shown(shipped, LARGEST_KEY, lacking, ""))
        accepted(offers.shown(shipped, LARGEST_KEY, lacking, "<b>" * 900, quoted=True))
    for at in range(0, len(ids), 8):
        accepted(lists.found(shipped, "<" * 4000, ids[at : at + 8]))
    accepted(lists.found(shipped, "rien", []))


def test_who_may_know_a_price_is_told_of_what_the_question_names(shipped: Knowledge) -> None:
    """The answer on the card for the secretary is in the theme of the INS."""
    lacking = Suggestions((Candidate("cpe-commander", 0.9),), "le prix")
    themes = shipped.base.themes
    named = offers.shown(shipped, 0, lacking, "combien coûte la carte CPE ?").text
    assert themes["identification"].contact in named
    assert themes["ins"].contact not in named
    assert themes["ins"].contact in offers.shown(shipped, 0, lacking, "combien ça coûte ?").text


def test_every_theme_has_its_screen_when_nothing_answers(shipped: Knowledge) -> None:
    intro = shipped.phrases.nothing.unknown()
    for theme in shipped.base.themes:
        accepted(answer_screens.nothing(shipped, [theme, *shipped.base.themes], intro))
    assert "la page esanté" in accepted(answer_screens.nothing(shipped, ["inconnu"], intro))


def test_the_other_screens_are_accepted(shipped: Knowledge, bare_environment: Path) -> None:
    assert bare_environment
    phrases = shipped.phrases
    accepted(answer_screens.gone(phrases))
    accepted(start.welcome(phrases))
    for place in Place:
        accepted(guide.helping(phrases, place))
    full = Settings(editor="<E>", host="H & Co", contact="c@example.org")
    for settings in (Settings(), full):
        accepted(legal.kept(phrases, settings))
        accepted(legal.published(phrases, settings))
    assert "H & Co" in accepted(legal.published(phrases, full))
    rows = [[keyboards.deletion(phrases, 2**31)], [keyboards.examples(phrases)]]
    for told in (phrases.refused.personal, phrases.refused.own, phrases.refused.number):
        accepted(screens.screen([told()], rows))


def test_every_phrase_is_accepted_on_its_own(shipped: Knowledge) -> None:
    phrases = shipped.phrases
    tables = phrases.refused, phrases.media, phrases.question, phrases.help
    told = [phrases.smalltalk, *(one for table in tables for one in vars(table).values())]
    for some in told:
        for phrase in some.values() if isinstance(some, dict) else [some]:
            accepted(Screen(phrase.template))


def test_every_smalltalk_of_the_base_has_its_reply(shipped: Knowledge) -> None:
    kinds = {topic.topic for topic in shipped.base.off_topic if topic.kind == "bavardage"}
    assert kinds <= shipped.phrases.smalltalk.keys()


def test_every_role_of_the_base_has_its_heading(shipped: Knowledge) -> None:
    used = {role for entry in shipped.base.entries.values() for role in entry.by_role}
    assert used <= shipped.phrases.answer.role.keys() == set(ROLES)


def test_a_label_is_cut_at_a_word() -> None:
    assert keyboards.cut("un deux trois quatre", 12) == "un deux…"
    assert keyboards.cut("anticonstitutionnellement", 10) == "anticonst…"
    assert keyboards.cut("juste assez", 11) == "juste assez"


def test_the_base_is_the_one_that_is_checked(shipped: Knowledge) -> None:
    _, problems = read_base(Path(screens.__file__).parents[1] / "knowledge")
    assert not problems
    assert len(shipped.base.entries) >= 112


def test_who_asks_about_the_bot_is_told_where_to_look(shipped: Knowledge) -> None:
    said = {kind: phrase() for kind, phrase in shipped.phrases.smalltalk.items()}
    assert "non officiel" in said["officiel"]
    assert "/mentions" in said["auteur"]
    assert "<b>34\u00a022</b>" in said["humain"]
    assert "https://esante.gouv.fr/" in said["humain"]
    assert said["accord"].startswith("Bien.")
    assert "ce qui manque" in said["plainte"]
