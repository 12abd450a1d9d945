"""A short message may lean on the answer before it; a whole question never does."""

import pytest

from knowledge import SHIPPED, Answer, Knowledge, Nothing, Refusal, Refused, Smalltalk
from knowledge.cutting import Sign, carried, cuts, doubtful_cuts
from knowledge.files.places import DECISION
from knowledge.matching.decision import read
from knowledge.parts import asks, leans, may_lean
from tests.knowledge.test_matching import ids


@pytest.mark.parametrize(
    "message", ["et pour un mineur ?", "Et s'il refuse ?", "ok et sinon ?", "mais ma secrétaire ?",
                "ou un passeport ?", "du coup je fais quoi", "ok, et la carte Vitale ?"]
)  # fmt: skip
def test_follow_ups_begin_as_such(message: str) -> None:
    assert leans(message)
    assert may_lean(message)


@pytest.mark.parametrize("message", ["c'est long ?", "combien ça coûte", "il faut quoi ?"])
def test_short_messages_may_lean_too(message: str) -> None:
    assert not leans(message)
    assert may_lean(message)


@pytest.mark.parametrize(
    "message",
    [
        "comment commander une carte CPE nominative pour la secrétaire du cabinet ?",
        "et comment commander une carte CPE nominative pour la secrétaire du cabinet ?",
        "étape suivante pour obtenir les certificats logiciels de notre laboratoire de biologie",
    ],
)
def test_a_long_message_says_what_it_is_about(message: str) -> None:
    assert not may_lean(message)


def test_words_that_only_join_make_no_message_long() -> None:
    assert leans("Et sinon, comment je fais pour le lui montrer depuis mon poste ?")
    assert not leans("Comment je fais pour le lui montrer depuis mon poste ?")


@pytest.mark.parametrize("message", ["et après ?", "ok et maintenant", "et ensuite on fait quoi"])
def test_what_asks_only_what_is_next_leans_on_nothing(message: str) -> None:
    assert not leans(message)
    assert may_lean(message)
    assert leans(f"{message.removesuffix('?')} pour un mineur ?")


@pytest.mark.parametrize("message", ["comment faire", "kel délai", "l'a-t-il vu", "ok ?"])
def test_what_asks_is_seen(message: str) -> None:
    assert asks(message)


@pytest.mark.parametrize("message", ["la date de naissance", "un patient flippe", ""])
def test_what_tells_does_not_ask(message: str) -> None:
    assert not asks(message)


@pytest.mark.parametrize("message", ["", " ", "?", "et", "🙂"])
def test_nearly_nothing_is_read_without_harm(message: str) -> None:
    leans(message)
    may_lean(message)
    assert list(cuts(message)) == []


def test_cuts_are_tried_from_the_clearest() -> None:
    message = "comment activer ma e-cps, et la cps ? où la commander"
    first = ("comment activer ma e-cps, et la cps ?", "où la commander", Sign.OTHER)
    assert next(cuts(message)) == first
    for left, right, _ in cuts(message):
        assert left.removesuffix("?") in message
        assert right in message


@pytest.mark.parametrize(
    "message",
    [
        "qui et quoi",
        "CPS et/ou e-CPS",
        "rdv 12:30",
        "a, b",
        "entre la carte et le passeport",
        "avec son nom et la date de naissance",
    ],
)
def test_what_is_one_thing_is_not_cut(message: str) -> None:
    assert list(cuts(message)) == []


def test_a_question_behind_two_things_compared_is_another() -> None:
    left, right = "quelle différence entre l'ins et le nir", "comment la récupérer"
    assert [cut[:2] for cut in cuts(f"{left} et {right}")] == [(left, right)]


