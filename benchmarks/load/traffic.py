"""What people send: questions of which some come back often, commands, greetings, taps."""

import itertools
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import measuring

from bot.journey import State
from handlers import buttons
from knowledge import SHIPPED
from knowledge.content import read_base

GREETINGS = ("bonjour", "Bonsoir", "merci", "merci beaucoup", "ok", "au revoir")
COMMANDS = ("/parcours", "/aide", "/themes", "/start", "/rappels")
MIX = {"question": 60, "tap": 20, "command": 12, "greeting": 8}
"""Kinds of update, in hundredths."""

FIRST_PERSON = 10_000


@dataclass(frozen=True)
class Sent:
    """An update that was sent: who waits for its answer, and its body."""

    person: int
    body: bytes


class Traffic:
    """Draws updates, each of the next person, round and round; the same at each run.

    Args:
        people: how many of them there are.
        texts: what all of them say, round and round, instead.
    """

    def __init__(self, people: int, texts: Sequence[str] = ()) -> None:
        self._mix = {"text": 1} if texts else MIX
        said = itertools.cycle(texts)
        self._people = itertools.cycle(range(FIRST_PERSON, FIRST_PERSON + people))
        self._numbers = itertools.count(1)
        self._draw = random.Random(2026)  # noqa: S311 - repeatable, not secret
        lines = measuring.QUESTIONS.read_text(encoding="utf-8").splitlines()
        self._questions = [line.split("\t")[-1] for line in lines if line.strip()]
        self._draw.shuffle(self._questions)
        # Zipf's law: the second most asked comes half as often as the first, and so on
        ranks = range(1, len(self._questions) + 1)
        self._often = list(itertools.accumulate(1 / rank for rank in ranks))
        self._base, _ = read_base(SHIPPED)
        self._kinds: dict[str, Callable[[], dict[str, object]]] = {
            "question": self._question,
            "tap": self._tap,
            "command": lambda: _said(self._draw.choice(COMMANDS)),
            "greeting": lambda: _said(self._draw.choice(GREETINGS)),
            "text": lambda: {"text": next(said)},
        }

    def __next__(self) -> Sent:
        """Draw the next update."""
        person, number = next(self._people), next(self._numbers)
        who = {"id": person, "is_bot": False, "first_name": "Alice", "language_code": "fr"}
        chat = {"id": person, "type": "private", "first_name": "Alice"}
        now = int(time.time())
        (kind,) = self._draw.choices(list(self._mix), list(self._mix.values()))
        made = self._kinds[kind]()
        common = {"message_id": number, "chat": chat, "date": now}
        if kind == "tap":
            bot = {"id": 7, "is_bot": True, "first_name": "Bot"}
            shown = {**common, "from": bot, "text": "Choisissez"}
            query = {"id": str(person), "from": who, "chat_instance": "1", "message": shown}
            event: dict[str, object] = {"callback_query": {**query, **made}}
        else:
            event = {"message": {**common, "from": who, **made}}
        return Sent(person, json.dumps({"update_id": number, **event}).encode())

    def _question(self) -> dict[str, object]:
        (text,) = self._draw.choices(self._questions, cum_weights=self._often)
        return _said(text)

    def _tap(self) -> dict[str, object]:
        base, choice = self._base, self._draw.choice
        step, theme = choice(list(base.steps)), choice(list(base.themes))
        data = choice(
            (
                buttons.Open(entry=choice(list(base.entries))),
                buttons.Browse(theme=theme),
                buttons.Path(view="path"),
                buttons.ShowStep(step=step),
                buttons.Mark(step=step, state=State.DONE, then="path"),
            )
        )
        return {"data": data.pack()}


def _said(text: str) -> dict[str, object]:
    if not text.startswith("/"):
        return {"text": text}
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]}
