"""A password that is a word, or far from what announces it; what is said of one is no secret."""

import pytest

from knowledge.personal.mask import Kind, mask
from tests.knowledge.endless import takes_linear_time


@pytest.mark.parametrize(
    "text",
    [
        "mdp biquette",
        "mdp galipette, ça bloque",
        "mdp kerloch et ça ne marche plus",
        "mon mdp Tregunc est refusé",
        "mon mot de passe c est Soleil29! il veut pas",
        "mot de passe c est soleil",
        "mon code c est 4821",
        "mdp weda Toto290$",
        'mdp du wifi du cabinet "crepes2026"',
        "code d'accès patient mes 7KD9-QX2M",
        "mot de pass = galipette",
        "mdp wifi galipette!56",
        "pass galipette56",
        "ma collègue a mon mot de passe (galipette56)",
        "code sms 55 44 33",
        "mot de passe provisoire Xk9-pL2q",
        "le mot de passe que j'ai mis hermine35 est refusé",
        "j'ai tapé kouign-amann comme mot de passe c'est pas bon",
        "code confidentiel quarante-huit vingt et un",
        "mon code est un deux trois quatre",
    ],
)
def test_a_password_in_words_is_masked(text: str) -> None:
    masked = mask(text)
    assert masked.kinds == {Kind.SECRET}
    assert mask(masked.text).text == masked.text


@pytest.mark.parametrize(
    "text",
    [
        "mdp obsolète",
        "mdp invalde",
        "mdp bidon",
        "mdp mailiz et doctolib",
        "mot de passe doctolib ne marche pas",
        "mot de passe keepass, on peut ?",
        "mdp bloquer et sms non recu",
        "mot de passe inchangé, il refuse",
        "mot de passe c est quoi",
        "code mes 4 chiffres perdu",
        "code à quatre chiffres",
        "pass sanitaire 2022",
        "mot de passe du poste (windows11)",
        "mon code, le 34 22 peut le donner ?",
        "code reçu vingt et un jours après",
        "code de la cps trois fois faux",
        "mot de pass oublié",
        "je mets quoi comme mot de passe",
        "le mot de passe que j'ai mis dans weda",
        "mot de passe que j'ai tapé windows11",
        "code patient mes 1200 patients",
        'le mot de passe affiche "erreur"',
        'mot de passe du poste "windows11"',
    ],
)
def test_what_is_said_of_a_password_is_left_as_it_is(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.alone
@pytest.mark.parametrize(
    "piece", ["mdp kerlog et ", 'mdp a "a1" ', "mdp c est ", "mdp a Toto1$ ", "mdp mis "]
)
def test_an_endless_message_of_passwords_is_masked_in_linear_time(piece: str) -> None:
    assert takes_linear_time(piece)
