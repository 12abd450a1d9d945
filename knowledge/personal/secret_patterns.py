"""The shapes of passwords and codes, which a word announces, in folded text.

As in `patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.announced_patterns import NUMBER_WORD
from knowledge.personal.patterns import BARRIER

SIGNS = (
    "mot",
    "mdp",
    "pass",
    "pwd",
    "code",
    "token",
    "jeton",
    "clé",
    "cle",
    "eyj",
    "pin",
    "puk",
    "otp",
    "identifiants",
)
SIGN = re.compile(
    r"(?=[ceijmopt])(?:mots? de pass|mdp|password|pwd|identifiants|code|token|jeton"
    r"|cl[ée](?=[ :=,])|eyJ"
    r"|(?<![^\W_])(?:pass|pin|puk|otp)(?![^\W_]))",
    re.IGNORECASE,
)
"""What every one of them holds; most messages do not."""

_END = r"(?![^\W_])"
_THING = (
    r"(?:pin|puk|secret|confidentiel|perso(?:nnel)?|porteur|provisoire|temporaire"
    r"|[aà][ ]usage[ ]unique|patiente?|sms|carte|vitale|cps|cpe|e-?cps|otp|wifi|parrain|doctolib"
    r"|r[ée]cup[ée]ration|d[ée]blocage|connexion|activation|acc[èe]s|v[ée]rification|validation|confirmation"
    r"|s[ée]curit[ée]|appli(?:cation)?|re[çc]u|mailiz|ameli(?:pro)?|messagerie|mss(?:ant[ée])?"
    rf"|t[ée]l[ée]phone|portable|session|windows|ordi(?:nateur)?|digicode|porte|portail|immeuble|alarme){_END}"
)
_LITTLE = (
    r"(?:(?:de|du|la|le|ma|mon|sa|son|notre|votre|par|mail|courrier|nouveau|ancien|il|est|bien|docteur|doc|dr|cabinet|docteur|dr|cabinet|patron|patronne|je|crois|et"
    r"|espace|sant[ée]|mes|que|ai|c(?=[ ]est))"
    rf"{_END}|[dlcj]'|[aà][ ]\d[ ]chiffres{_END})"
)
PASSWORD_TOLD = (
    r"(?-i:[mMpP])(?<![^\W_].)"  # noqa: S105  the word itself
    r"(?:(?<=m)(?:ots?[ ]de[ ]pass(?:es?)?(?![^\W_])|dp)|(?<=p)(?:wd|ass(?:word"
    r"|(?=[ ]?[:=]|[ ](?!covid)[^\W\d_]{4,20}\d))))"
)
PASSWORD_SIGNS = ("mdp", "pass", "pwd", "identifiants")
VERB = r"est|c'est|c[ ]|(?:c')?[ée]tait"
IS = r"(?:[ ](?:est|(?:c')?[ée]tait|c[' ]est|c(?=[ ]))(?:[ ]bien)?[ ]?[:=]?|[ ]?[:=])[ ]?"
CHAR = rf"[^\s{BARRIER}«»\"]"
NOT_A_PROGRAM = r"(?!windows|office|outlook|serveu?r|word|excel|sql)"
STRANGE = r"[\d@#$%&*_+=]"

CODE_SIGNS = ("code", "pin", "puk", "otp", "cl")
CODE = re.compile(
    r"(?-i:[cCdDpPoO])(?<![^\W_].)"
    rf"(?:(?<=c)ode|(?<=d)igicode|(?:(?<=p)(?:in|uk)|(?<=o)tp){_END})"
    rf"(?:[ :=,]|{_THING}|{_LITTLE}){{1,24}}+"
    r"(?P<number>\d{4,8}|\d{3}[ ]\d{3}|\d(?:[ ]\d){3,7}"
    r"|(?!34[ ]22|36[ ]46)\d\d(?:[ ]\d\d){1,3})"
    r"(?!\w|[ ]?\d|[ ]?(?:chiffres|fois|personnes|patients|dossiers))",
    re.IGNORECASE,
)
"""« code pin 4321 », « mon code de la CPS est 1234 »."""

WHOSE = re.compile(
    r"(?<![^\W_])(?:mon|ton|son|notre|votre|e?-?cps|sms|re[çc]u[ ](?:le|un|ce))[ ]\Z",
    re.IGNORECASE,
)
MINE = re.compile(r"(?<![^\W_])mon[ ]\Z", re.IGNORECASE)
WHOSE_REACH = 9
"""Characters before a code: « reçu un » and a space are eight."""

KNOWN = re.compile(rf"(?<![^\W_])(?:{_THING}|[aà][ ]\d[ ]chiffres)", re.IGNORECASE)
"""What a code opens, where nothing says whose it is."""

_OF_WHAT = (
    r"(?=[ ]?(?:[.,;:!?\n)]|\Z)"
    rf"|[ ](?:(?:de[ ](?:la|ma)|du|mon)[ ])?{_THING}|[ ](?:et|mais|[çc]a|il|elle){_END})"
)
CODE_FIRST = re.compile(
    r"(?<![\w])(?P<number>\d{4,8})[ ,]{1,2}(?:est|c'est)[ ](?:bien[ ])?(?:mon|le|son)[ ]"
    rf"(?:code|mot[ ]de[ ]passe|mdp){_END}"
    r"|(?<![\w])(?P<used>\d{4,8})[ ](?:comme|pour[ ](?:le|mon|son))[ ]"
    rf"(?:code|pin|mot[ ]de[ ]passe|mdp){_END}{_OF_WHAT}",
    re.IGNORECASE,
)
"""« 4321 c'est mon code », « je mets 4321 pour le code de la carte »."""

