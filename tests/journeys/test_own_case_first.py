"""What says otherwise to one's own profession is told before the short answer."""

import pytest

from tests.journeys.conversation import Talker


async def test_a_pharmacist_is_told_first_what_a_pharmacy_may(doctor: Talker) -> None:
    await doctor.says("/profil pharmacien")
    await doctor.taps_data("e:mss-initiative")
    own, others = "Vos patients peuvent vous écrire les premiers", "Le patient ne peut pas lancer"
    assert doctor.sees.index(own) < doctor.sees.index(others)
    assert f"Pour les autres\n{others}" in doctor.sees


@pytest.mark.parametrize(
    ("entry_id", "own", "others"),
    [
        ("cps-definition", "La carte CPS est celle du praticien.", "C’est votre carte d’identité"),
        ("dmp-site-web-ps", "aucun droit de consultation", "Pour consulter le dossier, passez"),
    ],
)
async def test_a_secretary_is_told_first_what_is_not_hers(
    doctor: Talker, entry_id: str, own: str, others: str
) -> None:
    await doctor.says("/profil secrétaire")
    await doctor.taps_data(f"e:{entry_id}")
    assert doctor.sees.index(own) < doctor.sees.index(others)


async def test_others_are_told_the_short_answer_first(doctor: Talker) -> None:
    for role in ("médecin", "secrétaire"):
        await doctor.says(f"/profil {role}")
        await doctor.taps_data("e:mss-initiative")
        assert "Pour les autres\n" not in doctor.sees
        assert doctor.sees.split("\n\n")[1].startswith("Le patient ne peut pas lancer")


async def test_what_only_adds_to_the_short_answer_stays_below_it(doctor: Talker) -> None:
    await doctor.says("/profil pharmacien")
    await doctor.taps_data("e:dmp-alimenter")
    assert doctor.sees.index("Depuis votre logiciel") < doctor.sees.index("En officine")


@pytest.mark.parametrize("role", ["médecin", "pharmacien", "kiné"])
async def test_who_has_an_order_is_not_told_what_to_do_without(doctor: Talker, role: str) -> None:
    await doctor.says(f"/profil {role}")
    await doctor.says("étape 2")
    assert "votre Ordre" in doctor.sees
    assert "Sans Ordre" not in doctor.sees


async def test_who_never_said_their_profession_is_told_both(doctor: Talker) -> None:
    await doctor.says("/parcours 2")
    assert "Sans Ordre, suivez" in doctor.sees
