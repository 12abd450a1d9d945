"""What becomes of a message: the right outcome, and never a confident wrong answer."""

import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import (
    Answer,
    Knowledge,
    Nothing,
    Outcome,
    Part,
    Profile,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
    load,
)
from knowledge.matching.choices import MOST_CHOICES, MOST_THEMES
from knowledge.matching.matcher import LONGEST_MESSAGE
from tests.knowledge import small

Ask = Callable[[str], Outcome]

ZALGO = "".join(char + "\u0300\u0316\u0334" * 6 for char in "comment activer ma e-CPS")
MAIL = (
    "Bonjour,\n\nJe suis secrétaire dans un cabinet de kinésithérapie. Nous venons de recevoir"
    " notre nouveau logiciel et mon employeur me demande de m'occuper des identités.\n"
    + "J'ai lu la documentation mais je suis un peu perdue. " * 60
    + "\nPouvez-vous me dire si la carte Vitale suffit ?\n\nCordialement,\nLe secrétariat"
)
ODD = {
    "empty": "",
    "spaces": " \t\n ",
    "one emoji": "🙂",
    "many emojis": "🙂👍🏽👩‍⚕️" * 300,
    "punctuation": "?!… « »",
    "control characters": "\x00\x01\x1b[31m\x7f\u202e",
    "zero-width": "\u200b\u200d\ufeff",
    "Zalgo": ZALGO,
    "one letter, 4,096 times": "a" * 4096,
    "letters and spaces": "a " * 2048,
    "different words": " ".join(f"mot{n}" for n in range(600))[:4096],
    "question repeated": ("comment activer ma ecps ? " * 170)[:4096],
    "questions with « et »": ("qui peut activer et " * 220)[:4096],
    "digits": "12 34 " * 600,
    "English": "how do I activate my e-CPS?",
    "Russian": "как активировать карту",
    "Arabic": "كيف أفعّل البطاقة الإلكترونية",
    "Chinese": "如何激活我的电子卡",
    "pasted mail": MAIL,
    "HTML": "<b>carte</b> & <script>alert(1)</script>",
    "format holes": "{carte} {0} %s %(x)s",
    "SQL": "'; DROP TABLE entries; --",
}


def ids(outcome: Outcome) -> list[str]:
    """Return the entries of an outcome."""
    match outcome:
        case Answer(candidates) | Suggestions(candidates) | Nothing(candidates):
            return [candidate.id for candidate in candidates]
        case _:
            return []


def sound(knowledge: Knowledge, parts: tuple[Part, ...]) -> bool:
    """Tell whether what comes out keeps every promise of the types."""
    for part in parts:
        found = ids(part.outcome)
        assert set(found) <= set(knowledge.base.entries)
        assert len(found) == len(set(found))
        match part.outcome:
            case Answer(candidates):
                assert candidates[0].score == max(c.score for c in candidates)
                assert all(0 <= c.score <= 1 for c in candidates)
            case Suggestions(candidates):
                assert 2 <= len(candidates) <= MOST_CHOICES
                assert all(0 <= c.score <= 1 for c in candidates)
            case Nothing(candidates, themes):
                assert len(candidates) <= MOST_CHOICES
                assert len(themes) <= MOST_THEMES
                assert set(themes) <= set(knowledge.base.themes)
            case Smalltalk(kind):
                assert kind in knowledge.phrases.smalltalk
            case Refused(reason):
                assert isinstance(reason, Refusal)
    return 1 <= len(parts) <= 2


# ── A small base ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a base of ten entries that share a word."""
    folder = small.write(tmp_path_factory.mktemp("house"))
    for name, thing in (
        ("volet", "le volet roulant du salon"),
        ("four", "le four de la cuisine"),
        ("porte", "la porte du garage"),
        ("radiateur", "le radiateur de la chambre"),
        ("douche", "la douche du premier étage"),
        ("lampe", "la lampe du couloir"),
        ("alarme", "l'alarme de la cave"),
        ("chaudiere", "la chaudière à gaz"),
    ):
        ways = (f"réparer {thing}", f"panne : {thing}", f"{thing} ne marche plus, panne")
        small.write_entry(folder, name, f"Comment réparer {thing} ?", *ways)
    return folder


