"""The stage, and the people on it."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from knowledge import (
    Candidate,
    Nothing,
    Outcome,
    Part,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
    Unread,
)
from knowledge.markup import typography
from tests.journeys.conversation import (
    GROUP,
    Outcomes,
    Prepared,
    Stage,
    Talker,
    Title,
    answer,
    as_typed,
    shipped,
    suggestions,
)

CARD = "la carte vitale suffit ?"
TWO = "la carte vitale suffit ? et combien de temps pour une cpe ?"
VAGUE_FIRST = "une carte ? et la carte vitale suffit ?"
LOST = "combien coûte la carte du remplaçant ?"
PRICE = "combien coûte une CPS perdue ?"
LONG_DISTRESS = "je veux mourir " + "je n'en peux plus " * 70 + "."

OUTCOMES: dict[str, Outcome | tuple[Part, ...]] = {
    CARD: answer("ins-justificatifs", "ins-mineur-pieces", "ins-impossible"),
    "et pour un mineur ?": answer("ins-mineur-pieces"),
    f"je suis kiné, {CARD}": answer("ins-justificatifs"),
    PRICE: Suggestions((Candidate("cps-perdue", 0.9),), "le prix"),
    f"{PRICE} et la carte vitale suffit ?": (
        Part(PRICE, Suggestions((Candidate("cps-perdue", 0.9),), "le prix")),
        Part("la carte vitale suffit ?", answer("ins-justificatifs")),
    ),
    LOST: Nothing((Candidate("cps-perdue", 0.2),), ("identification",), "le prix"),
    f"{LOST} et la carte vitale suffit ?": (
        Part(LOST, Nothing((Candidate("cps-perdue", 0.2),), ("identification",), "le prix")),
        Part("la carte vitale suffit ?", answer("ins-justificatifs")),
    ),
    "une carte": suggestions("cps-definition", "cpe-commander", "ecps-activer"),
    TWO: (
        Part("la carte vitale suffit ?", answer("ins-justificatifs")),
        Part("combien de temps pour une cpe ?", answer("cpe-commander")),
    ),
    VAGUE_FIRST: (
        Part("une carte ?", suggestions("cps-definition", "cpe-commander")),
        Part("la carte vitale suffit ?", answer("ins-justificatifs")),
    ),
    f"{TWO} et le reste ?": (
        Part("la carte vitale suffit ?", answer("ins-justificatifs")),
        Part("combien de temps pour une cpe ?", answer("cpe-commander")),
        Part("et le reste ?", Unread()),
    ),
    "trois questions : la carte vitale ?": (
        Part("la carte vitale ?", answer("ins-justificatifs")),
        Part("", Unread()),
    ),
    "bonjour": Smalltalk("bonjour"),
    "où j'en suis": Smalltalk("parcours"),
    "mes rappels": Smalltalk("rappel"),
    "inviter ma secrétaire": Smalltalk("cabinet"),
    "bonjour, la carte vitale suffit ?": (
        Part("bonjour", Smalltalk("bonjour")),
        Part("la carte vitale suffit ?", answer("ins-justificatifs")),
    ),
    "il fait un arrêt cardiaque": Refused(Refusal.EMERGENCY),
    "je veux mourir": Refused(Refusal.DISTRESS),
    LONG_DISTRESS: Refused(Refusal.DISTRESS),
    "quelle dose de paracétamol ?": Refused(Refusal.CLINICAL),
}


@pytest.fixture(scope="session")
def base() -> Prepared:
    """Read the shipped base, once."""
    return shipped()


@pytest.fixture
def outcomes() -> Outcomes:
    """Give what becomes of what is asked."""
    return OUTCOMES


@pytest.fixture
async def stage(settings: Settings, base: Prepared, outcomes: Outcomes) -> AsyncIterator[Stage]:
    """Set up a bot with prepared outcomes."""
    stage = Stage(settings, base.preparing(outcomes))
    yield stage
    await stage.app.close()


@pytest.fixture
def newcomer(stage: Stage) -> Talker:
    """Bring in someone who has never spoken to the bot."""
    return stage.person("Nouvelle")


@pytest.fixture
async def doctor(stage: Stage) -> Talker:
    """Bring in a doctor who has read the notice."""
    doctor = stage.person("Médecin")
    await doctor.says("/start")
    return doctor


@pytest.fixture
def member(stage: Stage) -> Talker:
    """Bring in the member of a group."""
    return stage.person("Membre", GROUP)


@pytest.fixture
def title(base: Prepared) -> Title:
    """Give the title of an entry, as it is shown."""
    return lambda entry_id: as_typed(typography(base.base.entries[entry_id].title))
