"""/mesdonnees: everything held on the person; /effacer: erasing it all, in two taps."""

import json
import re
from functools import partial

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot import erasures, keys, person_data
from bot.sending.turn import Turn
from handlers import dates, privately, replying
from handlers.buttons import Erase
from handlers.forms import pattern
from handlers.privacy import data_screens
from handlers.privacy.data_screens import Held
from handlers.replying import Attached
from handlers.said import Said
from handlers.scene import Result, Scene
from handlers.screens import Screen
from handlers.shown import choices, signs


def router() -> Router:
    """Return the router of what is held on a person."""
    made = privately.private_router("person_data")
    privately.on_command(made, mesdonnees, "mesdonnees")
    privately.on_command(made, effacer, "effacer")
    made.callback_query.register(erase, Erase.filter())
    return made


async def mesdonnees(message: Message, scene: Scene) -> Turn:
    """Give everything held on the person, to read and as a file; nobody can forward them."""
    export = await person_data.export(scene.session, scene.person_id)
    words = scene.phrases.data
    await choices.remember(scene, signs.DATA)
    shown = data_screens.held(scene.knowledge, export)
    attached = Attached(words.file_name(), partial(_json, export), words.title(), protected=True)
    told = replying.protected(replying.send(message, shown))
    file = replying.file(message.chat.id, attached)
    return await replying.answer_apart(scene, message, told, file)


async def effacer(message: Message, command: CommandObject, scene: Scene) -> Result:
    """Ask whether to erase everything; « oui » or « non » typed after the command decides."""
    said = Said(command.args or "")
    if said.number is not None:  # of what: nothing numbered is shown
        return replying.send(message, Screen(scene.phrases.data.unsure()))
    if answered := await typed(scene, said):
        return replying.send(message, answered[0])
    return replying.send(message, await asked(scene))


async def asked(scene: Scene) -> Screen:
    """Ask whether to erase everything."""
    await choices.offer_sure(scene, signs.ERASE)
    return data_screens.sure(scene.phrases)


async def wished(scene: Scene, said: Said) -> list[Screen]:
    """Ask the same of anyone who says, wherever it is, that everything is to go.

    « Tout sauf mes rappels » is not everything: a habitual « oui » would erase those too.
    """
    words = scene.phrases.data
    around = f"{scene.phrases.again.around()}|{words.typed_all_around()}"
    every = rf"\b(?:{pattern(words.typed_all())})"
    but = pattern(scene.phrases.path.typed_except(), words.typed_but_keep())
    if re.search(rf"{every}\s(?:{but})\s", said.folded):
        return [Screen(words.only_all())]
    return [await asked(scene)] if said.asks_for(words.typed_all(), around) else []


async def erase(query: CallbackQuery, callback_data: Erase, scene: Scene) -> Turn:
    """Erase everything, or keep it."""
    if callback_data.sure:
        return replying.in_place(query, await _erased(scene))
    return replying.in_place(query, Screen(scene.phrases.data.kept()))


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Erase everything or keep it, as was typed right after the question.

    A reply that only begins with yes erases nothing, and is told so.
    """
    words, lists = scene.phrases.data, scene.phrases.lists
    yes = [words.erase_yes(), words.typed_yes(), lists.typed_yes()]
    no = [words.erase_no(), words.typed_no(), lists.typed_no()]
    match said.chooses(yes, no):
        case 0:
            return [await _erased(scene)]
        case 1:
            return [Screen(words.kept())]
    if said.begins(lists.typed_no()):
        return [Screen(words.kept())]
    unclear = said.number is not None or said.begins(lists.typed_yes())
    return [Screen(words.unsure())] if unclear else []


def _json(export: Held) -> bytes:
    return json.dumps(export, ensure_ascii=False, indent=2).encode()


async def _erased(scene: Scene) -> Screen:
    """Erase everything; the receipt itself is not remembered."""
    words = scene.phrases.data
    if scene.person is None or scene.person.first_contact:
        await person_data.erase(scene.session, scene.person_id)
        return Screen(words.nothing(), kept=False)
    today = await scene.today()
    key = keys.erasure_key(scene.settings)
    await erasures.erase(scene.session, scene.person_id, key, scene.now)
    return Screen(words.erased(date=dates.numeric(scene.phrases, today)), kept=False)