@pytest.fixture(scope="module", params=[True, False], ids=["with encoder", "without"])
def handyman(house: Path, request: pytest.FixtureRequest) -> Knowledge:
    """Load it."""
    return load(house, with_encoder=bool(request.param))


def test_a_base_of_its_own_is_matched_without_fitting(handyman: Knowledge) -> None:
    for message, entry_id in (
        ("comment je répare le four de la cuisine", "four"),
        ("la porte du garage est en panne", "porte"),
        ("où en est mon paquet ?", "colis"),
    ):
        outcome = handyman.find(message)[0].outcome
        assert isinstance(outcome, Answer | Suggestions), (message, outcome)
        assert outcome.candidates[0].id == entry_id


@pytest.mark.parametrize("word", ["panne", "réparer", "la panne ?", "Panne !!", "PANNE"])
def test_a_word_that_many_entries_share_never_answers(handyman: Knowledge, word: str) -> None:
    assert not isinstance(handyman.find(word)[0].outcome, Answer)


@pytest.mark.parametrize("message", list(ODD.values()), ids=list(ODD))
def test_odd_messages_are_soundly_read_by_any_base(handyman: Knowledge, message: str) -> None:
    assert sound(handyman, handyman.find(message))


def test_an_entry_just_added_is_found_without_fitting(tmp_path: Path) -> None:
    folder = small.write(tmp_path)
    small.write_entry(folder, "jardin", "Quand tondre la pelouse ?", "tondre la pelouse du jardin")
    outcome = load(folder, with_encoder=False).find("je voudrais tondre ma pelouse")[0].outcome
    assert isinstance(outcome, Answer | Suggestions)
    assert outcome.candidates[0].id == "jardin"


# ── Vague messages ───────────────────────────────────────────────────────────────────────────────

COMMON = [  # words of our trade that many entries use
    "carte",
    "cps",
    "ecps",
    "dmp",
    "ins",
    "insi",
    "rpps",
    "mssante",
    "patient",
    "patients",
    "document",
    "documents",
    "dossier",
    "consulter",
    "alimenter",
    "masquer",
    "opposition",
    "identité",
    "secrétaire",
    "logiciel",
    "messagerie",
    "code",
    "certificat",
    "pharmacie",
    "médecin",
    "espace",
    "santé",
    "envoyer",
    "refuser",
    "obligatoire",
    "application",
    "téléphone",
    "adresse",
    "compte",
]


@pytest.mark.parametrize("word", COMMON)
def test_a_common_word_never_answers(either: Knowledge, word: str) -> None:
    for message in (word, word.upper(), f"la {word} ?", f"  {word}…"):
        assert not isinstance(either.find(message)[0].outcome, Answer), message


@pytest.mark.parametrize(
    ("message", "theme"),
    [
        ("dmp", "alimenter"),
        ("le dmp", "alimenter"),
        ("carte", "identification"),
        ("carte cps", "identification"),
        ("ins", "ins"),
        ("mssanté", "echanger"),
        ("messagerie sécurisée", "echanger"),
    ],
)
def test_a_vague_message_gives_the_choices_of_its_theme(
    shipped: Knowledge, ask: Ask, message: str, theme: str
) -> None:
    outcome = ask(message)
    assert isinstance(outcome, Suggestions), outcome
    themes = [shipped.base.entries[entry_id].theme for entry_id in ids(outcome)]
    assert theme in themes


@pytest.mark.parametrize("after", [None, "ecps-activer", "ins-qualifier"])
@pytest.mark.parametrize("message", ["dmp", "ins", "messagerie", "affiche", "cpe", "Certificat ?"])
def test_a_word_alone_gives_the_same_choices_whatever_came_before(
    either: Knowledge, message: str, after: str | None
) -> None:
    (alone,), (part,) = either.find(message), either.find(message, after)
    assert isinstance(part.outcome, Suggestions)
    assert ids(part.outcome) == ids(alone.outcome)


