"""Who says what they are without being asked: offered to be noted, never noted unasked."""

import pytest

from handlers.buttons import TellProfile
from handlers.profile.questions import QUESTIONS
from handlers.shown import signs
from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

UNNOTED = "Ce n’est pas encore noté"


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("je suis psychologue, ça me concerne ?", "profession sans Ordre"),
        ("je suis ostéopathe, est-ce que ça me concerne ?", "profession sans Ordre"),
        ("infirmière libérale", "autre profession à Ordre"),
        ("dentiste", "autre profession à Ordre"),
        ("je suis médecin", "médecin"),
        ("bonjour je suis secretaire dans un cabinet de kiné", "secrétaire ou assistant"),
        ("Bonjour, je suis secrétaire de trois médecins", "secrétaire ou assistant"),
        ("euh bonjour alors je suis infirmière libérale", "autre profession à Ordre"),
        ("je suis kiné à Brest", "autre profession à Ordre"),
        ("infirmière aussi", "autre profession à Ordre"),
        ("infirmière en EHPAD", "autre profession à Ordre"),
        ("kiné salarié dans un centre", "autre profession à Ordre"),
        ("secrétaire à mi-temps", "secrétaire ou assistant"),
    ],
)
async def test_a_profession_is_noted_once_it_is_wanted(
    stage: Stage, newcomer: Talker, typed: str, role: str
) -> None:
    await newcomer.says(typed)
    assert f"Vous êtes : {role}. {UNNOTED}" in newcomer.sees
    assert ("/parcours montre vos étapes" in newcomer.sees) == ("concerne" in typed)
    await newcomer.says("c'est noté ?")
    assert UNNOTED in newcomer.sees
    await newcomer.says("oui")
    assert newcomer.sees.startswith(f"C’est noté.\n\nVous êtes : {role}")
    await newcomer.says("c'est noté ?")
    assert f"Vous êtes : {role}" in newcomer.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("typed", "role", "then"),
    [
        ("infirmière libérale depuis 3 ans", "autre profession à Ordre", "Question 2 sur 4"),
        ("je suis secrétaire de trois médecins", "secrétaire ou assistant", "Votre parcours"),
        ("préparatrice aussi", "profession sans Ordre", "Question 2 sur 4"),
    ],
)
async def test_a_profession_with_a_place_answers_the_first_question(
    stage: Stage, newcomer: Talker, typed: str, role: str, then: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert then in newcomer.sees
    await newcomer.says("/profil")
    assert f"Vous êtes : {role}" in newcomer.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed", ["médecin de garde voit le dossier", "je suis kiné à Brest et ma carte est bloquée"]
)
async def test_what_says_more_than_a_place_is_searched(
    stage: Stage, newcomer: Talker, typed: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    "said", ["Sage-femme, ", "euh alors je suis infirmière et ", "bonjour, kiné à Brest, "]
)
async def test_a_profession_before_a_question_is_offered_to_be_noted(
    newcomer: Talker, said: str
) -> None:
    await newcomer.says(f"{said}{CARD}")
    assert "Noter : autre profession à Ordre" in newcomer.buttons


@pytest.mark.parametrize("typed", ["non", "non merci"])
async def test_a_profession_that_is_not_to_be_noted_is_not(newcomer: Talker, typed: str) -> None:
    await newcomer.says("je suis médecin")
    await newcomer.says(typed)
    assert "Rien n’est noté de votre métier." in newcomer.sees
    await newcomer.says("est-ce que c'est noté ?")
    assert "Vous êtes : non précisé" in newcomer.sees


async def test_a_profession_is_noted_by_one_tap(newcomer: Talker) -> None:
    await newcomer.says("dentiste")
    await newcomer.taps("Oui, le noter")
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees


async def test_a_question_beside_a_profession_is_answered(
    stage: Stage, newcomer: Talker, title: object
) -> None:
    await newcomer.says(f"je suis kiné, {CARD}")
    assert callable(title)
    assert title("ins-justificatifs") in newcomer.sees
    assert "Votre métier n’est pas noté." in newcomer.sees
    await newcomer.taps("Noter : autre profession à Ordre")
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees
    await newcomer.says(f"je suis kiné, {CARD}")
    assert "Votre métier n’est pas noté." not in newcomer.sees
    assert stage.asked == [f"je suis kiné, {CARD}"] * 2


