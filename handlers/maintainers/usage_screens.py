"""What /stats looks like: figures that can be read aloud, and what its picture shows."""

from collections.abc import Mapping, Sequence

from bot.usage import LEAST, Day, Named, Period, Usage
from handlers import dates
from handlers.keyboards import cut
from handlers.maintainers.chart import Bar, Chart
from handlers.screens import Screen, screen
from knowledge import Knowledge, Phrases
from knowledge.markup import number

TITLE = 70
"""Characters of the title of an entry."""

LAST_DAYS = 7
"""Days told one by one."""


def usage(knowledge: Knowledge, used: Usage) -> Screen:
    """Show how the bot is used."""
    phrases, words = knowledge.phrases, knowledge.phrases.stats
    today = dates.numeric(phrases, used.days[-1].day)
    days = "\n".join(_day(phrases, day) for day in used.days[-LAST_DAYS:])
    blocks: list[str] = [words.title(date=today)]
    for period in used.periods:
        blocks += [_figures(phrases, period), *_entries(knowledge, period)]
    blocks += [f"{words.by_day()}\n{days}", words.reminders(count=number(used.reminders))]
    return screen([*blocks, words.note(least=LEAST)])


def caption(phrases: Phrases, used: Usage) -> str:
    """Describe the picture in words, for those who do not see it."""
    words = phrases.stats
    busiest = max(used.days, key=lambda day: _drawn(phrases, day.outcomes))
    most = _drawn(phrases, busiest.outcomes)
    about = {"series": ", ".join(_series(phrases, used)), "count": number(most)}
    told = words.busiest(day=dates.long(phrases, busiest.day), **about) if most else words.quiet()
    return words.caption(days=len(used.days), told=told)


def chart(phrases: Phrases, used: Usage) -> Chart:
    """Return what the picture shows."""
    words, last = phrases.stats, used.days[-1].day
    period = words.chart_period(days=len(used.days), date=dates.numeric(phrases, last))
    bars = [
        Bar(f"{day.day:%d/%m}", tuple(day.outcomes[one] for one in words.outcomes))
        for day in used.days
    ]
    return Chart(words.chart_title(), period, _series(phrases, used), tuple(bars))


def _series(phrases: Phrases, used: Usage) -> tuple[str, ...]:
    words = phrases.stats
    totals = {one: sum(day.outcomes[one] for day in used.days) for one in words.outcomes}
    return tuple(
        words.outcome(name=name(), count=number(totals[one]))
        for one, name in words.outcomes.items()
    )


def _drawn(phrases: Phrases, outcomes: Mapping[str, int]) -> int:
    return sum(outcomes[one] for one in phrases.stats.outcomes)


def _figures(phrases: Phrases, period: Period) -> str:
    words = phrases.stats
    counts = {one: number(count) for one, count in period.outcomes.items()}
    asked = {one: counts[one] for one in ("answer", "suggestions", "nothing")}
    others = {one: counts[one] for one in ("opened", "smalltalk", "refused")}
    votes = {"useful": period.useful, "not_useful": period.not_useful, "none": period.none_fits}
    lines = [
        words.period(days=period.days),
        words.questions(asked=number(period.asked), **asked),
        words.share(percent=round(100 * period.share)) if period.share is not None else "",
        words.others(**others),
        words.votes(**{name: number(count) for name, count in votes.items()}),
        words.people(people=number(period.people), steps=number(period.steps)),
    ]
    return "\n".join(line for line in lines if line)


def _entries(knowledge: Knowledge, period: Period) -> list[str]:
    words = knowledge.phrases.stats
    lists = ((words.served(), period.served), (words.disliked(), period.disliked))
    return [
        "\n".join([heading, *_named(knowledge, entries)]) for heading, entries in lists if entries
    ]


def _named(knowledge: Knowledge, entries: Sequence[Named]) -> list[str]:
    line, known = knowledge.phrases.stats.entry, knowledge.base.entries
    shown = [one for one in entries if one.entry_id in known]
    titles = [cut(known[one.entry_id].title, TITLE) for one in shown]
    return [
        line(number=place, title=title, count=number(one.count))
        for place, (one, title) in enumerate(zip(shown, titles, strict=True), 1)
    ]


def _day(phrases: Phrases, day: Day) -> str:
    told = {one: number(day.outcomes[one]) for one in ("answer", "nothing")}
    asked = sum(day.outcomes[one] for one in ("answer", "suggestions", "nothing"))
    return phrases.stats.day(day=dates.long(phrases, day.day), asked=number(asked), **told)