def test_what_names_no_theme_is_read_behind_what_came_before(shipped: Knowledge) -> None:
    (part,) = shipped.find("comment faire", "mss-clore")
    assert part.after


def test_what_no_entry_answers_is_near_what_it_says_not_what_came_before(
    shipped: Knowledge,
) -> None:
    (part,) = shipped.find("carte vitale perdue, où la refaire ?", "mss-types-bal")
    assert isinstance(part.outcome, Nothing)
    assert part.outcome.themes[:1] != ("echanger",)


@pytest.mark.parametrize(
    ("message", "after", "theme"),
    [
        ("combien ça coûte ?", "cps-obtenir", "identification"),
        ("combien ça coûte ?", "mes-definition", "reperes"),
        ("c'est remboursé ?", "patient-activer", "patients"),
        ("et le prix ?", "cps-perdue", "identification"),
        ("france connect ca marche pas", "patient-activer", "patients"),
        ("le dmp est payant ?", "cps-obtenir", "alimenter"),
    ],
)
def test_what_no_entry_answers_and_names_no_theme_is_near_what_came_before(
    shipped: Knowledge, message: str, after: str, theme: str
) -> None:
    (part,) = shipped.find(message, after)
    assert isinstance(part.outcome, Nothing)
    assert part.outcome.themes[0] == theme


def test_a_complaint_without_subject_gives_choices(ask: Ask) -> None:
    assert isinstance(ask("ça marche pas"), Suggestions)


# ── What is refused ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "message",
    [
        "INS de 1 85 05 78 006 084 36",
        "Mme Durand ne retrouve pas son compte rendu",
        "le patient joignable au 06 12 34 56 78 ne reçoit rien",
        "jean.durand@exemple.fr n'a pas reçu mon message",
        "patient né le 12/03/1980, comment qualifier son ins ?",
    ],
)
def test_a_message_with_personal_data_is_refused_and_masked(
    either: Knowledge, message: str
) -> None:
    (part,) = either.find(message)
    assert part.outcome == Refused(Refusal.PERSONAL)
    for secret in ("Durand", "durand", "084", "34 56", "1980"):
        assert secret not in part.text


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("mon patient fait un arrêt cardiaque", Refusal.EMERGENCY),
        ("il ne respire plus", Refusal.EMERGENCY),
        ("douleur dans la poitrine qui descend dans le bras", Refusal.EMERGENCY),
        ("MA FILLE A AVALÉ DE LA JAVEL", Refusal.EMERGENCY),
        ("une dame a fait un malaise en salle d'attente, elle répond pas", Refusal.EMERGENCY),
        ("je veux mourir", Refusal.DISTRESS),
        ("j'ai envie d'en finir", Refusal.DISTRESS),
        ("je vais me suicider", Refusal.DISTRESS),
        ("je n'en peux plus, j'ai plus envie de vivre", Refusal.DISTRESS),
        ("adieu à tous", Refusal.DISTRESS),
        ("plus rien ne va", Refusal.DISTRESS),
        ("Je suis en danger !", Refusal.EMERGENCY),
        ("quel antibiotique pour une angine", Refusal.CLINICAL),
        ("posologie du paracétamol chez l'enfant", Refusal.CLINICAL),
        ("posologie paracétamol", Refusal.CLINICAL),
        ("c'est grave une TSH haute ?", Refusal.CLINICAL),
        ("quel traitement pour une cystite", Refusal.CLINICAL),
        ("peut-on donner de l'ibuprofène pendant la grossesse", Refusal.CLINICAL),
    ],
)  # fmt: skip
def test_a_health_question_is_refused(shipped: Knowledge, message: str, reason: Refusal) -> None:
    (part,) = shipped.find(message)
    assert part.outcome == Refused(reason)


