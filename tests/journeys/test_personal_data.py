"""Personal data and media: nothing is matched, kept or downloaded."""

from datetime import timedelta

import pytest
from aiogram.methods import DeleteMessage, EditMessageText, GetFile, SendMessage
from aiogram.types import Message, Update
from sqlalchemy import func, select

from bot.chat_page.media import KINDS
from bot.service_models import QuestionRow
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker, as_typed

NIR = "1 85 05 78 006 084 91"
WALL = "N’envoyez jamais de données personnelles"


@pytest.mark.parametrize(
    "said",
    [
        f"la patiente {NIR} refuse",
        "madame Durand née le 12/03/1980 refuse",
        f"/recherche {NIR}",
        f"/start {NIR}",
        f"/theme {NIR}",
        f"/{NIR.replace(' ', '_')}",
        f"/start@{NIR.replace(' ', '')}",
        "/recherche la carte vitale de Chloé Durand",
        "/rappels lundi, rappeler madame Durand",
        "/profil médecin de madame Durand",
        "/etape de madame Durand",
        "/durand madame Durand",
        "Lucas, 8 ans, n'a pas de pièce d'identité",
        "Fatima veut fermer son compte",
        "Mme D. n'a pas reçu le mail",
        "numéro de sécu 1 85 12",
    ],
)
async def test_personal_data_is_refused_wherever_it_stands(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith(WALL)
    assert "MSSanté" in doctor.sees
    assert doctor.buttons == [
        "Supprimer mon message",
        "Que puis-je écrire ?",
    ]
    async with stage.app.database.session() as session:
        rows = list(await session.scalars(select(QuestionRow)))
    assert [(row.outcome, row.text) for row in rows] == [("refused", None)]
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    assert not any("85 05" in text or "Durand" in text for text, _ in knowledge.asked)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("mon rpps est 10003879623 et il est refusé", "ni de votre nom, ni de votre numéro"),
        ("Je suis le docteur Petit, comment activer ma ecps ?", "ni de votre nom, ni de"),
        ("/recherche mon numéro RPPS 10003879623", "ni de votre nom, ni de votre numéro"),
        ("je m'appelle Chloé Petit", "ni de votre nom, ni de votre numéro"),
        ("mon nom est Petit", "ni de votre nom, ni de votre numéro"),
        ("Chloé Petit, kiné", "ni de votre nom, ni de votre numéro"),
        ("/recherche Chloé Petit, kiné", "ni de votre nom, ni de votre numéro"),
        ("/rappels je m'appelle Chloé Petit", "ni de votre nom, ni de votre numéro"),
        ("/profil mon nom est Petit", "ni de votre nom, ni de votre numéro"),
        ("erreur 10003879", "d’aucun numéro"),
        ("le rpps 10003879623 est inconnu", "d’aucun numéro"),
    ],
)
async def test_who_writes_of_themselves_is_not_told_of_a_patient(
    doctor: Talker, stage: Stage, said: str, told: str
) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("Je n’ai besoin ")
    assert told in doctor.sees
    assert "échanger sur un patient" not in doctor.sees
    assert "je ne l’ai pas traité et je n’ai rien conservé" in doctor.sees
    assert doctor.buttons == ["Supprimer mon message", "Que puis-je écrire ?"]
    async with stage.app.database.session() as session:
        rows = list(await session.scalars(select(QuestionRow)))
    assert [(row.outcome, row.text) for row in rows] == [("refused", None)]
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    assert not any("1000387" in text or "Petit" in text for text, _ in knowledge.asked)


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ({"type": "hidden_user", "sender_user_name": "M."}, WALL),
        ({"type": "user", "sender_user": {"id": 7, "is_bot": False, "first_name": "M."}}, WALL),
        ({"type": "user"}, "Je n’ai besoin ni de votre nom"),
    ],
)
async def test_what_is_forwarded_from_somebody_else_is_not_told_to_be_ones_own(
    doctor: Talker, stage: Stage, origin: dict[str, object], told: str
) -> None:
    update = stage.incoming.text(doctor.person, "je m'appelle Chloé Petit, mon INS est refusée")
    assert update.message
    whole = {"date": 1, "sender_user": doctor.person.user.model_dump(), **origin}
    message = update.message.model_dump(exclude_none=True) | {"forward_origin": whole}
    forwarded = Update.model_validate({"update_id": update.update_id, "message": message})
    (sent,) = await stage.process(forwarded)
    assert isinstance(sent, SendMessage)
    assert as_typed(sent.text).replace("<b>", "").startswith(told)


