"""The shapes of what is said of a patient whom no title announces, in folded text.

As in `patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.patterns import CAPITAL, CAPITAL_REST, JOINER, UPPER

_CAPITAL = CAPITAL.pattern
_WORD = rf"[^\W\d_](?:[^\W\d_]|{JOINER}|-(?=[^\W\d_]))*+"

REACH = 64
"""Characters before a predicate or an age among which its subject is looked for."""

_ID = r"d'identit[ée]"
_PAPER = (
    rf"(?:pi[èe]ces?[ ]{_ID}|papiers?|cartes?[ ](?:nationale[ ])?{_ID}|cni|(?:carte[ ])?vitale"
    r"|passeport|titre[ ]de[ ]s[ée]jour|r[ée]c[ée]piss[ée]|livret[ ]de[ ]famille"
    r"|(?:acte|extrait)[ ]de[ ]naissance|s[ée]cu(?:rit[ée][ ]sociale)?|mutuelle)(?![\w\-])"
)
_SPACE = (
    r"(?:compte|profil|espace(?:[ ]sant[ée])?|dmp|dossier)(?![\w\-])"
    r"(?![ ](?:mailiz|mss|pro|psc|ameli|doctolib|e-?cps))"
)
PREDICATE_SIGNS = (
    *("papier", "identit", "cni", "vitale", "passeport", "titre", "piss", "livret", "naissance"),
    *(
        "cu",
        "mutuelle",
        "compte",
        "profil",
        "espace",
        "dmp",
        "dossier",
        "'ins",
        "est ",
        "ch",
        "lit ",
    ),
)
PREDICATE = re.compile(
    r"(?=[acdelnrsv])(?<![\w'\-])(?:(?:chambre|ch\.?|lit)[ ]\d{1,4}(?![\w\-])|"
    r"(?:n'|n[ ])?a(?:vait)?[ ](?:pas|plus|jamais[ ]eu|aucune?|qu'une?|que)[ ]"
    rf"(?:(?:de|du|une?|la|sa|son|ses)[ ])?{_PAPER}|n'a[ ](?:pas|plus)[ ]d'ins(?![\w\-])"
    rf"|a[ ](?:perdu|oubli[ée])[ ](?:sa|son|ses)[ ]{_PAPER}"
    r"|(?:veut|souhaite|voudrait|demande[ ][àa])[ ](?:fermer|cl[ôo]turer|clore|supprimer)"
    rf"[ ]son[ ]{_SPACE}|ne[ ]veut[ ](?:pas|plus)[ ](?:de|montrer|donner)[ ](?:sa|son)[ ]"
    rf"(?:{_PAPER}|{_SPACE})"
    rf"|refuse[ ](?:de[ ](?:montrer|pr[ée]senter|donner)[ ])?(?:sa|son|ses)[ ]"
    rf"(?:{_PAPER}|{_SPACE})"
    r"|est[ ](?:mineure?|d[ée]c[ée]d[ée]e?|sous[ ](?:tutelle|curatelle)|sans[ ]papiers?"
    r"|devant[ ]moi|en[ ]face[ ]de[ ]moi|au[ ](?:comptoir|guichet)[ ](?:sans|avec|et)"
    r"|n[ée]e?[ ](?:le|en|à))(?![\w\-])"
    r")",
    re.IGNORECASE,
)
"""What is said of a patient rather than of a colleague: papers, space, age of majority, death,
the room where they lie."""

STATUS_SIGNS = (
    *("provisoire", "qualifi", "céd", "ced", "refus", "dossiers", "fiches", "ins", "identit"),
    *("doublons", "carte", "vitale", "pièce", "piece", "papier", "cni", "dmp"),
    *("attend", "rappel", "repasse", "revient", "demande", "clame", "veut", "est "),
)
STATUS = re.compile(
    r"(?=[adeinpqrstv2-9])(?<![\w'\-])"
    r"(?:(?:trait|ins|identit[ée]|toujours|encore|non|pas)[ ]){0,2}"
    r"(?:(?:a[ ])?(?:[2-9]|deux|trois|plusieurs)[ ](?:dossiers|fiches|ins|identit[ée]s|doublons)"
    r"|(?:(?:pas|plus)[ ](?:de[ ]|d')|sans[ ](?:sa[ ])?)(?:carte|vitale|ins|pi[èe]ce"
    r"|papiers?|cni|dmp)"
    r"|provisoire|qualifi[ée]e?|d[ée]c[ée]d[ée]e?|(?:a[ ])?refus(?:[ée]e?)?[ ]"
    r"(?:(?:le|la|son|sa)[ ]|[dl]')?(?:dmp|mes|espace|alimentation|messagerie|insi?)"
    r"|attend(?:ait)?|rappelle(?:ra)?|repasse(?:ra)?|revient"
    r"|(?:r[ée]clame|demande|veut)[ ](?:son|sa|ses|si|acc[èe]s|savoir|voir|pourquoi)"
    r"|va[ ](?:venir|r?appeler|repasser)"
    r"|est[ ](?:l[àa]|(?:re)?(?:venu|parti|pass[ée])e?|en[ ]ligne"
    r"|(?:au|à[ ]l')[ ]?(?:comptoir|guichet|accueil|t[ée]l(?:[ée]phone)?)))(?![\w\-])",
    re.IGNORECASE,
)
"""What is said of a patient, or of a program: only a surname tells which."""

SUBJECT = re.compile(
    rf"(?<![\w@/\-'.])(?:(?P<first>{_WORD})[ ])?(?P<word>(?!qui[ ]){_WORD}),?[ ](?:qui[ ])?\Z"
)

AGE_SIGNS = ("ans", "mois")
AGE = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ ]et[ ]\d{1,3})?[ ]?(?:ans|mois)(?![\w\-])"
    r"(?![ ](?:d'|(?:de|apr[èe]s|plus|pour|avant)\b))",
    re.IGNORECASE,
)
"""« 8 ans », but not « 10 ans d'expérience »."""

