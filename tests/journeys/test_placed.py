"""A choice of a list told by its place, in words: « la deuxième », « le 2 svp », « aucun »."""

from datetime import timedelta

import pytest

from knowledge import Refusal, Refused
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker, Title, as_typed, suggestions

NO_LIST = "Il n'y a pas de liste"


@pytest.mark.parametrize(
    ("typed", "entry_id"),
    [
        ("la première", "cps-definition"),
        ("la 2", "cpe-commander"),
        ("2 svp", "cpe-commander"),
        ("n°2", "cpe-commander"),
        ("deux", "cpe-commander"),
        ("La deuxième !", "cpe-commander"),
        ("2ème réponse", "cpe-commander"),
        ("la seconde", "cpe-commander"),
        ("je prends la 3", "ecps-activer"),
        ("plutôt la troisième, merci", "ecps-activer"),
        ("la dernière ?", "ecps-activer"),
        ("non pas la 2, la 3", "ecps-activer"),
        ("oups je voulais dire la 2", "cpe-commander"),
    ],
)
async def test_an_answer_is_chosen_by_its_place(
    doctor: Talker, title: Title, typed: str, entry_id: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert doctor.sees.startswith(title(entry_id))


@pytest.mark.parametrize(
    ("typed", "entry_id"),
    [
        ("commander", "cpe-commander"),
        ("plutôt activer", "ecps-activer"),
        ("le délai", "cpe-commander"),
    ],
)
async def test_an_answer_is_chosen_by_words_that_it_alone_has(
    doctor: Talker, title: Title, typed: str, entry_id: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert doctor.sees.startswith(title(entry_id))


@pytest.mark.parametrize(
    "outcomes",
    [
        {
            "le dossier": suggestions("patient-urgence", "dmp-consulter"),
            "urgence": Refused(Refusal.EMERGENCY),
        }
    ],
)
async def test_a_danger_is_heard_before_the_words_of_a_choice(doctor: Talker) -> None:
    await doctor.says("le dossier")
    await doctor.says("urgence")
    assert "112" in doctor.sees


@pytest.mark.parametrize("typed", ["carte", "cpe", "commander la cps", "commander ?", CARD])
async def test_words_that_choose_none_or_several_are_a_question(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert stage.asked[-1] == typed


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1 et 3", ["cps-definition", "ecps-activer"]),
        ("la première et la deuxième svp", ["cps-definition", "cpe-commander"]),
        ("1, 2", ["cps-definition", "cpe-commander"]),
        ("la 1 puis la 3", ["cps-definition", "ecps-activer"]),
        ("les trois", ["cps-definition", "cpe-commander", "ecps-activer"]),
        ("toutes !", ["cps-definition", "cpe-commander", "ecps-activer"]),
        ("la 1 oui, la 2 non", ["cps-definition"]),
        ("la 1 et la 3, pas la 2", ["cps-definition", "ecps-activer"]),
    ],
)
async def test_several_answers_are_chosen_at_once(
    doctor: Talker, title: Title, typed: str, chosen: list[str]
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    shown = [as_typed(message.text or "").split("\n")[0] for message in doctor.seen]
    assert shown == [title(entry_id) for entry_id in chosen]
    await doctor.taps("Utile")
    assert "Votre avis est noté" in doctor.sees


@pytest.mark.parametrize("typed", ["les deux", "1 et 5", "1 et les autres", "c'est tout merci"])
async def test_several_places_that_the_list_has_not_choose_nothing(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert stage.asked[-1] == typed
    assert len(doctor.seen) == 1


async def test_a_place_that_the_list_has_not_is_told_which_it_has(doctor: Talker) -> None:
    await doctor.says("une carte")
    await doctor.says("la quatrième")
    assert "Choisissez entre 1 et 3" in doctor.sees


async def test_a_place_of_a_list_that_is_closed_is_said_to_be(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("une carte")
    stage.later = timedelta(minutes=11)
    await doctor.says("la deuxième")
    assert NO_LIST in doctor.sees.replace("\u2019", "'")


@pytest.mark.parametrize("typed", ["2 cartes", "le 15", "une", "la deuxième carte", "pas la 2"])
async def test_what_says_more_than_a_place_is_a_question(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert stage.asked[-1] == typed


async def test_a_theme_and_a_choice_at_the_counter_are_chosen_by_their_place(
    doctor: Talker,
) -> None:
    await doctor.says("/themes")
    await doctor.says("la troisième")
    assert doctor.sees.startswith("Qualifier l’identité du patient : INS")
    await doctor.says("/ins")
    await doctor.says("la première")
    assert doctor.sees.startswith("Quelle pièce d’identité")


async def test_a_step_is_opened_by_its_place_and_le_2_is_a_day(doctor: Talker) -> None:
    for typed in ("la 2", "la deuxième"):
        await doctor.says("/parcours")
        await doctor.says(typed)
        assert doctor.sees.startswith("Étape 2")
    await doctor.says("/rappels cpe demain")
    await doctor.says("/rappels")
    await doctor.says("la première")
    assert "/rappels annuler 1" in doctor.sees
    await doctor.says("le 2")
    assert "au lieu du" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["aucun", "aucun ne va", "non, aucune", "rien de tout ça", "rien", "pas ça", "je ne sais pas"],
)
async def test_none_of_what_is_offered_is_said_in_many_ways(doctor: Talker, typed: str) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert "aucune de ces réponses ne convient" in doctor.sees


@pytest.mark.parametrize("typed", ["aucun mail reçu", "je ne sais pas commander la cpe"])
async def test_a_sentence_that_begins_so_is_a_question(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert stage.asked[-1] == typed
