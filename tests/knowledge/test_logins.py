"""What somebody logs in with is masked; what is said of a login is a question."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.endless import takes_linear_time

LOGINS = """
identifiant jdupont
mon identifiant est jdupont
mon login est jdupont
login : jdupont
LOGIN : JDUPONT
mon identifiant c'est jdupont29
l'identifiant dupont.jean est refusé
identifiant jean.dupont
utilisateur : jdupont
user jdupont
nom d'utilisateur jdupont
mon identifiant mailiz jdupont ne marche pas
mon identifiant est jkerloch
mon identifiant psc est akowalska et il est refusé
login jkerloch75
identifiant : j_kerloch
identifiant de connexion : asimonet
login=jdupont
"""

KEPT = """
compte jdupont bloqué
mon identifiant psc
mon identifiant est bloqué
mon identifiant est refusé
identifiant inconnu
identifiant e-cps
l'identifiant est le rpps
mon identifiant est mon rpps
login incorrect
login : incorrect
mon identifiant est incorrect, personnel, national
identifiant national de santé
identifiant unique
login windows10
identifiant ou mot de passe incorrect
utilisateur : médecin remplaçant
l'utilisateur est déconnecté
identifiant : facultatif
identifiant mailiz
identifiant ameli pro
mon identifiant est suspendu
identifiant c2s
identifiant provisoire
identifiant patient national
l'identifiant est numérique
erreur login c'est quoi
l'identifiant c'est quoi
"""


@pytest.mark.parametrize("text", LOGINS.strip().splitlines())
def test_a_login_is_masked_and_tells_of_no_patient(text: str) -> None:
    masked = mask(text)
    assert masked.kinds == {Kind.USERNAME}
    assert not masked.patient
    assert not any(part in masked.text.casefold() for part in ("dupont", "kerloch", "kowalska"))
    assert mask(masked.text).text == masked.text


@pytest.mark.parametrize("text", KEPT.strip().splitlines())
def test_what_is_said_of_a_login_is_left_as_it_is(text: str) -> None:
    assert mask(text).text == text


def test_a_login_beside_its_password_is_a_secret() -> None:
    assert mask("login akowalska mdp toto").kinds == {Kind.SECRET}


@pytest.mark.alone
@pytest.mark.parametrize("piece", ["login ", "login a ", "identifiant a est ", "user : jdupont "])
def test_an_endless_message_of_logins_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
