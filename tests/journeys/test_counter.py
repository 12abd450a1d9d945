"""/ins: a secretary is guided at the counter, by taps or by typing alone."""

from datetime import timedelta

import pytest
from aiogram.types import Message
from sqlalchemy import func, select

from bot.service_models import QuestionRow
from handlers.buttons import CounterStep
from knowledge.markup import plain
from tests.journeys.conftest import CARD
from tests.journeys.conversation import (
    Outcomes,
    Prepared,
    Stage,
    Talker,
    answer,
    as_typed,
    rows_of,
    suggestions,
)


async def test_from_the_first_question_to_a_qualified_identity(doctor: Talker) -> None:
    await doctor.says("/ins")
    assert "Que répond INSi pour ce patient ?" in doctor.sees
    asked = doctor.seen[0].message_id
    for choice in ("1. Une identité", "1. Passeport", "1. Oui"):
        await doctor.taps(choice)
        assert doctor.seen[0].message_id == asked
    assert doctor.sees.startswith("Statut de l’identité : qualifiée")
    assert doctor.buttons[-1] == "Recommencer"
    await doctor.taps("1. Comment qualifier")
    assert doctor.sees.startswith("Comment qualifier")
    await doctor.taps("Recommencer")
    assert "Que répond INSi" in doctor.sees


async def test_numbers_are_enough(doctor: Talker) -> None:
    await doctor.says("/ins")
    for number in ("1", "4", "3"):
        await doctor.says(number)
    assert "récupérée" in doctor.sees
    assert "La prise en charge, elle, continue." in doctor.sees
    await doctor.says("2")
    assert doctor.sees.startswith("Ai-je le droit de demander une pièce d’identité")


async def test_the_words_of_the_choices_are_enough(doctor: Talker) -> None:
    await doctor.says("/ins")
    for words in ("une identité", "1. Passeport, de tout pays", "oui, ils concordent"):
        await doctor.says(words)
    assert doctor.sees.startswith("Statut de l’identité : qualifiée")


