"""The kinds of small talk that are read in a way of their own."""

GREETINGS = frozenset({"bonjour", "merci", "au-revoir", "accord"})
"""The kinds whose words may surround a question."""
AROUND = frozenset({"a", "tous", "toutes", "vous", "toi", "le", "la", "monsieur", "madame", "et"})
AROUND |= {"bon", "ben", "bah", "euh", "heu", "hein", "ah", "oh", "alors", "donc", "voila"}
AROUND |= {"du", "coup"}
"""Words that add nothing to a greeting: « bon ben merci », « du coup merci »."""
AGREED = "accord"
"""The kind that says yes to what was just said."""
UNASKED = frozenset({AGREED, "au-revoir"})
"""The kinds that a question near them is none of: « il sera prévenu ? »."""
SCAM = "arnaque"
"""The kind that doubts a message that was received: « je clique ? »."""
INSULT = "insulte"
"""The kind whose words may stand among polite ones: « merci quand même connard »."""
EXACT = ("sigle", "mal-compris")
"""What begins the kinds that only their own words say: near an acronym is another one, and near
« personne n'est en danger » is « une personne est en danger »."""
ANNOUNCES = "question"
"""The kind that says a question is coming."""
ERASES = "effacer"
"""The kind that wants what is kept of oneself erased, whatever was answered before."""
_OWN = {"moi", "me", "m", "mes", "mon", "ma", "tout", "tous", "toutes", "donnees"}
_REMINDER = {"rappel", "rappels", "rappelle", "rappelles", "rappelez", "rappeler", "previens"}
NEEDED = {ERASES: frozenset(_OWN), "rappel": frozenset(_REMINDER)}
"""Folded words, one of which what is only near a kind must hold: these kinds open a screen."""
