"""The shapes of numbers, accounts and dates, personal or ordinary, in folded text.

As in `patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.patterns import JOINER

_IBAN_GAP = r"(?:[^\w▮]|_){0,3}"
IBAN = re.compile(
    r"(?-i:[A-Za-z])(?:(?<![^\W_].)[A-Z]|(?-i:(?<=[^\W\d_][A-Z])[A-Z]))"
    rf"{JOINER}?\d{JOINER}?\d"
    rf"(?:{_IBAN_GAP}(?=[A-Z]{{0,3}}\d)[A-Z\d]{{4}}){{2,7}}"
    rf"(?:{_IBAN_GAP}(?=[A-Z]{{0,2}}\d)[A-Z\d]{{1,3}})?(?![^\W_])",
    re.IGNORECASE,
)
"""ISO 13616: country, key, 11 to 30 characters by fours."""

LOOKALIKE = re.compile(r"\d[^\w▮]?[OolIi]|[OolIi][^\w▮]?\d")
LOOKALIKE_TOKEN = re.compile(
    r"[\dOolIiAaBb](?:(?<![^\W_].)(?:(?<=\d)(?=\d*+[OolIiAaBb])|(?<!\d)(?=[OolIiAaBb]*+\d))"
    r"[\dOolIiAaBb]*+(?![^\W_])|(?<=\d[^\w▮][OolIi])[OolIi]{0,2}(?=[^\w▮][OolIi]{0,3}\d))"
)
_GAP = rf"{JOINER}*+(?:[^\w▮%€{JOINER}]{JOINER}*+){{0,4}}+"
_CORSICA = rf"(?:(?<=2)(?:[AB](?={_GAP}\d)|(?<=(?<!\d)2){_GAP}[AB](?={_GAP}\d(?!\d))))?"
RUN = re.compile(
    rf"[+\d](?:(?<=\+)\d|(?<=\d)){_CORSICA}(?:{_GAP}\d{_CORSICA})*{JOINER}*+", re.IGNORECASE
)
"""Digits under any separators; units (%, €) end a run, Corsica's 2A and 2B do not."""

CADENCE = re.compile(
    r"(?<!\d)\d{1,4}(?![^\w%€]{1,4}\d)(?P<cut>%20|[^\d▮]{1,12}?)\d{1,4}"
    r"(?:(?P=cut)\d{1,4}){2,24}(?!\d)"
)
"""Digits that the same thing, no mere separator, cuts again and again: « 1 tiret 85 tiret 05 »."""

AMONG_LETTERS = re.compile(
    r"\d(?<![\w/.\-=].)\d{0,3}[A-Za-z]{1,2}(?:\d{1,4}[A-Za-z]{1,2}){3,24}\d{0,4}(?!\w)"
)
"""Digits that letters cut, in one word: « 1n85n05n78n006n084 »."""

MACHINE = re.compile(
    r"(?<![\w:.])(?=[a-f:]{0,12}\d)[\da-f]{2,4}(?:::?[\da-f]{1,4}){5,7}(?![\w:])", re.IGNORECASE
)
"""The address of somebody's machine or line: IPv6, MAC."""

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_NUMERIC = rf"{_DAY}[/.\- ]{_MONTH}[/.\- ]{_YEAR}"
_ISO = rf"{_YEAR}[\-/.](?:0[1-9]|1[0-2])[\-/.](?:0[1-9]|[12]\d|3[01])"
_ITEM = (
    rf"(?>{_NUMERIC}|{_DAY}[/.\-]{_MONTH}[/.\-]\d\d|{_ISO}"
    rf"|{_YEAR}[ ]?[/\-][ ]?{_YEAR}(?!-)|{_YEAR}"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
    r"|116[ .]?117|34[ .]?22|36[ .]?46|39[ .]?3\d|3114|3919|112|114|119|196|1[578])(?!\d)"
)
ORDINARY = re.compile(
    rf"{_ITEM}(?:[ \n,;/()?!.\-]{{1,4}}+{_ITEM})*+|[1-9]\d{{0,2}}(?:[ .]?000){{2,3}}"
)
"""A run that is only dates, years, hours, public short numbers (P4), or a round count."""

DATE_AT_END = re.compile(
    rf"\A(?:{_ISO}|{_DAY}[/.\-]{_MONTH}[/.\-]{_YEAR})(?=[ \n])"
    rf"|(?<=[ \n])(?:{_ISO}|{_DAY}[/.\-]{_MONTH}[/.\-]{_YEAR})\Z"
)
"""A date beside a short number: « F36151 - 2022-05-02 »."""

