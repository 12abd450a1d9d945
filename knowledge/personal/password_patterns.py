"""The shapes of passwords that are words, which only what announces them tells, in folded text.

As in `patterns`: linear time, same length as the message, nothing crosses `BARRIER`.
"""

import re

from knowledge.personal.secret_patterns import (
    CHAR,
    IS,
    NOT_A_PROGRAM,
    PASSWORD_TOLD,
    STRANGE,
    VERB,
)

_BARE_WORD = (
    r"(?!(?:bon|mien|non|quoi|vide|long|lequel|commun|pareil|normal|actuel|personnel|ancien|rappel"
    r"|help|minimum|maximum)\b|[^\W\d_]{1,25}ion(?![^\W_]))[^\W\d_]{3,29}[abcdfghjklmnopqryz]"
)
"""A word that may have been chosen: what is said of a password (« oublié », « perdu », « faux »,
« incorrect ») ends otherwise in French."""

_CLOSED = (
    r"[ ]?[.!]?[ ]?(?:\Z|\n|,[ ]|[ ](?:et|mais|donc|[çc]a|il|elle|on|est|n'est|ne|marche|passe"
    r"|fonctionne)(?![^\W_]))"
)

WORD = re.compile(
    r"(?<![^\W_])(?:mon|notre|le)[ ](?:mots?[ ]de[ ]passe|mdp)"
    rf"(?:,?[ ](?!{VERB})[^\W\d_]{{1,15}}){{0,4}}+{IS}[\"«]?[ ]?"
    rf"(?P<number>{_BARE_WORD})[ ]?[\"»]?[ ]?[.!?]?[ ]?\Z",
    re.IGNORECASE,
)
"""« mon mot de passe est soleil », and nothing after."""

LONE = re.compile(
    rf"{PASSWORD_TOLD}(?:,?[ ](?!{VERB})[^\W_]{{1,15}}){{0,3}}+"
    rf"(?:[ ]?[:=][ ]?|[ ]c(?:[' ]est|(?=[ ]))[ ])[\"«]?[ ]?(?P<number>{_BARE_WORD})"
    rf"[ ]?[\"»]?[ ]?[.!?]?[ ]?(?:\Z|\n)"
    rf"|{PASSWORD_TOLD}(?:[ ][\"«][ ]?(?P<quoted>{_BARE_WORD}|[^\W_]{{3,29}}\d)"
    rf"|(?:[ ][^\W_]{{1,15}}){{0,4}}[ ][\"«(][ ]?{NOT_A_PROGRAM}"
    r"(?P<further>[^\W\d_]{2,15}\d{1,8}))[ ]?[\"»)]",
    re.IGNORECASE,
)
"""« mdp : soleil », « mot de passe "soleil" »,
« mdp du wifi "crepes2026" », where the word is none that is said of one."""

BARE = re.compile(
    rf"{PASSWORD_TOLD}(?:[ ](?:mailiz|ameli|amelipro|wifi|perso|du[ ]cabinet))?[ ]"
    r"(?:(?:c[' ])?est[ ]|[:=][ ])?"
    rf"(?P<number>[^\W\d_]{{4,30}}){_CLOSED}",
    re.IGNORECASE,
)
"""« mdp toto », « mdp toto et ça bloque », where the word is on no list or is a name."""

_PUT = r"(?:mi[st]|mets?|met|tap[ée]|tape|choisi|saisi|entr[ée]|rentr[ée]|utilis[ée]|utilise)"
PUT = re.compile(
    rf"{PASSWORD_TOLD}(?:[ ][^\W_]{{1,15}}(?=[ ])|[ ]j'ai){{1,5}}?[ ]{_PUT}[ ]{NOT_A_PROGRAM}"
    r"(?P<number>[^\W\d_]{2,20}\d{1,8}[@#$%&*!+=]?)(?!\w)",
    re.IGNORECASE,
)
"""« le mot de passe que j'ai mis soleil35 est refusé »."""

USED = re.compile(
    rf"(?<![^\W_])(?:j'ai|je|on[ ]a|jai)[ ]{_PUT}[ ]"
    r"(?P<number>[^\W\d_]{4,20}(?:-[^\W_]{2,20}){0,2})"
    r"[ ](?:comme|en|pour[ ](?:le|mon))[ ](?:mots?[ ]de[ ]passe?|mdp|code)(?![^\W_])",
    re.IGNORECASE,
)
"""« j'ai tapé soleil comme mot de passe »."""

ACCOUNT = re.compile(
    r"(?-i:[lLiIuUcC])(?<![^\W_].)"
    r"(?:(?<=l)ogin|(?<=i)dentifiant|(?<=u)ser(?:name)?|(?<=c)ompte)"
    r"[ ]?[:=]?[ ]?(?P<login>[\w.@\-]{3,40})"
    r"[ ,;/]{1,3}(?:et[ ])?(?:mots?[ ]de[ ]passe|mdp|pass(?:word)?)[ ]?[:=]?[ ]?"
    rf"(?P<number>{CHAR}{{3,30}})"
    r"|(?-i:[iI])dentifiants[ ](?:sont|c'est)[ ](?P<one>[\w.@\-]{3,40})[ ]?/[ ]?"
    rf"(?P<other>(?={CHAR}{{0,29}}{STRANGE}){CHAR}{{3,30}})",
    re.IGNORECASE,
)
"""« login jdupont mdp toto », « mes identifiants sont jdupont / Toto59 »."""
