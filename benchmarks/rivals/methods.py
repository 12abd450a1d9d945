"""What guesses: ours, and what most bots of the field do, by name."""

from collections.abc import Callable

OURS, LEXICAL = "ours", "ours, no encoder"
CHATTERBOT = "ChatterBot"

Guess = tuple[str, float]
"""An entry and a score; the entry is empty when the method does not answer."""
Method = Callable[[list[tuple[str, str]]], Callable[[str], Guess]]
"""From (way of asking, entry) pairs to what guesses."""


def pairs() -> list[tuple[str, str]]:
    """Return every title and way of asking of the shipped base, labelled questions included."""
    from knowledge import SHIPPED
    from knowledge.content import read_base
    from knowledge.files.questions import read_questions
    from knowledge.topics import ENTRY, topics_of

    base, _ = read_base(SHIPPED)
    topics = topics_of(base, read_questions(SHIPPED, base)[0])
    return [(p, topic.id) for topic in topics if topic.kind == ENTRY for p in topic.phrases]


def ours(*, with_encoder: bool) -> Method:
    """Return the whole of ours; the threshold is its own."""

    def build(_: list[tuple[str, str]]) -> Callable[[str], Guess]:
        from knowledge import Answer, load

        knowledge = load(with_encoder=with_encoder)

        def guess(text: str) -> Guess:
            outcome = knowledge.find(text)[0].outcome
            if isinstance(outcome, Answer):
                return outcome.id, 1.0
            candidates = getattr(outcome, "candidates", ())
            return (candidates[0].id if candidates else "", 0.0)

        return guess

    return build


def fuzzy(scorer: str) -> Method:
    """Return rapidfuzz `extractOne` with its usual processing."""

    def build(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
        from rapidfuzz import fuzz, process, utils

        phrases = [utils.default_process(phrase) for phrase, _ in known]

        def guess(text: str) -> Guess:
            best = process.extractOne(
                utils.default_process(text), phrases, scorer=getattr(fuzz, scorer)
            )
            return (known[best[2]][1], best[1]) if best else ("", 0.0)

        return guess

    return build


def bm25(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return BM25 over the ways of asking."""
    import bm25s

    index = bm25s.BM25()
    words = [phrase for phrase, _ in known]
    index.index(bm25s.tokenize(words, stopwords=None, show_progress=False), show_progress=False)

    def guess(text: str) -> Guess:
        tokens = bm25s.tokenize([text], stopwords=None, show_progress=False, return_ids=False)
        if not tokens[0]:
            return "", 0.0
        rows, scores = index.retrieve(tokens, k=1, show_progress=False)
        return known[int(rows[0, 0])][1], float(scores[0, 0])

    return guess


def tfidf(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return TF-IDF on characters."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), strip_accents="unicode", sublinear_tf=True
    )
    rows = vectoriser.fit_transform([phrase for phrase, _ in known])

    def guess(text: str) -> Guess:
        scores = (rows @ vectoriser.transform([text]).T).toarray().ravel()
        best = int(scores.argmax())
        return known[best][1], float(scores[best])

    return guess


def encoder(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return the nearest way of asking by meaning alone."""
    import numpy as np

    from knowledge.meaning.encoder import MEANING, SentenceEncoder

    model = SentenceEncoder()
    rows = model.encode([phrase for phrase, _ in known])[:, :MEANING]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    def guess(text: str) -> Guess:
        vector = model.encode([text])[0, :MEANING]
        scores = rows @ (vector / max(float(np.linalg.norm(vector)), 1e-9))
        best = int(scores.argmax())
        return known[best][1], float(scores[best])

    return guess


def chatterbot(known: list[tuple[str, str]]) -> Callable[[str], Guess]:
    """Return ChatterBot's best match: its comparison over every statement, the first best wins."""
    from chatterbot.comparisons import LevenshteinDistance
    from chatterbot.conversation import Statement

    comparison = LevenshteinDistance(language="fr")
    statements = [Statement(text=phrase) for phrase, _ in known]

    def guess(text: str) -> Guess:
        asked, best = Statement(text=text), ("", 0.0)
        for statement, (_, entry) in zip(statements, known, strict=True):
            score = comparison.compare(asked, statement)
            if score > best[1]:
                best = (entry, score)
        return best

    return guess


METHODS: dict[str, Method] = {
    OURS: ours(with_encoder=True),
    LEXICAL: ours(with_encoder=False),
    "WRatio": fuzzy("WRatio"),
    "token_set_ratio": fuzzy("token_set_ratio"),
    "BM25": bm25,
    "TF-IDF": tfidf,
    "encoder": encoder,
    CHATTERBOT: chatterbot,
}
