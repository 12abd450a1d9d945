"""Why a question finds what it finds, in lines for a maintainer to read."""

from knowledge import Knowledge
from knowledge.matching.decision import FOLLOWING
from knowledge.outcomes import Part, Profile
from knowledge.wording import wording

_SHOWN = 4
"""Candidates that are told, at most."""


def reasons(knowledge: Knowledge, part: Part, profile: Profile | None) -> list[str]:
    """Tell what a question became, and what each signal says about each candidate."""
    words = wording()["explain"]
    opinion = knowledge.matcher.opinion(part.text, profile)
    limits = FOLLOWING if part.after else knowledge.matcher.thresholds
    told = [words["read"].format(words=" ".join(opinion.reading.words))]
    for typed, taken in opinion.reading.corrected.items():
        told.append(words["corrected"].format(typed=typed, taken=taken))
    told.append(
        words["shares"].format(none=opinion.none, vague=opinion.vague, off=opinion.off or "—")
    )
    told.append(words["limits"].format(**vars(limits)))
    told += [words["by_words"]] if opinion.by_words else []
    told += [words["after"]] if part.after else []
    for candidate in opinion.candidates[:_SHOWN]:
        signals = "  ".join(f"{name} {value:.2f}" for name, value in candidate.signals.items())
        told.append(f"  {candidate.score:.2f}  {candidate.id}\n        {signals}")
        told.append("        " + words["nearest"].format(phrase=candidate.nearest))
    return told
