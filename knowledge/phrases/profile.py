"""The bot's words about the profile: its questions, and what people tell of themselves."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import ASKED, FACTS, PROFESSIONS, ROLES, YES_OR_NO, each
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class ProfilePhrases:
    """/profil, and the questions of the first contact."""

    title: Phrase
    about: Phrase
    line: Annotated[Phrase, "name", "answer"]
    unset: Label
    hint: Phrase
    first: Phrase
    asked: Annotated[Phrase, "question"]
    progress: Annotated[Phrase, "number", "count"]
    typed: Phrase
    choice: Annotated[Label, "number", "answer"]
    skip: Label
    skip_all: Label
    skipped: Phrase
    typed_hedges: Label
    typed_skip: Label
    typed_unsaid: Label
    typed_doubts: Label
    typed_stop: Label
    stopped: Phrase
    left: Annotated[Phrase, "question"]
    typed_alone: Label
    typed_resume: Label
    typed_resume_first: Label
    typed_others: Label
    typed_possessives: Label
    forget: Label
    pass_over: Label
    back: Label
    noted: Phrase
    noted_already: Annotated[Phrase, "answer"]
    unknown: Phrase
    done: Phrase
    path: Label
    reminders_dropped: Annotated[Phrase, "titles"]
    offer_note: Annotated[Phrase, "answer"]
    fact_told: Annotated[Label, "name", "answer"]
    facts_between: Label
    offer_about: Phrase
    offer_concerned: Phrase
    not_noted: Annotated[Phrase, "answer"]
    note_it: Label
    note_as: Annotated[Label, "answer"]
    forgotten: Phrase
    nothing_to_forget: Phrase
    what_to_change: Phrase
    typed_forget: Label
    typed_my_role: Label
    typed_my_profile: Label
    typed_may_you: Label
    typed_forget_around: Label
    typed_refused: Label
    kept_unsaid: Phrase
    typed_note_it: Label
    typed_keep_unsaid: Label
    typed_is_noted: Label
    typed_what_noted: Label
    typed_what_around: Label
    typed_asks_noted: Label
    typed_concerned: Label
    typed_within: Label
    typed_of: Label
    typed_with: Label
    typed_no_order: Label
    typed_concerned_by: Label
    typed_profile: Label
    typed_opening: Label
    why: Phrase
    typed_why: Label
    typed_at_loss: Label
    typed_at_loss_around: Label
    typed_structures: Label
    typed_structures_around: Label
    typed_i_am: Label
    typed_i_am_not: Label
    typed_as: Label
    typed_but: Label
    typed_now: Label
    typed_fillers: Label
    typed_roles: Annotated[dict[str, Label], ROLES]
    typed_facts: Annotated[dict[str, Label], each(f"{FACTS} segur")]
    typed_before: Annotated[dict[str, Label], YES_OR_NO]
    typed_after: Annotated[dict[str, Label], YES_OR_NO]
    typed_answers: Annotated[dict[str, Label], YES_OR_NO]
    names: Annotated[dict[str, Label], ASKED]
    questions: Annotated[dict[str, Label], ASKED]
    answers: Annotated[dict[str, Label], each(f"oui non {PROFESSIONS}")]
