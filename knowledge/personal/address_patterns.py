"""The shapes of addresses of every sort, in folded text: mail, accounts, links, streets.

As in `patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.patterns import BARRIER, JOINER

AT_SIGNS = ("@", "roba", " at ", "(a", "[a", "{a", "<a")

_SPOKEN_AT = r"ar?roba[sz]e?s?"
_AT = (
    r"(?:@|[ ]@[ ]|[ ]?[\[({<](?:at|@|arobase?)[\])}>][ ]?|[\[({<]a[\])}>](?=\w)"
    rf"|[ ](?:{_SPOKEN_AT}|a[ ]robase)[ ]"
    rf"|[ ]at[ ](?=(?:[\w\-{JOINER}]{{1,40}}(?:\.|[ ]dot[ ]|[ ]point[ ])){{1,3}}[a-z]{{2,3}}\b))"
)
_TOP = r"(?:com|fr|net|org|me)"
_DOT = (
    rf"(?:\.|[ ]\.[ ]?|[ ]?[\[(](?:dot|point)[\])][ ]?|,(?={_TOP}\b)"
    rf"|[ ](?:dot|point)[ ](?=(?:[\w\-]{{1,40}}[ ](?:dot|point)[ ]){{0,2}}{_TOP}\b))"
)
_MAILS = (
    r"(?:gmail|hotmail|orange|wanadoo|laposte|yahoo|outlook|icloud|sfr|free|live|proton(?:mail)?|bbox"
    r"|numericable)"
)
_HOST = rf"(?:{_MAILS}(?:com|fr|net|me)?(?![\w\-]))"
_BROKEN_HOST = (
    rf"(?:(?:{_MAILS}|mailiz|medecin|apicrypt)(?:[ ]?\.[ ]?[a-z]{{2,8}}){{1,2}}"
    r"|[a-z][a-z\-]{1,30}\.(?:fr|com|net|org|mssante\.fr))(?![\w])"
)
"""After an « @ » with a space on one side: « dupont@ orange.fr », « dupont @orange.fr »."""

EMAIL = re.compile(
    rf"(?:(?<!\d)\d(?:[ .\-/]?\d){{7,21}}|(?<![\w.+\-])[\w.+\-'{JOINER}]++){_AT}"
    rf"(?:(?:[\w\-{JOINER}]++{_DOT})+[\w\-{JOINER}]++|(?<=@){_HOST})",
    re.IGNORECASE,
)
BROKEN_EMAIL = re.compile(
    rf"(?<![\w.+\-])(?:[\w.+\-']++@[ ]{_BROKEN_HOST}"
    rf"|(?P<local>[\w.+\-]{{3,60}}+)[ \n]@(?:{_BROKEN_HOST}|{_HOST}))",
    re.IGNORECASE,
)
APART = re.compile(r"@[ ]|[ \n]@")
SPOKEN_EMAIL = re.compile(
    r"(?<![\w.+\-])(?:(?=[\w+\-]{0,40}[._\d])[\w.+\-]{4,60}+(?:[ ](?:chez|[àa]))?[ ]"
    rf"{_MAILS}(?:[ .]|[ ]point[ ]){_TOP}"
    rf"|[a-z\-]{{2,30}}[._][a-z\-]{{2,30}}\d{{0,4}}[ ]chez[ ]{_HOST}"
    rf"|(?P<local>[\w.+\-]{{3,60}}+)[ ](?:{_SPOKEN_AT}[ ]{_HOST}"
    rf"|chez[ ]{_MAILS}(?:[ .]|[ ]point[ ]){_TOP}))(?![\w\-])",
    re.IGNORECASE,
)
"""« jdupont56 chez orange.fr », « jeanne.dupuis gmail com »: a dot, a digit is in it; or what is
no word, before « arobase »."""

HOST_SIGNS = (
    *("gmail", "hotmail", "orange", "wanadoo", "laposte", "yahoo", "outlook", "icloud", "sfr"),
    *("free", "live", "proton", "bbox", "numericable"),
)
MSSANTE = re.compile(r"[.@]mssante\.fr\Z", re.IGNORECASE)
SERVICE = re.compile(
    r"(?:[a-z]+(?:-[a-z]+)*|monserviceclient\.[a-z]+)@esante\.gouv\.fr\Z"
    r"|(?i:(?:pr[ée]?noms?|noms?|x{2,}|nir|ins|matricule)(?:[._\-](?:pr[ée]?noms?|noms?|x{2,}|ins))*@)"
)
"""The addresses the ANS publishes (ans-monespacesante@…): no first name, dot, surname; and what
only shows how one is made: « prenom.nom@… »."""

USERNAME = re.compile(r"@(?<![\w.@].)(?!(?i:patient)\b)[A-Za-z]\w{3,31}(?![\w\-@]|\.\w)")
"""Telegram: 5 to 32 characters. `@patient` alone means the MSSanté addresses of patients."""

_HOUSES = (
    r"[\w.@\-]{0,40}(?:ameli|sant[ée]|assurance|gouv|cpam|ordre|urps|cpts|chu|ans_|groups?\b)"
)
"""Whose page is nobody's: « facebook.com/ameli.assurancemaladie »."""

