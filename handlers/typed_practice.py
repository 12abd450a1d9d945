"""What is typed behind /cabinet, or once it is shown: the words of one of its buttons."""

from bot.practice import Invitation, Practice
from handlers import dates, members, progress, team
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen

Way = tuple[str, str, list[str]]
"""What is done, about which member or invitation, and the ways to say it."""


async def answer(scene: Scene, said: Said) -> list[Screen]:
    """Do what was typed, as its button would; nothing when it is the words of none."""
    ways = _ways(scene, await team.of(scene))
    place = said.says(*(words for _, _, words in ways))
    if place is None:
        return []
    what, about, _ = ways[place]
    match what:
        case "path":
            return [await progress.path(scene)]
        case "show":
            return [await team.shown(scene)]
        case "invite":
            return [await team.invite(scene)]
        case _:
            return [await team.act(scene, what, about)]


def _ways(scene: Scene, mine: Practice | None) -> list[Way]:
    words = scene.phrases.practice
    ways: list[Way] = [
        ("invite", "", [words.invite(), words.typed_invite()]),
        ("path", "", [words.path(), words.typed_path()]),
        ("show", "", [words.back()]),
    ]
    if mine is None:
        return ways
    owned = _of_owner(scene, mine) if mine.owner else []
    return [*ways, ("leave", "", [words.leave(), words.typed_leave()]), *owned]


def _of_owner(scene: Scene, mine: Practice) -> list[Way]:
    """Return what only the owner is offered; what there is one of may be said without which."""
    phrases, words = scene.phrases, scene.phrases.practice
    called = members.each_called(phrases, mine.members)
    others = [one for one in mine.members if not one.me]
    any_member = [words.typed_remove()] if len(others) == 1 else []
    any_open = [words.typed_revoke()] if len(mine.invitations) == 1 else []
    return [
        ("dissolve", "", [words.dissolve(), words.typed_dissolve()]),
        *(
            ("remove", str(one.number), [words.remove(who=called[one.number]), *any_member])
            for one in others
        ),
        *(
            ("revoke", str(one.id), [words.revoke(date=_day(scene, one)), *any_open])
            for one in mine.invitations
        ),
    ]


def _day(scene: Scene, invitation: Invitation) -> str:
    return dates.numeric(scene.phrases, invitation.made_on)
