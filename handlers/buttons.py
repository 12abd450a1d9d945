"""The data of every button: at most 64 bytes, ids only, and never trusted."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from bot.journey import State

BEYOND = 2**63
"""The first number too large for a column: a forged button may hold one."""


class Open(CallbackData, prefix="e"):
    """Answer with an entry, in a new message."""

    entry: str


class Read(CallbackData, prefix="r"):
    """Show an entry in place of the page of its theme it was listed on."""

    entry: str
    page: int


class ThemePage(CallbackData, prefix="t"):
    """Show a page of a theme in place; the list of themes when no theme is given."""

    theme: str
    page: int


class Browse(CallbackData, prefix="b"):
    """Show a theme in a new message; the list of themes when no theme is given."""

    theme: str


class Show(CallbackData, prefix="s"):
    """Show a screen in a new message."""

    screen: Literal["privacy", "examples"]


class Vote(CallbackData, prefix="v"):
    """Say whether an answer helped: the question's key, then the entry and its runners-up."""

    key: int
    useful: bool
    entries: str


class NoneOfThese(CallbackData, prefix="n"):
    """None of the entries offered answers the question."""

    key: int
    entries: str


class Delete(CallbackData, prefix="d"):
    """Delete a message of the person, in private."""

    message_id: int


class DeleteAlbum(CallbackData, prefix="da"):
    """Delete an album of the person, in private: its first message, and its last."""

    first: int
    last: int


class Path(CallbackData, prefix="p"):
    """Show the path in place, list its steps, or send it drawn."""

    view: Literal["path", "steps", "picture", "page"]


class ShowStep(CallbackData, prefix="o"):
    """Show a step: in place, or in a new message."""

    step: str
    below: bool = False


class Stuck(CallbackData, prefix="k"):
    """Show in place what usually blocks a step."""

    step: str


class Mark(CallbackData, prefix="m"):
    """Set the state of a step, and show the path or the step in place."""

    step: str
    state: State
    then: Literal["path", "step"]


class ShowDoers(CallbackData, prefix="f"):
    """Show in place who may do a step."""

    step: str


class Assign(CallbackData, prefix="g"):
    """Set who does a step: a member's number, 0 for the one who usually does."""

    step: str
    member: int


class ShowProfile(CallbackData, prefix="i"):
    """Show the profile in place."""


class AskProfile(CallbackData, prefix="q"):
    """Ask a profile question in place; `first`: it is one of a series."""

    question: str
    first: bool


class TellProfile(CallbackData, prefix="a"):
    """Answer a question of the profile; an empty answer leaves it unsaid."""

    question: str
    answer: str
    first: bool


class Remind(CallbackData, prefix="w"):
    """Ask to be reminded of a step on a day; without a day, ask for it."""

    step: str
    day: str


class Reminders(CallbackData, prefix="x"):
    """Show the reminders in place, or cancel one or all of them."""

    act: Literal["show", "cancel", "stop", "decline"]
    step: str


class Zone(CallbackData, prefix="z"):
    """Set the time zone of the reminders; without one, ask for it."""

    zone: str


Ending = Literal["leave", "leave_sure", "remove", "remove_sure", "dissolve", "dissolve_sure"]


class Practice(CallbackData, prefix="c"):
    """Do something about the practice; `about`: a member, an invitation or its token."""

    act: Literal["show", "invite", "revoke", "join", "decline"] | Ending
    about: str


class Await(CallbackData, prefix="l"):
    """Ask to be told of new answers on a theme, or to be told no more."""

    theme: str
    wanted: bool


class UnansweredPage(CallbackData, prefix="u"):
    """Show in place a page of the questions that had no answer."""

    page: int


class CounterStep(CallbackData, prefix="h"):
    """Show in place a question asked at the counter, or an end; by default the first question."""

    at: str


class CounterWay(CallbackData, prefix="hw"):
    """Show in place a question or an end at the counter, and the choices that led there."""

    at: str
    way: str


class CounterBack(CallbackData, prefix="j"):
    """Return, in a new message, to a question asked at the counter and the choices before it."""

    at: str
    way: str


class Erase(CallbackData, prefix="y"):
    """Erase everything held on a person, or keep it."""

    sure: bool
