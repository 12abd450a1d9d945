"""A surname that no list has and little announces: what is for it, what it asks, its titles."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

NAMES = """
c'est pour [kerloch]
c est pour [Bothorel] svp
c'est pour [TREMOULET] qui attend
pour [kerloch] je fais comment
bonjour pour [bothorel] on fait quoi
chez les [kerloch] le père veut un accès
chez les [Bothorel] c'est la fille qui gère
[kerloch] attend sa réponse
[Bothorel] rappelle ce soir
[kerloch] veut son code
[bothorel] demande si c'est gratuit
[kerloch] est là sans rendez-vous
[Kerloch] va repasser demain
c'est [kerloch] qui rappelle
c'est encore [bothorel] qui demande son dossier
maame [kerloch] n'a pas son code
maadme [bothorel] a perdu sa carte
mosnieur [kerloch] refuse
monsieru [tremoulet] est venu
la fille à [Josiane Guennez] vient chercher son ordonnance
fiche : [BOTHOREL/Marcel]/79 ans
[Håkon Bjerkås] touriste sans carte
dossier créé pour [Zdravko Kostovnyj]
c'est le compte de [kerloch]
les docs de [bothorel] sont partis
mme [le ny] rappelle
"""

KEPT = """
c'est pour la cps, c'est pour demain, c'est pour septembre
c'est pour weda
c'est pour mailiz
c'est pour linfirmiere
c'est pour telecharger
c'est pour mintsaller
c'est pour fougeres
pour doctolib je fais comment
pour lappli je fais comment
pour synthetiser on fait comment
chez les kinés, chez les seniors, chez les bretons
chez les infirmier
chez les ehpad
le logiciel demande si je valide
docotlib demande un code
lappli veut voir mon code
secretiare demande si c'est gratuit
technicen est passé
commercail rappelle
madmae demande si c'est gratuit
maame est là
monseiur attend sa carte
popup revient
Jean/Jean-Pierre
prénom Anne/Marie
Weda/Maiia
M/Mme
EHPAD Zdravko Kostovnyj
les besoins de Virginia Henderson
Garantie Visale, Compteur Linky
compte de formation, doc de synthèse
"""


@pytest.mark.parametrize("sentence", lines(NAMES))
def test_a_surname_alone_is_masked_and_nothing_else(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {Kind.PERSON}


@pytest.mark.parametrize("question", lines(KEPT))
def test_what_looks_like_one_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        "c'est pour kerlog ",
        "pour kerlog ",
        "chez les kerlog ",
        "kerlog attend ",
        "maame ",
        "A/A/",
        "Kerlog ",
    ],
)
def test_an_endless_message_of_surnames_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