CODE_SPELT = re.compile(
    r"(?-i:[cCpP])(?<![^\W_].)(?:(?<=c)ode|(?<=p)in(?![^\W_]))"
    rf"(?:[ :=,]|{_THING}|{_LITTLE}){{1,24}}+"
    rf"(?P<number>{NUMBER_WORD}(?:[ \-](?:et[ \-])?{NUMBER_WORD}){{1,7}})"
    r"(?![ ]?(?:chiffres|fois|caract|mois|jours|minutes|heures|ans))",
    re.IGNORECASE,
)
"""« code confidentiel quarante-huit vingt et un »."""

CODE_FAILED = re.compile(
    r"(?<![^\W_])code[ ](?P<number>\d{4}|\d{6}|\d{8})[ ](?:est[ ])?"
    r"(?:bloqu|refus|invalid|incorrect|faux|expir|inconnu|re[çc]u[ ]par[ ]"
    r"|(?:(?:il[ ])?(?:ne[ ])?)?(?:marche|passe|fonctionne)[ ])",
    re.IGNORECASE,
)
"""« le code 123987 ne marche pas »; five digits are rather a town's."""

CODE_MIXED = re.compile(
    rf"(?-i:[cC])(?<![^\W_].)(?:ode|l[ée])(?:[ :=,]|{_THING}|{_LITTLE}){{1,24}}+"
    r"(?P<number>(?-i:(?=[A-Z]{0,12}\d[A-Z]{0,12}\d|[A-Z]{1,12}-)(?=[\d\-]{0,12}[A-Z])"
    r"[A-Z\d]{4,12}(?:-[A-Z\d]{4,12}){0,5}))(?![\w\-])",
    re.IGNORECASE,
)
"""« code d'activation AB12-CD34 »: capitals and digits."""

CODE_CHOSEN = re.compile(
    r"(?<![^\W_])(?:mon|notre)[ ]code(?:[ ](?:de|du|la|ma)\b){0,2}(?:[ ](?!est)[^\W_]{2,12})?"
    rf"[ ](?:est|c'est)[ ](?:(?:le|bien)[ ]){{0,2}}{NOT_A_PROGRAM}"
    r"(?P<number>[^\W\d_]{2,15}\d{2,8})(?!\w)",
    re.IGNORECASE,
)
"""« mon code est le toto12 »."""

TOKEN_SIGNS = ("eyj", "token", "jeton", "api")
TOKEN = re.compile(
    r"(?<![\w/])(?P<jwt>eyJ[\w\-]{10,4000}(?:\.[\w\-]{1,4000}){0,2})"
    r"|(?<![^\W_])(?:token|jeton|cl[ée][ ](?:d')?api)(?:[ ](?:est|c'est))?[ ]?[:=]?[ ]?"
    r"(?P<number>(?=[a-z_\-]{0,40}\d)[\w\-]{16,80})",
    re.IGNORECASE,
)
"""What opens an interface to a program."""

PASSWORD = re.compile(
    rf"{PASSWORD_TOLD}(?:,?[ ](?!{VERB})[^\W_]{{1,15}}){{0,4}}+{IS}"
    rf"[\"«]?[ ]?(?P<number>(?={CHAR}{{0,29}}{STRANGE}|{CHAR}{{1,29}}![^\s]){CHAR}{{4,30}})",
    re.IGNORECASE,
)
"""« mon mot de passe est Toto2026 »: a digit or a sign is in it."""

BESIDE = re.compile(
    rf"{PASSWORD_TOLD}[ ]{NOT_A_PROGRAM}"
    r"(?P<number>[^\W\d_]{2,20}[@#$%&*!_+=.\-]?\d{2,8}[@#$%&*!_+=]?"
    rf"|(?!(?:19|20)\d\d(?!\d))\d{{4,8}}(?![ ]?(?:caract|chiffres|fois))"
    r"|(?=[^\W\d_]{0,20}[\d@#$])(?=[^\W_]{0,20}[@#$%&*!+=])[\w@#$%&*!+=]{6,30})(?!\w)",
    re.IGNORECASE,
)
"""« mdp Toto2026 », « mdp 4321 », « password P@ssw0rd »."""

FURTHER = re.compile(
    rf"{PASSWORD_TOLD}(?:[ ][^\W_]{{1,15}}(?=[ ])){{1,5}}?[ ]"
    r"(?P<number>[^\W\d_]{1,12}\d{1,4}[^\W\d_]{1,12}\d[^\W_]{0,12}"
    rf"|{NOT_A_PROGRAM}(?-i:[A-Z])[^\W\d_]{{3,20}}(?:19|20)\d\d[!?*#$@]?"
    rf"|{NOT_A_PROGRAM}[^\W\d_]{{2,15}}(?:\d{{2,8}}[@#$%&*!+=]|[@#$%&*!+=]\d{{1,8}})"
    r"|(?=[\w\-]{0,24}\d)(?-i:(?=[^A-Z ]{0,24}[A-Z])(?=[^a-z ]{0,24}[a-z]))"
    r"\w{2,12}-\w{2,12})(?!\w)",
    re.IGNORECASE,
)
"""« mdp provisoire Xy7Kp2 », « le mot de passe du wifi Cabinet2026 »."""
