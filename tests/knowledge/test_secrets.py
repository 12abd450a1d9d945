"""A password or a code that is sent is masked; what is only said of one is a question."""

import pytest

from knowledge import SHIPPED
from knowledge.personal.mask import Kind, mask
from tests.knowledge.endless import takes_linear_time


@pytest.mark.parametrize(
    "text",
    [
        "mon mot de passe est Toto2026",
        "clé:wifi AB12-CD34EF",
        "clé=wifi AB12CD34EF",
        "mon_pass: Toto2026!",
        "mon code de la CPS est 1234",
        "code pin 4321",
        "mon code est 4321",
        "mon code c'est 4321",
        "le code de ma carte : 1234, je fais quoi",
        "code puk 12345678",
        "j'ai reçu le code 482913 par sms",
        "le code reçu par sms est 482913",
        "mon mot de passe mailiz c'est Soleil29!",
        "mdp : Toto2026",
        "mdp Toto2026",
        "mon mot de passe est soleil",
        "MON MOT DE PASSE EST Azerty",
        "4321 c'est mon code pin",
        "1234 est mon code",
        "mon mot de passe : P@ssword",
        "mon code e-cps est 5678",
        "le code de déblocage est 12345678",
        "mon code pin est 0000 et il est refusé",
        "code confidentiel : 7788",
        "mon mot de passe amelipro est Kine29000 mais refusé",
        "voici mon mot de passe : Azerty123",
        "mdp: soleil",
        "mdp c'est toto",
        "mdp c toto",
        "mot de passe = pontivy",
        'mot de passe "pontivy"',
        "mot de passe « pontivy56 »",
        "mdp provisoire Xy7Kp2",
        "mot de passe p12 : Toto!2026",
        "le mot de passe wifi du cabinet Cabinet2026",
        "login jdurand75 mdp toto",
        "user jdurand pass toto12",
        "pin cps 4821 bloqué",
        "pin : 1973",
        "otp 482139",
        "code à 4 chiffres : 4821",
        "code 1973 bloqué",
        "le code 4821 reçu par sms",
        "le code 123987 ne marche pas",
        "code vitale 1973",
        "code d'activation AB12-CD34",
        "code d'activation mailiz F7K2P9",
        "clé de récupération ABCD-EFGH-IJKL",
        "clé wifi A1B2C3D4E5",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "clé api k3_live_51H8ExampleKey",
        "mdp 4821",
        "password 482139",
        "password P@ssw0rd",
        "pwd Soleil2024!",
        "code perso 6675",
        "cps code 294039",
        "je mets 8660 pour le code de la carte",
        "j'ai tapé 8660 comme code",
        "le code à usage unique est 3411",
        "le code que j'ai reçu est 9186",
        "le code du patient est 664428",
        "code temporaire mon espace santé 7732",
        "mot de passe oublié, avant c'était Mamie59",
        "mes identifiants sont jdupont / Toto59",
        "mdp toto",
        "mdp kevin",
        "le code de la cps du docteur c'est 4812",
        "mot de passe mailiz toto",
        "mon code est le toto12",
        "mon code c'est 1 2 3 4",
        "le code reçu par sms est 482 913",
        "code d'activation reçu par courrier 7HG4-KL92",
    ],
)
def test_a_secret_is_masked(text: str) -> None:
    masked = mask(text)
    assert masked.kinds == {Kind.SECRET}
    assert masked.secret
    assert masked.only_secret
    assert mask(masked.text).text == masked.text


@pytest.mark.parametrize(
    "text",
    [
        "mon mot de passe est oublié",
        "mon mot de passe est perdu",
        "mon mot de passe est refusé",
        "mon mot de passe est refusé !",
        "mon mot de passe est expiré depuis 2023",
        "mon mot de passe est bloqué",
        "mon mot de passe est bon",
        "mdp oublié",
        "mdp perrdu",
        "mdp mailiz",
        "mdp amelipro",
        "mon code c'est windows10",
        "mon code est bloqué depuis 3 4 5 jours",
        "mon mot de passe est faux",
        "mon mot de passe est incorrect",
        "mon mot de passe est trop court",
        "mon mot de passe est obligatoire",
        "mon mot de passe mailiz est oublie",
        "mon mot de passe est expire",
        "mon mot de passe, c'est quoi",
        "le code à 8 chiffres",
        "code erreur 1234",
        "code postal 29000",
        "code INSEE 29019",
        "mon code postal est 29000",
        "mon code postal 29000",
        "mon code commune est 29019",
        "code de la santé publique L1111",
        "code de ma carte 4 chiffres",
        "mon code à 4 chiffres",
        "code cps bloqué en 2024",
        "mot de passe Windows 2012",
        "mot de passe office365 perdu",
        "mon mot de passe fait 12 caractères",
        "mot de passe : 12 caractères",
        "mon code pin est bloqué",
        "mon code est faux 3 fois",
        "le code de la CPS fait 4 chiffres",
        "quel est le code pin",
        "mon mot de passe est sur mon ancien portable",
        "mon mot de passe est périmé",
        "mon mot de passe ne marche plus",
        "mon mot de passe est mauvais",
        "mon mot de passe est valide",
        "mot de passe est inconnu",
        "code de déblocage de ma carte 3 essais",
        "mon mot de passe est disparu",
        "mon mot de passe est invalide.",
        "le mot de passe est secret",
        "mon mot de passe c'est pareil",
        "le mot de passe c'est long",
        "mot de passe : combien de lettres",
        "mot de passe : rappel",
        "mot de passe oublié : réinitialisation",
        "mot de passe du poste windows10 perdu",
        "identifiant ou mot de passe incorrect",
        "login inexistant mot de passe erroné",
        "compte bloqué mot de passe expiré",
        "pin bloqué 3 fois",
        "code 99999 refusé",
        "code retour 0101",
        "clé FIDO2",
        "code CIM10",
        "code APE 8621Z",
        "token expiré",
        "mdp 8 caractères minimum",
        "mot de passe 1234 caractères",
        "mes identifiants sont faux / perdus",
        "le mot de passe était bon hier",
        "le mot de passe 2025 doit être changé",
        "le code postal du patient est 35000",
        "j'ai mis 99100 comme code pays",
        "je mets 35000 pour le code postal",
        "le code que j'ai reçu a 6 chiffres",
        "le code à usage unique n'arrive pas",
        "cps code 3",
    ],
)
def test_what_is_said_of_a_secret_is_none(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece", ["mdp ", "mdp a ", "mdp c ", "code ", "pin ", "code A-", "login ", "token ", "eyJa."]
)
def test_an_endless_message_of_secrets_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)


def test_a_secret_beside_a_patient_is_not_alone() -> None:
    masked = mask("mot de passe de madame Durand : Toto2026")
    assert masked.secret
    assert not masked.only_secret


def test_no_line_of_the_base_holds_a_secret() -> None:
    files = (path for path in SHIPPED.rglob("*") if path.suffix in {".md", ".tsv", ".toml"})
    lines = (line for path in files for line in path.read_text("utf-8").splitlines())
    told = (line for line in lines if "code" in line.casefold() or "passe" in line.casefold())
    assert [line for line in told if mask(line).secret] == []
