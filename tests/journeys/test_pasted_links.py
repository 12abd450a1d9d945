"""A link of the bot that is pasted in its chat does what touching it does."""

import re

import pytest

from tests.journeys.conversation import Stage, Talker

OURS = "https://t.me/chat_page_bot?start="


@pytest.mark.parametrize(
    "said",
    [
        "{}",
        "  {} ",
        "Voici le lien :\n{}",
        "{}\nPartageons le parcours de notre cabinet vers Mon espace santé.",
        "Bonjour Mme Durand,\n{}\nMarie Petit",
    ],
)
async def test_an_invitation_that_is_pasted_is_followed(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/cabinet inviter")
    link = re.search(r"https://\S+", doctor.sees)
    assert link
    secretary = stage.person("Secrétaire")
    await secretary.says(said.format(link[0]))
    await secretary.taps("Rejoindre")
    assert "Vous partagez maintenant le parcours du cabinet." in secretary.sees


@pytest.mark.parametrize(
    "link",
    [f"{OURS}e_ins-justificatifs", "t.me/Chat_Page_Bot?start=e_ins-justificatifs"],
)
async def test_the_link_of_an_answer_that_is_pasted_opens_it(doctor: Talker, link: str) -> None:
    await doctor.says(link)
    assert doctor.sees.startswith("Quel justificatif d’identité demander ?")


@pytest.mark.parametrize(
    "said",
    [
        "https://t.me/autre_bot?start=e_ins-justificatifs",
        f"{OURS}e_ins-justificatifs : c'est quoi ?",
        f"{OURS}{'a' * 65}",
        f"{OURS}e_ins&x=1",
    ],
)
async def test_no_other_link_is_followed(doctor: Talker, said: str) -> None:
    await doctor.says(said)
    assert "Bonjour, je suis Pas à pas" not in doctor.sees
    assert not doctor.sees.startswith("Quel justificatif")