@pytest.mark.parametrize(
    ("message", "sign"),
    [
        ("ma carte est là. comment l'activer", Sign.STOP),
        ("comment activer la cps, comment la bloquer", Sign.COMMA),
        ("comment activer la cps et comment la bloquer", Sign.OTHER),
        ("comment activer la cps ? comment la bloquer", Sign.OTHER),
    ],
)
def test_what_stands_between_two_halves_is_told(message: str, sign: Sign) -> None:
    assert next(cuts(message))[2] is sign


@pytest.mark.parametrize(
    "between", [", autre chose : ", ". Par ailleurs, ", " et au passage ", "\nAutre question : "]
)
def test_what_says_that_something_else_follows_parts_even_what_asks_nothing(between: str) -> None:
    left, right = "ma carte cps est perdue", "un patient peut refuser son ins"
    assert next(cuts(f"{left}{between}{right}")) == (left, right, Sign.OTHER)


@pytest.mark.parametrize(
    ("message", "first", "sign"),
    [
        ("identifiant refusé, mail jamais reçu", "identifiant refusé", Sign.TOLD),
        ("comment écrire à un patient comment clore", "comment écrire à un patient", Sign.RUN_ON),
        ("bal organisationnelle / mssanté obligatoire", "bal organisationnelle", Sign.RUN_ON),
        ("carte expirée en plus lecteur en panne", "carte expirée", Sign.RUN_ON),
        ("affiche du cabinet… texte du répondeur", "affiche du cabinet", Sign.RUN_ON),
    ],
)
def test_what_seldom_parts_two_questions_is_tried_last(
    message: str, first: str, sign: Sign
) -> None:
    assert list(cuts(message)) == []
    assert [(left, told) for left, _, told in doubtful_cuts(message)] == [(first, sign)]


@pytest.mark.parametrize(
    "message",
    [
        "je ne sais pas comment faire pour la carte",
        "dites-moi comment activer la carte",
        "il faut savoir où aller ensuite",
        "comment activer la cps, et après",
        "si le patient refuse comment faire",
        "ma carte est perdue, que faire ?",
        "la cps je connais, ok mais la e-cps ?",
        "à quelle adresse écrire",
        "un rendez-vous demain matin",
    ],
)
def test_a_word_that_calls_for_the_next_is_not_parted_from_it(message: str) -> None:
    assert list(doubtful_cuts(message)) == []


@pytest.mark.parametrize(
    "message", ["je n'ai rien d'autre chose à dire", "au fait que ma carte est perdue"]
)
def test_the_same_words_in_a_sentence_part_nothing(message: str) -> None:
    assert list(cuts(message)) == []


def test_a_run_of_signs_takes_no_time() -> None:
    """Each break once looked at all the signs behind it, which took seconds."""
    message = "comment activer carte cps" + " ;" * 100 + "\u00ab" * 20_000
    assert list(cuts(message)) == []
    assert list(cuts("carte" + ", \n" * 10_000)) == []


def test_signs_alone_are_no_words() -> None:
    assert list(cuts("mon patient demande « c'est quoi ? » ?")) == []


@pytest.mark.parametrize(
    "message",
    [
        "Mon logiciel est vieux mais je l'aime bien. Comment consulter le DMP sans lui ?",
        "Je range les papiers de l'accueil. Quels sont les traits de l'INS ?",
        "Le médecin part en retraite en juin. Qui peut qualifier une INS à sa place ?",
    ],
)
def test_a_story_then_its_question_is_one(shipped: Knowledge, message: str) -> None:
    assert len(shipped.find(message)) == 1


