"""Kinds of smalltalk that the shipped base tells apart, without what compares meanings."""

import pytest

from knowledge.matching.smalltalk import Smalltalker
from knowledge.text import fold
from tests.shipped import base


@pytest.fixture(scope="module")
def talk() -> Smalltalker:
    """Read the shipped smalltalk, once."""
    return Smalltalker(base().off_topic)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("c'est quoi l'ANS", "sigles"),
        ("c'est quoi l'insee", "sigle-insee"),
        ("c'est quoi FINESS", "sigle-finess"),
        ("que veut dire RNIV ?", "sigle-rniv"),
        ("c'est quoi un JSON", "sigle-json"),
        ("c'est quoi la CPAM", "sigle-cpam"),
        ("c'est quoi l'URPS", None),
        ("c'est quoi SNIR", None),
        ("qu'est ce que l'IPP", None),
    ],
)
def test_an_acronym_is_told_only_when_it_is_that_one(
    talk: Smalltalker, said: str, kind: str | None
) -> None:
    assert talk.kind(said) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("efface tout", "effacer"),
        ("supprime mes données", "effacer"),
        ("oubliez-moi", "effacer"),
        ("vous pouvez me rappeler au cabinet ?", "humain"),
        ("appelez-moi", "humain"),
        ("rappelle-moi demain", "rappel"),
        ("vous pouvez me le rappeler ?", "rappel"),
        ("c'est une arnaque ?", "arnaque"),
        ("je clique ?", "arnaque"),
        ("je ne suis pas suicidaire", "mal-compris"),
        ("mais je vais bien !", "mal-compris"),
        ("non pas une urgence médicale", "mal-compris"),
        ("je suis suicidaire", None),
        ("une personne est en danger", None),
        ("la personne est en danger", None),
        ("c'est une urgence médicale", None),
        ("l'ameli m'a dit le contraire", "fiabilite"),
        ("est-ce que le guide est à jour", "fiabilite"),
        ("on en était où", "parcours"),
        ("ça marche merci", "essai"),
        ("c'est tou", "au-revoir"),
        ("bon ben merci", "merci"),
        ("du coup merci beaucoup", "merci"),
        ("merci beaucoup à plus", "merci"),
        ("merci quoi d'autre", None),
        ("ah ok alors merci", "merci"),
        ("ah bon et la carte", None),
        ("bon alors", None),
        ("c'est où", None),
        ("c'est où ça", None),
        ("bonjour, c'est une arnaque ?", "arnaque"),
        ("la CPE merci", None),
        ("j'y arrive pas j'abandonne", "fatigue"),
        ("c'est tout", "au-revoir"),
        ("en gros ?", "court"),
        ("au fait", "question"),
        ("tkt", "accord"),
        ("tant pis", "accord"),
        ("pfff", "fatigue"),
        ("et le NIA ?", "sigle-nia"),
        ("et la pharmacie", None),
        ("et le cabinet médical ?", None),
        ("cest la pharmacie", "bonjour"),
        ("et la prochaine étape", "parcours"),
    ],
)
def test_what_is_said_in_passing_has_its_kind(
    talk: Smalltalker, said: str, kind: str | None
) -> None:
    assert talk.kind(said) == kind


@pytest.mark.parametrize("said", ["il l'a vu", "elle l'a vu", "on l'a vu", "Il l'a vu ?"])
def test_who_has_seen_something_says_no_good_bye(talk: Smalltalker, said: str) -> None:
    assert talk.kind(said) is None


@pytest.mark.parametrize(
    ("said", "agrees"),
    [("il l'a vu", False), ("elles ont vu", False), ("on a vu", True), ("bien vu", True)],
)
def test_what_is_told_of_others_agrees_to_nothing(
    talk: Smalltalker, said: str, *, agrees: bool
) -> None:
    assert talk.may_say("accord", fold(said).split()) is agrees
    assert talk.may_say("merci", fold(said).split())


@pytest.mark.parametrize(
    ("said", "kind", "opens"),
    [
        ("un ordinateur pour ma secrétaire", "cabinet", False),
        ("quelle mutuelle pour ma secrétaire", "cabinet", False),
        ("envoyer un mail à ma secrétaire", "cabinet", False),
        ("vendre mon cabinet", "cabinet", False),
        ("ajouter ma remplaçante au cabinet", "cabinet", True),
        ("partager avec une collègue", "cabinet", True),
        ("tenez mon mari au courant", "prevenir", False),
        ("tenez-nous au courant", "prevenir", True),
    ],
)
def test_what_is_near_a_screen_opens_it_where_it_says_so(
    talk: Smalltalker, said: str, kind: str, *, opens: bool
) -> None:
    assert talk.may_say(kind, fold(said).split()) is opens


@pytest.mark.parametrize(
    ("said", "doubts"),
    [("je clique où", False), ("où je clique", False), ("je clique sur ça", True)],
)
def test_who_asks_where_to_click_doubts_no_message(
    talk: Smalltalker, said: str, *, doubts: bool
) -> None:
    assert talk.may_say("arnaque", fold(said).split()) is doubts


@pytest.mark.parametrize("said", ["vu, merci", "ok vu"])
def test_seen_alone_is_still_polite(talk: Smalltalker, said: str) -> None:
    assert talk.kind(said) is not None


def test_a_word_is_not_the_one_that_undoes_it(talk: Smalltalker) -> None:
    assert talk.kind("désinscription") == talk.kind("désinscriptoin")
    assert talk.kind("désinscription")
    assert talk.kind("inscription") is None
    assert talk.kind("onjour") == "bonjour"


@pytest.mark.parametrize(
    "said",
    ["j'en étais où déjà", "il me reste quoi comme étapes", "qu'est-ce que j'ai déjà fait"],
)
def test_what_is_said_of_steps_may_open_the_path(talk: Smalltalker, said: str) -> None:
    assert talk.may_say("parcours", fold(said).split())


@pytest.mark.parametrize("said", ["il me reste quoi à payer", "j'ai terminé mes études"])
def test_what_is_said_of_no_step_opens_no_path(talk: Smalltalker, said: str) -> None:
    assert not talk.may_say("parcours", fold(said).split())
