"""The bot's words about a path that is shared."""

from dataclasses import dataclass
from typing import Annotated

from knowledge.phrases.named import each
from knowledge.phrases.reader import Label, Phrase


@dataclass(frozen=True)
class PracticePhrases:
    """/cabinet."""

    title: Phrase
    none: Phrase
    shared: Annotated[Phrase, "done", "count"]
    you: Annotated[Label, "who"]
    you_unsaid: Label
    invite: Label
    invited: Annotated[Phrase, "date", "link"]
    own: Phrase
    pending: Annotated[Phrase, "count"]
    revoke: Annotated[Label, "date"]
    same_day: Annotated[Label, "date", "number"]
    revoked: Phrase
    join_title: Phrase
    join_about: Phrase
    join_moves: Phrase
    join: Label
    decline: Label
    declined: Phrase
    typed_join: Label
    typed_decline: Label
    joined: Phrase
    full: Phrase
    member: Annotated[Label, "role"]
    member_number: Annotated[Label, "role", "number"]
    member_unsaid: Annotated[Label, "number"]
    role_unknown: Label
    founder: Annotated[Label, "who"]
    founder_me: Annotated[Label, "who"]
    since: Annotated[Label, "who", "date"]
    send: Label
    send_text: Label
    invalid: Phrase
    damaged: Phrase
    already: Phrase
    member_already: Phrase
    leave: Label
    leave_sure: Phrase
    left: Phrase
    remove: Annotated[Label, "who"]
    remove_sure: Annotated[Phrase, "who"]
    removed: Annotated[Phrase, "who"]
    dissolve: Label
    dissolve_sure: Phrase
    dissolved: Phrase
    typed_sure: Label
    cancel: Label
    doer_title: Annotated[Phrase, "number", "title"]
    doer_noted: Phrase
    nobody: Label
    owner_only: Phrase
    typed_help_alone: Phrase
    typed_help: Phrase
    typed_help_owner: Phrase
    which_member: Phrase
    which_invitation: Phrase
    no_member: Phrase
    no_invitation: Phrase
    back: Label
    path: Label
    alone: Phrase
    typed_link: Label
    typed_invite: Label
    typed_inviting: Label
    typed_leave: Label
    typed_dissolve: Label
    how_to_join: Phrase
    typed_joining: Label
    typed_remove: Label
    typed_gone: Label
    typed_someone: Label
    typed_of_member: Label
    typed_revoke: Label
    typed_path: Label
    typed_doer: Label
    typed_me: Label
    typed_i_do: Label
    typed_the_other: Label
    typed_nobody: Label
    typed_not_me: Label
    typed_both: Label
    typed_does: Label
    typed_who_does: Label
    link_how: Phrase
    typed_link_how: Label
    typed_who: Label
    typed_sharing_out: Label
    typed_leave_elsewhere: Label
    typed_left_work: Label
    gone: Phrase
    typed_see: Label
    typed_my_words: Label
    typed_seen_by: Label
    unseen: Phrase
    typed_am_i: Label
    typed_he: Label
    typed_hand_over: Label
    hand_over: Phrase
    typed_no_telegram: Label
    no_telegram: Phrase
    sure: Annotated[dict[str, Label], each("leave_sure remove_sure dissolve_sure")]
    told: Annotated[dict[str, Phrase], each("removed dissolved inherited passed left joined")]
    told_joined: Annotated[Phrase, "role"]