@pytest.mark.parametrize(
    ("after", "message", "entry_id"),
    [
        ("ins-justificatifs", "et pour un mineur ?", "ins-mineur-pieces"),
        ("ins-qualifier", "et s'il refuse ?", "ins-refus-patient"),
        ("cpe-commander", "c'est long ?", "cpe-commander"),
        ("dmp-consulter", "et ma secrétaire ?", "dmp-secretaire-consulter"),
        ("ins-qualifier", "et la carte vitale ?", "ins-justificatifs"),
        ("ins-qualifier", "et pour un bébé ?", "ins-nouveau-ne"),
        ("ins-justificatifs", "et s'il n'a pas de papiers ?", "ins-impossible"),
        ("cps-obtenir", "c'est valable combien de temps ?", "cps-validite"),
        ("mss-types-bal", "et en pharmacie ?", "mss-officine"),
    ],
)
def test_a_follow_up_is_read_with_the_answer_before(
    shipped: Knowledge, after: str, message: str, entry_id: str
) -> None:
    (part,) = shipped.find(message, after)
    assert entry_id in ids(part.outcome)[:4]


@pytest.mark.parametrize("after", ["ins-justificatifs", "mss-types-bal", "patient-securite"])
@pytest.mark.parametrize(
    ("message", "entry_id"),
    [
        ("comment activer ma e-cps ?", "ecps-activer"),
        ("comment obtenir une messagerie mssanté ?", "mss-obtenir-bal"),
        ("j'ai perdu ma carte cps", "cps-perdue"),
        ("c'est quoi l'ins ?", "ins-definition"),
    ],
)
def test_a_whole_question_is_never_dragged_back(
    shipped: Knowledge, after: str, message: str, entry_id: str
) -> None:
    (part,) = shipped.find(message, after)
    assert isinstance(part.outcome, Answer), part
    assert part.outcome.id == entry_id


@pytest.mark.parametrize("after", ["rien", "", "ecps-activer"])
def test_an_unknown_answer_before_changes_nothing(shipped: Knowledge, after: str) -> None:
    (part,) = shipped.find("comment commander une carte cpe nominative ?", after)
    assert ids(part.outcome)[:1] == ["cpe-commander"]


@pytest.mark.parametrize("after", ["ins-qualifier", "patient-securite", "ecps-activer"])
def test_what_is_refused_or_polite_does_not_lean(shipped: Knowledge, after: str) -> None:
    assert isinstance(shipped.find("merci", after)[0].outcome, Smalltalk)
    emergency = shipped.find("il ne respire plus", after)[0].outcome
    assert emergency == Refused(Refusal.EMERGENCY)
    personal = shipped.find("et pour Mme Durand ?", after)[0].outcome
    assert personal == Refused(Refusal.PERSONAL)


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ("ins-impossible", "quel temps fait il à Lyon"),
        ("ins-impossible", "quel temps fera-t-il à Brest"),
        ("dmp-masquer-patient", "où acheter une trottinette"),
    ],
)
def test_what_is_of_something_else_is_offered_nothing_of_what_came_before(
    shipped: Knowledge, after: str, message: str
) -> None:
    assert isinstance(shipped.find(message, after)[0].outcome, Nothing)


@pytest.mark.parametrize("message", ["quelle heure est-il ?", "une recette de crêpes", "train ?"])
def test_what_the_base_does_not_know_is_not_answered_either(
    shipped: Knowledge, message: str
) -> None:
    for after in ("ins-qualifier", "patient-securite", "ecps-activer"):
        assert not isinstance(shipped.find(message, after)[0].outcome, Answer)


def test_every_entry_can_be_followed(lexical: Knowledge) -> None:
    for entry_id in lexical.base.entries:
        (part,) = lexical.find("et sinon ?", entry_id)
        assert set(ids(part.outcome)) <= set(lexical.base.entries)


@pytest.mark.parametrize(
    ("message", "answers"),
    [
        (
            "et pour un mineur ?",
            [("ins-justificatifs", "ins-mineur-pieces"), ("patient-contenu", "patient-enfants")],
        ),
        (
            "et ma secrétaire ?",
            [("ins-qualifier", "ins-delegation"), ("dmp-consulter", "dmp-secretaire-consulter")],
        ),
        (
            "combien de temps ?",
            [("cps-obtenir", "cps-validite"), ("certificats-obtenir", "certificats-validite")],
        ),
    ],
)
def test_the_same_words_mean_another_thing_after_another_answer(
    either: Knowledge, message: str, answers: list[tuple[str, str]]
) -> None:
    for after, entry_id in answers:
        assert ids(either.find(message, after)[0].outcome)[:1] == [entry_id]