async def test_a_number_that_no_choice_has_is_told_so(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("9")
    assert "INSi pour ce patient" not in doctor.sees
    assert not doctor.sees.startswith("Statut")
    assert doctor.sees.startswith("Ce numéro n’est pas proposé ici. Choisissez entre 1 et 3.")


async def test_after_a_question_in_between_a_number_tells_the_way_back(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("1")
    await doctor.says(CARD)
    await doctor.says("1")
    assert doctor.sees.startswith("Il n’y a pas de liste où choisir ce numéro.")
    assert "/ins" in doctor.sees


async def test_a_choice_that_no_longer_exists_begins_again(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.taps("1. Une identité")
    await doctor.taps_data(CounterStep(at="gone").pack())
    assert "Que répond INSi" in doctor.sees


async def test_a_group_is_guided_too(member: Talker) -> None:
    await member.says("/ins")
    await member.taps("1. Une identité")
    assert "Quelle pièce" in member.sees


async def test_nothing_is_kept_of_the_patient(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/ins")
    await doctor.taps("3. Je ne l")
    async with stage.app.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(QuestionRow)) == 0


def test_every_path_ends_with_answers(base: Prepared) -> None:
    counter = base.base.counter
    assert counter is not None

    def ends(name: str, depth: int = 0) -> list[str]:
        assert depth < 8
        if name in counter.ends:
            return [name]
        return [end for to in counter.targets(name) for end in ends(to, depth + 1)]

    assert set(ends(counter.first)) == set(counter.ends)
    for end in counter.ends.values():
        assert end.entries
        assert all(entry_id in base.base.entries for entry_id in end.entries)
        assert len(plain(end.text)) < 400


@pytest.mark.parametrize("status", ["qualifiée", "récupérée", "validée", "provisoire"])
def test_each_status_is_reached(base: Prepared, status: str) -> None:
    counter = base.base.counter
    assert counter is not None
    assert any(as_typed(end.status).startswith(status) for end in counter.ends.values())


@pytest.mark.parametrize(
    ("opens", "typed", "seen"),
    [
        ("/ins", "aucune", "Relisez les traits saisis"),
        ("/ins", "une", "Quelle pièce d’identité"),
        ("h:piece", "passeport", "Les cinq traits"),
        ("h:piece", "permis de conduire", "Cette pièce n’est pas admise"),
        ("h:piece", "carte vitale, merci", "Cette pièce n’est pas admise"),
        ("h:traits", "oui", "Statut de l’identité : qualifiée"),
    ],
)
async def test_a_part_of_one_choice_chooses_it(
    doctor: Talker, opens: str, typed: str, seen: str
) -> None:
    await (doctor.says if opens.startswith("/") else doctor.taps_data)(opens)
    await doctor.says(typed)
    assert seen in doctor.sees


async def test_who_has_only_a_carte_vitale_leads_to_the_exception_of_the_doctor(
    doctor: Talker,
) -> None:
    await doctor.taps_data("h:piece")
    await doctor.says("carte vitale")
    assert "Seul le médecin qui connaît très bien ce patient peut s’en passer" in doctor.sees
    await doctor.says("2")
    assert doctor.sees.startswith("Peut-on qualifier sans pièce d’identité")


@pytest.mark.parametrize("typed", ["carte", "pièce", "de", "passeport ?", "c'est"])
async def test_a_part_of_several_choices_or_a_question_chooses_none(
    doctor: Talker, typed: str
) -> None:
    await doctor.taps_data("h:piece")
    await doctor.says(typed)
    assert doctor.sees.startswith("Je ne sais pas répondre")
    assert doctor.sees.endswith("Pour reprendre au comptoir : /ins")


async def test_a_word_that_agrees_with_no_choice_asks_again(doctor: Talker) -> None:
    await doctor.taps_data("h:piece")
    await doctor.says("c'est bon")
    assert doctor.sees.startswith("Ce mot ne suffit pas pour choisir.")
    await doctor.says("passeport")
    assert "Les cinq traits" in doctor.sees


async def test_a_question_at_the_counter_tells_the_way_back(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says(CARD)
    assert doctor.sees.endswith("Pour reprendre au comptoir : /ins")
    await doctor.says(CARD)
    assert "Pour reprendre" not in doctor.sees


async def test_a_life_at_risk_is_told_nothing_of_the_counter(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("je veux mourir")
    assert "3114" in doctor.sees
    assert "/ins" not in doctor.sees


@pytest.mark.parametrize(
    ("opens", "typed", "seen"),
    [
        ("h:traits", "oui", "Statut de l’identité : qualifiée"),
        ("h:traits", "oui, c'est bon", "Statut de l’identité : qualifiée"),
        ("h:traits", "ça concorde", "Statut de l’identité : qualifiée"),
        ("h:traits", "ils concordent", "Statut de l’identité : qualifiée"),
        ("h:traits", "non", "Statut de l’identité : récupérée"),
        ("h:traits", "ça ne concorde pas", "Statut de l’identité : récupérée"),
        ("h:exception", "oui", "La procédure d’exception est pour vous"),
        ("h:exception", "non merci", "Sans pièce admise, ne qualifiez pas"),
        ("h:piece-seule", "oui", "Statut de l’identité : validée"),
        ("h:piece-seule", "nan", "Statut de l’identité : provisoire"),
        ("h:enfant", "oui", "Les cinq traits"),
        ("h:piece", "cni", "Les cinq traits"),
        ("h:piece", "il a sa carte d'identité", "Les cinq traits"),
        ("h:piece", "c'est une carte de séjour", "Les cinq traits"),
        ("h:piece", "elle n'a rien", "Êtes-vous le médecin"),
        ("h:piece", "permis", "Cette pièce n’est pas admise"),
        ("h:insi", "il me repond rien", "Relisez les traits saisis"),
        ("h:insi", "pas encore", "Interrogez INSi"),
        ("h:insi", "plusieurs identités", "Relisez les traits saisis"),
        ("h:piece", "récépissé", "Cette pièce n’est pas admise"),
        ("h:piece", "le patient est mineur", "L’enfant a-t-il sa propre pièce"),
        ("h:traits", "le prénom est différent", "Statut de l’identité : récupérée"),
        ("h:traits", "il manque un prénom", "Statut de l’identité : récupérée"),
        ("h:traits", "la date est fausse", "Statut de l’identité : récupérée"),
    ],
)
async def test_what_is_usually_said_at_the_counter_answers_the_question(
    doctor: Talker, opens: str, typed: str, seen: str
) -> None:
    await doctor.taps_data(opens)
    await doctor.says(typed)
    assert seen in doctor.sees


@pytest.mark.parametrize(
    ("opens", "typed"),
    [("h:enfant", "non"), ("h:piece", "oui"), ("h:insi", "non"), ("h:traits", "peut-être")],
)
async def test_a_yes_or_no_that_does_not_choose_asks_again(
    doctor: Talker, opens: str, typed: str
) -> None:
    await doctor.taps_data(opens)
    asked = doctor.sees
    await doctor.says(typed)
    assert doctor.sees == f"Ce mot ne suffit pas pour choisir. Voici la question.\n\n{asked}"
    await doctor.says("1")
    assert asked not in doctor.sees


@pytest.mark.parametrize("typed", ["oui ?", "non il n'a pas de passeport"])
async def test_what_asks_or_says_more_than_yes_or_no_chooses_nothing(
    doctor: Talker, typed: str
) -> None:
    await doctor.taps_data("h:traits")
    await doctor.says(typed)
    assert "Statut de l’identité" not in doctor.sees


async def test_back_goes_one_question_back_along_the_way_that_was_taken(doctor: Talker) -> None:
    await doctor.says("/ins")
    for typed in ("2", "1", "passeport", "oui"):
        await doctor.says(typed)
    for typed, seen in (
        ("retour", "Les cinq traits"),
        ("je me suis trompée", "Quelle pièce d’identité"),
        ("retour", "Relisez les traits saisis"),
        ("retour", "Que répond INSi"),
        ("retour", "Que répond INSi"),
    ):
        await doctor.says(typed)
        assert seen in doctor.sees


async def test_back_is_a_button_too_and_taps_keep_the_way(doctor: Talker, member: Talker) -> None:
    await doctor.says("/ins")
    for tapped in ("2. Aucune", "1. INSi trouve", "1. Passeport", "1. Oui"):
        await doctor.taps(tapped)
    for seen in ("Les cinq traits", "Quelle pièce d’identité", "Relisez les traits saisis"):
        await doctor.taps("Question d")
        assert seen in doctor.sees
    await member.says("/ins")
    await member.taps("1. Une identité")
    await member.taps("Question d")
    assert "Que répond INSi" in member.sees


async def test_what_had_to_be_done_begins_again_once_done(doctor: Talker) -> None:
    await doctor.says("/ins")
    await doctor.says("3")
    await doctor.says("c'est fait")
    assert "Que répond INSi" in doctor.sees
    await doctor.says("1")
    assert "Quelle pièce d’identité" in doctor.sees


async def test_an_end_begins_again_by_its_own_word(doctor: Talker) -> None:
    await doctor.taps_data("h:qualifiee")
    await doctor.says("recommencer")
    assert "Que répond INSi" in doctor.sees


async def test_nothing_waits_at_the_counter_after_an_end(doctor: Talker) -> None:
    await doctor.taps_data("h:qualifiee")
    await doctor.says("merci")
    assert "Pour reprendre" not in doctor.sees
    await doctor.taps_data("h:qualifiee")
    await doctor.says("9")
    assert doctor.sees.startswith("Ce numéro n’est pas proposé ici. Choisissez entre 1 et 2.")


def test_every_end_tells_a_status(base: Prepared) -> None:
    counter = base.base.counter
    assert counter is not None
    for end in counter.ends.values():
        assert end.status


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ça dépend", "Ce mot ne suffit pas pour choisir."),
        ("mineur", "Ce mot ne suffit pas pour choisir."),
        ("le nom d'usage est différent", "Le nom d’usage n’est pas un des cinq traits"),
    ],
)
async def test_what_does_not_choose_at_the_counter_asks_again(
    doctor: Talker, typed: str, told: str
) -> None:
    await doctor.taps_data("h:traits")
    asked = doctor.sees
    await doctor.says(typed)
    assert doctor.sees.startswith(told)
    assert doctor.sees.endswith(asked)


EXPIRED: Outcomes = {
    text: suggestions("ecps-expiree", "cps-validite", "ins-impossible")
    for text in ("et si elle est périmée ?", "elle est périmée", "et si ma e-cps est périmée ?")
} | {"et si elle est expirée": answer("ecps-expiree")}
"""Whatever expires is taken for the card of who asks."""


@pytest.mark.parametrize("outcomes", [EXPIRED])
@pytest.mark.parametrize("typed", [text for text in EXPIRED if "ma e-cps" not in text])
async def test_what_is_asked_back_is_about_what_the_patient_shows(
    doctor: Talker, typed: str
) -> None:
    for said in ("/ins", "1", "carte d'identité"):
        await doctor.says(said)
    await doctor.says(typed)
    assert "e-CPS" not in doctor.sees
    assert "Pour l’INS : " in doctor.sees
    await doctor.says("1")
    assert doctor.sees.startswith("Statut de l’identité : qualifiée")


@pytest.mark.parametrize("outcomes", [EXPIRED])
async def test_what_names_its_subject_at_the_counter_is_about_that(doctor: Talker) -> None:
    for said in ("/ins", "1", "et si ma e-cps est périmée ?"):
        await doctor.says(said)
    assert "Ma e-CPS a expiré" in doctor.sees


@pytest.mark.parametrize(
    ("opens", "subject"),
    [
        ("h:insi", "insi-appel"),
        ("h:traits", "ins-qualifier"),
        ("h:exception", "ins-exception"),
        ("h:sans-piece", "ins-impossible"),
    ],
)
async def test_a_question_asked_back_is_read_with_what_is_asked(
    doctor: Talker, stage: Stage, opens: str, subject: str
) -> None:
    await doctor.taps_data(opens)
    await doctor.says("et pour un étranger ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked == [("et pour un étranger ?", subject)]


async def test_the_choices_that_were_tapped_are_the_ones_told(doctor: Talker) -> None:
    await doctor.says("/ins")
    for tapped in ("1. Une identité", "2. Carte nationale"):
        await doctor.taps(tapped)
    await doctor.says(CARD)
    await doctor.taps("Reprendre au comptoir")
    assert "Vos réponses : Une identité ; puis Carte nationale d’identité" in doctor.sees


async def test_a_message_of_another_patient_keeps_its_own_choices(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/ins")
    for tapped in ("2. Aucune", "1. INSi trouve"):
        await doctor.taps(tapped)
    left = doctor.seen[0]
    stage.later += timedelta(hours=1)
    await doctor.says("/ins")
    await doctor.taps_data(labelled(left, "3. Titre"), left)
    await doctor.taps_data(labelled(doctor.seen[0], "Question d"), doctor.seen[0])
    await doctor.taps_data(labelled(doctor.seen[0], "Question d"), doctor.seen[0])
    assert "Relisez les traits saisis" in doctor.sees


def labelled(message: Message, label: str) -> str:
    """Return the data of the button whose label begins so."""
    buttons = [button for row in rows_of(message) for button in row]
    return next(one.callback_data or "" for one in buttons if one.text.startswith(label))


async def test_a_group_is_told_to_write_nothing_that_it_could_not(
    doctor: Talker, member: Talker
) -> None:
    for talker, told in ((doctor, True), (member, False)):
        await talker.says("/ins")
        await talker.taps("3. Je ne l")
        assert ("écrivez c’est fait" in talker.sees) == told
