"""A step that is left for later stays as it is, and has one person in charge."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    "typed", ["saute la 4", "on saute l'étape 4", "la 4 plus tard", "la 4 on verra plus tard"]
)
async def test_the_next_one_is_opened(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est changé à l’étape 4. Voici la suivante.")
    assert "Étape 5 · Qualifier l’identité du patient" in doctor.sees
    assert stage.asked == []
    await doctor.says("/parcours 4")
    assert "État : à faire" in doctor.sees


@pytest.mark.parametrize("typed", ["saute la 4", "on saute la 4"])
@pytest.mark.parametrize("opens", ["/aide", CARD])
async def test_it_is_far_from_the_path_too(doctor: Talker, opens: str, typed: str) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est changé à l’étape 4. Voici la suivante.")


@pytest.mark.parametrize("typed", ["je passe à la 5", "passons à la 5", "passe à l'étape 5"])
async def test_going_on_to_a_step_shows_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "Étape 5 · Qualifier l’identité du patient" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("coche la 4", "fait"),
        ("valide la 4", "fait"),
        ("marque la 4 comme faite", "fait"),
        ("mets la 4 en cours", "en cours"),
    ],
)
async def test_a_state_is_asked_to_be_noted(doctor: Talker, typed: str, told: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(
        f"C’est noté : « Récupérer l’INS avec le téléservice INSi » est {told}."
    )


@pytest.mark.parametrize("typed", ["la 5 c'est nous deux", "étape 5 : ma secrétaire et moi"])
async def test_two_in_charge_are_asked_which(doctor: Talker, typed: str) -> None:
    await doctor.says("/cabinet inviter")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Qui s’en charge ? Étape 5")


@pytest.mark.parametrize(
    "typed",
    ["c'est nous deux", "ma secrétaire s'en charge", "c'est à ma secrétaire de le faire"],
)
async def test_alone_nobody_shares_a_step(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("Vous n’avez pas de cabinet partagé")


@pytest.mark.parametrize("typed", ["c'est ma secrétaire qui fait la 4", "ma secrétaire fait la 4"])
async def test_alone_who_is_to_do_a_step_leaves_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Vous n’avez pas de cabinet partagé")
    assert "État : à faire" in doctor.sees