_NETWORKS = (
    r"(?:(?:(?:t|telegram|m|wa)\.me|(?:facebook|fb|instagram|tiktok|twitter|x|snapchat|messenger"
    rf"|chat\.whatsapp)\.com|linkedin\.com/in)/(?!{_HOUSES})|doctolib\.fr/[\w\-]+/[\w\-]+/)"
)
LINK_SIGNS = ("://", "www.")
LINK = re.compile(
    r"(?-i:[hwtHWT])(?:(?<=h)ttps?://|(?<=t)g://|(?<!\w.)(?<=w)ww\.)"
    rf"[^\s<>{BARRIER}]++",
    re.IGNORECASE,
)
NETWORK_SIGNS = (".me/", ".com/", "doctolib.fr/")
NETWORK = re.compile(rf"(?<![\w.@/\-]){_NETWORKS}[^\s<>{BARRIER}]++", re.IGNORECASE)
"""« t.me/… », as it is typed, without what a browser adds."""

LINK_SECRET = re.compile(
    r"(?i:[?#&;][^=]{1,80}=|//[^/]{0,200}@|\beyJ|/\+[\w\-]{10}"
    r"|/patients?/[\w\-]{0,80}\d|/(?!JORF|LEGI)(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{20}|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-)"
    r"|/(?=[\w\-]{24})(?=[a-z\d_\-]{0,60}[A-Z])(?=[A-Za-z_\-]{0,60}\d)(?=[\w\-]{0,60}[a-z\d][A-Z])"
)
"""A query, an account, an invitation, a JWT, or a segment that looks drawn by lot."""

LINK_NIR = re.compile(r"(?<!\d)[12]\d{12}(?:\d\d)?(?!\d)")
"""The number of somebody, in a link to their file."""

LINK_PERSON = re.compile(
    rf"tg://|maps\.app\.goo\.gl/|/maps/(?:place|dir|search)/|(?<![\w\-]){_NETWORKS}[\w@+]",
    re.IGNORECASE,
)
"""A page of a network, of the directory where appointments are made, or a place on a map."""

LINK_WORDS = re.compile(r"(?<=/)[^\W\d_]{2,30}(?:[\-._][\w%]{2,30}){1,6}")
"""A segment of several words, which may be the name of somebody whose page it is."""

LINK_PUBLIC = re.compile(
    r"https?://(?:www\.legifrance\.gouv\.fr|apps\.apple\.com|play\.google\.com)/", re.IGNORECASE
)
"""Their long numbers name a law or an application."""

