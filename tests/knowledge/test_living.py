"""A town beside the age of a patient tells who it is; beside the years of a career, nobody."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

TOLD = """
patiente de 47 ans à [Vannes]
patiente de 47 ans a [vannes] sans carte vitale
un homme de 32 ans de [Quimper]
femme 61 ans [Lorient]
F 47 ans [Vannes]
H, 52 ans, [Brest]
Mme, 47 ans, [Vannes]
dame de 80 ans habitant à [Plouhinec]
dame de 80 ans habitant [plouhinec]
monsieur de 55 ans domicilié à [Saint-Brieuc]
monsieur de 55 ans domicilié à [saint brieuc]
enfant de 8 ans scolarisé à [Pontivy]
j'ai une patiente de 90 ans de [Saint-Malo] qui n'a pas de carte
un patient de 16 ans à [Rennes] peut-il refuser ?
garçon de 5 ans vivant à [Lyon] 3e
un ado de 15 ans du [Mans]
patient âgé de 67 ans à La [Rochelle]
Patiente (47 ans) de [Vannes]
bébé de 3 mois à [Lyon]
une patiente habitant [Vannes], 47 ans
patiente de [Vannes], 47 ans
elle a 47 ans et habite [Vannes]
78 ans, vit à [Ploërmel], pas de mail
"""

KEPT = """
je suis kiné depuis 10 ans à Vannes, j'exerce à Vannes depuis 10 ans
je remplace depuis 3 ans à Lyon et à Nantes
il y a 2 ans à Paris j'ai eu ma carte
installée depuis 12 ans, à Brest, je change de cabinet
une patiente de Vannes sans carte
un patient de 16 ans à domicile, à l'hôpital, au cabinet
patiente de 80 ans vivant seule sans internet
patient de 80 ans vivant en Ehpad
patient de 80 ans habitant à l'étranger
un enfant de 12 ans de parents séparés
mineur de 15 ans sur Mon espace santé
un patient de 17 ans, Mon espace santé s'ouvre ?
patient de 16 ans, Puis-je ouvrir son dossier
patiente de 80 ans à charge de sa fille
femme de 40 ans de nationalité belge
patiente de 30 ans en France depuis peu
conserver 20 ans à compter du dernier passage
"""


@pytest.mark.parametrize("sentence", lines(TOLD))
def test_a_town_beside_an_age_is_masked_and_nothing_else(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {Kind.ADDRESS}
    assert masked.patient


@pytest.mark.parametrize("question", lines(KEPT))
def test_an_age_or_a_town_alone_is_left_as_it_is(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece", ["6 ans ", "femme de 6 ans à ", "6 ans, vit à A ", "habite a, 6 ans ", "A A A 6 ans "]
)
def test_an_endless_message_of_ages_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
