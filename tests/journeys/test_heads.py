"""The first words of an answer, heard after the reverse of its title or after a neighbour."""

import re

import pytest

from knowledge.markup import typography
from tests.journeys.conversation import Outcomes, Prepared, Talker, answer, as_typed

BARE = re.compile(r"\W*(?:oui|non)\b", re.IGNORECASE)

HEADS = {
    "ivg d'une mineure, les parents le verront-ils ?": (
        "dmp-masquer-representants",
        "Le document peut être rendu invisible aux parents (les représentants légaux), à la",
    ),
    "le patient voit-il le document tout de suite ?": (
        "dmp-masquer-patient",
        "Vous pouvez verser un document en le rendant invisible au patient",
    ),
    "c'est vrai que le patient voit tout ?": (
        "dmp-tracabilite",
        "Le patient peut voir la trace de vos actions sur son dossier médical",
    ),
    "je suis remplaçante, ma carte marche dans tous les cabinets ?": (
        "cps-pret",
        "La carte CPS et son code sont strictement personnels : chacun utilise sa propre carte.",
    ),
    "l'infirmier peut-il faire la procédure d'exception ?": (
        "ins-exception",
        "Seul le médecin peut qualifier sans pièce d'identité",
    ),
    "faut-il une cpe sans secrétaire ?": (
        "ins-delegation",
        "La qualification de l'INS peut être déléguée à votre secrétariat.",
    ),
    "consulter, et s'il refuse ?": (
        "dmp-opposition-consultation",
        "Consulter son dossier : le patient peut s'y opposer, sans avoir à invoquer de motif",
    ),
    "alimenter, et s'il refuse ?": (
        "dmp-opposition-alimentation",
        "Alimenter son dossier : le patient peut s'y opposer, mais seulement pour un motif",
    ),
    "l'ins, et s'il refuse ?": ("ins-refus-patient", "INS : le patient ne peut pas s'y opposer"),
    "je réponds comment": (
        "mss-clore",
        "Ceci met fin à l'échange : le patient ne pourra plus vous répondre.",
    ),
}


@pytest.fixture
def outcomes() -> Outcomes:
    """Send each question to the answer of the reverse."""
    return {asked: answer(entry_id) for asked, (entry_id, _) in HEADS.items()}


@pytest.mark.parametrize("asked", HEADS)
async def test_an_answer_reached_by_another_question_states_its_fact_whole(
    doctor: Talker, asked: str
) -> None:
    await doctor.says(asked)
    _, head, *_ = doctor.sees.split("\n\n")
    assert head.startswith(as_typed(typography(HEADS[asked][1])))


async def test_a_pharmacist_is_told_her_own_case_of_who_writes_first(doctor: Talker) -> None:
    await doctor.says("/profil pharmacien")
    await doctor.says("/start e_mss-initiative")
    assert "Une exception : l’ordonnance envoyée à une pharmacie équipée." in doctor.sees
    assert "Vos patients peuvent vous écrire les premiers" in doctor.sees


async def test_a_pharmacist_is_told_for_what_a_segur_software_is_needed(doctor: Talker) -> None:
    await doctor.says("/profil pharmacien")
    await doctor.says("/start e_logiciel-segur")
    assert "Un logiciel déjà compatible DMP ou MSSanté suffit pour commencer" in doctor.sees
    assert "envoyer leurs ordonnances, il faut un logiciel Ségur" in doctor.sees


def test_no_answer_begins_with_a_yes_or_a_no(base: Prepared) -> None:
    for entry in base.base.entries.values():
        for told in (entry.short, entry.detail, *entry.by_role.values()):
            plain = re.sub(r"<[^>]+>", "", told)
            assert not BARE.match(plain), (entry.id, plain)


def test_no_small_talk_begins_with_a_yes_or_a_no(base: Prepared) -> None:
    for kind, said in base.phrases.smalltalk.items():
        plain = re.sub(r"<[^>]+>", "", said())
        assert not BARE.match(plain), (kind, plain)