@pytest.mark.parametrize(
    "message",
    [
        "qui appeler en urgence quand la e-CPS ne marche plus",
        "un document d'urgence dans le dossier médical",
        "le médecin régulateur du samu peut-il consulter le dossier ?",
        "je n'en peux plus de cette application e-CPS",
        "le patient est décédé, que devient son espace santé",
        "verser une ordonnance de paracétamol dans le dossier",
        "combien de jours vous gardez",
        "pendant combien de jours",
        "les 7 premières",
    ],
)
def test_a_question_of_ours_with_grave_words_is_not_refused(
    shipped: Knowledge, message: str
) -> None:
    assert not isinstance(shipped.find(message)[0].outcome, Refused)


# ── Smalltalk ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("bonjour", "bonjour"),
        ("Bonjour !", "bonjour"),
        ("SALUT", "bonjour"),
        ("bonsoir à tous", "bonjour"),
        ("merci beaucoup", "merci"),
        ("Merci, bonne journée", "merci"),
        ("au revoir", "au-revoir"),
        ("qui es-tu ?", "qui-es-tu"),
        ("tu sers à quoi", "que-sais-tu"),
        ("j'ai une question", "question"),
        ("Bonjour, petite question svp", "question"),
        ("Bonjour, je peux vous poser une question s'il vous plaît ?", "question"),
        ("je suis infirmière", "metier"),
        ("où j'en suis ?", "parcours"),
        ("mon étape", "parcours"),
        ("que dois-je faire maintenant", "parcours"),
        ("rappelle moi demain", "rappel"),
        ("vous gardez ce que j'écris ?", "memoire"),
        ("retour", "retour"),
        ("plus simplement", "reformuler"),
        ("j'ai rien compris", "reformuler"),
        ("plus de détails svp", "detail"),
        ("t'es sûr ?", "fiabilite"),
        ("non pas ça", "autrement"),
        ("test", "essai"),
        ("do you speak english?", "langue"),
        ("Привет", "langue"),
        ("السلام عليكم", "langue"),
        ("je n'en peux plus de ce logiciel", "fatigue"),
        ("c'est officiel ?", "officiel"),
        ("qui a fait ce bot ?", "auteur"),
        ("je peux parler à un humain ?", "humain"),
        ("plus court", "court"),
        ("encore", "detail"),
        ("vous êtes nuls", "plainte"),
        ("merci quand même connard", "insulte"),
        ("merci connard", "insulte"),
        ("👍", "accord"),
        ("👍🏽 👍", "accord"),
        ("🙏", "merci"),
        ("👎", "plainte"),
    ],
)
def test_politeness_is_answered_as_such(either: Knowledge, message: str, kind: str) -> None:
    (part,) = either.find(message)
    assert isinstance(part.outcome, Smalltalk), part
    assert part.outcome.kind in {kind, "au-revoir" if kind == "merci" else kind}


@pytest.mark.parametrize(
    "message",
    [
        "Bonjour, comment activer ma e-CPS ?",
        "comment activer ma e-cps svp merci d'avance",
        "Bonjour, j'ai une petite question : comment activer ma e-CPS ?",
        "question : comment activer ma e-cps",
        "encore une question : comment activer ma e-cps",
        "👍 comment activer ma e-cps",
    ],
)
def test_politeness_does_not_hide_a_question(shipped: Knowledge, message: str) -> None:
    assert ids(shipped.find(message)[0].outcome)[:1] == ["ecps-activer"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("c'est officiel le 34 22", "contacts-aide"),
        ("c'est long pour recevoir la carte ?", "cpe-commander"),
        ("qui a créé le dmp ?", "dmp-definition"),
        ("qui héberge mon espace santé", "patient-hebergement"),
    ],
)
def test_a_question_of_the_trade_is_not_smalltalk(
    shipped: Knowledge, message: str, expected: str
) -> None:
    assert ids(shipped.find(message)[0].outcome)[:1] == [expected]


def test_wanting_to_talk_to_someone_tonight_is_heard(shipped: Knowledge) -> None:
    (part,) = shipped.find("besoin de parler à quelqu'un ce soir")
    assert part.outcome == Refused(Refusal.DISTRESS)


def test_a_sign_nobody_listed_is_no_smalltalk(either: Knowledge) -> None:
    assert not isinstance(either.find("🚲")[0].outcome, Smalltalk)


