"""What is asked of the answer just before: its links, the answer again, or whom to call."""

from datetime import timedelta

import pytest

from knowledge.markup import plain, typography
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker, Title, as_typed, rows_of

LINKED, UNLINKED = "cpe-commander", "ins-justificatifs"
"""An entry that has links, and one that has none."""


def addresses(talker: Talker) -> list[str]:
    """Return where the buttons just seen lead to, outside of the bot."""
    return [button.url for row in rows_of(talker.seen[-1]) for button in row if button.url]


@pytest.mark.parametrize(
    "typed",
    [
        "donne moi le lien",
        "Quel est le lien",
        "le lien ?",
        "ok merci, et le lien svp ?",
        "t'as un lien",
        "où est la page",
        "Je trouve pas le formulaire",
        "pouvez-vous m'envoyer le lien ?",
        "je clique où ?",
        "bon, où je clique",
        "c'est où ?",
        "et c'est sur quel site",
        "où ça ?",
        "je peux l'imprimer ?",
        "en pdf ?",
    ],
)
async def test_the_links_of_an_answer_are_shown_again(
    doctor: Talker, stage: Stage, base: Prepared, title: Title, typed: str
) -> None:
    await doctor.says(f"/start e_{LINKED}")
    await doctor.says(typed)
    assert doctor.sees.startswith(title(LINKED))
    assert "ci-dessous" in doctor.sees
    assert addresses(doctor) == [one.url for one in base.base.entries[LINKED].links]
    assert stage.asked == []


async def test_an_answer_without_links_says_so_and_names_its_source(
    doctor: Talker, title: Title
) -> None:
    await doctor.says(f"/start e_{UNLINKED}")
    await doctor.says("donne moi le lien")
    assert doctor.sees.startswith(title(UNLINKED))
    assert "n’a pas de lien" in doctor.sees
    assert "Source : Guide ANS, chapitre 2, étape 2" in doctor.sees
    assert addresses(doctor) == []


async def test_where_it_is_without_a_link_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says(f"/start e_{UNLINKED}")
    await doctor.says("c'est où ?")
    assert stage.asked == ["c'est où ?"]


@pytest.mark.parametrize("typed", ["répète", "Redonnez la réponse", "vous pouvez répéter ?"])
async def test_an_answer_is_shown_again(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says(CARD)
    shown = doctor.sees
    await doctor.says(typed)
    assert doctor.sees == shown
    assert doctor.buttons[-2:] == ["Utile", "Pas utile"]
    assert stage.asked == [CARD]


async def test_what_was_asked_again_can_be_asked_twice_and_followed(
    doctor: Talker, stage: Stage, title: Title
) -> None:
    await doctor.says(CARD)
    stage.later = timedelta(minutes=9)
    await doctor.says("le lien ?")
    stage.later = timedelta(minutes=18)
    await doctor.says("répète")
    assert doctor.sees.startswith(title(UNLINKED))
    await doctor.says("et pour un mineur ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked[-1] == ("et pour un mineur ?", UNLINKED)


@pytest.mark.parametrize(
    "typed", ["quel numéro j'appelle ?", "Qui j'appelle", "et je peux appeler quelqu'un ?"]
)
@pytest.mark.parametrize(
    ("entry", "contact"),
    [("cps-perdue", "votre Ordre, ou la page cartes"), ("mss-obtenir-bal", "l’opérateur de")],
)
async def test_whom_a_professional_may_call_is_the_contact_of_the_theme(
    doctor: Talker, stage: Stage, typed: str, entry: str, contact: str
) -> None:
    await doctor.says(f"/start e_{entry}")
    await doctor.says(typed)
    assert "je ne connais pas de numéro" in doctor.sees
    assert contact in doctor.sees
    assert "34 22" not in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("entry", ["patient-activer", "patient-securite"])
async def test_whom_a_patient_may_call_is_searched_for(
    doctor: Talker, stage: Stage, entry: str
) -> None:
    await doctor.says(f"/start e_{entry}")
    await doctor.says("quel numéro j'appelle ?")
    assert stage.asked == ["quel numéro j'appelle ?"]


@pytest.mark.parametrize(
    "typed",
    [
        "quel numéro le patient appelle ?",
        "qui contacter pour un patient",
        "quel est le lien entre INS et DMP ?",
        "le lien pour commander une CPE",
        "je ne trouve pas le formulaire de la CPE",
        "répète-moi comment commander",
    ],
)
async def test_what_says_more_is_a_question(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says(f"/start e_{LINKED}")
    await doctor.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize("typed", ["donne moi le lien", "répète"])
async def test_without_a_recent_answer_it_is_searched_for(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    await doctor.says(f"/start e_{LINKED}")
    stage.later = timedelta(minutes=11)
    await doctor.says(typed)
    assert stage.asked == [typed, typed]


async def test_nothing_is_asked_again_in_a_group(
    doctor: Talker, member: Talker, stage: Stage
) -> None:
    await doctor.says(CARD)
    await member.says("@chat_page_bot donne moi le lien")
    assert "donne moi le lien" in stage.asked


@pytest.mark.parametrize("typed", ["copier le texte", "comment je transfère ?", "le texte seul"])
async def test_what_is_written_for_the_patient_is_given_alone(
    doctor: Talker, stage: Stage, base: Prepared, typed: str
) -> None:
    known = base.base.entries["patient-hebergement"]
    await doctor.says("/start e_patient-hebergement")
    await doctor.says(typed)
    hint, alone = doctor.seen
    assert as_typed(hint.text or "").startswith("Le message suivant est le texte seul")
    assert as_typed(alone.text or "") == as_typed(typography(plain(known.short)))
    assert stage.asked == []


async def test_the_texts_to_copy_are_given_each_with_its_button(
    doctor: Talker, base: Prepared
) -> None:
    await doctor.says("/start e_promo-elements-langage")
    await doctor.says("copier le texte")
    copies = base.base.entries["promo-elements-langage"].copies
    assert set(copies) == {"Affiche", "SMS", "E-mail", "Répondeur"}
    assert doctor.buttons == [f"Copier le texte : {name}" for name in copies]
    for name, text in copies.items():
        assert as_typed(f"Texte à copier : {name}\n{text}") in doctor.sees


async def test_what_is_not_written_for_the_patient_is_not_given_as_such(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(f"/start e_{LINKED}")
    await doctor.says("le texte seul")
    assert stage.asked == ["le texte seul"]


@pytest.mark.parametrize(
    "typed", ["mets ça en favori", "envoie-moi la réponse par mail", "partager avec un collègue"]
)
async def test_who_wants_to_keep_an_answer_is_told_how_telegram_does(
    doctor: Talker, typed: str
) -> None:
    for each in (CARD, typed):
        await doctor.says(each)
    assert doctor.sees.startswith("Je n’ai ni favoris ni envoi par mail.")
