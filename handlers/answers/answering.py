"""From an entry, or from what a question found, to screens; each outcome is counted."""

from collections.abc import Awaitable, Callable, Sequence
from typing import assert_never

from bot import questions
from handlers import keyboards
from handlers.answers import answer_screens, awaiting, counting, lists, offers, standing, whom
from handlers.buttons import BEYOND, Vote
from handlers.path import progress
from handlers.practice import team
from handlers.privacy import person_data, refusing
from handlers.reminders import reminding
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import before, choices, subject
from handlers.shown.codes import codes
from knowledge import (
    Answer,
    Candidate,
    Html,
    Nothing,
    Outcome,
    Part,
    Phrases,
    Refused,
    Smalltalk,
    Suggestions,
    Unread,
)
from knowledge.matching import talk_kinds

LIKELY = 0.02
"""Probability from which a runner-up is offered when the answer did not help. Below it, what the
entry refers to is offered instead: the runners-up of a sure answer are there by chance."""

_ASKED_FOR: dict[str, Callable[[Scene], Awaitable[Screen]]] = {
    talk_kinds.PATH: progress.path,
    talk_kinds.REMINDS: reminding.waiting,
    talk_kinds.SHARES: team.shown,
    talk_kinds.ERASES: person_data.asked,
    talk_kinds.WAITS: awaiting.wanted,
}
"""Kinds of small talk that ask for a screen: in private, that screen is shown."""


async def opened(
    scene: Scene, entry_id: str, page: int | None = None, *, number: int = 0
) -> Screen:
    """Answer with an entry that was chosen.

    `page` is the page of its theme to go back to; `number`, its place among the entries opened by
    the same message.
    """
    base, phrases = scene.base, scene.phrases
    entry = base.entries.get(entry_id)
    if entry is None:
        return answer_screens.gone(phrases)
    key = scene.question_key(number)
    await questions.record(scene.session, key, outcome="opened", entry_id=entry_id, now=scene.now)
    await subject.chosen(scene, entry_id)
    votes = Vote(key=key, useful=True, entries=codes([entry_id]))
    around = (await standing.of(scene, entry_id)).around
    if page is None:
        return around(answer_screens.entry(scene.knowledge, entry, scene.role, votes))
    return around(answer_screens.read(scene.knowledge, entry, scene.role, votes, page=page))


async def screens_of(scene: Scene, parts: Sequence[Part], given: str) -> list[Screen]:
    """Answer each question of a message; a part that must be refused refuses the whole message.

    `given` is the entry answered just before: if it answers again, the reply says so.
    """
    if reasons := refusing.refusals(parts):
        return [await refusing.refused(scene, reasons)]
    real = [part for part in parts if not isinstance(part.outcome, Smalltalk)]
    kept = real or parts[:1]
    quoted, last = len(kept) > 1, kept[-1]
    return [
        await _screen_of(scene, number, part, given, quoted=quoted, last=part is last)
        for number, part in enumerate(kept)
    ]


async def _screen_of(  # noqa: PLR0913  its place in the message
    scene: Scene, number: int, part: Part, given: str, *, quoted: bool, last: bool
) -> Screen:
    """Answer a question; only the last list of a message can be chosen from by number.

    When an update is delivered twice, `given` may be this very answer: the reply must not say that
    it was already given.
    """
    key = scene.question_key(number)
    new = await counting.count(scene, key, part)
    await _remember(scene, key, part.outcome)
    quote = part.text if quoted else ""
    if isinstance(part.outcome, Smalltalk) and part.outcome.kind in _ASKED_FOR and scene.person:
        return await _ASKED_FOR[part.outcome.kind](scene)
    shown = _show(scene, key, part, quote, numbered=scene.private and last)
    if isinstance(part.outcome, Answer):
        shown = (await standing.of(scene, part.outcome.id)).around(shown)
        return _again(scene, shown, given) if new and part.outcome.id == given else shown
    if not quoted and whom.is_another(scene.phrases, part):
        await subject.leave(scene, shown.theme)
    return await awaiting.offered(scene, shown)


def _show(scene: Scene, key: int, part: Part, quote: str, *, numbered: bool) -> Screen:
    """Return the screen of an outcome."""
    known, phrases = scene.knowledge, scene.phrases
    match part.outcome:
        case Answer(id=entry_id, candidates=candidates):
            votes = Vote(key=key, useful=True, entries=codes(_ids(candidates, LIKELY)))
            return answer_screens.entry(known, known.base.entries[entry_id], scene.role, votes)
        case Suggestions() as found:
            asked, quoted = part.text, bool(quote)
            return offers.shown(known, key, found, asked, quoted=quoted, private=numbered)
        case Nothing() as found:
            intro = _unknown(phrases, found, quote)
            return whom.nothing(scene, part.text, found, intro, after=part.after)
        case Smalltalk(kind=kind):
            return screen([phrases.smalltalk.get(kind, phrases.smalltalk[talk_kinds.OTHER])()])
        case Unread():
            return screen([_left_out(phrases, quote)])
        case Refused(reason=reason):
            return screen([refusing.reason_of(phrases, reason)()])
    assert_never(part.outcome)


def _again(scene: Scene, shown: Screen, entry_id: str) -> Screen:
    """Say above an answer that it is the one just given, and where to go from there."""
    words = scene.phrases.again
    of_patients = scene.base.entries[entry_id].said_by_patients
    return shown.below((words.same_of_patients if of_patients else words.same)())


def _unknown(phrases: Phrases, found: Nothing, quote: str) -> Html:
    """Say that there is no answer; `quote` is the question, where a message holds several."""
    words, text, detail = phrases.nothing, keyboards.cut(quote, lists.QUOTED), found.missing
    if detail and quote:
        return words.unknown_detail_part(text=text, detail=detail)
    if detail:
        return words.unknown_detail(detail=detail)
    return words.unknown_part(text=text) if quote else words.unknown()


def _left_out(phrases: Phrases, quote: str) -> Html:
    """Tell which part of a message was not looked for; without words, only that there was one."""
    words = phrases.question
    return words.left_out(text=keyboards.cut(quote, lists.QUOTED)) if quote else words.missed()


async def none_fits(scene: Scene, key: int, offered: Sequence[str]) -> Screen:
    """Note that nothing offered answers a question, and say who may help.

    The question, asked in other words, is then not about what was refused.
    """
    words = scene.phrases.nothing
    if before.listed(scene)[1] == key:
        await choices.refuse(scene)
    noted = await voted(scene, key, useful=False)
    intro = words.none_of_these() if noted else words.unknown()
    shown = answer_screens.nothing(scene.knowledge, _themes_of(scene, offered), intro)
    return await awaiting.offered(scene, shown)


async def voted(scene: Scene, key: int, *, useful: bool) -> bool:
    """Note a vote; a forged key too large for the column is ignored."""
    return 0 <= key < BEYOND and await questions.vote(scene.session, key, useful)


def _themes_of(scene: Scene, entry_ids: Sequence[str]) -> list[str]:
    """Return the themes of some entries, each once; those for patients come last."""
    base = scene.base
    named = dict.fromkeys(entry.theme for entry in lists.known(base, entry_ids))
    return sorted(named, key=lambda theme: base.themes[theme].of_patients)


async def _remember(scene: Scene, key: int, outcome: Outcome) -> None:
    match outcome:
        case Answer():
            await subject.answered(scene, outcome.id)
        case Suggestions(candidates=candidates):
            await choices.offer(scene, _ids(candidates), key)


def _ids(candidates: Sequence[Candidate], least: float = 0.0) -> list[str]:
    return [candidate.id for candidate in candidates if candidate.score >= least]
