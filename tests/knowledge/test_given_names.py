"""Without a title, a given name beside a surname gives somebody away; alone it seldom does."""

from pathlib import Path

import pytest

from knowledge.personal.mask import Kind, mask
from knowledge.personal.words import Nature, is_given, nature, ordinary, words
from tests.knowledge.bracketed import left_in
from tests.knowledge.endless import takes_linear_time

TITLES = Path(__file__).with_name("titles")
NAMED = (TITLES / "given_names.txt").read_text(encoding="utf-8").splitlines()
"""Invented people of all origins; brackets mark what must go."""

ORDINARY = (TITLES / "given_ordinary.txt").read_text(encoding="utf-8").splitlines()

KEPT_BACK = 0.98
"""Share of the sentences whose name must be masked entirely."""


def test_nearly_every_name_without_a_title_is_masked() -> None:
    missed = [sentence for sentence in NAMED if left_in(sentence)]
    assert len(NAMED) >= 100
    assert len(missed) <= (1 - KEPT_BACK) * len(NAMED), missed


@pytest.mark.parametrize("sentence", ORDINARY)
def test_a_place_a_thing_or_a_given_name_alone_is_left_as_it_is(sentence: str) -> None:
    assert mask(sentence).text == sentence


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("DURAND Michel, INSi ne répond pas", "▮▮▮, INSi ne répond pas"),
        ("LEFEVRE, Monique : doublon", "▮▮▮ : doublon"),
        ("c'est pour Chloé Bernard", "c'est pour ▮▮▮"),
        ("Rose Mbarga et Pierre Etcheverry", "▮▮▮ et ▮▮▮"),
        ("Edwige N'Diaye refuse", "▮▮▮ refuse"),
        ("Ludovic Van Der Meulen refuse", "▮▮▮ refuse"),
        ("Jean-Michel d'Apfelstrudel refuse", "▮▮▮ refuse"),
        ("le dossier d'Inès de la Fuente", "le dossier d'▮▮▮"),
        ("France Martin et Marie Anne Kervella", "▮▮▮ et ▮▮▮"),
        ("MICHELE MARTINEZ REFUSE", "▮▮▮ REFUSE"),
        ("le petit Wassim, la jeune Kadidia", "le petit ▮▮▮, la jeune ▮▮▮"),
        ("mon logiciel bloque, elle s'appelle Agbeko", "mon logiciel bloque, elle s'appelle ▮▮▮"),
        ("ma fille s'appelle rose", "ma fille s'appelle ▮▮▮"),
        ("ELLE S'APPELLE AGBEKO", "ELLE S'APPELLE ▮▮▮"),
        ("nom : Kowalczyk, prénom : Ewa", "nom : ▮▮▮, prénom : ▮▮▮"),
        ("au nom d'Agbeko", "au nom d'▮▮▮"),
        ("le compte de Kevin est bloqué", "le compte de ▮▮▮ est bloqué"),
        ("MmeKowalska et MrAgbeko refusent", "Mme▮▮▮ et Mr▮▮▮ refusent"),
        ("MadameLeroy, DrKervella", "Madame▮▮▮, Dr▮▮▮"),
        ("j'ai Kevin au comptoir", "j'ai ▮▮▮ au comptoir"),
        ("bonjour, Alain-Gasquet refuse", "bonjour, ▮▮▮ refuse"),
    ],
)
def test_the_whole_name_goes_and_nothing_else(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.PERSON}
    assert not mask(masked).found


@pytest.mark.parametrize(
    "text",
    [
        "le docteur masse est absent",
        "j'ai vu avec le docteur masse",
        "le docteur masse n'a pas signé",
        "le docteur marie",
        "le docteur boucher",
    ],
)
def test_a_verb_is_a_name_where_no_doctor_does_it(text: str) -> None:
    assert mask(text).found


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        "Jean ", "Jean, ", "Jean de ", "Jean de la ", "DURAND ", "Jean Dupont ", "Marie Anne ",
        "A ", "A de de de de ", "Le ", "A-", "A'", "O'", "s'appelle ", "s'appelle Jean et ",
        "s'appelle Jean et dit ", "logiciel s'appelle ", "nom : ", "au nom d'", "le petit ",
        "dossier de ", "j'ai Jean ", "rue Jean Dupont ", "si le docteur garde ",
        "durand ", "Durand ", "durand marie ", "DURAND^", "un ",
        "06 un ", "née le un mai mille ", "ipp 1",
        "passeport abc ", "n° patient ", "a at b dot ", "1 r de ", "insta a.",
        "A\u200b", "Aa\u0301", "Alain-Gasquet ", "clermont ferrand ", "claude bernard ",
    ],
)  # fmt: skip
def test_an_endless_message_of_given_names_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)


def test_a_given_name_is_listed_once() -> None:
    assert not words("given") & (words("names") | words("given_doubles"))
    assert not words("given") & (words("doubles") | ordinary())
    assert nature("Chloé") is Nature.NAME
    assert is_given("Marie-Claude")
    assert not is_given("Saint-Martin")


def test_a_minister_does_not_hide_somebody_else() -> None:
    assert mask("dans le logiciel Jean Dupont est en double").found
    assert mask("le ministre a dit que Jean Dupont refuse").found
    assert mask("M. Braun refuse").found