AGED = re.compile(
    rf"(?<![\w@/\-'.])(?P<word>{_WORD})(?:(?P<apart>[ ]?[,(][ ]?)"
    r"|[ ](?:(?:a|aura|avait|[âa]g[ée]e?[ ]de)[ ])?)\Z"
)

OLD = re.compile(r"(?:[6-9]\d|1[01]\d)[ ]?ans")
"""An age that is rather somebody's: a contract has three years, archives twenty."""

FIRST_SIGNS = (".", "!", "?", ";", "\n", "patient", "c'est ", "c est ", "bonjour")
FIRST = re.compile(
    r"(?:\A|\n|[.!?;][ \n]|\bpatiente?[ ]|\bc[' ]est[ ](?:encore[ ])?|\bbonjour,?[ ])\Z",
    re.IGNORECASE,
)
"""Where a name is no word of a sentence: « turpin 82 ans ne vient plus »."""

_KINDRED = (
    r"(?:parents?|tuteur|tutrice|curateur|curatrice|grand-?[ ]?(?:m[èe]re|p[èe]re)|mamie"
    r"|tante|oncle|beau-?p[èe]re|belle-?m[èe]re|conjointe?|compagn(?:on|e)|concubine?|consentement|ins"
    r"|passeport)"
)
KINDRED_SIGNS = (
    *("parent", "tuteur", "tutrice", "curat", "grand", "mamie", "tante", "oncle", "beau", "belle"),
    *("conjoint", "compagn", "concubin", "consentement", "ins", "passeport"),
)
KINDRED = re.compile(
    rf"(?=[bcgimopt])(?<![\w\-]){_KINDRED}[ ](?:de[ ]|d')(?P<word>{_WORD})", re.IGNORECASE
)
"""« les parents de Jules »; fathers, mothers and children are titles in `patterns`."""

OF_YEAR_SIGNS = (" de 19",)
OF_YEAR = re.compile(
    r"\b(?:patiente?|monsieur|madame|dame|femme|homme|mamie|papi)[ ]de[ ](?P<number>19\d\d)(?!\d)"
    r"|(?<![\w'\-])(?:elle|il)[ ]est[ ]de[ ](?!19(?:01|45))(?P<year>19[0-6]\d)(?![\d\-])",
    re.IGNORECASE,
)
"""« elle est de 1931 »; the laws of 1901 and 1945 are told of so too, later ones more often."""

