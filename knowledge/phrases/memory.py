"""The bot's words about what it remembers: reminders, a person's data."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import each
from knowledge.phrases.reader import Label, Phrase

_ZONES = """
paris guadeloupe martinique guyane reunion mayotte saint_martin saint_pierre polynesie marquises
gambier caledonie wallis
"""


@dataclass(frozen=True)
class ReminderPhrases:
    """/rappels."""

    offer: Annotated[Phrase, "day"]
    on_day: Annotated[Label, "day"]
    other_days: Label
    no: Label
    choose: Annotated[Phrase, "title"]
    set: Annotated[Phrase, "day", "title", "zone"]
    set_each: Annotated[Phrase, "count", "zone"]
    set_several: Annotated[Phrase, "day", "titles", "zone"]
    moved: Annotated[Phrase, "title", "former"]
    one_day: Phrase
    once: Phrase
    cancelled_several: Phrase
    typed_repeated: Label
    not_read: Annotated[Phrase, "text"]
    which_day: Phrase
    which_step: Phrase
    too_many: Annotated[Phrase, "most"]
    declined: Phrase
    stays: Phrase
    again: Annotated[Phrase, "title", "day"]
    typed_restore: Label
    typed_restore_alone: Label
    title: Phrase
    line: Annotated[Phrase, "number", "day", "title"]
    none: Phrase
    none_yet: Phrase
    under_way: Annotated[Phrase, "step"]
    under_way_step: Annotated[Label, "title"]
    move: Annotated[Label, "title"]
    cancel: Annotated[Label, "day", "title"]
    cancelled: Phrase
    cancel_all: Label
    stopped: Phrase
    zone: Annotated[Label, "zone"]
    zone_choose: Phrase
    zone_set: Annotated[Phrase, "zone"]
    back: Label
    set_instead: Annotated[Phrase, "day", "former", "title", "zone"]
    days_hint: Phrase
    day_hint: Annotated[Phrase, "step", "day"]
    no_such_day: Phrase
    too_soon: Annotated[Phrase, "day"]
    too_far: Annotated[Phrase, "day"]
    sent: Annotated[Phrase, "title"]
    sent_done: Label
    sent_later: Label
    sent_stop: Label
    typed_help: Phrase
    typed_cancel: Label
    typed_cancel_it: Label
    none_cancelled: Phrase
    which_move: Phrase
    which_cancel: Phrase
    typed_stop: Label
    typed_not_yet: Label
    typed_remind: Label
    typed_remind_of: Label
    typed_remind_around: Label
    typed_remind_not: Label
    typed_remind_first: Label
    typed_reminder: Label
    typed_move: Label
    typed_moving: Label
    typed_declined: Label
    typed_yes: Label
    how: Phrase
    typed_how: Label
    typed_when_set: Label
    typed_when_around: Label
    typed_about: Label
    typed_unwanted: Label
    typed_please: Label
    typed_every: Label
    typed_all: Label
    typed_replace: Label
    typed_replaced_by: Label
    typed_in_place_of: Label
    typed_that_of: Label
    typed_reminders: Label
    moved_all: Phrase
    typed_called: Label
    typed_nth: Label
    typed_unreminded: Label
    none_of_it: Phrase
    typed_zone: Label
    typed_zone_little: Label
    typed_unless: Label
    typed_when: Label
    typed_earlier: Label
    typed_list: Label
    day_unknown: Phrase
    day_not_hour: Phrase
    no_day_told: Phrase
    hour_told: Phrase
    no_hour: Phrase
    only_steps: Phrase
    number_hint: Annotated[Phrase, "number"]
    not_a_day: Phrase
    zones: Annotated[dict[str, Label], each(_ZONES)]


@dataclass(frozen=True)
class DataPhrases:
    """/mesdonnees and /effacer."""

    title: Phrase
    section: Annotated[Phrase, "name"]
    cell: Annotated[Phrase, "name", "value"]
    file: Phrase
    file_name: Label
    nothing_else: Phrase
    listed: Label
    many: Annotated[Phrase, "count"]
    numbers_one: Annotated[Phrase, "count"]
    numbers_many: Annotated[Phrase, "count"]
    erase_sure: Phrase
    only_all: Phrase
    typed_but_keep: Label
    erase_yes: Label
    erase_no: Label
    kept: Phrase
    unsure: Phrase
    typed_no: Label
    typed_all: Label
    typed_all_around: Label
    typed_yes: Label
    erased: Annotated[Phrase, "date"]
    nothing: Phrase
    typed_help: Phrase
    parting: Annotated[Phrase, "date"]
    tables: dict[str, Label]
    columns: dict[str, Label]
    tidings: Annotated[dict[str, Label], each("removed dissolved inherited passed joined")]


@dataclass(frozen=True)
class LegalPhrases:
    """/confidentialite and /mentions."""

    privacy: Phrase
    own: Phrase
    rights: Annotated[Phrase, "contact"]
    rights_unset: Phrase
    mentions: Annotated[Phrase, "editor", "host", "contact"]
    mentions_unset: Phrase
    typed_mine: Label
    mine: Phrase
    about: Phrase
    typed_asked: Label