_CODE = r"\d{3,4}-\d{1,3}(?:-\d{1,2})?"
ARTICLES = re.compile(rf"{_CODE}(?:[, ;]{{1,3}}{_CODE})*+")
ARTICLES_BEFORE = re.compile(r"(?:\b[LRDA]\.?|\barticles?|\bart\.?)[ ]?\*?\Z", re.IGNORECASE)
DECREE = re.compile(rf"{_YEAR}-\d{{3,4}}")
DECREE_BEFORE = re.compile(
    r"(?:d[ée]crets?|lois?|ordonnances?|arr[êe]t[ée]s?|d[ée]lib[ée]rations?|n°|no\.?)[ ]?"
    r"(?:n°|no)?[ ]?\Z",
    re.IGNORECASE,
)
VERSION = re.compile(r"\d+(?:\.\d+){2,4}")
VERSION_BEFORE = re.compile(
    r"\b(?:v(?:ersion|\.)?|chrome|firefox|edge|safari)[ ]?\Z", re.IGNORECASE
)
YEAR_AND_PRICE = re.compile(rf"{_YEAR}[ :,\-]{{1,3}}[1-9]\d{{0,2}}(?:[ .]?\d{{3}})?(?:,\d\d)?")
PRICED = re.compile(r"[ ]?(?:€|euros?\b)", re.IGNORECASE)
"""What follows a price: « forfait 2024 : 2 800 € »."""

PRIVATE_IP = re.compile(r"192\.168(?:\.\d{1,3}){2}(?::\d{1,5})?")
"""The address of a machine on one's own network (RFC 1918)."""

STANDARD_BEFORE = re.compile(r"(?<![^\W_])(?:ISO|iso|IEC|NF|EN)[ ]?\Z")
STANDARD = re.compile(rf"\d{{4,5}}(?:-\d)?[:\-]{_YEAR}")
"""« ISO/IEC 27001:2022 »."""

OID = re.compile(r"1\.2\.250(?:\.\d{1,5}){1,10}")
"""The object identifiers of France, those of the INS among them."""

ERROR_BEFORE = re.compile(r"(?<![^\W_])0x\Z", re.IGNORECASE)
"""Windows tells its errors by eight hexadecimal digits."""

LEGAL_ID_BEFORE = re.compile(
    r"(?:(?:JORF|LEGI)(?:TEXT|ARTI|SCTA)|\b(?:DGOS|DGS|DSS|DGCS|DNS|CNAM|CIR)[/\-][A-Z\d/\-]{0,12})\Z",
    re.IGNORECASE,
)
"""The number of a law, or of an instruction: « DGOS/PF5/2021/107 »."""

PHONE = re.compile(
    r"\+\d{8,15}|0[1-9]\d{8}|00[1-9]\d{7,12}|(?:33|590|594|596|262|269|508|687|689)0?[1-9]\d{8}"
)
PUBLIC_LINE = re.compile(r"(?:08[0-2]\d{7})+")
"""Services' lines, free or at a shared price: nobody's own (Arcep, numbering plan)."""

NIR = re.compile(r"[1-8]\d{4}(?:\d{2}|\d[ABab])\d{6}(?:\d{2})?|\d{22}")
"""13 or 15 characters, first 1 to 8 (CNAM, nir-validation; NNP, MIG), any key; or 22 (INS-C)."""

RPPS = re.compile(r"8?\d{11}")
"""11 digits, or 8 and 11 digits: a professional's national identifier (ANS)."""

# --- dates of birth ---

MONTHS = (
    rf"(?:janvier|janv|f[ée]{JOINER}?vrier|f[ée]{JOINER}?vr?|mars|avril|avr|mai|juin|juillet|juil|ao[ûu]{JOINER}?t"
    rf"|septembre|sept|octobre|oct|novembre|nov|d[ée]{JOINER}?cembre|d[ée]c)\.?"
)
DATE = re.compile(
    r"(?=\d)(?<!\d)(?<!\d[/.\-])(?<!\d[ ][/.\-])(?<!\d[/.\-][ ])(?<!\d[ ][/.\-][ ])(?:"
    rf"(?P<iso>(?P<iso_year>{_YEAR})[\-/.](?:0[1-9]|1[0-2])[\-/.](?:0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|{_DAY}(?P<sep>[ ]?[/.\-][ ]?){_MONTH}(?P=sep)(?P<year>{_YEAR}|\d\d)(?!(?P=sep)?\d)"
    rf"|(?<!\d[^\w▮]){_DAY}[ \n]{_MONTH}[ \n](?P<spaced>{_YEAR})(?![^\w▮]?\d)"
    rf"|{_DAY}(?:er)?[ \n.\-/]{{0,2}}{MONTHS}[ \n.\-/]{{0,2}}(?P<written>{_YEAR}|[3-9]\d)(?!\d)"
    r")",
    re.IGNORECASE,
)
BIRTH_WORD = (
    r"(?-i:[nNdD])(?<![^\W_].)(?:(?<=n)(?:"
    rf"(?<!on est n)(?:é|e{JOINER})(?:e|\(e\)|[.·]e)?(?![^\W_])"
    r"|[ée]e?s(?=[ ]le\b)|ee?(?=[ ](?:le|en)\b)|ee(?=[ ]\d)|aiss(?:ance)?(?![^\W_])\.?)"
    r"|(?<=d)(?:dn|\.d\.n|ob)(?![^\W_])\.?)"
)
"""Its first letter is read before what stands before it: so the engine passes over the rest."""

