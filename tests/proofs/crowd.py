"""People who ask, type and tap, and whether each of their acts was answered."""

import json
import random
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from tests.proofs.posting import Fields
from tests.proofs.telegram_server import ME, Call, Telegram

PEOPLE = 300
FIRST = 9_000
QUESTION, ENTRY = "ouvrir mon agenda", "agenda"
ANSWERED, NOTED, UNKNOWN = "onglet Agenda", "C’est noté", "Je ne sais pas"
"""Words of what is answered to a question, a step, a question nobody can answer."""

VOTE, VOTED = "v:", 9
KINDS = 3
"""What a person does depends on their number."""

IN_FLIGHT = 150
"""Updates that wait at most: people write on while the bot works."""

SYLLABLES = ("zor", "glub", "quaf", "wix", "fjo", "mblo", "xyl", "krou", "pni", "dzo")


def _in_ten_days() -> date:
    return (datetime.now(UTC) + timedelta(days=10)).date()


@dataclass(frozen=True)
class Act:
    """What a person does: the content of an update, and what only its answer makes us hear."""

    content: Fields
    heard: tuple[str, ...]


@dataclass
class Crowd:
    """People whose acts come in a drawn order; `heard` counts what they were answered."""

    draw: random.Random
    size: int = PEOPLE
    day: date = field(default_factory=_in_ten_days)
    heard: Counter[str] = field(default_factory=Counter)
    done: dict[int, Act] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = range(FIRST, FIRST + self.size)
        self.voters: set[int] = set()
        self._votes: deque[tuple[int, Act]] = deque()

    async def act(self, telegram: Telegram) -> None:
        """Do everything: each person's acts in order, then a vote once they are answered."""
        telegram.listeners.append(self.hear)
        acts = {person: iter([*self.acts(person)]) for person in self.people}
        order = [person for person in self.people for _ in self.acts(person)]
        self.draw.shuffle(order)
        for person in order:
            await telegram.until(lambda: len(telegram.pending) < IN_FLIGHT)
            await self._do(telegram, person, next(acts[person]))
            while self._votes:
                await self._do(telegram, *self._votes.popleft())
        while len(self.done) < len(order) + self.size / KINDS:
            await telegram.until(lambda: bool(self._votes))
            await self._do(telegram, *self._votes.popleft())

    async def _do(self, telegram: Telegram, person: int, act: Act) -> None:
        self.done[await telegram.push(person, **act.content)] = act

    def acts(self, person: int) -> Iterator[Act]:
        """Return what a person does, in order, but for the vote."""
        match person % KINDS:
            case 0:
                yield _says(person, 1, QUESTION, ANSWERED)
                yield _says(person, 2, "/parcours fait choisir", NOTED)
            case 1:
                yield _says(person, 1, "/parcours fait choisir", NOTED)
                yield _taps(person, 2, "m:suivre:doing:step")
                yield _taps(person, 3, f"w:suivre:{self.day}")
            case _:
                yield _says(person, 1, "/parcours fait choisir", NOTED)
                yield _taps(person, 2, "m:choisir:todo:path")
                yield _says(person, 3, unknown(person), UNKNOWN)

    def hear(self, call: Call) -> None:
        """Count an answer; whoever gets one that can be voted for finds it useful."""
        for key in _keys(call):
            self.heard[key] += 1
        useful = _vote_button(call)
        if useful and call.chat not in self.voters:
            self.voters.add(call.chat)
            self._votes.append((call.chat, _taps(call.chat, VOTED, useful)))

    @property
    def unanswered(self) -> list[str]:
        """What nobody heard and should have."""
        wanted = {key for act in self.done.values() for key in act.heard}
        return sorted(wanted - self.heard.keys())


def unknown(person: int) -> str:
    """Return a word nobody has heard, a different one for each person."""
    return "".join(SYLLABLES[int(digit)] for digit in str(person))


def _keys(call: Call) -> Iterator[str]:
    match call.method:
        case "answerCallbackQuery":
            yield f"tap {call.fields['callback_query_id']}"
        case "editMessageText":
            yield f"edit {call.fields['message_id']}"
        case "sendMessage":
            known = (ANSWERED, NOTED, UNKNOWN)
            yield from (f"{call.chat} {words}" for words in known if words in call.text)


def _vote_button(call: Call) -> str | None:
    markup = call.fields.get("reply_markup") if call.method == "sendMessage" else None
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    data = [button.get("callback_data", "") for row in rows for button in row]
    return next((one for one in data if one.startswith(VOTE)), None)


def _person(person: int) -> Fields:
    return {"id": person, "is_bot": False, "first_name": "A", "language_code": "fr"}


def message(person: int, number: int, **more: object) -> Fields:
    """Return a message in a private chat; ids differ from one person to another."""
    chat = {"id": person, "type": "private", "first_name": "A"}
    return {"message_id": 10 * person + number, "date": 1, "chat": chat, **more}


def _says(person: int, number: int, text: str, words: str) -> Act:
    said = {**message(person, number, text=text), "from": _person(person)}
    return Act({"message": said}, (f"{person} {words}",))


def _taps(person: int, number: int, data: str) -> Act:
    shown = {**message(person, number, text="…"), "from": ME}
    key = f"{person}-{number}"
    query = {"id": key, "from": _person(person), "chat_instance": "1", "data": data}
    heard = (f"tap {key}", f"edit {shown['message_id']}")
    return Act({"callback_query": {**query, "message": shown}}, heard)
