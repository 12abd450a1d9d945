"""What a program shows or exports is masked: JSON, a card, a table, the list of a day."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import lines

NAMES = """
{"lastName":"Trescarte","firstName":"Odile"}
{"family":"Trescarte","given":["Odile"]}
"family": "Kerloch"
<family>TRESCARTES</family>
N:Kerloch;Odile;;;
FN:Odile Kerloch
KERLOCH;Odile;F
kerloch;odile
Kerloch|Odile
9h00 - KERLOCH - consultation / 9h15 - PEYRUSSE - vaccin
Cdlt, Y. Kerloch
cdt Kerloch
"""

KEPT = """
{"resourceType": "Patient", "active": true}
{"error":"invalid_token","error_description":"expired"}
{"name": "Weda", "version": "12"}
<name>Patient</name>
nom;prenom;naissance c'est le format du fichier ?
N:Nom;Prénom
N: numéro
Weda;Hellodoc;Crossway
carte;lecteur;logiciel
9h00 - RÉUNION - salle / 9h15 - Weda
9h FORMATION / 10h PAUSE
cdlt, la secrétaire
Cdlt, Secrétariat
"""


@pytest.mark.parametrize("shown", lines(NAMES))
def test_a_name_that_a_program_shows_is_masked(shown: str) -> None:
    masked = mask(shown)
    assert masked.kinds == {Kind.PERSON}
    assert masked.patient


@pytest.mark.parametrize("shown", lines(KEPT))
def test_what_a_program_shows_of_nobody_is_left_as_it_is(shown: str) -> None:
    assert mask(shown).text == shown
