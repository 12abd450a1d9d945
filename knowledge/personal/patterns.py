"""The shapes personal data takes in a French message, as patterns that run in linear time.

Every pattern reads *folded* text (see `folding`), as long as the message: a span found here is a
span there. None crosses `BARRIER`, which masked text is made of: masking twice finds nothing new.
Repetitions are possessive or bounded, never nested over the same characters. Source of what is
masked and kept: rules P4 and P5 of the privacy reference, and its page of identifiers.
"""

import re

BARRIER = "\u25ae"
"""The neutral block a placeholder is made of; no sentence of ours, so not in `phrases.toml`."""

JOINER = "\xad"
"""What zero-width characters, combining marks and emoji keycaps are folded to."""


def any_of(words: str) -> str:
    """Return an alternation of words, the longest first, those of one first letter together.

    A class of both cases is what the engine looks at before it tries what follows.
    """
    longest = sorted(words.split(), key=len, reverse=True)
    return "|".join(
        f"(?-i:[{first}{first.upper()}])(?:{'|'.join(rests)})"
        for first, rests in _by_first(longest).items()
    )


def _by_first(words: list[str]) -> dict[str, list[str]]:
    """Return what follows their first letter in words, in their order."""
    rests: dict[str, list[str]] = {word[0]: [] for word in words}
    for word in words:
        rests[word[0]].append(re.escape(word[1:]))
    return rests


def mistyped(word: str) -> set[str]:
    """Return a long word as haste types it: a letter lost, doubled, or changed for the next."""
    places = range(1, len(word))
    lost = {word[:at] + word[at + 1 :] for at in places}
    doubled = {word[:at] + word[at] + word[at:] for at in places}
    return lost | doubled | {word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in places}


TITLES_MISTYPED = mistyped("madame") | mistyped("monsieur") | mistyped("mademoiselle")

# --- what makes a message worth reading closely ---

DOCUMENT = r"\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|jpe?g|png|heic|tiff?|dcm|zip|hl7|xml|txt)(?!\w)"
_SHORT = any_of("mr mrs mme mde mll mdme mmes mle mlle mlles melle melles dr drs")
_LONG = any_of(
    "madame madam madma madaem madme m'dame mdame mame monsieur monseiur monsieu monsier mosieur"
    " msieur"
    " mister mademoiselle mesdames messieurs docteurs " + " ".join(TITLES_MISTYPED)
)
_DOCTOR = any_of("docteur docteure docter")
_GLUED = "(?:M(?:me|lle|r|adame|onsieur)|Dr)"
"""Titles typed in one word with the name, which a capital begins: « MmeDupont »."""

UPPER = "[A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŒŚŞŠŹŻŽ]"
_KIN = any_of(
    "fils fille père pere mère mere frère frere sœur soeur mari femme maman papa famille dame"
    " mamie mamy papi papy mémé pépé grand-mère grand-père cousin cousine neveu nièce tante oncle"
    " tonton tata tatie belle-mère beau-père belle-sœur beau-frère belle-fille beau-fils voisin"
    " voisine copain copine pote époux jumeaux jumelles dénommé denomme dénommée denommee",
)
_QUOTE = r"(?:[\"«“*(]{1,2}[ ]?)?"
_PLACED = any_of(
    "patient patiente patien patinet paitent défunt défunte cliente pt pte professeur professeure"
    " prof née nee épouse epouse veuve enfant bébé"
    " bebe nommé nommée prénommé prénommée confrère consœur consoeur"
    " résident résidente tutrice usager usagère sieur maître maitre",
)
_YOUNG = (
    r"(?:(?:le|la|du|au|ce|cette|mon|ma|notre)[ ]{1,2}(?-i:petite?|jeune|PETITE?|JEUNE)"
    r"|(?<=un[ ])certain|(?<=une[ ])certaine)"
)
_SURNAME = (
    r"(?:pr[ée])?nom(?:[ ]de[ ](?:famille|naissance|jeune[ ]fille)|[ ]d'usage"
    r"|[ ]?/[ ]?pr[ée]noms?|[ ]utilis[ée]|[ ]marital|[ ]usuel|[ _](?:du[ ]|de[ ]la[ ])?patiente?)?"
)
_HOLDER = r"(?:assur[ée]e?|b[ée]n[ée]ficiaire|adh[ée]rente?|titulaire|malade)"
_CALLED = (
    r"(?P<verb>(?:s[' ]?|je[ ]m[' ]?)app?el(?:l?e(?:nt|s)?|ait)?[ ]{1,2}(?:(?:bien|aussi)[ ])?"
    r"|(?:[sc]e|me)[ ](?:pr[ée]nomme|nomme)[ ]{1,2}|du[ ]nom[ ](?:de[ ]|d'))"
    r"|au[ ]nom[ ](?:de[ ]|d')"
    rf"|(?P<label>(?:{_SURNAME}(?:[\"']?[ ]?[:=]|[ ]?(?=\n))|(?<=<){_SURNAME}>"
    rf"|(?<![^\n]){_HOLDER}[ ]?:))"
    r"[ \n]{0,2}[\"']?"
    rf"|(?P<mine>(?:(?:mon|son)[ ]{_SURNAME}|le[ ]nom[ ](?:du|de[ ]la)[ ]patiente?)"
    r"[ ](?:c')?est[ ]{1,2})"
)
_FIRSTS = re.findall(r"i:\[(\w)", f"{_SHORT}{_LONG}{_DOCTOR}{_KIN}{_PLACED}")
_FIRST = "".join(sorted({*_FIRSTS, *"abcdijlmnpst"}))
"""What a title begins with, `_YOUNG` and `_CALLED` too: looked at first, to pass over the rest."""

