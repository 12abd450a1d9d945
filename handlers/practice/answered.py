"""What is typed after /cabinet, or below its screen: the words of one of its buttons."""

from bot.practice import Practice
from handlers.path import progress
from handlers.practice import members, practice_screens, team
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import member as typed_member

SIGNS = (signs.PRACTICE, signs.INVITATION, signs.SURE)
"""Signs of the screens of a practice, which read what is typed below them."""

Way = tuple[str, str, list[str]]
"""What is done, about which member or invitation, and the ways to say it."""


async def answer(scene: Scene, said: Said) -> list[Screen]:
    """Do what was typed, as its button would; nothing when no button says it."""
    mine = await team.of(scene)
    ways = _ways(scene, mine)
    place = said.says(*(forms for _, _, forms in ways))
    if place is None:
        return await _in_other_words(scene, said, mine)
    what, about, _ = ways[place]
    match what:
        case "path":
            return [await progress.path(scene)]
        case "show":
            return [await team.shown(scene)]
        case "invite":
            return [await team.invite(scene)]
        case "revoke" if not about:
            return [await _which_invitation(scene, mine)]
        case _:
            return [await team.act(scene, what, about)]


async def _in_other_words(scene: Scene, said: Said, mine: Practice | None) -> list[Screen]:
    """Do what no button says: remove somebody, invite; or tell how the link of invitation goes."""
    words = scene.phrases.practice
    if mine and said.asks_for(words.typed_link_how(), scene.phrases.again.around()):
        return [Screen(words.link_how())]
    told = await removed(scene, said, mine) or await _whom(scene, said, mine) if mine else []
    invites = not told and said.begins(words.typed_inviting())
    return [await team.invite(scene)] if invites else told


async def removed(
    scene: Scene, said: Said, mine: Practice, *, named: bool | None = None
) -> list[Screen]:
    """Ask a second time before removing the member that is named, or ask which one is meant.

    `named`: away from the screen of the practice, whether somebody is meant who is not named by
    their profession.
    """
    told = typed_member.to_remove(scene.phrases, said, mine.members)
    words, others = scene.phrases.practice, [one for one in mine.members if not one.me]
    if told is None and named and mine.owner:
        told = others
    if told is None or (named is False and told == others and len(others) > 1):
        return []
    if not mine.owner:
        return [await team.shown(scene, words.owner_only())]
    if len(told) == 1:
        return [await team.act(scene, "remove", str(told[0].number))]
    above = words.which_member() if others else words.no_member()
    return [await team.shown(scene, above, whom=bool(others))]


async def _whom(scene: Scene, said: Said, mine: Practice) -> list[Screen]:
    """Ask a second time before removing the member chosen where it was asked which."""
    if not scene.before.endswith(signs.WHOM):
        return []
    others = [one for one in mine.members if not one.me]
    number = said.place if said.number is None else said.number
    words = said.bare if number is None else str(number)
    told = typed_member.named(scene.phrases, words, others) or []
    if len(told) > 1:
        return [await team.shown(scene, scene.phrases.practice.which_member(), whom=True)]
    return [await team.act(scene, "remove", str(one.number)) for one in told]


async def _which_invitation(scene: Scene, mine: Practice | None) -> Screen:
    words = scene.phrases.practice
    several = mine is not None and mine.invitations
    return await team.shown(scene, words.which_invitation() if several else words.no_invitation())


def _ways(scene: Scene, mine: Practice | None) -> list[Way]:
    """Return what can be done about a practice, each with the ways to say it."""
    words = scene.phrases.practice
    link = [] if mine and mine.invitations else [words.typed_link()]
    ways: list[Way] = [
        ("invite", "", [words.invite(), words.typed_invite(), *link]),
        ("path", "", [words.path(), words.typed_path()]),
        ("show", "", [words.back()]),
    ]
    if mine is None:
        return ways
    owned = _of_owner(scene, mine) if mine.owner else []
    leave = [words.leave(), words.typed_leave(), words.typed_leave_elsewhere()]
    return [*ways, ("leave", "", leave), *owned]


def _of_owner(scene: Scene, mine: Practice) -> list[Way]:
    """Return what only the owner is offered; a single member or invitation need not be named.

    A bare « annule » may be about what was just done: it only asks about the invitation.
    """
    phrases, words = scene.phrases, scene.phrases.practice
    called = members.each_called(phrases, mine.members)
    only = str(mine.invitations[0].id) if len(mine.invitations) == 1 else ""
    return [
        ("dissolve", "", [words.dissolve(), words.typed_dissolve()]),
        *(
            ("remove", str(one.number), [words.remove(who=called[one.number])])
            for one in mine.members
            if not one.me
        ),
        *(
            ("revoke", str(about), [words.revoke(date=day)])
            for about, day in practice_screens.days_of(phrases, mine.invitations).items()
        ),
        ("revoke", only, [words.typed_revoke()]),
        ("revoke", "", [phrases.mistaken.cancels()]),
    ]
