"""The shapes of what only a word before it gives away, in folded text.

As in `patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.number_patterns import BORN_ON, MONTHS
from knowledge.personal.patterns import any_of

_NUMBER = r"(?:n°|num[ée]ros?\b|num\b\.?|no\b\.?)"
_IS = rf"(?:[ ]{{0,2}}{_NUMBER})?(?:[ ](?:est|c'est)(?:[ ]le)?\b)?[ ]{{0,2}}[:=#]?[ ]{{0,2}}"
_YEAR_ALONE = r"(?:19|20)\d\d(?!\d)"
_NOT_A_YEAR = rf"(?!(?:19|20)\d\d(?!\d|[\-/](?!{_YEAR_ALONE})\d{{3}}))"
_DOSSIER = r"dossier(?:[ ](?:patiente?|mdph|caf|msa))?"
_ORDER = r"ordre(?:[ ]national)?(?:[ ]des[ ][^\W\d_]{4,20})?"
_FILES = (
    r"(?:\b(?:ipp|nda|iep|nip)(?:[ ](?:du|de[ ]la)[ ]patiente?)?"
    rf"|(?:{_NUMBER}|\b(?:identifiant|id))[ ](?:de[ ]|du[ ]|d')?"
    rf"(?:patiente?|{_DOSSIER}|s[ée]jour|venue|passage|accession|admission"
    r"|adh[ée]rente?|contrat|assur[ée]e?|allocataire(?:[ ]caf)?|b[ée]n[ée]ficiaire|soci[ée]taire"
    r"|amc|ame|c2s|agdref|demande|ofpra|mutuelle"
    rf"|(?:inscription[ ][àa][ ]l')?{_ORDER})|\binscrite?[ ][àa][ ]l'{_ORDER}[ ]sous[ ]le"
    rf"|\b(?:adh[ée]rente?|allocataire(?:[ ]caf)?|soci[ée]taire|amc|ame|c2s|ofpra|agdref"
    rf"|mutuelle(?:[ ]\w{{2,12}})?)(?=[ ]{{0,2}}{_NUMBER})"
    rf"|\badh[ée]rente?(?=[ ]\d{{6}})"
    rf"|\b(?:l[ea]|mon|ma|du|pour)[ ]patiente?(?=[ ](?!3422|3646|31|39)\d{{4,9}}(?!\d))"
    rf"|\b(?:s[ée]jour|venue|passage|admission)(?=[ ]\d{{5,9}}(?!\d))"
    r"|\bidentifiant[ ](?:local|interne|externe)"
    rf"|\bpatiente?(?:[ _]id)?(?=[ ]{{0,2}}(?:{_NUMBER}|[=#]|:[ ]?\d))"
    rf"|\b{_DOSSIER}(?=[ ]{{0,2}}{_NUMBER}|[ ]{{0,2}}:?[ ]?\d\d(?:\d{{3}}|[\-/]\d{{4}})))"
    r"(?![^\W\d_])"
)
FILE_SIGNS = (
    *("ipp", "nda", "iep", "nip", "dossier", "patient", "jour", "venue", "passage", "acc", "admi"),
    *("local", "interne", "externe"),
    *("rent", "contrat", "assur", "allocataire", "ficiaire", "taire", "amc", "demande", "ame"),
    *("c2s", "ofpra", "agdref", "mutuelle", "ordre"),
)
FILE_NUMBER = re.compile(
    rf"(?-i:(?=[acdilmnopsvACDILMNOPSV])){_FILES}{_IS}(?P<number>{_NOT_A_YEAR}[A-Z]{{0,3}}-?"
    r"(?:\d{4,9}|\d{2,3}[ ]\d{3}(?![ ]?\d)|\d{2}[\-/]\d{4,6})(?:[\-/][A-Z\d]{1,4})?)(?![\w])",
    re.IGNORECASE,
)
"""What a hospital or a program calls a patient by, from four digits on that are not a year."""

PAPER_SIGNS = ("cni", "identit", "passeport", "jour", "permis", "piss", "<")
PAPER = re.compile(
    r"(?-i:(?=[cprtCPRT]))\b(?:cni|(?:carte[ ](?:nationale[ ])?|pi[èe]ce[ ])(?:d[' ])?identit[ée]"
    r"|passeport(?:[ ][^\W\d_]{3,12})?|(?:titre|carte)[ ](?:de[ ])?s[ée]jour"
    r"|permis(?:[ ]de[ ]conduire)?|r[ée]c[ée]piss[ée])"
    rf"{_IS}(?P<number>\d{{2}}[ ]?[A-Z]{{2}}[ ]?\d{{5}}"
    r"|(?-i:(?=[A-Z]*\d[A-Z]*\d)[A-Z\d]{6,12})|(?=(?:[a-z]{0,9}\d){4})[a-z\d]{6,12})(?![\w])"
    r"|(?-i:(?<![A-Z\d<])(?P<zone>[A-Z\d]{1,30}<[A-Z\d<]{8,90}))",
    re.IGNORECASE,
)
"""The number of an identity paper: letters and digits, two of them at least, four in small
letters; or the lines for machines at its foot."""

PRESCRIPTION_SIGNS = ("prescription", "ordonnance")
PRESCRIPTION = re.compile(
    r"(?<![^\W_])(?:e-?[ ]?prescription|ordonnance(?:[ ]num[ée]rique)?|prescription)"
    rf"{_IS}(?P<number>(?-i:(?=[A-Z\-]{{0,20}}\d)(?=[\d\-]{{0,20}}[A-Z])"
    r"(?:[A-Z\d]{7,20}|[A-Z\d]{3,8}(?:-[A-Z\d]{3,8}){1,4})))(?![\w\-])",
    re.IGNORECASE,
)
"""The number of a prescription: capitals and digits."""

_PAIR = r"[A-HJ-NP-TV-Z]{2}"
PLATE = re.compile(rf"{_PAIR}(?=-\d)(?<![\w\-]..)-\d{{3}}-{_PAIR}(?![\w\-])", re.IGNORECASE)
PLATE_TOLD_SIGNS = ("plaque", "immatricul", "voiture", "hicule", "ambulance")
PLATE_TOLD = re.compile(
    rf"\b(?:plaque|immatricul\w{{1,7}}|voiture|v[ée]hicule|ambulance){_IS}"
    rf"(?P<number>{_PAIR}[ \-]?\d{{3}}[ \-]?{_PAIR}"
    r"|(?-i:\d{2,4}[ ]?[A-Z]{2,3}[ ]?\d{2}))(?!\w)",
    re.IGNORECASE,
)
"""A licence plate: since 2009 it shows by itself, an older one by the word before."""

_NO_WORD = r"(?<![CDLMNST][AE])(?<!E[NST])(?<!AS)(?<![CM]M)(?<![CK]G)(?<!KM)(?<!M[GL])(?<!HT)"
PLATE_APART = re.compile(
    rf"{_PAIR}(?=[ ]\d{{3}}[ ])(?<![\w\-]..){_NO_WORD}[ ]\d{{3}}[ ]{_PAIR}{_NO_WORD}(?![\w\-])"
)
"""The same in capitals, with spaces; « LE 315 NE RÉPOND PAS » is none, nor « 500 MG »."""

HANDLE_SIGNS = ("insta", "snap", "tiktok", "facebook", "fb", "twitter", "telegram", "pseudo")
HANDLE = re.compile(
    r"(?-i:(?=[fipstFIPST]))\b(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|fb|twitter|telegram"
    r"|pseudo)(?:[ ](?:est|c'est))?[ ]{0,2}:?[ ]{0,2}"
    r"(?P<number>@?(?=[a-z.]{1,28}[\d_]|[a-z]{1,28}\.[a-z]{1,28}\d)[a-z][\w.]{3,29})(?![\w./])",
    re.IGNORECASE,
)
"""The name of somebody on a network, with a digit or an underscore in it."""

_UNITS = any_of(
    "zéro zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
    " quinze seize vingt vingts trente quarante cinquante soixante septante octante nonante cent"
    " cents"
)
_WORD = rf"(?:{_UNITS})(?![^\W_])"
NUMBER_WORD = _WORD
"""« quarante », whole."""

_ITEM = rf"(?:{_WORD}|\d{{1,2}}(?![\w]))"
CUTS = frozenset({"et", "point", "tiret", "espace", "virgule", "slash", "puis"})
"""Words between those of a number that is dictated."""

SPELT = re.compile(
    rf"(?-i:(?=[\dcdhnoqstuvzCDHNOQSTUVZ]))(?<![\w\-]){_ITEM}"
    rf"(?:(?:[ ,.\-\n]{{1,3}}(?:(?=[epstv])(?:{any_of(' '.join(CUTS))})[ \-])?){_ITEM})++"
    r"(?![^\W\d_]|[ ]?(?:%|€|euros?))",
    re.IGNORECASE,
)
"""Number words, with pairs of digits among them: « 06 douze 34 56 78 »."""

ZERO = re.compile(r"0\d|z[ée]ro", re.IGNORECASE)
"""A phone number begins so; it has five pairs."""

_YEAR = rf"(?:(?:mil(?:le)?|{_WORD})(?:[ \-](?:et[ \-])?(?:mille|{_WORD})){{1,7}}|\d{{2,4}}(?!\d))"
_TENS = r"(?:vingt|trente|quarante|cinquante|soixante|quatre[ \-]vingts?)"
_DECADE = (
    rf"(?:mil(?:le)?[ \-]neuf[ \-]cents?[ \-])?{_TENS}(?:[ \-](?:et[ \-])?{_WORD}){{0,2}}"
    r"(?![^\W_]|[ ](?:minutes?|heures?|jours?|semaines?|mois|ans)(?![^\W_]))"
)
_DAY_AND_MONTH = rf"(?:premier|{_WORD}(?:[ \-](?:et[ \-])?{_WORD}){{0,2}})[ ]{MONTHS}(?![^\W_])"
BORN = re.compile(
    rf"{BORN_ON}(?P<number>{_DAY_AND_MONTH}(?:[ ]{_YEAR})?|(?<=en[ ]){_DECADE}"
    rf"|(?<=le[ ]|dn[ ]|n[ée][ ]|[ée]e[ ])(?:{_ITEM}[ \-](?:et[ \-])?){{2,4}}"
    rf"(?:mille[ ])?(?:{_ITEM}[ \-]){{0,5}}{_ITEM})",
    re.IGNORECASE,
)
"""« née le douze mai 1948 »."""

WHOLE_DATE_SIGNS = ("neuf cent", "neuf-cent", "ante", "trente", "vingt")
WHOLE_DATE = re.compile(
    rf"(?<![\w\-])(?:{_DAY_AND_MONTH}|[0-3]?\d[ ]{MONTHS}(?![^\W_]))"
    rf"[ ](?:(?=(?:mil(?:le)?[ \-]neuf|dix[ \-]neuf)[ \-]cent){_YEAR}"
    rf"|(?!vingt){_DECADE}(?=[ ]?(?:[.,;:!?)\n]|\Z)|[ ](?:elle|il|qui|n'a|n'est)(?![^\W_])))",
    re.IGNORECASE,
)
"""« le douze mai mille neuf cent quarante-huit », which no birth word needs to announce, or
« quarante-huit », where nothing is counted after; the twenties are those of our days."""

BORN_IN_SIGNS = ("né", "ne")
BORN_IN = re.compile(
    r"(?-i:[nN])(?<![^\W_].)(?<!on est n)(?:é|e\xad?)e?[ ](?:en[ ])?(?P<number>\d\d)"
    r"(?=[ ]?(?:[;!?)\n]|[.,](?!\d)|\Z)"
    r"|(?<=en[ ]\d\d)[ ](?:sans|avec|à|au|et|qui|veut|refuse|n'a|n'est)(?![^\W_]))",
    re.IGNORECASE,
)
"""« née en 51 », « né 51 », where nothing is counted after."""

_PART = (
    r"(?:sexe|ann[ée]e|mois|d[ée]p(?:artement|t)?|commune|ordre|cl[ée])(?:[ ]de[ ]naissance)?"
    r"[ :=]{1,3}(?:[fhm]|\d\w{0,3})(?!\w)"
)
IN_PARTS_SIGNS = ("sexe", "commune", "ordre")
IN_PARTS = re.compile(
    rf"(?=[acdmos])(?<!\w){_PART}(?:[ ,;.\n\-]{{1,3}}(?:et[ ])?{_PART}){{3,6}}", re.IGNORECASE
)
"""« sexe 1, année 85, mois 05, département 75 »: a NIR told part by part."""

LETTERED = re.compile(
    r"[^\W\d_](?<![\w'@/.\-].)(?P<cut>[ .\-]{1,2}|,[ ])[^\W\d_]"
    r"(?:(?P=cut)[^\W\d_](?![^\W_])){2,30}(?!')"
)
"""« D U P O N T »; each letter alone."""

LETTERED_SIGN = re.compile(r"[ .\-][^\W\d_][ .,\-]{1,2}[^\W\d_][ .,\-]")

AS_IN_SIGNS = (" comme ",)
AS_IN = re.compile(
    r"(?<!\w)[^\W\d_](?:\.?[ ]comme[ ][^\W\d_]{2,20}[ ,.\n]{1,3}(?:et[ ])?[^\W\d_]){2,30}"
    r"\.?[ ]comme[ ][^\W\d_]{2,20}"
)
"""« D comme Denise, U comme Ursule, P comme Paul »: a name that is spelt."""

_S = r"[1-478][ ]?\d\d[ ]?(?:0[1-9]|1[0-2]|[2-9]\d)(?:[ ]?\d){0,5}(?![ ]?\d)(?!\w)"
NIR_SIGNS = ("nir", "nss", "cu", "par", "cl")
NIR_START = re.compile(
    r"(?=[cns])(?:(?<![^\W_])(?:nir|nss|s[ée]cu(?:rit[ée][ ]sociale)?)[ ]{0,2}"
    r"(?:(?:de|du|d'une?)[ ][^\W\d_]{2,20}[ ]{0,2})?"
    r"(?:(?:est|c'est|:|=|n°)[ ]{0,2}){0,2}"
    rf"(?:(?:commence|d[ée]bute)[ ]par[ ])?(?P<number>{_NOT_A_YEAR}{_S})"
    r"|\bnum[ée]ro[ ](?:commence|d[ée]bute)[ ]par[ ]"
    r"(?P<spaced>[12][ ]\d\d[ ](?:0[1-9]|1[0-2]))(?!\d)"
    rf"|\bcl[ée][ ]\d\d[ ,;]{{1,3}}(?:num[ée]ro|n°)[ ](?P<keyed>{_S}))",
    re.IGNORECASE,
)
"""The first digits of a NIR, too few to be told from another number where nothing announces it."""

NIR_ALONE = re.compile(r"[ ]*(?P<number>[12][ ]\d\d[ ](?:0[1-9]|1[0-2])[ ]\d\d)[ ]*\Z")
"""« 1 60 03 29 », and nothing else."""
