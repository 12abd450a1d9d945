"""Three questions or more in one message: none is lost silently."""

import pytest

from knowledge import Answer, Knowledge, Nothing, Smalltalk, Unread
from knowledge.matching.listing import announced, listed
from tests.knowledge.test_matching import ids

THREE = ["cpe-commander", "ins-justificatifs", "mss-obtenir-bal"]


@pytest.mark.parametrize(
    "message",
    [
        "comment commander une CPE ? La carte vitale suffit ? comment avoir une BAL ?",
        (
            "bonjour, trois choses. Comment commander une CPE ? Et la carte vitale, elle suffit ? "
            "Sinon comment avoir une BAL ? Merci"
        ),
        (
            "j'ai trois questions : comment commander une carte CPE, est ce que la carte vitale "
            "suffit, et comment avoir une BAL ?"
        ),
        "1) comment commander une CPE 2) la carte vitale suffit ? 3) comment avoir une BAL",
        "comment commander une CPE, est-ce que la carte vitale suffit et comment avoir une BAL",
        (
            "Je voudrais savoir : 1) comment commander une CPE 2) la carte vitale suffit ? "
            "3) comment avoir une BAL"
        ),
        "comment commander une CPE et quelle pièce d'identité demander et comment avoir une BAL",
    ],
)
def test_three_questions_get_three_answers(either: Knowledge, message: str) -> None:
    parts = either.find(message)
    assert all(isinstance(part.outcome, Answer) for part in parts)
    assert [ids(part.outcome)[0] for part in parts] == THREE


@pytest.mark.parametrize(
    ("message", "entry_ids"),
    [
        (
            "qui voit mes documents ? comment bloquer un médecin ?",
            ["patient-qui-voit", "patient-bloquer-professionnel"],
        ),
        (
            "comment activer la e-CPS et pourquoi il refuse mon identifiant",
            ["ecps-activer", "ecps-prefixe-8"],
        ),
        (
            "qui voit mes documents ? comment bloquer un médecin ? comment changer mon mail ?",
            ["patient-qui-voit", "patient-bloquer-professionnel", "patient-coordonnees"],
        ),
    ],
)
def test_two_answers_that_would_do_for_one_another_are_given_where_each_is_asked_for(
    either: Knowledge, message: str, entry_ids: list[str]
) -> None:
    assert [ids(part.outcome)[0] for part in either.find(message)] == entry_ids


@pytest.mark.parametrize(
    "message",
    [
        "qui peut voir mes documents ? qui lit mon dossier ?",
        "qui contacter en cas de problème, quel numéro appeler ?",
        "On réclame des papiers à l'accueil, c'est légal de demander une pièce d'identité ?",
    ],
)
def test_one_question_asked_twice_has_one_answer(shipped: Knowledge, message: str) -> None:
    (part,) = shipped.find(message)
    assert isinstance(part.outcome, Answer)


def test_what_is_told_before_a_list_stands_with_its_first_question() -> None:
    assert listed("ma carte arrive. 1) on fait quoi 2) on va où 3) on paye combien") == [
        "ma carte arrive. on fait quoi ",
        "on va où ",
        "on paye combien",
    ]


@pytest.mark.parametrize(
    "message",
    ["le patient qui vient et qui refuse et qui part", "la carte et comment et pourquoi"],
)
def test_et_parts_questions_only_where_each_begins_as_one(message: str) -> None:
    assert listed(message) == []


def test_a_list_that_is_announced_needs_no_word_that_asks(shipped: Knowledge) -> None:
    parts = shipped.find(
        "trois questions : commander une CPE, activer ma e-CPS et obtenir une boîte MSSanté"
    )
    assert [ids(part.outcome)[0] for part in parts] == [
        "cpe-commander",
        "ecps-activer",
        "mss-obtenir-bal",
    ]


def test_the_items_of_a_letter_ask_whether_without_a_sign(shipped: Knowledge) -> None:
    parts = shipped.find(
        "Nous sommes une maison de santé. Nous souhaitons savoir :\n"
        "- si une seule boîte aux lettres sécurisée peut suffire,\n"
        "- si les certificats logiciels sont nécessaires pour notre structure,\n"
        "- et combien de temps ils durent.\n\nDans l'attente de votre réponse,"
    )
    assert [ids(part.outcome)[0] for part in parts] == [
        "mss-types-bal",
        "certificats-pour-qui",
        "certificats-validite",
    ]


def test_the_items_that_a_lead_announces_need_no_word_that_asks(shipped: Knowledge) -> None:
    parts = shipped.find(
        "j'ai besoin de :\n- commander une carte CPE\n- obtenir une messagerie sécurisée\n"
        "- des affiches"
    )
    found = [ids(part.outcome)[0] for part in parts]
    assert found == ["cpe-commander", "mss-obtenir-bal", "promo-affiches"]


def test_the_items_of_one_trouble_are_one_question(shipped: Knowledge) -> None:
    (part,) = shipped.find(
        "mon problème :\n- ma carte est bloquée\n- j'ai perdu le code\n- 3 essais"
    )
    assert ids(part.outcome)[0] == "cps-code-bloque"


def test_a_second_question_left_half_sure_is_offered_choices(shipped: Knowledge) -> None:
    first, second = shipped.find(
        "quelle différence entre cps et e-cps, et laquelle pour ma secrétaire"
    )
    assert isinstance(first.outcome, Answer)
    assert second.text == "laquelle pour ma secrétaire"
    assert ids(second.outcome)[0] == "cpe-commander"


