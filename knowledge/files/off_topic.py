"""From the files of `hors-sujet/` to what people type that no entry answers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from knowledge.entries import Entry, Problem
from knowledge.files.places import files_of
from knowledge.files.sections import Document, read
from knowledge.files.texts import line_of
from knowledge.matching.talk_kinds import OTHER, SCAM
from knowledge.off_topic import OffTopic
from knowledge.outcomes import Refusal
from knowledge.text import fold_all
from knowledge.topics import GENERAL, HEALTH_FILE, TALK_FILE, VAGUE_FILE
from knowledge.wording import problem

REASONS = tuple(str(reason) for reason in Refusal if reason is not Refusal.PERSONAL)
"""The topics that `sante.md` has."""
WITHOUT_TOPIC = (OTHER, SCAM)
"""Sentences of the bot that answer no topic."""


def read_off_topic(
    folder: Path, themes: Collection[str], entries: Iterable[Entry], problems: list[Problem]
) -> tuple[OffTopic, ...]:
    """Read every file of `hors-sujet/`.

    Args:
        folder: that of the base.
        themes: their names: the topics that `vagues.md` may have.
        entries: none of them is asked for by what is out of the base.
        problems: what must be mended is added to it.
    """
    asked = {way: one.id for one in entries for way in fold_all((one.title, *one.variants))}
    asked.pop("", None)  # an entry that cannot be read
    allowed = {HEALTH_FILE: REASONS, VAGUE_FILE: (*themes, GENERAL) if themes else ()}
    topics = []
    for path in files_of(folder, "hors-sujet"):
        document = read(path, None)
        _check_topics(document, allowed.get(path.stem, ()))
        for name in document.sections:
            phrases = document.items(name)
            topics.append(OffTopic(path.stem, name, tuple(text for _, text in phrases)))
            _check_asked(document, phrases, asked)
        problems += document.problems
    return tuple(topics)


def _check_topics(document: Document, allowed: Collection[str]) -> None:
    """Report unknown topics in a file, and lines above the first topic.

    When no topic is prescribed, any will do.
    """
    for number, line in enumerate(document.opening.text.splitlines(), document.opening.first):
        if line.startswith("- "):
            document.complain(number, "item_above")
    for name, section in document.sections.items():
        if allowed and name not in allowed:
            known = ", ".join(allowed)
            document.complain(section.line, "unknown_section", section=name, known=known)
    if document.path.stem == HEALTH_FILE and not document.unread:
        for name in sorted(set(REASONS) - document.sections.keys()):
            document.complain(1, "missing_section", section=name)


def _check_asked(
    document: Document, phrases: Sequence[tuple[int, str]], asked: dict[str, str]
) -> None:
    """Report lines that are also a way of asking for an entry: the bot would stay silent."""
    for (line, text), folded in zip(phrases, fold_all([t for _, t in phrases]), strict=True):
        if other := asked.get(folded):
            document.complain(line, "duplicate_variant", variant=text, other=other)


def check_talk(
    off_topic: Iterable[OffTopic], said: Collection[str], path: Path
) -> Iterator[Problem]:
    """Find the topics of small talk for which the bot has no sentence.

    Args:
        off_topic: the topics of a base.
        said: what the table `smalltalk` of its sentences answers.
        path: the file of these sentences.
    """
    talk = [topic.topic for topic in off_topic if topic.kind == TALK_FILE]
    for name in dict.fromkeys((*talk, *WITHOUT_TOPIC)):
        if said and name not in said:
            key = f"smalltalk.{name}"
            yield Problem(path, line_of(path, "[smalltalk]"), problem("toml_missing", key=key))
