"""Each step of a message is told its own state, as it is typed in haste."""

import pytest

from tests.journeys.conversation import Stage, Talker

DONE, DOING = "État : fait", "État : en cours"


async def states(doctor: Talker, *numbers: int) -> list[str]:
    """Return how the bot shows that steps stand."""
    shown = []
    for number in numbers:
        await doctor.says(f"/parcours {number}")
        shown += [next(line for line in doctor.sees.split("\n") if line.startswith("État : "))]
    return shown


@pytest.mark.parametrize(
    ("typed", "done", "left"),
    [
        ("la 10 oui, la 11 non", [10], [11]),
        ("4 oui 5 non 7 oui", [4, 7], [5]),
        ("4 : oui, 5 : non", [4], [5]),
        ("4 ok 5 ok 7 pas encore", [4, 5], [7]),
        ("la 4 faite la 5 pas encore", [4], [5]),
        ("j'ai fait la 4 pas la 5", [4], [5]),
        ("j'ai pas fait la 4 mais la 5 oui", [5], [4]),
        ("finalement la 2 non, la 4 oui", [4], [2]),
        ("la 1 et la 2 non", [], [1, 2]),
        ("la 4 et la 5 c bon aussi", [4, 5], []),
        ("insi oui bal non", [4], [11]),
        ("l'insi c'est fait, la bal non", [4], [11]),
        ("insi ok bal ok", [4, 11], []),
        ("la 4 est faite et la 5 est faite aussi", [4, 5], []),
    ],
)
async def test_yes_and_no_tell_each_step(
    doctor: Talker, stage: Stage, typed: str, done: list[int], left: list[int]
) -> None:
    await doctor.says("/parcours fait 1 2")
    await doctor.says(typed)
    assert stage.asked == []
    assert all(shown.startswith(DONE) for shown in await states(doctor, *done))
    assert all(shown.startswith("État : à faire") for shown in await states(doctor, *left))


@pytest.mark.parametrize(
    "typed", ["la 4 oui", "la 4 non", "non la 2 et la 4 oui", "4 oui ou 5 non"]
)
async def test_yes_of_one_step_or_in_doubt_tells_none(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 1 2")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize("before", ["une carte", "/start e_cps-obtenir", "/themes"])
async def test_yes_and_no_far_from_the_path_tell_none(doctor: Talker, before: str) -> None:
    await doctor.says(before)
    await doctor.says("la 1 oui, la 2 non")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("g fé la 4", "est fait"),
        ("g fini la 4 hier", "est fait"),
        ("jai fais la 4", "est fait"),
        ("la 4 cest bon", "est fait"),
        ("la 4 c fait", "est fait"),
        ("la 4 c'est fait", "est fait"),
        ("j'ai seulement fait la 4", "est fait"),
        ("je n'ai fait que la 4", "est fait"),
        ("la 4 est faite à moitié", "est en cours"),
        ("la 4 commandée mais pas reçue", "est en cours"),
    ],
)
async def test_a_state_is_told_in_haste(doctor: Talker, typed: str, told: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(
        f"C’est noté : « Récupérer l’INS avec le téléservice INSi » {told}."
    )


async def test_several_steps_do_not_concern(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 4 et la 5 ne nous concernent pas")
    assert doctor.sees.startswith("C’est noté, ne vous concerne pas : Récupérer l’INS")


@pytest.mark.parametrize("typed", ["rapel la 8 dmain", "rapelle moi la 8 ds 3 jours"])
async def test_a_reminder_is_asked_for_in_haste(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : je vous le rappellerai")
    assert "Étape : « Alimenter le dossier médical »" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    ["non elle est en cours", "non, c'est en cours", "plutôt en cours", "en fait, en cours"],
)
async def test_a_correction_is_of_the_step_just_marked(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité du patient » est en cours.")
    assert "Étape 5" in doctor.sees


async def test_what_is_told_without_a_correction_is_of_the_next_step(doctor: Talker) -> None:
    await doctor.says("/parcours fait 5")
    await doctor.says("en cours")
    assert doctor.sees.startswith("C’est noté : « Informer le patient de l’alimentation")


@pytest.mark.parametrize("typed", ["annule tout", "tout annuler"])
async def test_all_that_was_just_marked_is_put_back_and_no_more(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours fait 1 2")
    await doctor.says("la 4 et la 5 sont faites")
    await doctor.says(typed)
    assert "2 étapes sur" in doctor.sees


@pytest.mark.parametrize("typed", ["à moitié", "c'est fait à moitié", "commencé mais pas fini"])
async def test_the_step_shown_is_half_done(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 8")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Alimenter le dossier médical » est en cours.")


@pytest.mark.parametrize(
    "typed",
    ["la 4 pas finie", "étape 4 pas terminée", "j'ai pas fini la 4", "la 4 et la 5 pas finies"],
)
async def test_what_is_not_finished_stays_under_way(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours en cours 4")
    await doctor.says(typed)
    assert (await states(doctor, 4))[0].startswith(DOING)


@pytest.mark.parametrize(
    "typed",
    ["la 4 n'est pas encore faite mais en cours", "la 4 et la 5 pas encore faites, mais en cours"],
)
async def test_what_is_not_done_but_begun_is_under_way(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert (await states(doctor, 4))[0].startswith(DOING)


@pytest.mark.parametrize(
    "typed", ["la 1 me concerne pas mais je l'ai faite", "la 4 est faite, pas finie"]
)
async def test_two_states_of_one_step_change_it_by_none(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees
    told = await states(doctor, 1, 4)
    assert told[0].startswith(DONE)
    assert told[1].startswith("État : à faire")


@pytest.mark.parametrize(
    "typed",
    [
        "le reste est à faire",
        "le reste pas encore",
        "les autres sont en cours",
        "tout est en cours",
        "le reste ne me concerne pas",
        "la 4 est en cours, le reste pas encore",
    ],
)
async def test_the_rest_is_not_what_is_done(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 1 2 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté")
    assert all(told.startswith(DONE) for told in await states(doctor, 1, 2, 5))


async def test_the_rest_is_not_what_is_told_beside(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 1 est en cours, le reste est fait")
    told = await states(doctor, 1, 4)
    assert told[0].startswith(DOING)
    assert told[1].startswith(DONE)


@pytest.mark.parametrize("typed", ["j'ai fait 5 étapes", "j'ai fait deux étapes sur dix"])
async def test_how_many_are_done_does_not_tell_which(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says(typed)
    assert "quelles étapes sont faites ?" in doctor.sees
    assert "1 étape sur 10" in doctor.sees
