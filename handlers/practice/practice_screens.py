"""What a shared practice looks like: its members, its invitations, what can be done."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal
from urllib.parse import quote

from aiogram.types import InlineKeyboardButton

from bot.journey import Journey, Member, StepView
from bot.practice import Invitation, Practice
from handlers import buttons, dates
from handlers.buttons import Assign, Path, ShowStep
from handlers.keyboards import Rows, button
from handlers.path import path_screens
from handlers.practice import members
from handlers.screens import Screen, screen
from knowledge import Phrases

SHARE = "https://t.me/share/url?url={url}&text={text}"
"""Telegram's own page to choose whom to send a link to."""

Sure = Literal["leave_sure", "remove_sure", "dissolve_sure"]


def alone(phrases: Phrases, above: str = "") -> Screen:
    """Explain sharing to someone who shares nothing."""
    words = phrases.practice
    rows: Rows = [[button(words.invite(), buttons.Practice(act="invite", about=""))]]
    return screen([above, words.none(), words.typed_help_alone()], rows)


def shared(phrases: Phrases, practice: Practice, journey: Journey, above: str) -> Screen:
    """Show who shares the path, and what can be done about it."""
    words = phrases.practice
    called = members.each_called(phrases, practice.members)
    lines = [f"• {_described(phrases, one, called)}" for one in practice.members]
    pending = words.pending(count=len(practice.invitations)) if practice.invitations else ""
    tally = path_screens.tally(phrases, journey)
    blocks = [above or words.title(), "\n".join(lines), words.shared(**tally), pending]
    rows = _owner_rows(phrases, practice, called) if practice.owner else []
    leave = [button(words.leave(), buttons.Practice(act="leave", about=""))]
    path = [button(words.path(), Path(view="path"))]
    typed = words.typed_help_owner() if practice.owner else words.typed_help()
    return screen([*blocks, typed], [path, *rows, leave])


def invited(phrases: Phrases, link: str, expires: date, *, alone: bool) -> Screen:
    """Give the link of an invitation; someone alone is also told that the practice is theirs."""
    words = phrases.practice
    url = SHARE.format(url=quote(link, safe=""), text=quote(words.send_text(), safe=""))
    rows: Rows = [[InlineKeyboardButton(text=words.send(), url=url)], [_back(phrases)]]
    told = words.invited(link=link, date=dates.long(phrases, expires))
    return screen([told, words.own() if alone else ""], rows)


def joining(phrases: Phrases, token: str, *, moves: bool) -> Screen:
    """Ask whether to join a practice, and say what is shared."""
    words = phrases.practice
    rows: Rows = [
        [button(words.join(), buttons.Practice(act="join", about=token))],
        [button(words.decline(), buttons.Practice(act="decline", about=""))],
    ]
    told = words.join_moves() if moves else ""
    return screen([words.join_title(), words.join_about(), told], rows)


def sure(phrases: Phrases, question: str, act: Sure, about: str = "") -> Screen:
    """Ask a second time."""
    words = phrases.practice
    yes = button(words.sure[act](), buttons.Practice(act=act, about=about))
    no = button(words.cancel(), buttons.Practice(act="show", about=""))
    return screen([question], [[yes], [no]])


def doers(phrases: Phrases, view: StepView, those: Sequence[Member]) -> Screen:
    """Ask who does a step, among the members of the practice."""
    known = view.step
    called = members.each_called(phrases, those)
    rows = [
        [
            button(
                members.as_me(phrases, one, called[one.number]),
                Assign(step=known.id, member=one.number),
            )
        ]
        for one in those
    ]
    nobody = button(phrases.practice.nobody(), Assign(step=known.id, member=0))
    text = phrases.practice.doer_title(number=known.number, title=known.title)
    back = button(phrases.step.back(), ShowStep(step=known.id))
    return screen([text], [*rows, [nobody], [back]])


def _described(phrases: Phrases, member: Member, called: dict[int, str]) -> str:
    words, name = phrases.practice, members.as_me(phrases, member, called[member.number])
    if member.owner:
        return (words.founder_me if member.me else words.founder)(who=name)
    if member.me:
        return name
    return words.since(who=name, date=dates.numeric(phrases, member.joined_on))


def days_of(phrases: Phrases, invitations: Sequence[Invitation]) -> dict[int, str]:
    """Return the day of each invitation, by id; those of the same day get a number."""
    told: dict[int, str] = {}
    made = Counter[date]()
    for one in invitations:
        made[one.made_on] += 1
        day, number = dates.numeric(phrases, one.made_on), made[one.made_on]
        again = phrases.practice.same_day(date=day, number=number)
        told[one.id] = day if number == 1 else again
    return told


def _owner_rows(phrases: Phrases, practice: Practice, called: dict[int, str]) -> Rows:
    words = phrases.practice
    revoke = [
        [_act(words.revoke(date=day), "revoke", about)]
        for about, day in days_of(phrases, practice.invitations).items()
    ]
    remove = [
        [_act(words.remove(who=called[one.number]), "remove", one.number)]
        for one in practice.members
        if not one.me
    ]
    invite = [_act(words.invite(), "invite", "")]
    return [invite, *revoke, *remove, [_act(words.dissolve(), "dissolve", "")]]


def _act(
    label: str, act: Literal["invite", "revoke", "remove", "dissolve"], about: object
) -> InlineKeyboardButton:
    return button(label, buttons.Practice(act=act, about=str(about)))


def _back(phrases: Phrases) -> InlineKeyboardButton:
    return button(phrases.practice.back(), buttons.Practice(act="show", about=""))
