"""Identifiers of every kind, drawn as people write them: in groups, apart or not."""

import random
from collections.abc import Callable

SEPARATORS = {
    "none": "",
    "space": " ",
    "dash": "-",
    "long dash": " \u2013 ",
    "dot": ".",
    "slash": "/",
    "comma": ", ",
    "underscore": "_",
    "no-break space": "\u00a0",
    "narrow no-break space": "\u202f",
    "thin space": "\u2009",
    "line break": "\n",
    "Windows line break": "\r\n",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "soft hyphen": "\u00ad",
    "tab": "\t",
    "pipe": " | ",
}
DIGITS = {
    "ASCII": "0123456789",
    "full-width": "０１２３４５６７８９",
    "Arabic-Indic": "٠١٢٣٤٥٦٧٨٩",
    "Persian": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "bold": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
}
Maker = Callable[[random.Random], list[str]]
"""Draws an identifier as the groups people separate."""


def luhn_key(digits: str) -> str:
    """Return the digit that makes the Luhn sum a multiple of ten (RPPS, FINESS, SIRET, cards)."""
    doubled = (int(digit) * (2 - rank % 2) for rank, digit in enumerate(reversed(digits)))
    return str(-sum(sum(divmod(value, 10)) for value in doubled) % 10)


def nir_key(number: str) -> str:
    """Return 97 - n mod 97, Corsica's 2A counting as 19 and 2B as 18."""
    plain = number.upper().replace("2A", "19").replace("2B", "18")
    return f"{97 - int(plain) % 97:02d}"


def nir(draw: random.Random, *, key: str = "right") -> list[str]:
    """Draw a NIR: metropolitan, Corsican in either case, overseas, born abroad."""
    place = draw.choice(
        [
            [f"{draw.randint(1, 95):02d}", f"{draw.randint(1, 990):03d}"],
            [draw.choice(["2A", "2B", "2a", "2b"]), f"{draw.randint(1, 366):03d}"],
            [f"97{draw.randint(1, 6)}", f"{draw.randint(1, 40):02d}"],
            ["99", f"{draw.randint(100, 517)}"],
        ]
    )
    year, month = f"{draw.randint(0, 99):02d}", f"{draw.choice([*range(1, 13), 20, 42, 99]):02d}"
    groups = [draw.choice("12345678"), year, month, *place, f"{draw.randint(1, 999):03d}"]
    right = nir_key("".join(groups))
    wrong = f"{int(right) % 97 + 1:02d}"
    return groups + {"right": [right], "wrong": [wrong], "none": []}[key]


def digits(draw: random.Random, count: int) -> str:
    """Draw digits, the first not 0."""
    return str(draw.randint(1, 9)) + "".join(draw.choices("0123456789", k=count - 1))


def cut(number: str, *sizes: int) -> list[str]:
    """Cut a number in groups."""
    groups = []
    for size in sizes:
        groups.append(number[:size])
        number = number[size:]
    return [*groups, number] if number else groups


def keyed(draw: random.Random, count: int) -> str:
    """Draw a number of `count` digits whose last is its Luhn key."""
    number = digits(draw, count - 1)
    return number + luhn_key(number)


def phone(draw: random.Random) -> list[str]:
    """Draw a French or overseas phone number, national or international."""
    prefix = draw.choice([["0"], ["+33"], ["0033"], ["+33 (0)"], ["+262"], ["00590"], ["+687"]])
    pairs = [f"{draw.randint(0, 99):02d}" for _ in range(4)]
    if prefix == ["+687"]:
        return prefix + pairs[:3]
    first = draw.choice("1234567" if prefix in (["0"], ["+33"]) else "67")
    return [prefix[0] + first, *pairs] if prefix == ["0"] else [*prefix, first, *pairs]


def iban(draw: random.Random) -> list[str]:
    """Draw a French IBAN, its account number possibly with letters."""
    account = digits(draw, 10) + draw.choice(["0", "M", "K"]) + digits(draw, 12)
    key = 98 - int(f"{int(account, 36)}") % 97
    return [f"FR{key:02d}", *cut(account, 4, 4, 4, 4, 4)]


MAKERS: dict[str, Maker] = {
    "NIR": nir,
    "NIR, wrong key": lambda draw: nir(draw, key="wrong"),
    "NIR, no key": lambda draw: nir(draw, key="none"),
    "INS-C": lambda draw: cut(digits(draw, 22), 4, 4, 4, 4, 4),
    "RPPS": lambda draw: cut(keyed(draw, 11), 3, 4),
    "8 and RPPS": lambda draw: ["8", *cut(keyed(draw, 11), 3, 4)],
    "ADELI": lambda draw: cut(digits(draw, 9), 2, 1, 5),
    "FINESS": lambda draw: cut(keyed(draw, 9), 2, 3),
    "FINESS, Corsica": lambda draw: [draw.choice(["2A", "2b"]), *cut(digits(draw, 7), 3)],
    "SIRET": lambda draw: cut(keyed(draw, 14), 3, 3, 3),
    "card": lambda draw: cut(keyed(draw, 16), 4, 4, 4),
    "8 digits": lambda draw: cut(digits(draw, 8), 2, 2, 2),
    "phone": phone,
    "IBAN": iban,
}
SENTENCES = ["{}", "son numéro est {} merci", "NIR:{}", "({})", "le {}, que faire ?", "numéro{}"]


def spaced(groups: list[str], separator: str, *, each: bool = False) -> str:
    """Join the groups, or each character, with a separator."""
    if each:
        groups = [sign for sign in "".join(groups) if sign.isalnum() or sign == "+"]
    return separator.join(groups)
