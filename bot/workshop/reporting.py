"""Telling the page what a change does: by answer, the worst first."""

from collections.abc import Sequence

from bot.chat_page.views import View
from bot.workshop.answers import said
from bot.workshop.comparing import Comparison
from knowledge import Base
from knowledge.evaluating.regression import Change, Fate, Regression, by_entry
from knowledge.markup import typography

SHOWN = 200
"""Changes told of each kind, at most: more of them is a base to fit again."""


def told(comparison: Comparison) -> View:
    """Return how far a comparison has come, and what it has found."""
    return {
        "percent": round(100 * comparison.share),
        "over": comparison.over,
        "lost": comparison.lost,
        "report": _report(comparison.base, comparison.found) if comparison.base else None,
    }


def _report(base: Base, found: Regression) -> View:
    """Return the changes by kind: worse, better, others."""
    kinds = (("worse", found.worse), ("better", found.better), ("others", found.others))
    return {
        "questions": found.questions,
        "changes": len(found.changes),
        "kinds": [
            {
                "title": said(f"report_{name}", count=len(changes)),
                "rows": _rows(base, changes[:SHOWN]),
            }
            for name, changes in kinds
            if changes
        ],
    }


def _rows(base: Base, changes: Sequence[Change]) -> list[View]:
    return [
        {
            "title": _title(base, entry) if entry else said("report_nowhere"),
            "changes": [
                {"question": typography(one.asked.question), "fates": _fates(base, one)}
                for one in some
            ],
        }
        for entry, some in by_entry(changes).items()
    ]


def _fates(base: Base, change: Change) -> str:
    return said("report_fates", was=_fate(base, change.was), now=_fate(base, change.now))


def _fate(base: Base, fate: Fate) -> str:
    return said(f"fate_{fate.outcome}", title=_title(base, fate.entry))


def _title(base: Base, entry: str) -> str:
    return typography(base.entries[entry].title) if entry in base.entries else entry
