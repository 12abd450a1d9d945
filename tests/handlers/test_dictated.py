"""Signs that a dictation wrote out are read as signs."""

import pytest

from handlers import dictated
from knowledge import Knowledge


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("on en était où point d'interrogation", "on en était où?"),
        ("ça suffit Point d’Interrogation", "ça suffit?"),
        ("la carte virgule le rpps virgule c'est fait", "la carte, le rpps, c'est fait"),
        ("super point d'exclamation", "super!"),
        ("il manque une virgule dans le nom", "il manque une virgule dans le nom"),
        ("un point virgule l'autre", "un; l'autre"),
        ("virgule", "virgule"),
        ("le point d'accueil", "le point d'accueil"),
    ],
)
def test_a_spoken_sign_is_written(shipped: Knowledge, said: str, written: str) -> None:
    assert dictated.written(shipped.phrases, said) == written
