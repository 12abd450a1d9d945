"""An answer that did not help leads to what is likely, or to what it refers to."""

from bot.settings import Settings
from knowledge import Answer, Candidate
from tests.journeys.conversation import Prepared, Stage, as_typed

ASKED = "permis de conduire accepté ?"


async def test_what_is_hardly_likely_is_not_offered_in_its_place(
    settings: Settings, base: Prepared
) -> None:
    known = base.base.entries["ins-justificatifs"]
    found = Answer((Candidate(known.id, 0.99), Candidate("patient-ajouter-document", 0.001)))
    stage = Stage(settings, base.preparing({ASKED: found}))
    asking = stage.person("Médecin")
    await asking.says(ASKED)
    await asking.taps("Pas utile")
    titles = [as_typed(base.base.entries[one].title) for one in known.see_also]
    offered = "\n".join(f"{n}. {title}" for n, title in enumerate(titles, 1))
    assert offered.replace("'", "’") in asking.sees
    assert "ajouter moi-même un document" not in asking.sees
    await stage.app.close()
