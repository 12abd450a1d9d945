"""What the bot says on its own: reminders, news of a practice, answers that were added."""

from bot.awaited import Addition
from bot.due import Due
from bot.partings import Parting
from bot.reminders import Reminder
from bot.sending.turn import Spoken
from bot.tidings import Tiding
from handlers.answers.awaiting import addition_message
from handlers.partings import parting_message
from handlers.practice.tidings import tiding_message
from handlers.reminders.command import reminder_message
from knowledge import Knowledge


def said(knowledge: Knowledge, due: Due) -> Spoken | None:
    """Return what is said; None when it has lost its meaning."""
    match due:
        case Reminder():
            return reminder_message(knowledge, due)
        case Tiding():
            return Spoken(tiding_message(knowledge.phrases, due))
        case Addition():
            return addition_message(knowledge, due)
        case Parting():
            return Spoken(parting_message(knowledge.phrases, due))
