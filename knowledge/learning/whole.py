"""Fits everything on a base anew: its networks, then the decision of each set of signals."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge.comparing.comparer import Comparer
from knowledge.comparing.signals import SETS
from knowledge.entries import Base
from knowledge.learning.alarms import learn_alarms, parts_of
from knowledge.learning.chat import learn_chat
from knowledge.learning.conversations import Talks, fit_follow, fit_split
from knowledge.learning.encoded import Encoded, encoded
from knowledge.learning.fitting import fit, judge, only
from knowledge.learning.kept import Fit
from knowledge.learning.lessons import OWN, Lesson, camps
from knowledge.learning.likelihood import Case
from knowledge.learning.sequels import learn
from knowledge.learning.written import Written
from knowledge.matching.decision import Decision
from knowledge.matching.halving import Halver
from knowledge.matching.opinion import Opiner
from knowledge.meaning.encoder import MEANING, Reader
from knowledge.meaning.meanings import Meanings
from knowledge.meaning.projection import Projection
from knowledge.topics import ways_of_asking

ASIDE = ("alarm_words", "alarm", "chat_words", "chat")
"""The networks that tell no entry, as `Networks` names them."""


def fit_whole(written: Written, encoder: Reader) -> Fit:
    """Fit everything; the same writing and the same encoder give the same result."""
    from joblib import Parallel, delayed  # noqa: PLC0415 - only fitting needs it

    base, author = written.base, written.author
    meaning = _meaning(written, encoder)
    lesson = Lesson.on(base, written.vocabulary, written.labelled, meaning)
    works = [delayed(judge)(lesson, *camp) for camp in enumerate(camps(lesson.questions))]
    works += [
        delayed(learn)(written.sequels, written.labelled, author),
        delayed(lesson.learnt)(),
        delayed(learn_alarms)(lesson),
        delayed(learn_chat)(lesson),
    ]
    *judged, (behind, sequels), networks, alarms, chat = Parallel(n_jobs=-1)(works)
    aside = dict(zip(ASIDE, (*alarms, *chat), strict=True))
    networks = replace(networks, behind=behind, taught=written.keys, **aside)
    strangers = next(c for c in judged if any(q.author == author for q in c.questions))
    singles = [one for one in strangers.questions if not one.author.startswith(OWN)]
    talks = Talks(sequels, written.doubles, singles)
    comparer = lesson.without(strangers.texts, replace(strangers.networks, behind=behind))
    cases = [case for camp in judged for case in camp.cases]
    found = Parallel(n_jobs=-1)(
        delayed(_decision)(base, cases, talks, comparer.only(signals)) for signals in SETS.values()
    )
    decisions = dict(zip(SETS, found, strict=True))
    return Fit(decisions, networks, _known(meaning, written.texts))


def _decision(base: Base, cases: Sequence[Case], talks: Talks, comparer: Comparer) -> Decision:
    """Fit a decision with the signals of a comparer."""
    weights, thresholds = fit(base, only(cases, comparer.names))
    opiner = Opiner(base, comparer, weights)
    follow = fit_follow(talks, opiner)
    halver = Halver(opiner, follow, ways_of_asking(base))
    return Decision(weights, thresholds, follow, fit_split(talks, halver))


def _meaning(written: Written, encoder: Reader) -> Meanings:
    """Return an encoder that already read the questions, and what tells them apart."""
    texts, parts = written.texts, parts_of(written.questions, written.base)
    rows = encoded(encoder, list(dict.fromkeys([*texts, *parts])))
    projection = Projection.fit(np.stack([rows[text] for text in texts])[:, :MEANING])
    return Meanings(Encoded(rows), projection)


def _known(meaning: Meanings, texts: Sequence[str]) -> Projection:
    """Return what tells meanings apart, knowing those of texts."""
    rows = meaning.projection.project(meaning.encoder.encode(texts))
    return meaning.projection.knowing(texts, rows)