_TYPED_DAY = r"(?:[0O]?[1-9lI]|[12lI][\dOlI]|3[01OlI])"
_TYPED_MONTH = r"(?:[0O]?[1-9lI]|[1lI][0-2OlI])"
_TYPED_YEAR = r"(?:(?:[1lI]9|2[0O])[\dOlI]{2}|(?=[OlI]?\d)[\dOlI]{2})"
"""As a copy reads them: « l2/O3/198O »."""
_MONTH_CUT = r"(?:jan|mar|apr|may|jun|jul|aug|sep|dec)\.?"
"""After a birth word only: « mar. 62 », and the months of a foreign paper."""

_LOOSE = (
    rf"{_TYPED_DAY}(?:[^\w▮]{{1,3}}|[ ]du[ ]){_TYPED_MONTH}[^\w▮]{{1,3}}{_TYPED_YEAR}(?!\d)"
    rf"|{_DAY}[^\w▮]{{1,2}}{_MONTH_CUT}[^\w▮]{{1,2}}(?:{_YEAR}|\d\d)(?!\d)"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:{_YEAR}|\d\d)(?!\d)"
    rf"|(?:{_DAY}(?:er)?[^\w▮]{{1,2}}(?:(?:du[ ]mois[ ])?de[ ])?)?{MONTHS}"
    rf"(?:[^\w▮]{{1,2}}(?:{_YEAR}|\d\d)(?!\d))?"
    rf"|{_MONTH}[/.\- ]{_YEAR}(?!\d)|(?:0[1-9]|1[0-2])/\d\d(?![\d/])|{_YEAR}(?!\d|-\d)"
)
BORN_ON = (
    rf"{BIRTH_WORD}[ :=(,\n]{{0,4}}(?:à[ ][^\W\d_][\w\-]{{0,30}}[ ])?"
    r"(?:(?:c')?est[ ])?(?:le|en|un|du|vers|au[ ]mois[ ]de|l'an|l'ann[ée]e)?[ \n]{0,2}"
)
BIRTH = re.compile(
    rf"{BORN_ON}(?P<date>{_LOOSE})(?![^\W\d_])",
    re.IGNORECASE,
)
"""A birth word, then any sort of date: a year alone counts only here."""

CONVENTION = re.compile(
    r"(?<!\d)(?:(?:0?1(?:er)?|premier)[ ](?:janvier|janv\b\.?)|(?:31|trente(?:[ ]et[ ]|-et-)un)[ ]"
    rf"d[ée]{JOINER}?cembre)(?![^\w▮]*+[^.;?!\n▮]{{0,16}}(?:\d\d|\b(?:mil|deux|dix|quatre|[a-z]+ante\b)))",
    re.IGNORECASE,
)
"""What a record says when the day of birth is unknown (RNIV): without a year, it is nobody's."""

BIRTH_BEFORE = re.compile(
    rf"{BIRTH_WORD}[^.!?▮\d]{{0,30}}\Z"
    r"|(?=[abefghjmnp])(?<![^\W_])(?:enfant|b[ée]b[ée]|nourrisson|gar[çc]on|fille|gamine?|homme|femme"
    r"|petite?|gosse|ado|m[ôo]me|jumeaux|jumelles|mamie|papi)"
    r"[ ]du[ ]\Z"
    r"|(?=[aef])(?<![^\W_])(?:a[ ]18|(?:aura|eu|f[êe]te(?:ra)?)[ ](?:ses[ ])?\d{1,3})[ ]ans"
    r"[ ](?:le[ ])?\Z",
    re.IGNORECASE,
)
"""« née à Brest le », « enfant du », « elle a eu 18 ans le »."""
BIRTH_AFTER = re.compile(r"[ ,(:]{0,3}(?:date de )?(?:naissance|ddn)\b", re.IGNORECASE)
LEGAL_BEFORE = re.compile(
    r"(?:(?:arr[êe]t[ée]|loi|d[ée]cret|ordonnance|directive|r[èe]glement|circulaire|instruction"
    r"|d[ée]lib[ée]ration|rgpd)s?\b[^.!?▮]{0,30}"
    r"|\b(?:depuis|avant|apr[èe]s|jusqu'au|jusqu'|d[èe]s|partir|compter|tard|v[ée]rifi[ée]e?|publi[ée]e?"
    r"|jour|vigueur)(?:[ ](?:le|du|au|de))?[ ])\Z",
    re.IGNORECASE,
)
CALENDAR_BEFORE = re.compile(r"\b(?:le|du|au|d[èe]s|[àa])[ ]\Z", re.IGNORECASE)