@pytest.mark.parametrize(
    "message",
    [
        "je suis IDE libérale",
        "moi je suis kiné remplaçant",
        "plus de précisions svp",
        "encore plus simple",
        "revenir au début",
        "ce logiciel m'épuise",
        "on continue",
        "j'ai pas bien saisi",
        "ok. on fait comment ?",
    ],
)
def test_what_is_said_to_the_bot_is_no_danger(shipped: Knowledge, message: str) -> None:
    (part,) = shipped.find(message)
    assert not isinstance(part.outcome, Refused | Answer), part


def test_what_was_announced_is_what_is_looked_for(shipped: Knowledge) -> None:
    told = "bonjour 2 questions : où trouver les affiches, et quel numéro donner aux patients ?"
    parts = shipped.find(told)
    assert parts[0].text == "où trouver les affiches"
    assert [ids(part.outcome)[0] for part in parts] == ["promo-affiches", "patient-aide"]


def test_one_word_is_no_announcement_of_what_goes_on(shipped: Knowledge) -> None:
    (part,) = shipped.find("question de patients : où est la fiche ?")
    assert part.text.startswith("question de patients")


# ── Look-alikes and negations ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("message", "entry_id"),
    [
        ("comment envoyer un document dans le dossier du patient", "dmp-alimenter"),
        ("comment ouvrir et lire le dossier d'un patient", "dmp-consulter"),
        ("informer le patient avant d'alimenter son dossier", "dmp-informer-alimentation"),
        (
            "faut-il l'accord du patient pour consulter son dossier",
            "dmp-consentement-consultation",
        ),
        ("opposition du patient à l'alimentation", "dmp-opposition-alimentation"),
        ("le patient s'oppose à ce que je consulte son dossier", "dmp-opposition-consultation"),
        ("comment obtenir une carte cps", "cps-obtenir"),
        ("comment commander une carte cpe", "cpe-commander"),
        ("comment activer ma e-cps", "ecps-activer"),
        ("c'est quoi une bal nominative", "mss-types-bal"),
        ("bal organisationnelle, c'est quoi", "mss-types-bal"),
        ("cacher un document au patient le temps de l'annonce", "dmp-masquer-patient"),
        ("un ado veut cacher un document à ses parents", "dmp-masquer-representants"),
        ("c'est quoi l'ins", "ins-definition"),
        ("c'est quoi le téléservice insi", "insi-definition"),
        ("combien de temps ma carte cps est valable", "cps-validite"),
        ("combien de temps un certificat logiciel est valable", "certificats-validite"),
        ("j'ai perdu ma carte cps", "cps-perdue"),
        ("j'ai oublié le code de ma carte cps", "cps-code-bloque"),
        ("ma e-cps a expiré", "ecps-expiree"),
    ],
)
def test_look_alikes_are_told_apart(ask: Ask, message: str, entry_id: str) -> None:
    outcome = ask(message)
    assert isinstance(outcome, Answer), outcome
    assert outcome.id == entry_id


@pytest.mark.parametrize(
    ("message", "wanted", "unwanted"),
    [
        ("le patient n'a aucune pièce d'identité", "ins-impossible", "ins-justificatifs"),
        ("le patient n'a pas activé son espace", "dmp-patient-non-active", "patient-activer"),
        ("je ne veux pas envoyer ce document", "dmp-ne-pas-envoyer", "dmp-alimenter"),
        ("je n'ai pas de lecteur de carte", "cps-lecteur", "cps-obtenir"),
        ("je ne suis pas son médecin traitant", "dmp-hors-equipe", "dmp-medecin-traitant"),
    ],
)  # fmt: skip
def test_negations_keep_their_sense(ask: Ask, message: str, wanted: str, unwanted: str) -> None:
    outcome = ask(message)
    assert wanted in ids(outcome)[:MOST_CHOICES]
    assert not (isinstance(outcome, Answer) and outcome.id == unwanted)


