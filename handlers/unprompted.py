"""What the bot says on its own: reminders, news of a practice, new answers, a last warning."""

from bot.awaited import Addition
from bot.due import Due
from bot.in_service import InService
from bot.partings import Parting
from bot.reminders import Reminder
from bot.sending.turn import Spoken
from bot.tidings import Tiding
from handlers import dates, replying
from handlers.answers.awaiting import addition_message
from handlers.reminders.command import reminder_message
from handlers.screens import Screen
from knowledge import Phrases


def said(service: InService, due: Due) -> Spoken | None:
    """Return the message to send; None when there is no longer a reason to send it."""
    knowledge = service.knowledge
    match due:
        case Reminder():
            return reminder_message(knowledge, due)
        case Addition():
            return addition_message(knowledge, due)
        case Tiding():
            return _told(due.person_id, _of_practice(knowledge.phrases, due))
        case Parting():
            return _told(due.person_id, _of_parting(knowledge.phrases, due))


def _told(person_id: int, text: str) -> Spoken:
    return Spoken(replying.send_to(person_id, Screen(text)))


def _of_practice(phrases: Phrases, tiding: Tiding) -> str:
    """Say what happened to a practice, naming nobody: at most the profession of a newcomer."""
    words = phrases.practice
    known = phrases.profile.answers.get(tiding.role or "")
    return words.told_joined(role=known()) if known else words.told[tiding.kind]()


def _of_parting(phrases: Phrases, parting: Parting) -> str:
    """Say on which day everything about somebody is erased, and how to keep or erase it now."""
    return phrases.data.parting(date=dates.numeric(phrases, parting.erased_on))
