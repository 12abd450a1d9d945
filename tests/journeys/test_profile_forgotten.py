"""Who no longer wants something of their profile noted, and who asks what is."""

import pytest

from tests.journeys.conversation import Talker

FORGOTTEN = "Ce n’est plus noté."
UNSET = "non précisé"


@pytest.mark.parametrize(
    "typed",
    [
        "enlève mon métier",
        "retirez ma profession svp",
        "pouvez-vous effacer mon métier ?",
        "finalement ne notez pas ma profession",
        "oubliez mon métier",
    ],
)
async def test_a_profession_is_forgotten_alone(newcomer: Talker, typed: str) -> None:
    await newcomer.says("/profil médecin secrétariat oui")
    await newcomer.says(typed)
    assert newcomer.sees.startswith(FORGOTTEN)
    await newcomer.says("/profil")
    assert f"Vous êtes : {UNSET}" in newcomer.sees
    assert "Secrétariat : oui" in newcomer.sees


@pytest.mark.parametrize("typed", ["efface mon profil", "supprimez tout mon profil"])
async def test_a_profile_is_forgotten_whole_and_the_steps_stay(
    newcomer: Talker, typed: str
) -> None:
    for each in ("/profil médecin secrétariat oui", "étape 2 faite", typed):
        await newcomer.says(each)
    assert newcomer.sees.startswith(FORGOTTEN)
    assert newcomer.sees.count(UNSET) == 4
    await newcomer.says("/parcours")
    assert newcomer.sees.startswith("Votre parcours : 1 étape")


@pytest.mark.parametrize(
    "typed",
    [
        "comment effacer mon profil ?",
        "il faut enlever mon métier ?",
        "supprimer le profil du patient",
        "enlève mon métier et garde le reste de côté",
        "mon métier",
    ],
)
async def test_what_only_asks_of_it_forgets_nothing(newcomer: Talker, typed: str) -> None:
    for each in ("/profil médecin secrétariat oui", typed):
        await newcomer.says(each)
    assert FORGOTTEN not in newcomer.sees
    await newcomer.says("/profil")
    assert "Vous êtes : médecin" in newcomer.sees


async def test_nothing_is_said_to_be_forgotten_where_nothing_was_noted(newcomer: Talker) -> None:
    await newcomer.says("enlève mon métier")
    assert "Rien de tel n’est noté." in newcomer.sees


@pytest.mark.parametrize("typed", ["non", "retire ça", "en fait non", "annule", "pas encore"])
async def test_no_below_the_profile_is_asked_what_to_change(newcomer: Talker, typed: str) -> None:
    for each in ("/profil médecin", typed):
        await newcomer.says(each)
    assert newcomer.sees.startswith("Que faut-il changer ? Rien n’a bougé.")
    await newcomer.says("je suis infirmière")
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees


@pytest.mark.parametrize(
    "typed",
    ["c'est noté quoi ?", "vous avez rien noté j'espère", "vous avez noté quoi sur moi"],
)
async def test_who_asks_what_is_noted_is_shown_it(newcomer: Talker, typed: str) -> None:
    for each in ("/profil médecin", typed):
        await newcomer.says(each)
    assert newcomer.sees.startswith("Votre profil\n\nVous êtes : médecin")


async def test_below_a_step_what_is_noted_is_of_the_path(newcomer: Talker) -> None:
    for each in ("étape 2 en cours", "c'est noté quoi ?"):
        await newcomer.says(each)
    assert newcomer.sees.startswith("Votre parcours")