@pytest.mark.parametrize(
    "message",
    [
        "ma carte vitale est perdue, que faire",
        "télétransmission en panne",
        "combien je suis payé pour une consultation",
        "renouveler mon passeport",
        "recette de la tarte aux pommes",
        "quel temps fera-t-il demain",
        "mon mot de passe ameli pro",
        "quand part le train pour lyon",
    ],
)
def test_what_the_base_does_not_know_is_not_answered(either: Knowledge, message: str) -> None:
    assert not any(isinstance(part.outcome, Answer) for part in either.find(message))


# ── Odd messages ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.alone
@pytest.mark.parametrize("message", list(ODD.values()), ids=list(ODD))
def test_odd_messages_are_soundly_read_in_bounded_time(either: Knowledge, message: str) -> None:
    began = time.perf_counter()
    parts = either.find(message)
    assert time.perf_counter() - began < 1.5
    assert sound(either, parts)


def test_of_a_pasted_document_the_beginning_is_read(lexical: Knowledge) -> None:
    (part,) = lexical.find("comment activer ma ecps " + "xz " * 2_000)
    assert len(part.text) <= LONGEST_MESSAGE
    assert ids(part.outcome)[:1] == ["ecps-activer"]


def test_a_number_at_the_end_of_a_document_is_seen(lexical: Knowledge) -> None:
    (part,) = lexical.find("comment activer ma ecps " + "xz " * 2_000 + "1 85 05 78 006 084 91")
    assert part.outcome == Refused(Refusal.PERSONAL)


ORDINARY = (
    "Bonjour, je suis secrétaire dans un cabinet et nous venons de recevoir notre logiciel.",
    "Mon employeur me demande de m'occuper des identités des patients.",
    "Le lecteur de carte a été installé la semaine dernière par un technicien.",
    "Nous avons aussi une boîte aux lettres sécurisée depuis le mois de juin.",
)
"""Sentences in which another would drown."""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("J'ai envie de mourir.", Refusal.DISTRESS),
        ("Un patient fait un arrêt cardiaque dans la salle d'attente !", Refusal.EMERGENCY),
    ],
)
@pytest.mark.parametrize("place", range(len(ORDINARY) + 1))
@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_life_at_risk_is_heard_among_other_sentences(
    either: Knowledge, said: str, reason: Refusal, place: int, between: str
) -> None:
    message = between.join([*ORDINARY[:place], said, *ORDINARY[place:]])
    assert either.find(message)[0].outcome == Refused(reason)


@pytest.mark.parametrize(
    "message",
    [
        "Comment commander une carte CPE pour ma secrétaire ? J'ai envie de mourir.",
        "Il ne respire plus. Ma carte CPS est perdue, je fais quoi ?",
        "Elle convulse ! " + " ".join(ORDINARY),
        "Comment activer ma e-CPS ? Mon patient fait un arrêt cardiaque",
        "je veux mourir et comment activer ma e-cps ?",
        " ".join([*ORDINARY, "J'ai envie de mourir.", *ORDINARY]),
        "xzq " * 160 + ". J'ai envie de mourir.",
        "C'est noté. " * 300 + "J'ai envie de mourir.",
    ],
)
def test_a_life_at_risk_is_heard_wherever_it_is_said(shipped: Knowledge, message: str) -> None:
    outcome = shipped.find(message)[0].outcome
    assert isinstance(outcome, Refused)
    assert outcome.reason in {Refusal.DISTRESS, Refusal.EMERGENCY}


WRAPPED = (
    (
        "Je viens de finir mes études, je suis diététicienne, je n'ai pas d'Ordre et pas encore de"
        " numéro, où faire la demande de RPPS ?"
    ),
    (
        "je suis en tournée et je ne retrouve plus ma carte professionnelle j'ai peur que"
        " quelqu'un s'en serve qu'est-ce que je dois déclarer et à qui"
    ),
    "quelles cases cocher après avoir regardé la carte d'identité du monsieur",
    "en cas d'accident, qui peut ouvrir mon espace santé sans mon accord ?",
)
"""Questions that were taken for several, or for danger, when they came cut into lines."""