def test_what_one_answer_says_of_two_questions_is_said_once(shipped: Knowledge) -> None:
    (part,) = shipped.find("est-ce que la vitale suffit, et quelle pièce demander")
    assert ids(part.outcome)[:1] == ["ins-justificatifs"]


def test_a_preposition_before_qui_waits_for_nothing(shipped: Knowledge) -> None:
    parts = shipped.find("certificats logiciels : c'est pour qui et ça dure combien")
    found = [ids(part.outcome)[0] for part in parts]
    assert found == ["certificats-pour-qui", "certificats-validite"]


def test_a_question_without_an_answer_keeps_its_part(shipped: Knowledge) -> None:
    parts = shipped.find(
        "Comment activer ma e-CPS ? Comment réparer mon vélo ? Comment commander une CPE ?"
    )
    assert len(parts) == 3
    assert parts[1].text == "Comment réparer mon vélo ?"
    assert not isinstance(parts[1].outcome, Answer)


def test_what_is_beyond_four_questions_is_told_to_be_left_out(shipped: Knowledge) -> None:
    parts = shipped.find(
        "la carte vitale suffit-elle ? combien de temps pour une CPE ? où trouver des affiches ? "
        "c'est quoi le DMP ? et comment avoir une BAL ?"
    )
    assert [isinstance(part.outcome, Answer) for part in parts] == [True] * 4 + [False]
    assert isinstance(parts[-1].outcome, Unread)
    assert parts[-1].text == "et comment avoir une BAL ?"


def test_fewer_questions_than_announced_are_told(shipped: Knowledge) -> None:
    *_, last = shipped.find("j'ai trois questions : comment commander une carte CPE")
    assert isinstance(last.outcome, Unread)
    assert last.text == ""


@pytest.mark.parametrize("message", ["j'ai trois questions", "bonjour, trois questions :"])
def test_an_announcement_alone_leaves_nothing_out(shipped: Knowledge, message: str) -> None:
    (part,) = shipped.find(message)
    assert isinstance(part.outcome, Smalltalk)


@pytest.mark.parametrize(
    "message",
    [
        "Ma carte est perdue ? je dois faire quoi ? vous pouvez m'aider ?",
        (
            "Quand mon patient part chez le cardiologue, le carnet en ligne apporte-t-il vraiment "
            "quelque chose au confrère, ou c'est du vent ?"
        ),
    ],
)
def test_one_question_asked_in_three_goes_is_one(shipped: Knowledge, message: str) -> None:
    assert len(shipped.find(message)) == 1


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("bonjour, j'ai trois questions : la CPE ?", 3),
        ("J'ai 4 petites questions.", 4),
        ("deux questions : la CPE, la CPS", 0),
        ("il me faut trois points de suture", 0),
        ("comment poser trois questions ?", 0),
    ],
)
def test_how_many_are_announced(message: str, count: int) -> None:
    assert announced(message) == count


@pytest.mark.parametrize(
    "message",
    [
        "",
        "?? ?",
        "comment activer ma e-cps et comment commander une cpe ?",
        "la carte, le lecteur, le code et la boîte",
        "Bonjour. Ma carte est arrivée. Merci.",
    ],
)
def test_what_lists_fewer_than_three_questions_is_no_list(message: str) -> None:
    assert listed(message) == []


@pytest.mark.parametrize("piece", ["a, ", "et ", "1) ", "trois ", "qui ? ", " ;", "j ai, "])
def test_a_list_is_looked_for_in_no_time(piece: str) -> None:
    assert isinstance(listed((piece * 4096)[:4096]), list)
    assert announced((piece * 4096)[:4096]) in range(10)


def test_a_question_that_repeats_another_takes_the_place_of_none(shipped: Knowledge) -> None:
    parts = shipped.find(
        "Comment commander une CPE ? La carte Vitale suffit-elle ? Le permis suffit-il ? "
        "Comment activer ma e-CPS ? Où trouver des affiches ?"
    )
    assert all(isinstance(part.outcome, Answer) for part in parts)
    assert [ids(part.outcome)[0] for part in parts] == [
        "cpe-commander",
        "ins-justificatifs",
        "ecps-activer",
        "promo-affiches",
    ]


@pytest.mark.parametrize(
    ("message", "outcomes"),
    [
        ("comment activer ma e-cps ? et pour la télétransmission ?", [Answer, Nothing]),
        (
            "la carte vitale suffit pour l'INS ? et une carte vitale perdue on la refait où ?",
            [Answer, Nothing],
        ),
        ("comment activer la e-cps et comment télétransmettre", [Answer, Nothing]),
        ("quels sont les horaires de la CPAM ? où trouver des affiches ?", [Nothing, Answer]),
    ],
)
def test_of_two_questions_the_one_without_an_answer_is_told_so(
    shipped: Knowledge, message: str, outcomes: list[type]
) -> None:
    assert [type(part.outcome) for part in shipped.find(message)] == outcomes


@pytest.mark.parametrize(
    "message",
    [
        "comment activer ma e-cps ? c'est bien ?",
        "mailiz gratuit ? c bien ?",
        "en cas d'urgence qui a accès ? et en temps normal ?",
        "ma CPS me sert à commander celle du secrétariat ? je clique où ?",
    ],
)
def test_what_only_goes_with_a_question_is_no_other(shipped: Knowledge, message: str) -> None:
    assert len(shipped.find(message)) == 1
