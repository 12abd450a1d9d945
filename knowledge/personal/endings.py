"""How French words end that are no names, for those that nobody listed."""

import re

INFLECTED = re.compile(
    r"(?:ait|aient|erai[st]?|ée|ées|[aeiéiûu]ments?|tions?|iques?|ologues?|phones?|génaires?)\Z"
)
"""Participles, adverbs and adjectives, after a title."""

_LIKE_A_WORD = re.compile(
    r"(?:[cst]ion|ment|age|té|[eèilnu]te|erte|onnel(?:le)?|(?<=\w{4})ale?|ive|eur|euse|[ae]nce|i[sq][mtu]e|[aio]ble|[ao]ire|ure|logie|graphie|gramme|tomie|[ae]nte?|ette|pie|pathe|phile|phobe)s?\Z"
    r"|(?:[éè]e?s?|ir|aient|xvi*)\Z|\A(?:ergo|psycho|cardio|dermato)",
    re.IGNORECASE,
)
"""How a French noun nobody listed ends, as far as few surnames do."""

SAID_OF_A_PASSWORD = re.compile(
    r"(?:[éeè]es?|é|(?<![aeo])ue?s?|[ie]r|[ai]ble|[ao]ire|ique|ion|ments?|age|ance|elle?|ale?|ifs?"
    r"|ives?|[aei]nte?|eu[rsx]e?|[eé]té|ité|it|[oa]is|ure|[èiu]te|erte|ct|ogie)\Z",
    re.IGNORECASE,
)
"""How what is said of a password ends in French: « obsolète », « strict », « reçu »."""

INHABITANT = re.compile(r"(?:ain|ais|ois|ien|éen|and|ol|an)(?:n?e)?s?\Z", re.IGNORECASE)
"""« Camerounaise »: a nationality, which is said of many."""


def is_said_of_many(word: str) -> bool:
    """Tell whether a word ends as what is said of people does: « marocain », « soupçonneux »."""
    return INHABITANT.search(word) is not None or word.endswith(("eux", "if"))


def is_like_a_word(word: str) -> bool:
    """Tell whether a word that nobody listed ends as verbs and nouns do."""
    return INFLECTED.search(word) is not None or _LIKE_A_WORD.search(word) is not None
