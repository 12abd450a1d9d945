"""What may identify someone is masked, whatever its spacing; what is only a question is not."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.personal import mask as personal
from knowledge.personal.mask import PLACEHOLDER, Kind, mask
from tests.knowledge.identifiers import (
    DIGITS,
    MAKERS,
    SENTENCES,
    SEPARATORS,
    Maker,
    nir,
    phone,
    spaced,
)


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS.keys())
@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
def test_identifiers_are_masked_under_every_separator(maker: Maker, separator: str) -> None:
    draw = random.Random(f"{separator}")  # noqa: S311 - repeatable, not secret
    for sentence in SENTENCES * 3:
        written = spaced(maker(draw), separator)
        masked = mask(sentence.format(written))
        assert masked.text == sentence.format(PLACEHOLDER), written
        assert masked.patient


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS.keys())
def test_a_nir_spelt_digit_by_digit_is_masked(separator: str) -> None:
    draw = random.Random(7)  # noqa: S311 - repeatable, not secret
    for _ in range(20):
        written = spaced(nir(draw), separator, each=separator != "")
        found = mask(written)
        assert sum(map(str.isdigit, found.text)) == 0, written


@pytest.mark.parametrize("alphabet", DIGITS.values(), ids=DIGITS.keys())
def test_digits_of_any_script_are_masked(alphabet: str) -> None:
    draw = random.Random(3)  # noqa: S311 - repeatable, not secret
    table = str.maketrans("0123456789", alphabet)
    for maker in (nir, phone, MAKERS["RPPS"]):
        written = spaced(maker(draw), " ").translate(table)
        assert mask(f"voici {written} ok").text == f"voici {PLACEHOLDER} ok", written


@pytest.mark.parametrize(
    "written", ["1 85 O5 78 OO6 O84 9l", "2 94 O3 75 l20 005 9I", "l85O578OO6O8491", "10OO3879623"]
)
def test_letters_typed_for_digits_do_not_hide_a_number(written: str) -> None:
    assert not any(map(str.isdigit, mask(written).text))


@pytest.mark.parametrize(
    "cut",
    [
        *(" puis ", " tiret ", " point ", "x", " - - ", "%", "€"),
        *("&nbsp;", "<br>", "</b><b>", "%20", "\\n", "\u3164", "\u2800"),
    ],
)
def test_what_cuts_a_number_again_and_again_does_not_hide_it(cut: str) -> None:
    for sentence in SENTENCES:
        for number in ("1 85 05 78 006 084 91", "185 057 800 608 491"):
            assert mask(sentence.format(number.replace(" ", cut))).kinds == {Kind.NIR}
        assert mask(sentence.format("06 12 34 56 78".replace(" ", cut))).found


@pytest.mark.parametrize(
    "text",
    [
        "les étapes 1 et 2 et 3 et 4 et 5 et 6 et 7 et 8 et 9 et 10 et 11 et 12",
        "10 % puis 20 % puis 30 % puis 40 % puis 50 %",
        "je facture 25 € et 30 € et 35 € et 40 €",
        "de 9 h à 12 h et de 14 h à 18 h",
        "9h30 à 12h30 puis 14h30 à 18h30",
        "2021 puis 2022 puis 2023 puis 2024",
        "article 4 puis 12 puis 36 puis 40",
    ],
)
def test_ordinary_figures_that_the_same_word_cuts_are_left_as_they_are(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 85 05 78 006 084 91", Kind.NIR),
        ("2840 52A 321025", Kind.NIR),
        ("185052a006084", Kind.NIR),
        ("1234567890123456789012", Kind.NIR),
        ("10003879623", Kind.RPPS),
        ("8 10003879623", Kind.RPPS),
        ("750712184", Kind.NUMBER),
        ("06.12.34.56.78", Kind.PHONE),
        ("+33 (0)6 12 34 56 78", Kind.PHONE),
        ("jeanne.dupuis+x@exemple.fr", Kind.EMAIL),
        ("jeanne (at) exemple.fr", Kind.EMAIL),
        ("jeanne@exemple.fr", Kind.EMAIL),
        ("185057800608491@patient.mssante.fr", Kind.MSSANTE),
        ("1234567890123456789012@patient.mssante.fr", Kind.MSSANTE),
        ("1 85 05 78 006 084 91@patient.mssante.fr", Kind.MSSANTE),
        ("jeanne.dupuis@pro.mssante.fr", Kind.MSSANTE),
        ("FR14 2004 1010 0505 0001 3M02 606", Kind.IBAN),
        ("12/03/1980", Kind.BIRTH_DATE),
        ("12-03-80", Kind.BIRTH_DATE),
        ("12_03_1980", Kind.BIRTH_DATE),
        ("12 mars 1980", Kind.BIRTH_DATE),
        ("1er août 1950", Kind.BIRTH_DATE),
        ("1980-03-12", Kind.BIRTH_DATE),
        ("4 rue des Tilleuls, 75011 Paris", Kind.ADDRESS),
        ("4 bis avenue Foch\n69003 Lyon", Kind.ADDRESS),
        ("35000 Rennes", Kind.ADDRESS),
        ("https://exemple.fr/?token=abcd", Kind.LINK),
        ("https://exemple.fr/r/AbCdEf0123456789AbCdEf01", Kind.LINK),
        ("t.me/robot?start=zz", Kind.LINK),
        ("@jeanne_dupuis", Kind.USERNAME),
        ("CR_DUPUIS.pdf", Kind.FILE_NAME),
    ],
)
def test_what_is_found_is_named(text: str, kind: Kind) -> None:
    assert mask(text) == type(mask(""))(PLACEHOLDER, frozenset({kind}))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("née le 12/03/1980 à Lyon", "née le ▮▮▮ à Lyon"),
        ("elle est née en 1980", "elle est née en ▮▮▮"),
        ("né(e) le 3.5.80", "né(e) le ▮▮▮"),
        ("née 12_03_80, que faire", "née ▮▮▮, que faire"),
        ("nee le 3 mai 2024", "nee le ▮▮▮"),
        ("ne\u0301 le 12 mars", "ne\u0301 le ▮▮▮"),
        ("ddn 120380", "ddn ▮▮▮"),
        ("date de naissance : mars 1980", "date de naissance : ▮▮▮"),
        ("le 05/04/2024, date de naissance", "le ▮▮▮, date de naissance"),
        ("il l'a su le 12 mars 1980", "il l'a su le ▮▮▮"),
    ],
)
def test_a_birth_word_makes_any_date_personal(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.BIRTH_DATE}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("M. Martin attend", "M. ▮▮▮ attend"),
        ("M Martin attend", "M ▮▮▮ attend"),
        ("mr.martin attend", "mr.▮▮▮ attend"),
        ("mme dupuis veut son dossier", "mme ▮▮▮ veut son dossier"),
        ("mme le goff veut son dossier", "mme ▮▮▮ veut son dossier"),
        ("Madame DUPUIS s'est mariée", "Madame ▮▮▮ s'est mariée"),
        ("MADAME DUPUIS REFUSE", "MADAME ▮▮▮ REFUSE"),
        ("monsieur dupuis ne veut pas", "monsieur ▮▮▮ ne veut pas"),
        ("Monsieur d'Ormesson et Mlle O'Neil", "Monsieur ▮▮▮ et Mlle ▮▮▮"),
        ("le patient Jean Dupuis refuse", "le patient ▮▮▮ refuse"),
        ("patiente : Dupuis", "patiente : ▮▮▮"),
        ("le Dr. Jean-Pierre de La Tour est absent", "le Dr. ▮▮▮ est absent"),
        ("le docteur M. J. Petit", "le docteur ▮▮▮"),
        ("Mme Dupuis née Leblanc", "Mme ▮▮▮ née ▮▮▮"),
        ("PATIENT DUPUIS", "PATIENT ▮▮▮"),
    ],
)
def test_a_name_after_a_title_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == {Kind.PERSON}


KEPT = """
madame veut fermer son espace
monsieur est sourd, je fais comment
mme la secrétaire peut-elle lire ?
un monsieur méfiant refuse
le monsieur grommelle
le docteur bougonne
LE PATIENT REFUSE DE MONTRER SA CARTE
MADAME VEUT UN RENDEZ-VOUS
bonjour docteur, comment activer la e-CPS ?
la patiente refuse, le patient mineur aussi
patients étrangers sans papiers
Patient Vitale, patient INS, patient MSSanté
M. ou Mme, Mme/M., Monsieur le Maire
qui appeler : 34 22, 3422, 3114, 15, 18, 112 ou 116117 ?
le 116 117 ou le 34 22
en 2022 et en 1980, de 2020 à 2024, 2021-2022, 2020, 2021, 2022
arrêté du 26 avril 2022, loi du 4 mars 2002, décret n° 2021-1047 du 4 août 2021
article L.1111-14, R. 1111-36, article L1110-4, articles L. 1111-14, 1111-15
depuis le 22 mai 2023, avant le 12/03/2010, le 1er juillet 2021
le RPPS, 8 + RPPS, le 8 devant les 11 chiffres
code à 4 chiffres, chapitre 2, 5 Mo, 12 345,67 €
version 1.40.13
ouvert 8h30-12h30
ouvert 08:30-12:30, 14:00-18:30
67 000 000 d'assurés, 95 % en 2021, 97 % en 2022
l'adresse @patient.mssante.fr, ou @patient
un fichier .pdf, compte-rendu.pdf
https://esante.gouv.fr/produits-services/mssante#content-7289
https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000045726627
https://apps.apple.com/us/app/e-cps/id1469033607
fiche F36151 - 2022-05-02, mise à jour
ans-monespacesante@esante.gouv.fr
il y a 2 places, 1 cours de formation
on est né en 1987, quel âge a-t-on
Mon nom est faux dans Mon espace santé
MON NOM EST FAUX DANS MON ESPACE SANTÉ
MON NOM EST ILLISIBLE SUR MA CARTE
mon nom est mal écrit, mon prénom est celui de ma fille
mon nom de naissance est demandé, c'est normal ?
je suis Kiné, je suis secrétaire chez un médecin, je suis Infirmière libérale
je suis Sophie, la secrétaire
moi c'est Weda
"""


@pytest.mark.parametrize("question", KEPT.strip().splitlines())
def test_an_ordinary_question_is_left_as_it_is(question: str) -> None:
    masked = mask(question)
    assert masked.text == question
    assert not masked.found
    assert not masked.patient


def test_a_date_of_this_year_is_an_event() -> None:
    year = time.gmtime().tm_year
    assert not mask(f"rendez-vous 12/03/{year}").found
    assert mask(f"né le 12/03/{year}").found


def test_a_link_or_a_username_does_not_tell_of_a_patient() -> None:
    masked = mask("voir @jeanne_dupuis et https://exemple.fr/?token=abcd")
    assert masked.kinds == {Kind.LINK, Kind.USERNAME}
    assert masked.found
    assert not masked.patient


OWN = """
mon rpps est 10003879623 et il est refusé
Mon nouveau numéro ADELI est le 759912345, que faire ?
ma carte CPS, n° 8 10003879623
mon numéro de téléphone pro : 06 12 34 56 78, il a changé
mon adresse mail est jeanne.dupuis@exemple.fr
Je suis le docteur Petit, comment activer ma ecps ?
je suis mme Dupuis et mon rpps c'est 10003879623
ma e-cps est refusée. Cordialement, Dr Dupuis
ma e-cps est refusée. Cordialement, Jean Dupuis
je m'appelle Jean Durand
bonjour, je m appelle Chloé Bernard et ma carte est bloquée
moi c'est Chloé Bernard
Moi, c'est lefebvre, comment activer ma e-cps ?
Chloé Bernard, kiné
Bonjour, Chloé Bernard, sage femme à Lyon : comment activer ma e-cps ?
ma carte est bloquée. Jean Durand, médecin généraliste
mon nom est Durand
mon nom est lefebvre
Mon nom de famille est Kowalska, il est mal écrit
mon nom : Durand
MON NOM EST DURAND
je suis Lefebvre
je suis Paul Lefebvre
je suis paul lefebvre et ma carte est bloquée
ici Jean Durand
Bonjour, c'est le cabinet du docteur Morvan, on n'a pas reçu la carte CPE
je suis la secrétaire du docteur Legrand
le docteur Le Bihan est absent, son remplaçant peut-il consulter ?
le livret de famille suffit ? Merci. Dr Legrand
Bonjour Madame Leroy
Merci Mme Leroy, je cherche encore
"""

NOT_OWN = """
bonjour mme Leroy n'a pas reçu son mail
Bonjour Madame Leroy, 80 ans
le dossier du docteur Petit est vide
mon patient, le docteur Petit, refuse
ma patiente est le docteur Petit
le docteur Petit suit Mme Durand
erreur 10003879
le rpps 10003879623 est refusé
mon numéro de sécu est le 185057800608491
mon patient a le dossier 10003879
mon patient est M. Dupuis
ma patiente, son numéro est 06 12 34 56 78
je suis le médecin de madame Dupuis
je suis le docteur Petit et mon patient Dupuis refuse
mon rpps est 10003879623 et celui de mon confrère 10005173140
je suis née Dupuis le 12/03/1980
j'ai ici Jean Durand
j'ai ici madame Durand
mon patient Jean Durand, kiné
mon patient s'appelle Jean Durand
Chloé Bernard refuse
Chloé Bernard, 12 ans
mon nom est Durand et ma patiente est Mme Petit
"""


@pytest.mark.parametrize("text", OWN.strip().splitlines())
def test_what_the_writer_says_of_themselves_is_theirs(text: str) -> None:
    masked = mask(text)
    assert masked.patient
    assert masked.own


@pytest.mark.parametrize("text", NOT_OWN.strip().splitlines())
def test_what_may_be_a_patient_s_is_nobody_s_own(text: str) -> None:
    masked = mask(text)
    assert masked.patient
    assert not masked.own


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mon nom est Durand, il a changé", "mon nom est ▮▮▮, il a changé"),
        ("mon nom est Le Goff", "mon nom est ▮▮▮"),
        ("je suis Lefebvre Paul, kiné", "je suis ▮▮▮, kiné"),
        ("je suis lefebvre et vous", "je suis ▮▮▮ et vous"),
        ("moi c'est paul lefebvre", "moi c'est ▮▮▮"),
    ],
)
def test_the_name_of_who_writes_goes_whole(text: str, masked: str) -> None:
    assert mask(text).text == masked


def test_a_long_number_alone_says_nothing_of_whose_it_is() -> None:
    assert mask("erreur 10003879").bare_numbers
    assert mask("le rpps 10003879623 est refusé").bare_numbers
    assert not mask("le rpps 10003879623 de Mme Dupuis").bare_numbers
    assert not mask("185057800608491").bare_numbers
    assert not mask("comment activer ma ecps").bare_numbers
    assert not mask("comment activer ma ecps").own


PIECES = st.sampled_from(
    [
        *"0123456789", *" \n.-/,_:()+@%€OlIo▮\u00a0\u202f\u200b\u0301٣５",
        "M. ", "mme ", "patient ", "Dupuis ", "dupuis ", "né le ", "née ", "12/03/1980", "2022",
        "arrêté du ", "le ", "12 mars 1980 ", "2A", "FR76", "a@b.fr", "https://x.fr/?a=b", "x.pdf",
        "12 rue ", "75011 ", "Paris ", "@jeanne_d", "\ud800", "\0", "de ", "d'", PLACEHOLDER,
    ]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)))
def test_masking_a_masked_text_changes_and_finds_nothing(text: str) -> None:
    once = mask(text)
    again = mask(once.text)
    assert again.text == once.text
    assert not again.found
    assert once.found or once.text == text


@given(st.text(st.characters(), max_size=300))
def test_any_string_can_be_masked(text: str) -> None:
    assert isinstance(mask(text).text, str)


@pytest.mark.parametrize(
    "piece",
    [
        *("1 ", "M. ", "a@", "0", "+33", "né le ", "12/", "A", "\ud800", "12/03/80 ", "1 rue "),
        *("mon nom est ", "je suis lefebvre ", "moi c'est A ", "Chloé Bernard, kiné. "),
    ],
)
def test_an_endless_message_is_masked_too(piece: str) -> None:
    text = (piece * 4096)[:4096]
    once = mask(text)
    assert mask(once.text).text == once.text


def test_what_keeps_uncovering_itself_is_masked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personal, "MOST_PASSES", 1)
    assert mask("née le 12/03/1980 à Lyon").text == PLACEHOLDER
    assert mask("rien ici").text == "rien ici"


def test_a_pasted_list_is_masked_whole() -> None:
    listed = mask("Liste : " + " puis ".join(f"06 12 34 56 {one}" for one in range(10, 30)))
    assert listed.text == PLACEHOLDER
    assert listed.kinds == {Kind.PHONE}
    assert not listed.own


def test_a_number_behind_many_links_still_counts() -> None:
    links = " ".join(f"https://exemple.fr/?a={one}" for one in range(1000, 1020))
    found = mask(f"{links} et 1 85 05 78 006 084 36")
    assert found.patient
    assert found.text == PLACEHOLDER


def test_many_links_alone_hide_no_question() -> None:
    links = " ".join(f"https://exemple.fr/?a={one}" for one in range(1000, 1020))
    found = mask(f"comment activer ma carte {links}")
    assert not found.patient
    assert found.text.startswith("comment activer ma carte ")
