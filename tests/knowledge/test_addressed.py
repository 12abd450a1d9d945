"""Where somebody is reached or shown is masked: a box told aloud, a page that names its owner."""

import pytest

from knowledge.personal.mask import PLACEHOLDER, Kind, mask
from tests.knowledge.bracketed import hidden, lines, typed
from tests.knowledge.endless import takes_linear_time

EMAILS = """
[yvonne.kerbrat arobase orange]
[yvonnekerbrat arobase orange]
[yvonne_kerbrat AROBASE GMAIL]
[kerbrat arobase gmail] ne répond pas
[yvonne.kerbrat(a)orange.fr]
[yvonne.kerbrat chez orange]
[ykerbrat56 à gmail.com]
[y-kerbrat @gmail]
[kerbrat @orange.fr]
[yvonne.kerbrat\u200b@orange.fr]
[yvonne.kerbrat@proton]
[yvonne.kerbrat@orange,fr]
[yvonne.kerbrat arobaz orange.fr]
[y-kerbrat chez orange point fr]
"""

PAGES = """
https://www.linkedin.com/in/ykerbrat
linkedin.com/in/yvonne-kerbrat
t.me/ykerbrat
telegram.me/ykerbrat
https://www.instagram.com/ykerbrat/
wa.me/33612345678
https://chat.whatsapp.com/Ab12Cd34
x.com/ykerbrat
tiktok.com/@ykerbrat
tg://resolve?domain=ykerbrat
https://www.facebook.com/yvonne.kerbrat
facebook.com/yvonne.kerbrat.56
https://www.doctolib.fr/medecin-generaliste/vannes/yvonne-kerbrat
doctolib.fr/medecin-generaliste/vannes/yvonne-kerbrat
https://exemple.fr/dossier/kerbrat-yvonne.html
"""

KEPT = """
taper arobase gmail
puis-je @orange.fr
une adresse @gmail.com
les mails @free.fr
contact @orange.fr
je suis chez orange point
t.me
https://x.com/esante_gouv_fr
facebook.com/groups/medecins
instagram.com/ameli
la dame habite un hameau où le facteur se perd
elle habite à deux rues, il vit deux places plus loin
1 chemin d'accès au fichier
mailiz arobase gmail impossible
mettez arobase orange
l'arobase orange
gmail arobase mssante impossible
comment taper arobase sur mac
iphone 12 chez orange
le wifi de chez orange coupe
un patient chez free peut recevoir une MSSanté ?
abonné(a) orange.fr
https://www.linkedin.com/company/doctolib
linkedin.com/company/agence-du-numerique-en-sante
https://www.facebook.com/ameli.assurancemaladie
https://www.doctolib.fr/medecin-generaliste/vannes
https://www.chu-rennes.fr/hopital-saint-louis
https://exemple.fr/rue-victor-hugo
https://esante.gouv.fr/produits-services/e-cps
https://www.ameli.fr/medecin/exercice-liberal
un post linkedin dit que c'est fini
3 r. de plus, 2 all
notre cabinet rue du docteur roux doit-il s'enregistrer
"""

HOMES = """
elle habite [dix impasse du Moulin]
il vit au [vingt-deux imp. du Moulin]
il habite au [12rue des lilas]
[22 bis, ch. du Four]
[12 r. des lilas 35000]
[3 all du port]
[12 rue st yves brest]
"""


@pytest.mark.parametrize("sentence", lines(EMAILS))
def test_a_box_told_aloud_is_masked_and_nothing_else(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {Kind.EMAIL}


def test_a_box_cut_by_a_line_is_masked() -> None:
    assert mask("yvonne.kerbrat\n@orange.fr").text == PLACEHOLDER


@pytest.mark.parametrize("sentence", lines(HOMES))
def test_a_home_is_masked_however_it_is_abbreviated(sentence: str) -> None:
    masked = mask(typed(sentence))
    assert masked.text == hidden(sentence)
    assert masked.kinds == {Kind.ADDRESS}


@pytest.mark.parametrize("page", lines(PAGES))
def test_the_page_of_somebody_is_masked_and_may_be_anybody_s(page: str) -> None:
    masked = mask(f"voir {page}")
    assert masked.text == f"voir {PLACEHOLDER}"
    assert masked.kinds == {Kind.LINK}
    assert not masked.patient


def test_a_link_that_holds_a_patient_s_number_is_no_mere_link() -> None:
    masked = mask("https://exemple.fr/patient?nir=185057800608491")
    assert masked.text == PLACEHOLDER
    assert masked.kinds == {Kind.NIR}


@pytest.mark.parametrize("question", lines(KEPT))
def test_a_site_and_a_box_of_nobody_are_left_as_they_are(question: str) -> None:
    assert mask(question).text == question


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece",
    [
        *("a.a chez orange ", "kerbrat arobase orange ", "a-", "facebook.com/a-", "a_a chez "),
        *("doctolib.fr/jean-", "https://a/jean-a/", "(a)", "a(a)", "arobase "),
        *("a-a @orange ", "a @", "t.me/a ", "x.com/", "elle vit deux ", "habite vingt a "),
    ],
)
def test_an_endless_list_of_boxes_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
