"""The signs that spare a search hide nothing of what it would find."""

import random

import pytest

from knowledge.personal import (
    addressed,
    announced,
    described,
    labelled,
    living,
    logins,
    owned,
    secrets,
    signed,
)
from knowledge.personal import mask as personal
from knowledge.personal.mask import mask
from tests.knowledge.identifiers import MAKERS, SENTENCES, SEPARATORS, spaced

SENT = """
ipp 1234567, NDA : 45612, dossier patient n° 12345, numéro de séjour 98765, id d'admission 45678
CNI 12AB34567, passeport 12AB34567, titre de séjour AB12CD345, récépissé 75AB12345
ordonnance AB12-CD34, e-prescription 7HJ4K2LM9
immatriculé AB 123 CD, AB-123-CD, mon véhicule 1234 AB 29
insta : jdupont_29, pseudo jdupont29, fb jean.dupont1
née en 51, né 51, NÉE EN 51 SANS PAPIERS
nir 1 85 05, Sécu : 1 85 05, son numéro commence par 2 60 03, clé 45 numéro 1851229
Lucas, 8 ans, est mineur, Lucas A PERDU SA CARTE VITALE, fatima veut fermer son compte
Fatima n'a pas d'ins, les parents de Jules, le conjoint d'Yvonne, chez les Le Bras
homme de 67 ans, Landivisiau, sous tutelle, elle est de 1931, une patiente DE 1931
NOM kerloch PRÉNOM yvonne, nom d'usage kerloch prenom yvonne
jeanne (AT) exemple.fr, jeanne arobase exemple.fr, jeanne at exemple.fr, WWW.exemple.fr/?a=b
numéro d'adhérent 451234, n° de CONTRAT 4512345, AME n° 123456, n° de demande 4512
patiente de 47 ans à Vannes, PATIENTE (47 mois) À VANNES, LOGIN : JDUPONT
CORDIALEMENT A. KERBRAT, Bien à vous Kerbrat, le dossier de Kerloch, l'INS de Kerloch
jdupont56 chez Orange.fr, jeanne.dupuis GMAIL com, Rue des Lilas n° 3, RUE A NUMÉRO 3
pin : 1973, CODE 1973 bloqué, clé wifi A1B2C3D4E5, PASS : Toto2026, JETON k3_live_51H8ExampleKey
adhérent 1234567, Identifiant LOCAL 45678, carte de SÉJOUR L8X5Z1234, IDFRAKERLOCH<<<<<<<561012
12 mars QUARANTE-TROIS, le douze mars trente-huit, le 3 mai quatre-vingt, Cdlt Kerbrat, CDT KERBRAT
kerbrat AROBASE orange, yvonne.kerbrat(A)orange.fr, Linkedin.com/in/k, doctolib.FR/a/yvonne-bo
la carte vitale de kerloch, l'ins de kerloch, facebook.com/yvonne.bo, INS de Kerloch, turpin 82 ans
dossier kerloch, Famille Kerloch, RÉSIDENTE KERLOCH, le bilan de kerloch, mamy kerloch
fiche kerloch, kerloch provisoire, kerloch décédée, KERLOCH REFUSE LE DMP, kerloch non qualifié
bébé kerloch, mdp toto, courrier pour kerloch, enfant kerloch, pt kerloch, doublon kerloch
identité de kerloch
homonyme kerloch, rdv kerloch, cr kerloch, compte rendu kerloch, l'ordo kerloch
la mère kerloch, LE PÈRE KERLOCH REFUSE LE DMP, chambre 8 kerloch, kerloch sans cni, couple kerloch
MOT DE PASSE : Toto2026, CLÉ API k3_live_51H8ExampleKey, otp 482139, PUK 12345678
"""


def always(_text: str, _signs: object) -> bool:
    """Take every text for one that holds a sign."""
    return True


def messages() -> list[str]:
    """Return what is sent, as it is and in capitals, and identifiers of every kind."""
    draw = random.Random(11)  # noqa: S311 - repeatable, not secret
    written = (
        draw.choice(SENTENCES).format(spaced(maker(draw), separator))
        for maker in MAKERS.values()
        for separator in SEPARATORS.values()
    )
    pieces = [piece.strip() for line in SENT.strip().splitlines() for piece in line.split(", ")]
    lines = SENT.strip().splitlines()
    return [*pieces, *lines, *(line.upper() for line in lines), *written]


def test_a_sign_hides_nothing_of_what_its_shape_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = messages()
    quick = [mask(text) for text in sent]
    searches = (
        *(addressed, announced, described, labelled, living),
        *(logins, owned, secrets, signed),
    )
    for module in (personal, *searches):
        monkeypatch.setattr(module, "holds", always)
    assert [mask(text) for text in sent] == quick
    assert sum(masked.found for masked in quick) > len(quick) - 10