@pytest.mark.parametrize("question", WRAPPED)
@pytest.mark.parametrize("width", [35, 45, 60])
def test_a_question_cut_into_lines_is_read_as_it_is(
    either: Knowledge, question: str, width: int
) -> None:
    whole, cut = either.find(question), either.find(textwrap.fill(question, width))
    assert [type(part.outcome) for part in cut] == [type(part.outcome) for part in whole]


@pytest.mark.parametrize(
    "message",
    [
        " ".join(ORDINARY),
        "Quelle carte pour ma secrétaire ? Un patient attend au comptoir, c'est urgent.",
    ],
)
def test_innocent_sentences_are_no_danger(either: Knowledge, message: str) -> None:
    assert not isinstance(either.find(message)[0].outcome, Refused)


@pytest.mark.parametrize(
    "beside",
    [
        "La salle d'attente est pleine à craquer ce matin.",
        "Je n'en peux plus de chercher.",
        "Mon associé dit que c'est simple comme bonjour, je demande à voir.",
    ],
)
@pytest.mark.parametrize(
    ("question", "entry_id"),
    [
        ("La carte vitale suffit-elle pour l'INS ?", "ins-justificatifs"),
        ("Comment commander une carte CPE ?", "cpe-commander"),
    ],
)
def test_what_is_told_beside_a_question_does_not_change_its_answer(
    shipped: Knowledge, beside: str, question: str, entry_id: str
) -> None:
    for message in (f"{beside} {question}", f"{question} {beside}"):
        (part,) = shipped.find(message)
        assert ids(part.outcome)[:1] == [entry_id]


def test_what_is_told_before_a_vague_question_says_what_it_is_about(shipped: Knowledge) -> None:
    (part,) = shipped.find("J'ai perdu ma carte CPS hier soir. Qu'est-ce que je dois faire ?")
    assert ids(part.outcome)[:1] == ["cps-perdue"]


def test_questions_on_lines_of_their_own_are_two(either: Knowledge) -> None:
    first, second = either.find("ma cps est perdue\ncomment activer mon ecps")
    assert ids(first.outcome)[:1] == ["cps-perdue"]
    assert ids(second.outcome)[:1] == ["ecps-activer"]


def test_lines_before_two_questions_are_no_places_to_cut(either: Knowledge) -> None:
    lines = "Je suis infirmière.\nJe débute.\nJ'arrive au cabinet.\nMa carte cps est perdue.\n"
    assert len(either.find(f"{lines}Comment activer la e-cps ?")) == 2


def test_a_run_of_spaces_hides_nothing(either: Knowledge) -> None:
    (part,) = either.find("Bonjour\ndites-moi" + " " * 600 + "comment activer ma ecps")
    assert ids(part.outcome)[:1] == ["ecps-activer"]


def test_a_question_on_several_lines_is_one(either: Knowledge) -> None:
    (part,) = either.find("Bonjour,\n\nj'ai perdu ma carte cps\nje fais quoi\n\nMerci")
    assert ids(part.outcome)[:1] == ["cps-perdue"]
    assert "\n" not in part.text


SAYS_NOTHING = ["empty", "spaces", "one emoji", "punctuation", "digits", "control characters"]
FOREIGN = ["Arabic", "Chinese", "SQL", "format holes", "HTML"]


@pytest.mark.parametrize("name", SAYS_NOTHING + FOREIGN)
def test_what_says_nothing_is_not_answered(either: Knowledge, name: str) -> None:
    assert not any(isinstance(part.outcome, Answer) for part in either.find(ODD[name]))


def test_half_a_character_does_no_harm(shipped: Knowledge) -> None:
    assert ids(shipped.find("comment activer \ud83d ma ecps")[0].outcome)[:1] == ["ecps-activer"]


def test_the_question_is_found_under_the_marks(lexical: Knowledge) -> None:
    assert ids(lexical.find(ZALGO)[0].outcome)[:1] == ["ecps-activer"]


@pytest.mark.parametrize(
    "message",
    [
        "comment activer ma e-cps",
        "la carte vitale suffit pour l'ins ?",
        "où trouver des affiches pour la salle d'attente",
        "dmp",
        "quel antibiotique pour une angine",
        "quelle heure est-il",
    ],
)
def test_capitals_change_nothing(either: Knowledge, message: str) -> None:
    small_letters, capitals = either.find(message), either.find(message.upper())
    assert [part.outcome for part in small_letters] == [part.outcome for part in capitals]