async def test_who_has_a_profession_and_asks_whether_it_concerns_them_sees_the_path(
    doctor: Talker,
) -> None:
    await doctor.says("/profil psychologue")
    await doctor.says("je suis psychologue, ça me concerne ?")
    assert doctor.sees.startswith("Votre parcours : 0 étape")


@pytest.mark.parametrize("typed", ["je suis médecin ?", "je suis kiné ou médecin", "je suis là"])
async def test_what_tells_no_profession_is_searched(
    stage: Stage, newcomer: Talker, typed: str
) -> None:
    await newcomer.says(typed)
    assert stage.asked == [typed]
    assert UNNOTED not in newcomer.sees


async def test_a_bare_profession_below_an_answer_follows_it(
    stage: Stage, newcomer: Talker
) -> None:
    await newcomer.says(CARD)
    await newcomer.says("dentiste")
    assert stage.asked == [CARD, "dentiste"]


@pytest.mark.parametrize(
    "typed", ["j'ai pas d'ordre", "je n'ai pas d'Ordre", "ma profession n'a pas d'ordre ?"]
)
async def test_a_profession_without_order_is_told_how_to_register(
    stage: Stage, newcomer: Talker, title: object, typed: str
) -> None:
    await newcomer.says(typed)
    assert callable(title)
    assert title("rpps-inscription") in newcomer.sees
    assert stage.asked == []
    await newcomer.taps("Noter : profession sans Ordre")
    await newcomer.says(typed)
    assert "Pour les professions sans Ordre" in newcomer.sees
    assert "Votre métier n’est pas noté." not in newcomer.sees


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("finalement j'ai un secrétariat à distance", "Secrétariat : oui"),
        ("j'ai une secrétaire maintenant", "Secrétariat : oui"),
        ("je n'ai plus de secrétaire", "Secrétariat : non"),
        ("finess oui", "Structure avec un numéro FINESS : oui"),
        ("finalement pas de finess", "Structure avec un numéro FINESS : non"),
        ("j'ai un finess", "Structure avec un numéro FINESS : oui"),
    ],
)
async def test_a_fact_that_changes_is_noted_of_who_has_a_profession(
    doctor: Talker, stage: Stage, typed: str, noted: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/aide")
    await doctor.says(typed)
    assert noted in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["sans secrétariat", "j'ai un finess ?", "avec une secrétaire"])
async def test_a_fact_that_may_be_of_a_question_is_searched(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/aide")
    await doctor.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("psychologue", "profession sans Ordre"),
        ("préparatrice en pharmacie", "profession sans Ordre"),
        ("ergothérapeute pardon", "profession sans Ordre"),
    ],
)
async def test_a_bare_profession_of_which_an_answer_says_nothing_is_offered_to_be_noted(
    stage: Stage, newcomer: Talker, typed: str, role: str
) -> None:
    await newcomer.says(CARD)
    await newcomer.says(typed)
    assert f"Vous êtes : {role}. {UNNOTED}" in newcomer.sees
    assert stage.asked == [CARD, typed]


@pytest.mark.parametrize(
    "typed",
    [
        "slt dieteticienne, je dois faire quoi",
        "je suis psychologue en libéral est-ce que je suis concernée par Mon espace santé ?",
        "je suis ergo, suis-je concernée par tout ça ?",
        "orthophoniste, concernée ou pas ?",
    ],
)
async def test_who_asks_whether_all_this_concerns_them_is_told_of_the_path(
    stage: Stage, newcomer: Talker, typed: str
) -> None:
    await newcomer.says(typed)
    assert f"Vous êtes : profession sans Ordre. {UNNOTED}" in newcomer.sees
    assert "/parcours montre vos étapes" in newcomer.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("profil : biologiste, finess oui, secrétariat oui, ségur oui", "Secrétariat : oui"),
        ("biologiste, finess oui, secrétariat non", "Secrétariat : non"),
        ("finess oui ségur oui", "Logiciel référencé Ségur : oui"),
        ("mon profil : médecin, pas de secrétariat", "Vous êtes : médecin"),
        ("profil finess oui", "Structure avec un numéro FINESS : oui"),
    ],
)
async def test_a_profile_told_in_full_is_noted(
    stage: Stage, newcomer: Talker, typed: str, noted: str
) -> None:
    await newcomer.says(CARD)
    await newcomer.says(typed)
    assert newcomer.sees.startswith("C’est noté.")
    assert noted in newcomer.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize("typed", ["profil", "Mon profil", "changer de profil", "voir mon profil"])
