"""What members of a practice are called: by their role, never by a name."""

from collections import Counter
from collections.abc import Sequence

from bot.journey import Member
from knowledge import Phrases


def called(phrases: Phrases, member: Member) -> str:
    """Return what a member is called, with their number, so that two can be told apart."""
    words = phrases.practice
    if member.role not in phrases.profile.answers:
        return words.member_unsaid(number=member.number)
    return words.member_number(role=role(phrases, member), number=member.number)


def each_called(phrases: Phrases, members: Sequence[Member]) -> dict[int, str]:
    """Return what each member is called, by number: a role that is unique has no number."""
    shared = Counter(member.role for member in members)
    words = phrases.practice
    return {
        member.number: words.member(role=role(phrases, member))
        if shared[member.role] == 1
        else called(phrases, member)
        for member in members
    }


def as_me(phrases: Phrases, member: Member, name: str) -> str:
    """Return what to call a member when speaking to the reader: « vous » when it is them."""
    words = phrases.practice
    if not member.me:
        return name
    return words.you(who=name) if member.role in phrases.profile.answers else words.you_unsaid()


def role(phrases: Phrases, member: Member) -> str:
    """Return the role of a member, in words."""
    known = phrases.profile.answers.get(member.role or "")
    return known() if known else phrases.practice.role_unknown()