def test_two_loads_give_the_same_parts(lexical: Knowledge) -> None:
    again = load(with_encoder=False)
    for message in ("comment activer ma e-cps ?", "ça coince", "verser un document"):
        assert again.find(message) == lexical.find(message)


# ── Profiles, two questions, why ─────────────────────────────────────────────────────────────────


def test_a_profile_never_turns_a_sure_answer(shipped: Knowledge) -> None:
    for role in ("medecin", "pharmacien", "secretaire", "autre_ordre", "inconnu"):
        parts = shipped.find("comment activer ma e-cps", profile=Profile(role))
        assert ids(parts[0].outcome)[:1] == ["ecps-activer"]


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        ("activer ma e-cps et comment commander une cpe ?", "ecps-activer", "cpe-commander"),
        ("c'est quoi l'ins ? comment j'ai une bal ?", "ins-definition", "mss-obtenir-bal"),
        ("j'ai perdu ma carte cps. où trouver des affiches ?", "cps-perdue", "promo-affiches"),
    ],
)  # fmt: skip
def test_two_questions_get_two_answers(
    shipped: Knowledge, message: str, first: str, second: str
) -> None:
    parts = shipped.find(message)
    assert [ids(part.outcome)[0] for part in parts] == [first, second]
    assert all(part.text in message for part in parts)


@pytest.mark.parametrize(
    "message",
    [
        "comment récupérer et qualifier l'ins d'un patient",
        "comment obtenir une carte cps et/ou une e-cps",
        "faut-il une pièce d'identité et la carte vitale pour qualifier l'ins",
    ],
)
def test_one_question_with_an_and_is_one_question(shipped: Knowledge, message: str) -> None:
    assert len(shipped.find(message)) == 1


def test_a_question_tag_is_no_second_question(shipped: Knowledge) -> None:
    message = "Un mineur veut qu'un document reste caché à ses parents, est-ce possible ?"
    assert len(shipped.find(message)) == 1


def test_meanings_are_compared_only_where_words_leave_a_doubt(
    shipped: Knowledge, lexical: Knowledge
) -> None:
    sure, unsure = "comment activer ma e-cps", "le truc pour entrer sur les sites de santé"
    assert shipped.matcher.opinion(sure).by_words
    assert shipped.matcher.opinion(sure).candidates == lexical.matcher.opinion(sure).candidates
    doubtful = shipped.matcher.opinion(unsure)
    assert not doubtful.by_words
    assert "meaning" in doubtful.candidates[0].signals
    assert not lexical.matcher.opinion(sure).by_words


def test_an_opinion_says_why(shipped: Knowledge) -> None:
    opinion = shipped.matcher.opinion("comment activer ma ecsp")
    best = opinion.candidates[0]
    assert best.signals
    assert best.nearest
    total = opinion.none + opinion.vague + sum(c.score for c in opinion.candidates)
    assert 0.999 <= total <= 1.001  # each of sixteen is rounded to the fourth digit


@pytest.mark.parametrize(
    "message",
    [
        "j'ai changé de téléphone comment récupérer ma e-CPS",
        "changement de numéro de portable comment réactiver la ecps",
        "changement de téléphone - comment récupérer ma e-cps",
    ],
)
def test_what_is_told_before_a_question_is_no_question(shipped: Knowledge, message: str) -> None:
    (part,) = shipped.find(message)
    assert isinstance(part.outcome, Answer)
    assert part.outcome.id == "ecps-activer"


def test_a_statement_with_an_answer_of_its_own_is_still_answered(shipped: Knowledge) -> None:
    parts = shipped.find("le nouveau né n'a pas d'ins comment alimenter son dmp")
    assert [p.outcome.id for p in parts if isinstance(p.outcome, Answer)] == [
        "ins-nouveau-ne",
        "dmp-alimenter",
    ]
