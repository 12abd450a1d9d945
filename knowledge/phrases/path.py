"""The bot's words about the path: where a person stands."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import FACTS, STATES, WHO, each
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class PathPhrases:
    """/parcours."""

    title: Annotated[Phrase, "whose", "done", "count"]
    mine: Label
    practice: Label
    steps_one: Annotated[Label, "count"]
    steps_many: Annotated[Label, "count"]
    chapter: Annotated[Phrase, "name", "done", "count"]
    chapter_done: Annotated[Phrase, "name"]
    next_is: Annotated[Phrase, "title"]
    next_duration: Annotated[Phrase, "duration"]
    at_hand: Phrase
    waiting: Annotated[Phrase, "title", "date"]
    begun: Annotated[Phrase, "titles"]
    begun_meanwhile: Annotated[Phrase, "titles"]
    behind: Annotated[Phrase, "title"]
    under_way: Annotated[Phrase, "title", "date"]
    finished: Phrase
    celebrated: Phrase
    ask_invitation: Phrase
    legend: Phrase
    to_mark: Label
    to_start: Label
    open_next: Label
    blocked: Label
    all_steps: Label
    as_picture: Label
    as_page: Label
    back: Label
    profile: Label
    steps_title: Phrase
    steps_hint: Phrase
    step_number: Annotated[Label, "number"]
    chapter_title: Annotated[Phrase, "name"]
    step_line: Annotated[Phrase, "number", "title", "said"]
    answer_button: Annotated[Label, "number", "said"]
    unknown: Phrase
    typed_undo: Label
    typed_not_around: Label
    typed_put_back: Label
    typed_redo: Label
    typed_redo_done: Label
    typed_undo_one: Label
    typed_undo_before: Label
    typed_here: Label
    typed_aside: Label
    typed_concerns: Label
    private_only: Phrase
    document_name: Label
    picture_name: Label
    picture_caption: Annotated[Phrase, "title", "count", "chapters", "next"]
    picture_chapter: Annotated[Label, "name", "done", "count"]
    sheet_count: Annotated[Label, "done", "count"]
    sheet_next: Annotated[Label, "title"]
    sheet_behind: Annotated[Label, "title"]
    sheet_waiting: Annotated[Label, "title"]
    sheet_under_way: Annotated[Label, "title"]
    sheet_finished: Label
    sheet_footer: Annotated[Label, "date"]
    page_caption: Phrase
    chapters: dict[str, Label]
    states: Annotated[dict[str, Label], STATES]
    others: Annotated[dict[str, Label], WHO]
    conditions: Annotated[dict[str, Label], each(FACTS)]
    typed_around: Label
    typed_what: Label
    typed_asks_what: Label
    typed_number: Label
    typed_the: Label
    typed_those: Label
    typed_good: Label
    typed_also: Label
    typed_alike: Label
    typed_them: Label
    typed_ticks: Label
    typed_ordered: Label
    typed_arrived: Label
    typed_orderable: Label
    typed_chapter: Label
    typed_instead: Label
    typed_going: Label
    not_understood: Annotated[Phrase, "number"]
    not_understood_several: Annotated[Phrase, "numbers"]
    skipped: Annotated[Phrase, "number"]
    planned: Annotated[Phrase, "number"]
    not_for_you: Phrase
    which_ordered: Phrase
    which_step: Phrase
    none_changed: Phrase
    everything: Phrase
    not_read: Annotated[Phrase, "text"]
    put_back: Annotated[Phrase, "numbers"]
    typed_everything: Label
    typed_steps: Label
    typed_path: Label
    typed_following: Label
    typed_skip: Label
    typed_back: Label
    typed_previous: Label
    typed_next_page: Label
    typed_next_one: Label
    typed_next_step: Label
    typed_finished: Label
    typed_left: Label
    typed_this: Label
    typed_short: Label
    typed_polite: Label
    typed_asking_if: Label
    typed_polite_behind: Label
    typed_indirect: Label
    typed_correcting: Label
    typed_noting: Label
    typed_planned: Label
    typed_state: Label
    typed_doubt: Label
    typed_nor: Label
    typed_neither: Label
    typed_bare: Label
    typed_bare_things: Label
    typed_ordinals: Label
    typed_have: Label
    typed_am: Label
    typed_registered: Label
    typed_received: Label
    typed_of_patients: Label
    typed_leads: Label
    typed_my_side: Label
    typed_mark: Label
    typed_tick: Label
    typed_it: Label
    typed_as: Label
    typed_tails: Label
    typed_just: Label
    typed_just_done: Label
    typed_past: Label
    typed_since: Label
    typed_supposing: Label
    typed_and: Label
    typed_or: Label
    typed_to: Label
    typed_until: Label
    typed_first: Label
    typed_all_steps: Label
    typed_rest: Label
    typed_without: Label
    typed_except: Label
    typed_no_except: Label
    typed_it_is: Label
    typed_is: Label
    typed_are: Label
    typed_plural: Label
    typed_it_was: Label
    typed_that: Label
    typed_only: Label
    typed_who: Label
    typed_by: Label
    typed_did: Label
    typed_has: Label
    typed_doers: Label
    typed_secretary: Label
    typed_card: Label
    typed_little: Label
    states_on: Annotated[dict[str, Annotated[Label, "date"]], each("doing done")]
    typed: Annotated[dict[str, Label], each("todo doing done none blocked picture page all")]
    typed_each: Annotated[dict[str, Label], each("done todo")]
    typed_for_me: Annotated[dict[str, Label], each("orders may_order ends can")]
    typed_numbered: Annotated[dict[str, Label], each("unfinished todo doing done skipped none")]
