"""What is known of a person is read once for each message, however much it is needed."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot import profile
from bot.database import prepared
from tests.journeys.conversation import Talker


@pytest.mark.parametrize(
    "typed", ["rappelle-moi lundi", "rappelle-moi la 8 et la 9 dans 3 jours", "/profil kiné"]
)
async def test_a_message_reads_the_profile_once(
    doctor: Talker, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    await doctor.says("étape 2 en cours")
    read, row = list[object](), prepared.row

    def counted(session: Any, statement: Any, **given: object) -> Awaitable[Any]:  # noqa: ANN401
        read.append(statement)
        return row(session, statement, **given)

    counting: Callable[..., Awaitable[Any]] = counted
    monkeypatch.setattr(prepared, "row", counting)
    await doctor.says(typed)
    assert read.count(profile._SAID) == 1  # noqa: SLF001
