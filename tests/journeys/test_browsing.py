"""Themes and search: finding an answer without asking."""

import pytest

from knowledge import Knowledge
from tests.journeys.conversation import Talker, Title


async def test_themes_are_listed_and_opened_in_place(doctor: Talker) -> None:
    await doctor.says("/themes")
    menu = doctor.seen[0].message_id
    assert "3. Qualifier l’identité du patient" in doctor.sees
    await doctor.taps("3 · Qualifier")
    assert "page 1 sur 4" in doctor.sees
    assert doctor.seen[0].message_id == menu
    await doctor.taps("Page suivante")
    assert "page 2 sur 4" in doctor.sees
    await doctor.taps("Page précédente")
    assert "page 1 sur 4" in doctor.sees
    await doctor.taps("Tous les thèmes")
    assert doctor.sees.startswith("Les thèmes.")
    assert doctor.seen[0].message_id == menu


async def test_an_entry_of_a_theme_is_read_in_place_with_the_way_back(
    doctor: Talker, title: Title
) -> None:
    await doctor.says("/themes")
    await doctor.taps("3 · Qualifier")
    await doctor.taps("1 · ")
    assert doctor.sees.startswith(title("ins-definition"))
    await doctor.taps("Utile")
    assert doctor.sees.endswith("Merci.")
    await doctor.taps("Retour : Qualifier")
    assert "page 1 sur 4" in doctor.sees


async def test_themes_are_browsed_by_typing_alone(doctor: Talker, title: Title) -> None:
    await doctor.says("/themes")
    await doctor.says("3")
    assert doctor.sees.startswith("Qualifier l’identité")
    await doctor.says("1")
    assert doctor.sees.startswith(title("ins-definition"))


async def test_every_entry_is_reached_from_the_themes(doctor: Talker, base: Knowledge) -> None:
    await doctor.says("/themes")
    reached = set()
    for theme in base.base.themes:
        await doctor.taps_data(f"t:{theme}:1")
        while True:
            (shown,) = doctor.seen
            assert shown.reply_markup
            buttons = [one for row in shown.reply_markup.inline_keyboard for one in row]
            data = [str(one.callback_data) for one in buttons]
            reached |= {one.split(":")[1] for one in data if one.startswith("r:")}
            if "Page suivante" not in doctor.buttons:
                break
            await doctor.taps("Page suivante")
    assert reached == set(base.base.entries)


async def test_a_search_alone_says_how(doctor: Talker) -> None:
    await doctor.says("/recherche")
    assert "/recherche carte CPE" in doctor.sees


@pytest.mark.parametrize("words", ["affiches", "directives anticipees", "Affiches cabinet"])
async def test_the_words_to_search_may_follow_the_bare_command(doctor: Talker, words: str) -> None:
    await doctor.says(f"/recherche {words}")
    told = doctor.sees
    await doctor.says("/recherche")
    await doctor.says(words)
    assert doctor.sees == told
    await doctor.says("1")
    assert doctor.sees.startswith("Où") or "directives" in doctor.sees


@pytest.mark.parametrize("text", ["comment activer ma e-cps", "affiches ?", "12"])
async def test_what_asks_after_the_bare_search_is_answered(doctor: Talker, text: str) -> None:
    await doctor.says("/recherche")
    await doctor.says(text)
    assert "pour «" not in doctor.sees


async def test_the_words_of_a_search_are_awaited_once(doctor: Talker) -> None:
    await doctor.says("/recherche")
    await doctor.says("affiches")
    await doctor.says("affiches")
    assert "pour «" not in doctor.sees


async def test_a_danger_after_the_bare_search_is_heard(doctor: Talker) -> None:
    await doctor.says("/recherche")
    await doctor.says("je veux mourir")
    assert "3114" in doctor.sees
    assert "pour «" not in doctor.sees


async def test_a_search_lists_the_entries_that_hold_the_words(
    doctor: Talker, title: Title
) -> None:
    await doctor.says("/recherche directives anticipees")
    assert title("patient-directives-anticipees") in doctor.sees
    await doctor.says("1")
    assert doctor.sees.startswith(title("patient-directives-anticipees"))


async def test_a_search_lists_eight_entries_at_most(doctor: Talker) -> None:
    await doctor.says("/recherche carte")
    assert 1 < len(doctor.buttons) <= 8


async def test_a_search_says_whether_it_lists_all_that_it_found(doctor: Talker) -> None:
    await doctor.says("/recherche ins")
    assert doctor.sees.startswith("Les 8 premières réponses pour « ins ».")
    assert len(doctor.buttons) == 8
    await doctor.says("/recherche affiches")
    assert doctor.sees.startswith(f"{len(doctor.buttons)} réponses pour « affiches »")


async def test_a_search_without_a_result_leads_to_the_themes(doctor: Talker) -> None:
    await doctor.says("/recherche zythologie")
    assert doctor.sees.startswith("Aucune réponse pour « zythologie »")
    assert doctor.buttons == ["Tous les thèmes"]


async def test_a_search_for_a_medical_opinion_is_refused(doctor: Talker) -> None:
    await doctor.says("/recherche quelle dose de paracétamol ?")
    assert doctor.sees.startswith("Je ne donne pas d’avis médical")


async def test_what_is_for_patients_is_one_command_away(doctor: Talker) -> None:
    await doctor.says("/patients")
    assert doctor.sees.startswith("Pour vos patients.")
    assert len(doctor.buttons) == 2
    assert "\n\n1. En parler aux patients : affiches, textes\n2. Questions de" in doctor.sees
    await doctor.taps("2 · Questions de patients")
    assert "C’est quoi, Mon espace santé" in doctor.sees
    await doctor.says("/patients")
    await doctor.says("1")
    assert "affiches" in doctor.sees


@pytest.mark.parametrize("typed", ["3", "7", "8"])
async def test_only_the_numbers_shown_for_patients_open_a_theme(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/patients")
    await doctor.says(typed)
    assert doctor.sees.startswith("Ce numéro n’est pas proposé ici. Choisissez entre 1 et 2.")


async def test_a_theme_or_an_entry_is_opened_by_its_words(doctor: Talker, title: Title) -> None:
    await doctor.says("/themes")
    await doctor.says("Qualifier l'identité du patient : INS")
    assert doctor.sees.startswith("Qualifier l’identité")
    await doctor.says(title("ins-definition").upper().removesuffix(" ?"))
    assert doctor.sees.startswith(title("ins-definition"))
