"""Whom to call where nothing answers: the subject that the question names decides."""

from collections import UserDict

import pytest

from knowledge import Candidate, Nothing, Outcome, Part
from tests.journeys.conversation import Outcomes, Talker, answer, suggestions

FOR_PATIENTS = Nothing((Candidate("patient-aide", 0.01),), ("patients", "ins"))
"""What is nearest to most questions that have no answer."""

CARDS, IDENTITY, RECORD, SENDING, MAIL = (
    "votre Ordre, ou la page cartes",
    "Pour l’INS : la page",
    "www.dmp.fr/ps",
    "Pour l’envoi de documents : le support de votre éditeur",
    "Pour la messagerie",
)


ABOUT_PATIENTS = "mon mari est décédé comment fermer son espace santé"
NEAR = "et les sous ?"
AFTER = "et combien ?"
LISTED = "une carte, un compte"
FAR = "et la lune ?"

OUTCOMES: Outcomes = {
    ABOUT_PATIENTS: Nothing((Candidate("cps-perdue", 0.01),), ("identification",)),
    NEAR: Nothing((Candidate("cps-perdue", 0.2),), ("identification",)),
    "une boîte": answer("mss-obtenir-bal"),
    FAR: Nothing((Candidate("cps-perdue", 0.01),), ("identification",)),
    LISTED: suggestions("patient-aide", "cps-perdue"),
    AFTER: (Part(AFTER, Nothing((), ("echanger",)), after=True),),
}


class NearPatients(UserDict[str, Outcome | tuple[Part, ...]]):
    """Finds nothing for what is not prepared, the questions of patients being the nearest."""

    def __contains__(self, key: object) -> bool:
        """Know every text."""
        return True

    def __missing__(self, key: str) -> Outcome:
        """Return what becomes of a text that is not prepared."""
        return FOR_PATIENTS


@pytest.fixture
def outcomes() -> Outcomes:
    """Give no answer to what is asked."""
    return NearPatients(OUTCOMES)


@pytest.mark.parametrize(
    ("asked", "contact"),
    [
        ("le patient a une carte d'identité périmée", IDENTITY),
        ("carte de séjour expirée", IDENTITY),
        ("combien de temps garder la copie de la CNI", IDENTITY),
        ("INSi en panne aujourd'hui ?", IDENTITY),
        ("la CPE est-elle payante", CARDS),
        ("combien de temps est valable la cpe", CARDS),
        ("j'ai deux cabinets, deux cartes ?", CARDS),
        ("combien coûte une CPS", CARDS),
        ("combien de temps les documents restent dans le dmp", RECORD),
        ("taille maximum pièce jointe mssanté", MAIL),
        ("est-ce que le patient est prévenu quand je lui écris", MAIL),
        ("le patient n'a pas répondu à mon message, l'a-t-il lu", MAIL),
        ("je peux supprimer un document envoyé par erreur dans le DMP ?", SENDING),
        ("j'ai envoyé le document au mauvais patient", SENDING),
        ("le patient peut-il supprimer mon compte rendu", SENDING),
        ("pro santé connect ça tourne en rond", "Tout sur la e-CPS"),
        ("le délai pour avoir un certificat logiciel", "la page Certificats logiciels"),
        ("carte vitale perdue, où la refaire ?", "la carte Vitale elle-même"),
        ("un patient a perdu sa carte vitale", "la carte Vitale elle-même"),
        ("la carte vitale est-elle mise à jour ici ?", IDENTITY),
        ("l'ordonnance numérique est-elle obligatoire", "sont sur la page esanté"),
        ("l'ameli m'a dit le contraire", "sont sur la page esanté"),
        ("ça affiche erreur 403 sur dmp.fr", RECORD),
        ("mon écran affiche une croix sur la cps", CARDS),
        ("l'affiche du DMP existe en anglais ?", "Les affiches et les fiches"),
        ("affiche perdue", "Les affiches et les fiches"),
    ],
)
async def test_the_subject_that_is_named_gives_the_contact(
    doctor: Talker, asked: str, contact: str
) -> None:
    await doctor.says(asked)
    assert doctor.sees.startswith("Je ne sais pas répondre à cette question.")
    assert "Qui peut vous aider ?" in doctor.sees
    assert contact in doctor.sees
    assert "34 22" not in doctor.sees


@pytest.mark.parametrize("asked", ["combien coûte la e-CPS", "combien coûte un certificat"])
async def test_what_is_part_of_a_theme_is_awaited_on_that_theme(
    doctor: Talker, asked: str
) -> None:
    await doctor.says(asked)
    assert doctor.buttons[0] == "S’identifier : RPPS, CPS, e-CPS, certificats"
    assert "thème « S’identifier : RPPS, CPS, e-CPS, certificats »" in doctor.sees


@pytest.mark.parametrize(
    "asked",
    [
        "ma patiente est sous tutelle qui gère son espace santé",
        ABOUT_PATIENTS,
        "je suis patiente, mon code n'arrive pas",
        "3422 c'est payant ?",
    ],
)
async def test_the_line_of_patients_is_for_their_own_account(doctor: Talker, asked: str) -> None:
    await doctor.says(asked)
    assert "34 22" in doctor.sees
    assert doctor.buttons[0] == "Questions de patients"


@pytest.mark.parametrize(
    "asked",
    [FAR, "guten tag", "mon chat est mort", "macron démission", "quel temps fait-il à Brest"],
)
async def test_what_is_off_the_subject_has_no_contact(doctor: Talker, asked: str) -> None:
    await doctor.says(asked)
    assert "Je réponds aux questions pratiques" in doctor.sees
    assert "Qui peut vous aider" not in doctor.sees
    assert doctor.buttons == ["Tous les thèmes"]


async def test_without_a_word_the_nearest_theme_counts_when_it_is_near(
    doctor: Talker,
) -> None:
    await doctor.says(NEAR)
    assert CARDS in doctor.sees


@pytest.mark.parametrize("none", ["aucune", "Aucune de ces réponses"])
async def test_who_refuses_answers_to_patients_and_to_others_is_sent_to_the_others_first(
    doctor: Talker, none: str
) -> None:
    await doctor.says(LISTED)
    await doctor.says(none)
    assert "34 22" not in doctor.sees
    assert CARDS in doctor.sees


async def test_what_follows_an_answer_has_the_contact_of_its_theme(doctor: Talker) -> None:
    await doctor.says("une boîte")
    await doctor.says(AFTER)
    assert MAIL in doctor.sees


@pytest.mark.parametrize("asked", ["c'est quoi l'URPS", "c'est quoi SNIR", "que veut dire IPP ?"])
async def test_an_acronym_that_is_not_known_is_said_to_be_unknown(
    doctor: Talker, asked: str
) -> None:
    await doctor.says(asked)
    assert doctor.sees.startswith("Je ne connais pas ce mot, ou ce sigle.")


@pytest.mark.parametrize("asked", ["my patient has no french ID", "ok thank you"])
async def test_english_that_finds_nothing_is_told_the_language(doctor: Talker, asked: str) -> None:
    await doctor.says(asked)
    assert is_told_the_language(doctor)


@pytest.mark.parametrize("asked", ["le help desk de mon logiciel", "c'est ok for me"])
async def test_a_word_of_english_is_french_all_the_same(doctor: Talker, asked: str) -> None:
    await doctor.says(asked)
    assert not is_told_the_language(doctor)


def is_told_the_language(talker: Talker) -> bool:
    """Tell whether somebody was last told to write in French."""
    return "Je ne réponds qu’en français" in talker.sees
