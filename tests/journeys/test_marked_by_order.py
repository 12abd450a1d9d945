"""Ordering that a step be marked, below it or below the answer that explains it."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

STEP = "étape 5"


@pytest.mark.parametrize("shown", [STEP, CARD])
@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("ok note que c'est fait", "fait"),
        ("marque-la comme faite", "fait"),
        ("marquez cette étape comme étant faite svp", "fait"),
        ("coche", "fait"),
        ("tu peux la cocher ?", "fait"),
        ("c'est fait, tu peux noter", "fait"),
        ("moi c'est fait", "fait"),
        ("c'est fait de mon côté", "fait"),
        ("ça y est c'est fait", "fait"),
        ("mets-la en cours", "en cours"),
        ("mets que c'est en cours", "en cours"),
        ("c'est commencé, note-le", "en cours"),
    ],
)
async def test_a_step_is_marked_as_ordered(
    doctor: Talker, stage: Stage, shown: str, typed: str, state: str
) -> None:
    for each in ("/aide", shown, typed):
        await doctor.says(each)
    assert doctor.sees.startswith(f"C’est noté : « Qualifier l’identité du patient » est {state}.")
    assert stage.asked == [CARD] * (shown == CARD)


@pytest.mark.parametrize("shown", [STEP, CARD])
@pytest.mark.parametrize(
    "typed",
    [
        "je coche quoi ?",
        "je la coche ?",
        "il faut la marquer comme faite ?",
        "note-le",
        "coche la case provisoire",
        "mets la carte dans le lecteur",
        "elle en a déjà une",
    ],
)
async def test_what_orders_no_mark_changes_nothing(doctor: Talker, shown: str, typed: str) -> None:
    for each in ("/aide", shown, typed, STEP):
        await doctor.says(each)
    assert "État : à faire" in doctor.sees
