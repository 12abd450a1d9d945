"""Who does not see the screen is read what is folded, and told how to choose by writing."""

import pytest

from knowledge.markup import typography
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker, as_typed

FOLDED = "cpe-commander"
"""An entry whose details are folded."""


@pytest.mark.parametrize(
    "said",
    [
        "en détail",
        "lis-moi la suite",
        "Plus de détails svp",
        "lis",
        "lisez-la",
        "dis-m'en plus",
        "plus d'infos ?",
        "donnez-moi plus de détails",
    ],
)
async def test_what_is_folded_is_read(
    doctor: Talker, stage: Stage, base: Prepared, said: str
) -> None:
    known = base.base.entries[FOLDED]
    assert known.detail
    await doctor.says(f"/start e_{FOLDED}")
    await doctor.says(said)
    assert doctor.sees.startswith(as_typed(typography(known.title)))
    assert "blockquote" not in (doctor.seen[-1].html_text or "")
    assert "Source" in doctor.sees
    assert stage.asked == []
    await doctor.says("le lien ?")
    assert "ci-dessous" in doctor.sees


async def test_without_an_answer_it_is_looked_for(doctor: Talker, stage: Stage) -> None:
    await doctor.says("en détail")
    assert stage.asked == ["en détail"]


@pytest.mark.parametrize(
    "said",
    [
        "je suis aveugle, comment je choisis une réponse",
        "est-ce que le bot marche avec un lecteur d'écran ?",
        "Je suis malvoyante, je ne vois pas les boutons",
    ],
)
async def test_who_does_not_see_is_told_to_write_the_number(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(said)
    assert "écrivez son numéro" in doctor.sees
    assert stage.asked == ["une carte"]
    await doctor.says("2")
    assert "CPE" in doctor.sees


@pytest.mark.parametrize(
    "said", ["mon patient est aveugle, comment il choisit", "est-ce accessible aux malvoyants ?"]
)
async def test_a_patient_who_does_not_see_is_a_question(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(said)
    assert stage.asked == [said]


@pytest.mark.parametrize("shown", ["/parcours", "étape 2", "/themes", "/start"])
@pytest.mark.parametrize("typed", ["où est ce que je clique", "je ne trouve pas le bouton"])
async def test_who_does_not_find_a_button_is_told_where_they_are(
    doctor: Talker, stage: Stage, shown: str, typed: str
) -> None:
    await doctor.says(shown)
    await doctor.says(typed)
    assert doctor.sees.startswith("Les boutons sont sous mes messages, après le texte.")
    assert stage.asked == []


async def test_below_an_answer_where_to_click_is_its_link(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    await doctor.says("je clique où")
    assert "Les boutons" not in doctor.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize(
    "typed",
    ["comment je fais pour dire que c'est fait", "comment noter une étape ?", "où je note"],
)
async def test_how_a_step_is_noted_is_told_below_the_path(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("étape 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("Pour noter une étape, touchez « C’est fait »")
    await doctor.says("c'est fait")
    assert "Qualifier l’identité du patient » est fait" in doctor.sees
    assert stage.asked == []


async def test_far_from_the_path_how_to_note_is_looked_for(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    await doctor.says("comment valider ?")
    assert stage.asked == [CARD, "comment valider ?"]