async def test_the_profile_is_shown_by_its_name(
    stage: Stage, newcomer: Talker, typed: str
) -> None:
    await newcomer.says(CARD)
    await newcomer.says(typed)
    assert newcomer.sees.startswith("Votre profil")
    assert stage.asked == [CARD]


@pytest.mark.parametrize(
    "typed", ["non je sais pas ce que c'est finess", "c'est quoi un FINESS ?", "connais pas"]
)
async def test_who_does_not_know_what_is_asked_is_told_then_asked_again(
    stage: Stage, newcomer: Talker, typed: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says("infirmière")
    await newcomer.says(typed)
    assert newcomer.sees.startswith("FINESS : ")
    assert "Question 2 sur " in newcomer.sees
    await newcomer.says("en maison de santé")
    assert "Question 3 sur " in newcomer.sees
    await newcomer.says("/profil")
    assert "Structure avec un numéro FINESS : oui" in newcomer.sees
    assert stage.asked == []


async def test_what_is_told_of_another_question_is_said_to_be_noted(newcomer: Talker) -> None:
    await newcomer.says("/start")
    await newcomer.says("infirmière")
    await newcomer.says("j'ai pas de secrétaire")
    assert newcomer.sees.startswith("C’est noté.")
    assert "FINESS" in newcomer.sees


async def test_two_things_said_in_passing_are_not_noted(newcomer: Talker) -> None:
    await newcomer.says("kiné sans secrétariat")
    assert "C’est noté" not in newcomer.sees


@pytest.mark.parametrize(
    "typed", ["Noter : autre profession à Ordre", "note que je suis sage-femme"]
)
async def test_the_words_of_the_button_that_notes_a_profession_note_it(
    newcomer: Talker, typed: str
) -> None:
    await newcomer.says(f"sage-femme, {CARD}")
    await newcomer.says(typed)
    assert newcomer.sees.startswith("C’est noté.\n\nVous êtes : autre profession à Ordre")


@pytest.mark.parametrize("typed", ["j'ai pas de secrétaire", "pas de secrétariat en fait"])
async def test_what_a_step_depends_on_is_noted_where_it_is_shown(
    newcomer: Talker, typed: str
) -> None:
    await newcomer.says("étape 6")
    await newcomer.says(typed)
    assert newcomer.sees.startswith("C’est noté.")
    assert "Secrétariat : non" in newcomer.sees


@pytest.mark.parametrize(
    ("told", "role"),
    [(f"je suis kiné, {CARD}", "autre profession à Ordre"), ("je n’ai pas d’ordre", "profession")],
)
@pytest.mark.parametrize("typed", ["oui note-le", "notez-le svp", "Noter : {role}"])
@pytest.mark.parametrize("between", ["", "merci"])
async def test_what_the_button_notes_can_be_typed(
    newcomer: Talker, told: str, role: str, typed: str, between: str
) -> None:
    await newcomer.says("/start")
    await newcomer.says(told)
    label = next(one for one in newcomer.buttons if one.startswith(f"Noter : {role}"))
    if between:
        await newcomer.says(between)
    await newcomer.says(typed.format(role=label.removeprefix("Noter : ")))
    assert newcomer.sees.startswith(f"C’est noté.\n\nVous êtes : {role}")


async def test_a_mere_yes_below_an_answer_notes_nothing(newcomer: Talker) -> None:
    for typed in ("/start", f"je suis kiné, {CARD}", "oui", "/profil"):
        await newcomer.says(typed)
    assert "Vous êtes : non précisé" in newcomer.sees


async def test_below_another_answer_nothing_is_to_be_noted(newcomer: Talker) -> None:
    for typed in ("/start", f"je suis kiné, {CARD}", CARD, "note-le"):
        await newcomer.says(typed)
    assert "rien n’est noté ni changé" in newcomer.sees


async def test_the_first_question_still_waits_below_what_could_be_noted(newcomer: Talker) -> None:
    for typed in ("/start", f"je suis kiné, {CARD}", "médecin"):
        await newcomer.says(typed)
    assert "Question 2 sur " in newcomer.sees


@pytest.mark.parametrize("typed", ["et la secrétaire", "et ma secrétaire", "la pharmacienne"])
async def test_somebody_else_told_below_an_answer_is_not_offered_to_be_noted(
    stage: Stage, newcomer: Talker, typed: str
) -> None:
    await newcomer.says(CARD)
    await newcomer.says(typed)
    assert UNNOTED not in newcomer.sees
    assert stage.asked[-1] == typed


@pytest.mark.parametrize(
    "typed", ["non je suis kiné", "ah mais je suis infirmière", "je me suis trompé, je suis kiné"]
)
async def test_another_profession_said_against_the_one_noted_takes_its_place(
    newcomer: Talker, typed: str
) -> None:
    await newcomer.says("/profil médecin")
    await newcomer.says(typed)
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees
    await newcomer.says("non je suis pas kiné")
    await newcomer.says("/profil")
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees


TOLD_AT_ONCE = "je suis kiné libérale, seule, pas de secrétaire, mon logiciel est ségur"


@pytest.mark.parametrize("agrees", ["oui", ">Oui, le noter"])
async def test_facts_told_with_a_profession_are_noted_with_it_once_wanted(
    newcomer: Talker, agrees: str
) -> None:
    await newcomer.says(TOLD_AT_ONCE)
    assert "Secrétariat : non ; Logiciel référencé Ségur : oui" in newcomer.sees
    assert "Ce n’est pas encore noté" in newcomer.sees
    await (newcomer.taps(agrees[1:]) if agrees.startswith(">") else newcomer.says(agrees))
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees
    assert "FINESS : non précisé" in newcomer.sees
    assert "Secrétariat : non" in newcomer.sees
    assert "Ségur : oui" in newcomer.sees


async def test_nothing_of_it_is_noted_of_who_declines(newcomer: Talker) -> None:
    for typed in (TOLD_AT_ONCE, "non", "/profil"):
        await newcomer.says(typed)
    assert "Vous êtes : non précisé" in newcomer.sees
    assert "Ségur : non précisé" in newcomer.sees


@pytest.mark.parametrize(
    "typed",
    [
        "ok je suis chirurgien-dentiste",
        "slt jsui ideln",
        "chui infirmière remplaçante",
        "d'accord, sage-femme",
    ],
)
async def test_a_profession_told_in_haste_answers_the_first_question(
    newcomer: Talker, typed: str
) -> None:
    for each in ("/start", typed, "/profil"):
        await newcomer.says(each)
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees


@pytest.mark.parametrize("digits", ["", "9000", "0003", "00", "00000", "x000", "²000"])
async def test_a_forged_button_notes_nothing(newcomer: Talker, digits: str) -> None:
    await newcomer.says("/profil")
    forged = TellProfile(question=signs.NOTE, answer=digits, first=False)
    await newcomer.taps_data(forged.pack())
    await newcomer.says("/profil")
    assert newcomer.sees.count("non précisé") == len(QUESTIONS)


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("je suis dentiste remplaçant j'ai pas de cabinet fixe", "autre profession à Ordre"),
        ("bonsoir, je suis infirmière depuis 20 ans et je n'y connais rien", "autre profession"),
        ("alors je suis secrétaire et mon médecin refuse la carte", "secrétaire ou assistant"),
    ],
)
async def test_a_statement_that_begins_with_a_profession_offers_to_note_it(
    newcomer: Talker, typed: str, role: str
) -> None:
    await newcomer.says(typed)
    assert f"Votre métier n’est pas noté. Pour des réponses adaptées ({role}" in newcomer.sees
    await newcomer.says("note-le")
    assert f"Vous êtes : {role}" in newcomer.sees


@pytest.mark.parametrize(
    "typed",
    ["je suis perdue, la carte est bloquée", "mon médecin a perdu sa carte et je fais le reste"],
)
async def test_a_statement_of_anything_else_offers_none(newcomer: Talker, typed: str) -> None:
    await newcomer.says(typed)
    assert "Votre métier n’est pas noté" not in newcomer.sees