TITLE = re.compile(
    rf"(?=[{_FIRST}])(?<![\w.@\-])(?:(?<!/)|(?<=\bmr/)|(?<=\bm\./)|(?<=\bmme/)|(?<=\bm/))"
    rf"(?:(?<!')|(?<=\b[ld]'))(?:"
    rf"(?P<short>(?:m\.|mm\.|(?:{_SHORT})(?![^\W_])\.?"
    r"|(?-i:M(?=[ \n][^\W\d_])|(?:Pr|Dre)(?![^\W_])\.?)"
    rf"|(?-i:{_GLUED}(?={UPPER}[^\W\d_])))"
    rf"(?:[ ]?:(?=[ \n]{{0,3}}(?-i:{UPPER})))?[ \n]{{0,3}}{_QUOTE})"
    rf"|(?P<long>(?:{_LONG}|(?P<doctor>{_DOCTOR}))(?![^\W_])[ ]?:?[ \n]{{1,3}}{_QUOTE})"
    rf"|(?P<placed>(?:(?:{_PLACED})(?![^\W_])(?:\(e\))?|[ée]p\.)"
    rf"[ \n]{{0,2}}(?:[:=][ \n]{{0,3}}|[ \n]))"
    rf"|(?P<kin>(?:(?:{_KIN})(?![^\W_])[ \n]{{1,3}}(?:de[ ])?)|{_YOUNG}[ ]{{1,2}})"
    rf"|(?P<called>{_CALLED})"
    rf")(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A word that announces a name. `short` and `long` may be followed by a lower-case name; after
`kin`, as after most `placed`, only a capital or a name of the lists tells; `called` says that a
name follows, but perhaps that of a thing."""

CAPITAL_REST = rf"(?:(?<=[MNO])'{UPPER})?(?!')(?:[^\W_]|{JOINER}|-(?=[^\W\d_]))*+"
_CAPITAL = UPPER + CAPITAL_REST
_PARTICLE = "(?i:d[aieu]|des|del|dos|l[ae]|les|v[ao]n|de[nr]|[ae]l|b[ei]n|a[iï]t)"
_PARTICLES = rf"(?:{_PARTICLE}[ ]){{0,3}}(?:[dDlL]')?"
PARTICLE = re.compile(_PARTICLE)
CAPITAL = re.compile(_CAPITAL)
CAPITALS = re.compile(
    rf"{UPPER}(?<![\w@/\-].){CAPITAL_REST}"
    rf"(?P<more>(?:,?[ \n]{{1,2}}{_PARTICLES}|[\^_;|/]){_CAPITAL})*+"
)
"""Words with a capital that follow each other, particles between them, or « ^ » (HL7), « ; ».

One that nothing follows is taken too, without `more`: it is not read again from each capital.
"""

_BELONGINGS = (
    r"(?:(?:dossier|dmp|fiche|carte|compte|profil|vitale|ordonnance|papiers?"
    r"|r[ée]sultats?|bilan|analyses|compte[ \-]rendu|radio|irm|prise[ ]de[ ]sang|vaccins?"
    r"|carnet(?:[ ]de[ ](?:sant[ée]|vaccination))?|traitement|m[ée]dicaments|s[ée]cu|nir"
    r"|(?:date|nom)[ ]de[ ]naissance|ordo|[ée]cho(?:graphie)?|hospitalisation|d[ée]c[èe]s|tutelle"
    r"|identit[ée]|espace(?:[ ]sant[ée])?)[ ](?:de[ ]|d')|(?:dossier|dmp)[ ])"
)
WORD = rf"[^\W\d_](?:[^\W\d_]|{JOINER}|['\-](?=[^\W\d_]))*+"
MEANT = re.compile(
    rf"(?=[a-fh-jmnoprstvéA-FH-JMNOPRSTVÉ])\b(?i:(?P<here>j[' ]?ai[ ])|{_BELONGINGS})"
    rf"(?P<word>{WORD})"
    r"(?(here)(?=[ ](?:(?P<there>(?:qui[ ](?:est|attend)[ ])?au[ ](?:comptoir|guichet|t[ée]l)"
    r"|qui[ ](?:attend|patiente|vient|rappelle|est[ ]l[àa])\b|devant[ ]moi"
    r"|en[ ]face(?![ ]d[eu](?![ ]moi)))"
    r"|(?:au|à|en|devant|face|sans|qui)\b)))"
)
"""Where a given name alone means somebody: « j'ai Kevin au comptoir », « le dossier de Kevin ».

Who is `there` may lack the capital; « j'ai julie en panne » is a program."""

MYSELF = re.compile(
    r"(?=[jmJM])\b(?i:je[ ]suis|moi,?[ ]c'est)[ ]{1,2}"
    rf"(?P<one>{WORD})(?:[ ](?P<other>{WORD}))?"
)
"""Where a surname of the lists is the writer's: « je suis Lefebvre », « moi c'est paul… »."""

LETTERS = re.compile(r"[^\W\d_]+")
ALONE = re.compile(
    rf"[^\W\d_](?<![^\W_].)(?<![@/\-].)(?:[^\W\d_]|{JOINER}|['\-](?=[^\W\d_]))*+(?!\.\w|[/@])"
)
"""Where a surname of the lists may stand with nothing that announces it."""

LANDMARK = re.compile(r"(?P<what>[^\W\d_]+)[ '\-](?:(?P<given>[^\W\d_][\w\-]{0,30})[ ])?\Z")
"""What a place is, before the name it bears, or its given name: « rue Alexandre »."""

HOUSE = re.compile(
    r"(?:maison|centre|p[ôo]le)[ ](?:de[ ](?:sant[ée]|retraite)|m[ée]dicale?)"
    r"(?:[ ]pluri[\w\-]{1,20})?[ ]\Z"
    r"|(?:centre|institut|groupe|complexe)[ ]hospitalier(?:[ ](?:universitaire|r[ée]gional"
    r"|intercommunal|d[ée]partemental|sp[ée]cialis[ée]))?[ ]\Z"
    r"|(?:h[ôo]pital|clinique|polyclinique)[ ](?:priv[ée]e?|mutualiste)[ ]\Z",
    re.IGNORECASE,
)
"""« la maison de santé Jacques Prévert », « l'hôpital privé Jacques Cartier »."""

STREET = re.compile(
    r"(?:rue|avenue|boulevard|place|quai|square|all[ée]e|impasse|chemin|route)[ ](?:du|de[ ]la)[ ]"
    r"(?:docteure?|dr\.?|professeure?|pr\.?|p[èe]re|s(?:œ|oe)ur|m[èe]re)[ ]\Z",
    re.IGNORECASE,
)
"""« la rue du docteur Roux »."""

DIGIT = re.compile(r"\d")
FILE = re.compile(rf"(?<![\w.%\-/])[\w.%\-]{{1,150}}?{DOCUMENT}", re.IGNORECASE)
FILE_PERSONAL = re.compile(r"[\d_A-Z]")
"""`compte-rendu.pdf` names nobody; `CR_DUPONT.pdf`, `scan0412.jpg` may."""