@pytest.mark.parametrize(
    ("half", "head"),
    [
        ("pharmacie : faut-il un certificat", "pharmacie : "),
        ("Cabinet dentaire: radios \u00e0 verser", "Cabinet dentaire: "),
        ("je suis infirmi\u00e8re au bloc : faut-il une carte", ""),
        ("comment faire : je n'ai pas de carte", ""),
        ("10 : 30", ""),
        ("faut-il une carte", ""),
        ("pharmacie :", ""),
    ],
)
def test_what_heads_the_first_half_heads_the_second(half: str, head: str) -> None:
    assert carried((half, "quelle bo\u00eete prendre", Sign.OTHER)) == head


@pytest.mark.parametrize(
    ("half", "other", "who"),
    [
        ("mon kin\u00e9 peut-il qualifier l'INS", "voir le DMP", "mon kin\u00e9 peut-il "),
        ("est-ce que je dois aussi activer", "commander la CPE", "est-ce que je dois "),
        ("ma secr\u00e9taire peut-elle qualifier l'INS", "notre kin\u00e9 aussi", ""),
        ("ma secr\u00e9taire peut-elle qualifier l'INS", "qui paie", ""),
        ("ma secr\u00e9taire peut-elle qualifier l'INS ?", "voir le DMP", ""),
        ("comment qualifier l'INS", "voir le DMP", ""),
    ],
)
def test_who_may_do_the_first_thing_may_do_the_second(half: str, other: str, who: str) -> None:
    assert carried((half, other, Sign.OTHER)) == who


def test_two_things_that_somebody_may_do_are_asked_of_that_one(shipped: Knowledge) -> None:
    parts = shipped.find("ma secr\u00e9taire peut-elle qualifier l'INS et consulter le DMP ?")
    found = [ids(part.outcome)[0] for part in parts]
    assert found == ["ins-delegation", "dmp-secretaire-consulter"]


def test_what_may_be_whole_by_itself_is_answered_from_the_ordinary_probability() -> None:
    for decision in read(SHIPPED / DECISION)[0].values():
        ordinary = decision.thresholds.answer
        assert decision.behind(leans=True).answer < ordinary
        assert decision.behind(leans=False).answer == ordinary


def test_a_question_on_another_subject_is_offered_choices_rather_than_a_turn(
    shipped: Knowledge,
) -> None:
    (part,) = shipped.find("je dois payer la cpe ?", after="insi-appel")
    assert not isinstance(part.outcome, Answer)


@pytest.mark.parametrize("message", ["et si je suis remplaçante", "et si je me suis trompé"])
def test_who_supposes_behind_an_answer_chats_of_nothing(shipped: Knowledge, message: str) -> None:
    (part,) = shipped.find(message, after="cpe-commander")
    assert not isinstance(part.outcome, Smalltalk)


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        (
            "commander une carte cpe / obtenir des certificats logiciels",
            "cpe-commander",
            "certificats-obtenir",
        ),
        (
            "où trouver des affiches pour le cabinet, comment le patient active son espace",
            "promo-affiches",
            "patient-activer",
        ),
    ],
)
def test_two_sure_answers_are_given_where_little_parts_them(
    shipped: Knowledge, message: str, first: str, second: str
) -> None:
    outcomes = [part.outcome for part in shipped.find(message)]
    assert [one.id for one in outcomes if isinstance(one, Answer)] == [first, second]


def test_a_situation_told_before_its_question_is_one(shipped: Knowledge) -> None:
    (part,) = shipped.find("ma carte cps est perdue, que faire ?")
    assert isinstance(part.outcome, Answer)