@pytest.mark.parametrize(
    "said",
    ["mon mot de passe est Toto2026", "mon code de la CPS est 1234", "/recherche code pin 4321"],
)
async def test_a_password_or_a_code_is_refused_and_is_to_be_changed(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith("N’envoyez jamais un mot de passe ni un code")
    assert "changez ce mot de passe ou ce code" in doctor.sees
    assert "MSSanté" not in doctor.sees
    assert doctor.buttons == ["Supprimer mon message", "Que puis-je écrire ?"]
    async with stage.app.database.session() as session:
        rows = list(await session.scalars(select(QuestionRow)))
    assert [(row.outcome, row.text) for row in rows] == [("refused", None)]
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    assert not any(secret in text for text, _ in knowledge.asked for secret in ("2026", "1234"))


async def test_a_secret_beside_a_patient_is_told_first(doctor: Talker) -> None:
    await doctor.says("mot de passe de madame Durand : Toto2026")
    assert doctor.sees.startswith("N’envoyez jamais un mot de passe")
    assert WALL in doctor.sees


async def test_a_secret_in_a_group_is_told_as_such(member: Talker) -> None:
    await member.says("/ins mon mot de passe est Toto2026")
    assert member.sees.startswith("N’envoyez jamais un mot de passe")


@pytest.mark.parametrize(
    "said",
    [
        "je suis le docteur Petit, ma patiente Durand refuse",
        "mon numéro est le 10003879623, celui du patient 1 85 05 78 006 084 91",
        "mon numéro de sécu est le 1 85 05 78 006 084 91",
    ],
)
async def test_a_patient_beside_the_writer_comes_first(doctor: Talker, said: str) -> None:
    await doctor.says(said)
    assert doctor.sees.startswith(WALL)


async def test_the_message_is_really_deleted_then_the_notice_says_so(doctor: Talker) -> None:
    await doctor.says(f"patiente {NIR}")
    mine = next(number for number, one in doctor.messages.items() if NIR in (one.text or ""))
    await doctor.taps("Supprimer mon message")
    deleted, *rest = [
        one for one in doctor.sent if isinstance(one, DeleteMessage | EditMessageText)
    ]
    assert isinstance(deleted, DeleteMessage)
    assert deleted.message_id == mine
    assert [type(one) for one in rest] == [EditMessageText]
    assert mine not in doctor.messages
    assert "suppression de votre message est demandée" in doctor.sees
    await doctor.taps("Que puis-je écrire")
    assert "Vous pouvez m’écrire" in doctor.sees


async def test_after_two_days_the_person_is_told_to_delete_it(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says(f"patiente {NIR}")
    stage.later = timedelta(hours=49)
    await doctor.taps("Supprimer mon message")
    assert "Telegram ne me permet plus" in doctor.sees
    assert not any(isinstance(one, DeleteMessage) for one in doctor.sent)


async def test_a_life_at_risk_comes_before_the_notice(doctor: Talker, stage: Stage) -> None:
    await doctor.says(f"je veux mourir {NIR}")
    assert doctor.sees.startswith(WALL)  # the prepared base does not know this text
    await doctor.says("je veux mourir, patient Dupont né le 12/03/1980")
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    masked = knowledge.asked[-1][0]
    grave = {**knowledge.outcomes, masked: knowledge.outcomes["je veux mourir"]}
    object.__setattr__(knowledge, "outcomes", grave)
    await doctor.says("je veux mourir, patient Dupont né le 12/03/1980")
    assert doctor.sees.startswith("Vous pouvez parler à quelqu’un maintenant")
    assert WALL in doctor.sees


async def test_who_somebody_is_brings_the_notice_alone(doctor: Talker, stage: Stage) -> None:
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    told = {"elle vit au ▮▮▮": knowledge.outcomes["je veux mourir"]}
    object.__setattr__(knowledge, "outcomes", {**knowledge.outcomes, **told})
    await doctor.says("elle vit au 8 impasse des lilas")
    assert doctor.sees.startswith(WALL)


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_every_medium_is_refused_politely_and_not_downloaded(
    doctor: Talker, kind: str
) -> None:
    await doctor.sends(kind)
    assert "je ne lis que le texte" in doctor.sees.lower()
    assert not any(isinstance(one, GetFile) for one in doctor.sent)
    offered = ["Supprimer mon message"] if kind not in {"dice", "sticker"} else []
    assert doctor.buttons == offered


async def test_a_medium_sent_by_mistake_is_deleted(doctor: Talker) -> None:
    await doctor.sends("photo")
    before = len(doctor.messages)
    await doctor.taps("Supprimer mon message")
    assert len(doctor.messages) == before - 1


async def test_a_place_that_moves_is_refused_once(doctor: Talker) -> None:
    update = doctor.stage.incoming.media(doctor.person, "location")
    assert update.message
    assert await doctor.stage.process(update)
    moved = update.message.model_copy(update={"edit_date": 1})
    again = {"update_id": update.update_id + 1000, "edited_message": moved}
    assert await doctor.stage.process(Update.model_validate(again)) == []


async def test_a_service_message_gets_no_answer(doctor: Talker) -> None:
    update = doctor.stage.incoming.text(doctor.person, "x")
    assert update.message
    service = update.message.model_copy(update={"text": None, "group_chat_created": True})
    assert await doctor.stage.process(update.model_copy(update={"message": service})) == []


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video"])
async def test_a_caption_is_answered(doctor: Talker, kind: str) -> None:
    await doctor.sends(kind, CARD)
    assert doctor.sees.startswith("Je n’ouvre pas la pièce jointe")
    assert "La carte Vitale n’est pas un justificatif" in doctor.sees
    assert sum(isinstance(one, SendMessage) for one in doctor.sent) == 1


@pytest.mark.parametrize("kind", ["photo", "document"])
@pytest.mark.parametrize(
    "caption",
    [
        CARD,
        "insi ne répond pas",
        "la carte vitale du patient",
        "ordonnance de ma patiente",
        "compte rendu de consultation",
        "résultat",
        "mon écran",
    ],
)
async def test_a_file_may_show_a_patient_whatever_its_caption(
    doctor: Talker, kind: str, caption: str
) -> None:
    await doctor.sends(kind, caption)
    assert "Si votre envoi montre un patient ou ses données, supprimez-le." in doctor.sees
    assert doctor.buttons[-1] == "Supprimer mon message"
    before = len(doctor.messages)
    await doctor.taps("Supprimer mon message")
    assert len(doctor.messages) == before - 1


@pytest.mark.parametrize(
    "caption",
    ["sa carte vitale", "résultat", "mon écran", "ça", "c'est quoi ce message ?", "Regardez svp"],
)
async def test_a_caption_that_only_names_or_shows_a_thing_is_not_searched(
    doctor: Talker, stage: Stage, caption: str
) -> None:
    await doctor.sends("photo", caption)
    assert doctor.sees.startswith("Je n’ai pas trouvé de question dans votre légende")
    assert doctor.buttons == ["Supprimer mon message"]
    async with stage.app.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(QuestionRow)) == 0


async def test_a_life_at_risk_in_a_caption_comes_before_the_warning(doctor: Talker) -> None:
    await doctor.sends("photo", "je veux mourir")
    assert doctor.sees.startswith("Vous pouvez parler à quelqu’un maintenant")
    assert doctor.buttons == ["Supprimer mon message"]


async def test_a_caption_answers_the_screen_shown_before(doctor: Talker) -> None:
    await doctor.taps_data("h:piece")
    await doctor.sends("photo", "passeport")
    assert doctor.sees.startswith("Je n’ouvre pas la pièce jointe")
    assert "Les cinq traits" in doctor.sees
    assert doctor.buttons[-1] == "Supprimer mon message"


async def test_in_a_group_nothing_is_offered_to_be_deleted(member: Talker) -> None:
    await member.sends("photo", f"@chat_page_bot {CARD}")
    assert "Si votre envoi montre un patient" in member.sees
    assert "Supprimer mon message" not in member.buttons


async def test_personal_data_in_a_caption_is_refused(doctor: Talker) -> None:
    await doctor.sends("photo", f"sa carte {NIR}")
    assert doctor.sees.startswith(WALL)


NAMED = "le dossier de marie durand est vide, IPP 123456"
"""Nothing long, no title, no capital."""


async def test_a_name_and_a_short_number_go_through_no_door(doctor: Talker, stage: Stage) -> None:
    await doctor.says(NAMED)
    assert doctor.sees.startswith(WALL)
    mine = max(number for number, one in doctor.messages.items() if one.text == NAMED)
    await doctor.says(CARD, reply_to=mine)
    await doctor.corrects(NAMED)
    assert doctor.sees.startswith(WALL)
    await doctor.sends("document", NAMED)
    assert doctor.sees.startswith(WALL)
    await doctor.says("/start marie_durand")
    assert doctor.sees.startswith(WALL)
    await doctor.says(f"/recherche {NAMED}")
    assert doctor.sees.startswith(WALL)
    await doctor.searches(NAMED)
    knowledge = stage.app.knowledge
    assert isinstance(knowledge, Prepared)
    assert any(text == CARD for text, _ in knowledge.asked)
    assert not any("durand" in text or "123456" in text for text, _ in knowledge.asked)
    async with stage.app.database.session() as session:
        kept = [row.text or "" for row in await session.scalars(select(QuestionRow))]
    assert not any("durand" in text or "123456" in text for text in kept)
    assert not any("durand" in str(one) or "123456" in str(one) for one in doctor.sent)


@pytest.mark.parametrize(
    "said",
    ["supprimer", "Oui supprime", "ok supprime-le svp", "efface le", "Supprimer mon message"],
)
async def test_the_refused_message_is_deleted_by_typing(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("madame Durand refuse")
    refused = max(one for one, held in doctor.messages.items() if not _of_bot(held))
    await doctor.says("ah pardon")
    assert doctor.sees.startswith("Je n’ai rien conservé de votre message")
    await doctor.says(said)
    assert [one.message_id for one in doctor.sent if isinstance(one, DeleteMessage)] == [refused]
    assert doctor.sees.startswith("La suppression de votre message est demandée")
    assert len(stage.asked) == 1


async def test_it_is_still_the_refused_message_after_what_may_be_written(doctor: Talker) -> None:
    await doctor.says("madame Durand refuse")
    await doctor.taps("Que puis-je écrire")
    await doctor.says("supprime-le")
    assert any(isinstance(one, DeleteMessage) for one in doctor.sent)


async def test_nothing_is_deleted_by_typing_where_nothing_was_refused(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.says("supprime-le")
    assert not any(isinstance(one, DeleteMessage) for one in doctor.sent)


def _of_bot(message: Message) -> bool:
    return message.from_user is not None and message.from_user.is_bot


@pytest.mark.parametrize("kind", ["sticker", "dice"])
async def test_what_is_played_is_not_told_to_show_a_patient(doctor: Talker, kind: str) -> None:
    await doctor.sends(kind)
    assert doctor.sees.startswith("Je ne lis que le texte")
    assert "patient" not in doctor.sees
