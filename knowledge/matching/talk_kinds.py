"""The kinds of small talk that are recognised, or answered, in a special way.

Each is a topic of `hors-sujet/bavardage.md`, with its sentence in the table [smalltalk].
"""

AGREED, LEAVES = "accord", "au-revoir"
"""The kinds that say yes to what was just said, and that take leave."""
CLOSINGS = frozenset({"merci", LEAVES})
"""The kinds that end a talk."""
GREETINGS = CLOSINGS | {"bonjour", AGREED}
"""The kinds whose words may surround a question."""
AROUND = frozenset({"a", "tous", "toutes", "vous", "toi", "le", "la", "monsieur", "madame", "et"})
AROUND |= {"bon", "ben", "bah", "euh", "heu", "hein", "ah", "oh", "alors", "donc", "voila"}
AROUND |= {"du", "coup"}
"""Words that add nothing to a greeting: « bon ben merci », « du coup merci »."""
UNASKED = frozenset({AGREED, LEAVES})
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
PATH, REMINDS, SHARES, WAITS = "parcours", "rappel", "cabinet", "prevenir"
"""The kinds that ask for the path, a reminder, a shared practice, to be told of a new answer."""
WEARY = frozenset({"fatigue", "humain"})
"""The kinds that tell of weariness, and that want somebody to talk to."""
NEXT_TO_DISTRESS = WEARY | {LEAVES, "attente"}
"""The kinds that have the words of distress: « je m'arrête là », « je suis seule »."""
TRADE = "metier"
"""The kind that tells the profession of who talks, and no more."""
OTHERWISE = "autrement"
"""The kind that was misunderstood: its sentence asks to say it otherwise."""
UNCLEAR = "reformuler"
"""The kind that did not understand: its sentence asks what is not clear."""
DETAIL = "detail"
"""The kind that wants more: its sentence says that the answer is all there is."""
LANGUAGE = "langue"
"""The kind that is in another language than French."""
OTHER = "autre"
"""No kind: its sentence stands for that of a kind that has none."""
_OWN = {"moi", "me", "m", "mes", "mon", "ma", "tout", "tous", "toutes", "donnees"}
_PATH = {"etape", "etapes", "parcours", "progression", "progres", "avancement", "image", "ou"}
_PATH |= {"faire", "fais", "fait", "faite", "faites", "faits", "note", "notee", "marquer"}
_PATH |= {"cocher", "etait", "etais", "etions"}
_REMINDER = {"rappel", "rappels", "rappelle", "rappelles", "rappelez", "rappeler", "previens"}
_SHARED = {"inviter", "invite", "invites", "invitez", "invitation", "invitations", "partager"}
_SHARED |= {"partage", "partages", "partagez", "rejoindre", "rejoint", "membre", "membres", "lien"}
_SHARED |= {"ajouter", "ajoute", "ajoutez", "retirer", "enlever", "quitter", "dissoudre"}
_SHARED |= {"associer", "bot", "parcours", "etape", "etapes", "compte", "dedans"}
NEEDED = {
    ERASES: frozenset(_OWN),
    PATH: frozenset(_PATH),
    REMINDS: frozenset(_REMINDER),
    SHARES: frozenset(_SHARED),
    WAITS: frozenset({"moi", "me", "m", "nous"}),
}
"""Folded words, one of which what is only near a kind must hold: these kinds open a screen. « Un
ordinateur pour ma secrétaire » shares nothing, « tenez mon mari au courant » is for another, « il
me reste quoi à payer » is of no step."""
