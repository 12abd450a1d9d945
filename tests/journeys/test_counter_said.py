"""At the counter, what a secretary says of the paper before her chooses, and the guide goes on."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


async def at_counter(doctor: Talker, *said: str) -> None:
    """Begin at the counter, then say one thing after the other."""
    for one in ("/ins", *said):
        await doctor.says(one)


@pytest.mark.parametrize(
    ("ways", "seen"),
    [
        (["une identité", "aucun document"], "connaissez-vous très bien ce patient ?"),
        (["une identité", "il a oublié ses papiers"], "connaissez-vous très bien ce patient ?"),
        (["une identité", "attestation de droits"], "Cette pièce n’est pas admise"),
        (["une identité", "CNI européenne"], "Les cinq traits"),
        (["une identité", "un enfant avec le livret de famille"], "sa propre pièce"),
        (["une identité", "livret de famille", "carte du père"], "Les cinq traits"),
        (["une identité", "enfant", "non il a pas de papiers"], "Statut de l’identité"),
        (["une identité", "passeport", "oui sauf le prénom"], "Ne qualifiez pas."),
        (["une identité", "passeport", "à peu près"], "Ne qualifiez pas."),
        (["rien", "toujours rien", "oui passeport vérifié"], "Statut de l’identité : validée"),
        (["rien", "toujours rien", "elle n'a rien"], "Statut de l’identité : provisoire"),
        (["une identité", "passeport marocain"], "Les cinq traits"),
        (["une identité", "elle a un passeport anglais"], "Les cinq traits"),
        (["une identité", "CNI italienne"], "Les cinq traits"),
        (["une identité", "la carte d'identité suisse"], "Les cinq traits"),
        (["une identité", "carte d'identité algérienne"], "Cette pièce n’est pas admise"),
        (["j'ai pas encore demandé"], "Interrogez INSi"),
        (["INSi ne répond pas"], "Relisez les traits saisis"),
        (["il trouve pas"], "Relisez les traits saisis"),
        (["pas une"], "Relisez les traits saisis"),
        (["elle est pas trouvée"], "Relisez les traits saisis"),
        (["INSi a trouvé"], "Quelle pièce d’identité"),
        (["une identité", "elle n'a que sa carte vitale"], "Cette pièce n’est pas admise"),
        (["une identité", "la CEAM"], "Cette pièce n’est pas admise"),
        (["une identité", "enfant", "il a que le livret de famille"], "Sans pièce admise"),
        (["une identité", "enfant", "le livret et la carte de la mère"], "Les cinq traits"),
        (["une identité", "enfant", "que le livret et la carte de la mère"], "Les cinq traits"),
        (["une identité", "rien", "non je suis la secrétaire"], "Sans pièce admise"),
        (["une identité", "rien", "oui mais je ne le connais pas"], "Sans pièce admise"),
        (["une identité", "passeport", "oui à part le lieu"], "Ne qualifiez pas."),
        (["une identité", "passeport", "non il n'y a aucun écart"], "Validez les traits"),
        (["rien", "il trouve toujours pas"], "Avez-vous vérifié une pièce"),
    ],
)
async def test_the_words_said_aloud_choose(
    doctor: Talker, stage: Stage, ways: list[str], seen: str
) -> None:
    await doctor.says("/ins")
    for said in ways:
        await doctor.says(said)
    assert seen in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("said", ["suivant", "ok suivant", "au suivant", "le prochain patient"])
@pytest.mark.parametrize("between", [[], [CARD], [CARD, "merci"]])
async def test_the_next_patient_does_not_get_the_status_of_the_one_before(
    doctor: Talker, stage: Stage, between: list[str], said: str
) -> None:
    await at_counter(doctor, "une identité", "carte vitale")
    assert doctor.sees.startswith("Statut de l’identité : récupérée")
    for one in [*between, said]:
        await doctor.says(one)
    assert "Que répond INSi pour ce patient ?" in doctor.sees
    assert said not in stage.asked


async def test_next_goes_on_from_a_question_that_was_left_open(doctor: Talker) -> None:
    await at_counter(doctor, "une identité", CARD, "suivant")
    assert "Quelle pièce d’identité le patient vous présente-t-il ?" in doctor.sees


@pytest.mark.parametrize(
    "said",
    [
        "au comptoir",
        "guichet",
        "vérifier un patient",
        "j'ai un patient devant moi",
        "patient suivant",
    ],
)
async def test_the_guide_opens_by_its_name(doctor: Talker, stage: Stage, said: str) -> None:
    await doctor.says(CARD)
    await doctor.says(said)
    assert "Que répond INSi pour ce patient ?" in doctor.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize(
    ("opens", "said", "asked"),
    [
        ("h:insi", "je l'ai interrogé", "Que répond INSi"),
        ("h:insi", "interrogé", "Que répond INSi"),
        ("h:piece", "une carte européenne", "Quelle pièce d’identité"),
        ("h:enfant", "il a ses papiers", "L’enfant a-t-il sa propre pièce"),
        ("h:enfant", "le livret de famille", "L’enfant a-t-il sa propre pièce"),
        ("h:enfant", "il est avec un parent", "L’enfant a-t-il sa propre pièce"),
        ("h:enfant", "elle a juste la pièce de la mère", "L’enfant a-t-il sa propre pièce"),
    ],
)
async def test_half_of_a_choice_does_not_choose_it(
    doctor: Talker, opens: str, said: str, asked: str
) -> None:
    await doctor.taps_data(opens)
    await doctor.says(said)
    assert doctor.sees.startswith("Ce mot ne suffit pas pour choisir.")
    assert asked in doctor.sees


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("une seule, passeport, tout concorde", "Statut de l’identité : qualifiée"),
        ("une identité et elle a un passeport", "Les cinq traits"),
        ("INSi trouve une identité. Passeport, oui", "Les cinq traits"),
        ("une identité, permis", "Cette pièce n’est pas admise"),
        ("rien, toujours rien, passeport", "Statut de l’identité : validée"),
        ("rien, rien du tout", "Relisez les traits saisis"),
        ("une identité, enfant, livret et carte du père", "Les cinq traits"),
        ("une identité, enfant, que le livret", "Sans pièce admise"),
        ("1 1 2", "Ne qualifiez pas."),
        ("1, 6", "connaissez-vous très bien ce patient ?"),
    ],
)
async def test_several_questions_are_answered_at_once(
    doctor: Talker, stage: Stage, said: str, seen: str
) -> None:
    await doctor.says("/ins")
    await doctor.says(said)
    assert seen in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    "said",
    [
        "une identité, et son passeport est périmé",
        "une identité, passeport, permis",
        "une identité, passeport, ils concordent ?",
        "une identité mais pas de passeport",
        "1, 9",
    ],
)
async def test_what_does_not_all_choose_goes_nowhere(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/ins")
    await doctor.says(said)
    assert "Statut" not in doctor.sees
    assert stage.asked == [said]
    await doctor.says("/ins")
    assert "Que répond INSi" in doctor.sees


@pytest.mark.parametrize("way", [["une identité"], ["une identité", "permis"]])
@pytest.mark.parametrize("said", ["et maintenant ?", "donc je fais quoi ?"])
async def test_what_to_do_now_is_told_again(
    doctor: Talker, stage: Stage, way: list[str], said: str
) -> None:
    await at_counter(doctor, *way)
    told = doctor.sees
    await doctor.says(said)
    assert doctor.sees == told
    await doctor.says(CARD)
    await doctor.says(said)
    assert stage.asked == [CARD, said]


async def test_what_is_done_at_an_end_waits_for_the_next_patient(
    doctor: Talker, stage: Stage
) -> None:
    for said in ["/ins", "une identité", "passeport", "ils concordent", "c'est fait"]:
        await doctor.says(said)
    assert doctor.sees.startswith("Bien, c’est fini pour ce patient.")
    await doctor.taps("Recommencer")
    assert "Que répond INSi" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("said", ["son nom d'épouse est différent", "oui sauf le nom d'usage"])
async def test_the_name_that_is_used_is_no_gap(doctor: Talker, said: str) -> None:
    await at_counter(doctor, "une identité", "passeport", said)
    assert doctor.sees.startswith("Le nom d’usage n’est pas un des cinq traits")


@pytest.mark.parametrize("said", ["tout recommencer", "je me suis trompée de patient"])
async def test_another_patient_begins_anew(doctor: Talker, said: str) -> None:
    await at_counter(doctor, "une identité", said)
    assert "Que répond INSi" in doctor.sees


@pytest.mark.parametrize(
    ("way", "said", "seen"),
    [
        (["pas encore"], "une seule", "Quelle pièce d’identité"),
        (["une identité", "permis"], "finalement il a son passeport", "Les cinq traits"),
        (["une identité", "rien", "non"], "elle revient avec sa carte d'identité", "Les cinq tra"),
        (["une identité", "enfant", "rien"], "il a son passeport", "Les cinq traits"),
        (["rien", "nouveau-né"], "il trouve une identité", "Quelle pièce d’identité"),
    ],
)
async def test_what_changes_behind_an_end_goes_on_from_there(
    doctor: Talker, way: list[str], said: str, seen: str
) -> None:
    await at_counter(doctor, *way)
    assert doctor.sees.startswith("Statut de l’identité : ")
    await doctor.says(said)
    assert seen in doctor.sees


async def test_behind_another_answer_the_name_of_a_paper_is_looked_for(
    doctor: Talker, stage: Stage
) -> None:
    await at_counter(doctor, "une identité", "permis", CARD, "passeport")
    assert stage.asked == [CARD, "passeport"]


@pytest.mark.parametrize("said", ["tout est bon", "non rien", "rien", "oui", "permis"])
@pytest.mark.parametrize("end", ["le prénom est différent", "tout concorde"])
async def test_no_end_is_changed_for_another_by_a_word(
    doctor: Talker, end: str, said: str
) -> None:
    await at_counter(doctor, "une identité", "passeport", end, said)
    assert "Statut" not in doctor.sees
    assert "Êtes-vous le médecin" not in doctor.sees


@pytest.mark.parametrize(
    ("way", "said", "seen"),
    [
        (["une identité", "permis"], "patient suivant, une seule", "Quelle pièce"),
        (["une identité", "permis"], "autre patient une identité, cni, pareil", "qualifiée"),
        (["une identité"], "un autre patient : rien, toujours rien, permis", "provisoire"),
        (["une identité", "permis"], "suivant s'il vous plaît", "Que répond INSi"),
        (["pas encore"], "c'est fait, il trouve une identité", "Quelle pièce"),
        (["une identité", "passeport"], "non le nom n'est pas pareil", "Ne qualifiez pas."),
        (
            ["une identité", "passeport"],
            "non, la date est fausse",
            "Ne qualifiez pas.",
        ),
        (["une identité", "permis"], "donc ?", "récupérée"),
        (["INSi est en panne", "INSi ne marche pas"], "non permis", "provisoire"),
    ],
)
async def test_what_a_hurried_secretary_says_is_heard(
    doctor: Talker, stage: Stage, way: list[str], said: str, seen: str
) -> None:
    await at_counter(doctor, *way, said)
    assert seen in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("said", ["non tout concorde", "non c'est pareil", "passeport, non"])
async def test_a_no_beside_what_says_yes_gives_no_status(doctor: Talker, said: str) -> None:
    await at_counter(doctor, "une identité", "passeport", said)
    assert "Statut" not in doctor.sees


@pytest.mark.parametrize("said", ["la troisième", "le 4"])
async def test_a_place_behind_an_end_is_of_what_may_be_read(doctor: Talker, said: str) -> None:
    await at_counter(doctor, "une identité", "permis", said)
    assert "Les cinq traits" not in doctor.sees
    assert "L’enfant" not in doctor.sees


@pytest.mark.parametrize(
    ("ways", "seen"),
    [
        (["une identité", "passprot"], "Les cinq traits"),
        (["une identité", "elle a sa carte d'idntité"], "Les cinq traits"),
        (["une identité", "permi de conduire"], "Cette pièce n’est pas admise"),
        (["une identité", "passport", "ils concordnt"], "Statut de l’identité : qualifiée"),
        (["une identité", "passport", "le prénom est diférent"], "Ne qualifiez pas."),
        (["plusieur"], "Relisez les traits saisis"),
    ],
)
async def test_a_word_misspelt_in_haste_still_chooses(
    doctor: Talker, stage: Stage, ways: list[str], seen: str
) -> None:
    await at_counter(doctor, *ways)
    assert seen in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("opens", "said"),
    [
        ("h:insi", "connue"),
        ("h:piece", "elle est majeure"),
        ("h:piece", "carte d'identité jordanienne"),
        ("h:traits", "ils ne concordnt"),
        ("h:enfant", "livret et carte du frère"),
    ],
)
async def test_what_only_looks_like_a_choice_is_looked_for(
    doctor: Talker, stage: Stage, opens: str, said: str
) -> None:
    await doctor.taps_data(opens)
    await doctor.says(said)
    assert stage.asked == [said]


async def test_a_correction_of_several_answers_changes_nothing(
    doctor: Talker, stage: Stage
) -> None:
    await at_counter(doctor, "une identité, permis")
    await doctor.corrects("une identité, passeport")
    assert doctor.sees.startswith("Un message corrigé ne change rien ici.")
    assert stage.asked == []


@pytest.mark.parametrize(
    ("way", "said", "seen"),
    [
        (["rien", "toujours rien"], "finalement il trouve une identité", "Quelle pièce"),
        (["une identité", "rien"], "ah il a son passeport", "Les cinq traits"),
        (["une identité", "passeport"], "c'est un enfant", "L’enfant a-t-il sa propre pièce"),
        (["une identité", "rien"], "je suis le médecin", "connaissez-vous très bien ce patient"),
    ],
)
async def test_what_changes_at_a_question_goes_on_from_there(
    doctor: Talker, stage: Stage, way: list[str], said: str, seen: str
) -> None:
    await at_counter(doctor, *way, said)
    assert seen in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize(
    ("ways", "seen"),
    [
        (["je ne sais pas"], "Regardez dans votre logiciel"),
        (["comment je le sais ?"], "Regardez dans votre logiciel"),
        (["une identité", "aucune idée"], "Lisez le titre de la pièce"),
        (["une identité", "enfant", "je sais pas"], "Demandez à l’adulte"),
        (["une identité", "passeport", "je suis pas sûre"], "Comparez-les un à un"),
        (["une identité", "rien", "je ne sais pas"], "Seul le médecin peut répondre oui"),
        (["rien", "je sais pas"], "Relancez l’appel à INSi"),
        (["rien", "toujours rien", "je ne sais pas"], "Demandez sa pièce au patient"),
    ],
)
async def test_who_does_not_know_is_told_what_to_look_at(
    doctor: Talker, stage: Stage, ways: list[str], seen: str
) -> None:
    await at_counter(doctor, *ways)
    assert doctor.sees.startswith(seen)
    assert "Touchez une réponse" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["passeport", "c'est un enfant", "elle a que son permis"])
async def test_what_answers_a_later_question_waits_for_it(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await at_counter(doctor, typed)
    assert doctor.sees.startswith("Vous me le direz à une question suivante.")
    assert "Que répond INSi" in doctor.sees
    await doctor.says("une identité")
    assert "Quelle pièce d’identité" in doctor.sees
    assert stage.asked == []


async def test_it_is_the_same_says_so_of_the_traits(doctor: Talker) -> None:
    await at_counter(doctor, "une identité", "passeport", "c'est pareil")
    assert "Statut de l’identité : qualifiée" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["je me suis trompée, retour", "annule", "on revient en arrière"]
)
async def test_a_choice_taken_back_in_more_words_asks_the_question_before(
    newcomer: Talker, typed: str
) -> None:
    for each in ("/ins", "une identité", "passeport", typed):
        await newcomer.says(each)
    assert "Quelle pièce d’identité" in newcomer.sees


async def test_the_question_is_said_again_to_who_asks_which_it_was(newcomer: Talker) -> None:
    for each in ("/ins", "une identité", "c'est quoi la question déjà ?"):
        await newcomer.says(each)
    assert "Quelle pièce d’identité" in newcomer.sees
