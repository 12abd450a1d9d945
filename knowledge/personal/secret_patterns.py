"""The shapes of passwords and codes, which a word announces, in folded text.

As in `personal_patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.patterns import BARRIER

SIGN = re.compile(r"mots? de passe|mdp|password|code", re.IGNORECASE)
"""What every one of them holds; most messages do not."""

_END = r"(?![^\W_])"
_THING = (
    r"(?:pin|puk|secret|confidentiel|personnel|porteur|provisoire|temporaire|sms|carte|cps|cpe"
    r"|e-?cps|d[ée]blocage|connexion|activation|acc[èe]s|v[ée]rification|validation|confirmation"
    r"|s[ée]curit[ée]|appli(?:cation)?|re[çc]u|mailiz|ameli(?:pro)?|messagerie|mss(?:ant[ée])?"
    rf"|t[ée]l[ée]phone|portable|session|windows|ordi(?:nateur)?|digicode){_END}"
)
_LITTLE = (
    r"(?:(?:de|du|la|le|ma|mon|sa|son|notre|votre|par|mail|nouveau|ancien|il|est|bien|je|crois|et)"
    rf"{_END}|[dlc]')"
)
_PASSWORD = r"(?<![^\W_])(?:mots?[ ]de[ ]passe|mdp|password)"  # noqa: S105  the word itself
_IS = r"(?:[ ](?:est|c'est)(?:[ ]bien)?[ ]?[:=]?|[ ]?[:=])[ ]?"
_CHAR = rf"[^\s{BARRIER}«»\"]"
_STRANGE = r"[\d@#$%&*_+=]"

CODE = re.compile(
    rf"(?P<whose>(?<![^\W_])(?:mon|ton|son|notre|votre|re[çc]u[ ](?:le|un|ce))[ ])?"
    rf"(?<![^\W_])code(?:[ :=,]|{_THING}|{_LITTLE}){{1,24}}+"
    r"(?P<number>\d{4,8})(?!\w|[ ]?\d|[ ]?(?:chiffres|fois|personnes))",
    re.IGNORECASE,
)
"""« code pin 4321 », « mon code de la CPS est 1234 »."""

KNOWN = re.compile(rf"(?<![^\W_]){_THING}", re.IGNORECASE)
"""What a code opens, where nothing says whose it is."""

CODE_FIRST = re.compile(
    r"(?<![\w])(?P<number>\d{4,8})[ ,]{1,2}(?:est|c'est)[ ](?:bien[ ])?(?:mon|le|son)[ ]"
    rf"(?:code|mot[ ]de[ ]passe|mdp){_END}",
    re.IGNORECASE,
)
"""« 4321 c'est mon code »."""

PASSWORD = re.compile(
    rf"{_PASSWORD}(?:[ ](?!est|c'est)[^\W\d_]{{1,15}}){{0,4}}+{_IS}"
    rf"[\"«]?[ ]?(?P<number>(?={_CHAR}{{0,29}}{_STRANGE}|{_CHAR}{{1,29}}![^\s]){_CHAR}{{4,30}})",
    re.IGNORECASE,
)
"""« mon mot de passe est Toto2026 »: a digit or a sign is in it."""

BESIDE = re.compile(
    rf"{_PASSWORD}[ ](?!windows|office|outlook|serveu?r|word|excel|sql)"
    r"(?P<number>[^\W\d_]{2,20}[@#$%&*!_+=.\-]?\d{2,8}[@#$%&*!_+=]?)(?!\w)",
    re.IGNORECASE,
)
"""« mdp Toto2026 »."""

WORD = re.compile(
    r"(?<![^\W_])(?:mon|notre|le)[ ](?:mots?[ ]de[ ]passe|mdp)"
    rf"(?:[ ](?!est|c'est)[^\W\d_]{{1,15}}){{0,4}}+{_IS}[\"«]?[ ]?"
    r"(?P<number>(?!(?:bon|mien|non|quoi|vide|long|lequel|commun|pareil|normal|actuel|personnel|ancien)\b)"
    r"[^\W\d_]{3,29}[abcdfghjklmnopqryz])[ ]?[\"»]?[ ]?[.!]?[ ]?\Z",
    re.IGNORECASE,
)
"""« mon mot de passe est soleil », and nothing after: what is said of one (« oublié », « perdu »,
« faux », « incorrect ») ends otherwise in French."""