_END = r"(?![\w'\-])"
INITIALS = re.compile(
    r"[MmPp](?<![\w.@/\-'].)(?:"
    r"(?:(?<=M)(?:\.|l?l?l?e\.?|elle)|(?<=[Mm])(?:me\.?|r\.?|adame|onsieur))[ ]"
    rf"(?P<word>(?:[B-W]|A(?=\.))(?:[. ]{{1,2}}[A-W]{_END})?\.?){_END}"
    rf"|(?<=[Pp])atiente?[ ](?P<pair>[XYZ]\.[ ]?[A-W]\.|[A-W]\."
    rf"(?:[ ]?[A-Z]\.|(?=[ ](?:n[ée]e?|n'a|a|est|veut|refuse|ne)\b))){_END})"
)
"""« Mme D. », « patient L. B. »; X, Y and Z stand for anybody."""

INITIALS_BORN_SIGNS = ("initiale", "patient")
INITIALS_BORN = re.compile(
    r"[A-W](?<![\w.@/\-'].)(?:(?<=[pP]atient[ ].)[A-W](?=[ ](?:19|20)\d\d(?!\d))"
    r"|(?<=[iI]nitiales[ ].)\.?[ ]?(?!(?<=P)S\b)[A-W]\.?(?!\w))"
)
"""« patient BK 2011 », « initiales BV », but not PS, who is any professional."""

INITIALS_TOLD_SIGNS = ("19", "ans")
INITIALS_TOLD = re.compile(
    r"[a-w]\.(?<![\w.@/\-']..)[ ]?[a-w]\.?"
    r"(?=,?[ ](?:19[2-9]\d(?!\d)|\d{1,3}[ ]ans(?![\w\-]|[ ]d)))",
    re.IGNORECASE,
)
"""« M.P. 1955 », « j.d., 45 ans »."""

SMALL_INITIAL = re.compile(
    r"(?-i:[mM])(?<![\w.@/\-'].)(?:\.?|r\.?|me\.?|lle|elle|adame|onsieur)[ ]"
    rf"(?P<word>[b-w]\.(?:[ ]?[b-w]\.)?{_END}"
    r"|[b-w](?=,?[ ](?:\d{1,3}[ ]ans|n[ée]e?|ch|chambre)\b))",
    re.IGNORECASE,
)
"""« mme b. », « M K. »: a full stop after one letter; or « mme b 72 ans »."""

GIVEN_AND_INITIAL = re.compile(
    rf"(?P<word>{UPPER}(?<![\w@/\-'.].){CAPITAL_REST})"
    rf"(?:[ ](?P<initial>[B-W]){_END}(?![ ](?:est|ai|accord|ailleurs)\b))?"
)
"""« Marie D », but not « Marie C est », typed without its apostrophe.

A word without an initial is taken too: it is not read again from each of its capitals.
"""

CHEZ_SIGNS = ("chez les ",)
CHEZ = re.compile(rf"\bchez[ ]les[ ](?P<word>(?:L[ea]|D[eu]|El|Ben)[ ]{_CAPITAL})")

BRETON = re.compile(
    r"(?-i:[lL])(?:(?<![\w'\-].)e[ ](?:guen|goff|gall|bihan|berre|floc'?h|meur|corre|dantec"
    r"|guennec|tallec|moal|saux|gac|bourhis|cloarec|nezet|merrer|guellec|gouic|nours|ny|dr[ée]au|scao"
    r"|scouarnec|marrec|moigne|deunff|teuff|luyer|quellec|pallec|bozec|gloanec|saout|guern|merdy|noac'?h"
    r"|pennec|priol|rouzic|roch|treust|velly|yaouanc|bou[ëe]dec|cuziat|drezen|f[uû]r|garrec|gleut"
    r"|guillou|h[ée]naff|hir|louarn|mentec)(?![\w'\-])|"
    r"(?<![\w'\-].)(?-i:(?<=L)e[ ]"
    r"(?:Bras|Roux|Roy|Brun|Lay|Duff|Quere|Calvez|Borgne|Page))(?![\w'\-]))",
    re.IGNORECASE,
)
"""Surnames in two words, the second of which is no French word, or has its capital."""