_WAYS = (
    r"rue|avenue|av\.?|boulevard|blvd|bvd|bld|bd|impasse|imp\.?|all[ée]e|chemin(?![ ]d'acc)|place"
    r"|route|rte|quai|square|lotissement|r[ée]sidence|lieu-dit|faubourg|venelle|sentier|hameau"
)
_OTHER_WAYS = (
    r"r\.?|all\.|chem\.?|ch\.|pl\.|cit[ée]|esplanade|mont[ée]e|passage|villa|chauss[ée]e|clos"
    r"|traverse|ruelle"
)
_STREETS = (
    rf"(?:{_WAYS}|cours(?=[ ](?-i:[A-Z]))|(?:{_OTHER_WAYS})"
    r"(?=[ ](?:d[eu][ ]|des[ ]|de[ ]la[ ]|d'|de[ ]l')?(?-i:[A-ZÉ][a-zéèê]))"
    r"|(?:(?:r|all)\.?|(?:ch|pl)\.)(?=[ ](?:des[ ]|du[ ]|de[ ]la[ ]|de[ ]l'|ste?[ ])[^\W\d_]{3}))"
)
"""Short forms before a capital, or before an article: « 12 r. des lilas »."""

_NTH = r"(?:[ ]?(?:bis|ter|quater|[a-d]))?[ ]?,?[ \n]{1,2}"
_STREET = rf"(?<!\w.)(?<=\d)\d{{0,3}}{_NTH}{_STREETS}"
_CAPITAL = r"(?-i:[A-ZÀÂÇÉÈÊËÎÏÔÛÜ])"
_LETTERS = (
    r"(?:[ ]ste?\b)?"
    r"(?:[ ](?!(?:ou|et|sans|pour|avec|est|qui|pas|barr[ée]e)(?![\w]))[^\W\d_][\w'\-]{2,40}){1,2}"
)
"""The name of a street in small letters: a number before « rue » already says that it is one."""

_CITY = r"(?:[ \n]{1,2}[^\W\d_][\w'\-]{0,40}){1,3}"
_CODE_AND_CITY = rf"(?<!\d)\d{{5}}(?!\d)(?:{_CITY})?"
_NUMBERED = re.compile(
    r"(?<![\w\-])(?:rue|avenue|boulevard|impasse|chemin|all[ée]e)[ ](?:[\w'\-]{1,30},?[ ]){1,4}"
    r"(?:n°|num[ée]ro)[ ]?\d{1,4}(?!\w)",
    re.IGNORECASE,
)
"""« rue des lilas n° 3 »."""

_SAID = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingt|trente|quarante|cinquante|soixante|cent)(?:[ \-][^\W\d_]{2,8}){0,2}"
)
HOUSED = re.compile(
    r"(?-i:[hrdlavHRDLAV])(?<![^\W_].)(?:(?<=h)abite(?:nt)?|(?<=r)[ée]side|(?<=d)(?:emeure|omicili[ée]e?)"
    r"|(?<=l)oge|(?<=a)dresse|(?<=v)it)(?:[ ](?:est|c'est|maintenant|encore|seule?))?[ ]?:?[ ]"
    rf"(?:(?:au|à|a|le)[ ])?(?P<number>(?:\d{{1,4}}(?:{_NTH})?|{_SAID}[ ])"
    rf"(?:{_WAYS}|cours|{_OTHER_WAYS})"
    r"(?:[ ][\w'\-]{1,40}){1,3})",
    re.IGNORECASE,
)
"""« elle habite 86 place saint-michel »: small letters do, where somebody is told to live, and
numbers in words."""

_ADDRESS = re.compile(
    rf"(?-i:[\dFf])(?:{_STREET}(?![\w])(?:[^{BARRIER}?!]{{1,80}}?{_CODE_AND_CITY}"
    rf"|(?<=rue|nue|ard|[ .]bd){_LETTERS}"
    rf"|[ ](?:(?={_CAPITAL})|(?:de|du|des|la|le|les)[ ]|d'|l')(?:[ ]?[\w'\-]{{1,40}}){{1,3}})"
    rf"|(?<![\w\-/.,].)(?:(?<=F)-\d{{5}}|(?<=\d)\d{{4}}),?[ \n]{{1,2}}{_CAPITAL}[^\W\d_]+"
    r"(?:[ \-][\w'\-]{1,40}){0,2})",
    re.IGNORECASE,
)
"""A street number and its street, with its postal code when there is one; or a code and a town."""

SHAPES = (
    (_ADDRESS, (" ", "\n")),
    (_NUMBERED, ("n°", "num")),
)
"""Postal addresses, each with what it holds in small letters."""

HOUSED_SIGNS = ("habite", "side", "demeure", "domicili", "loge", "adresse", "vit")
