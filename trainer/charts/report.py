"""The report of progress: figures, what to do next, every chart that has something to show, the topics."""

from collections.abc import Sequence

from trainer import __version__
from trainer.charts.base import Chart, Kind
from trainer.charts.bins import day_label
from trainer.charts.svg import light_colours, to_svg
from trainer.core.insight import Insight, Period, bounds, streak, true_retention
from trainer.core.mastery import MasteryRow
from trainer.core.report import Report, Section
from trainer.core.topic import show_path
from trainer.core.wording import count_of, show_minutes, show_share

TOPIC_COLUMNS = (
    "Topic or subject",
    "Cards",
    "Seen",
    "Due",
    "Key points (%)",
    "Retention (%)",
    "Recall now (%)",
    "On the day (%)",
    "Minutes",
)
MOST_GROUPS = 100
"""Topics, and subjects, of which a report tells; the progress export has all."""
WEAK = 0.85
"""Predicted recall below which a topic is worth another look."""


def report_of(
    insight: Insight, charts: Sequence[Chart], groups: Sequence[MasteryRow], period: Period, search: str = ""
) -> Report:
    """The report of ``charts``, built from ``insight`` for ``period``, and of topics and subjects.

    ``search`` is what found the cards, where these are not all.
    """
    sections = [_section(chart) for chart in charts if not chart.is_empty]
    first, last = bounds(period, insight.today, insight.first_review_day)
    return Report(
        "Progress",
        f"{day_label(insight.today)}; charts from {day_label(first)} to {day_label(last)}"
        + (f"; cards that match {search}" if search else ""),
        f"interview-trainer {__version__}",
        _figures(insight),
        _next_steps(insight, groups),
        (*sections, *_topics(groups)),
    )


def _section(chart: Chart) -> Section:
    if chart.kind is Kind.TABLE:
        header, rows = chart.table()
        return Section(chart.title, chart.summary, chart.help, "", header, rows)
    return Section(chart.title, chart.summary, chart.help, to_svg(chart, light_colours()))


def _figures(insight: Insight) -> tuple[tuple[str, str], ...]:
    days = [each for each in insight.days if each.study_day <= insight.today]
    passed, total = true_retention(days)
    cards = insight.cards
    current, longest = streak(insight.days, insight.today, insight.rest)
    return (
        ("Cards", f"{cards.cards:,}"),
        ("Seen", f"{cards.seen:,}"),
        ("Estimated to be known now", f"{cards.known:,.1f}"),
        ("Reviews", f"{sum(each.reviews for each in days):,}"),
        ("Time", show_minutes(sum(each.time_ms for each in days))),
        ("True retention", show_share(passed / total, 1) if total else "–"),
        ("Streak", count_of(current, "day")),
        ("Longest streak", count_of(longest, "day")),
    )


def _next_steps(insight: Insight, groups: Sequence[MasteryRow]) -> tuple[str, ...]:
    steps = []
    due = next((each.cards for each in insight.due if each.study_day == insight.today), 0)
    if due:
        steps.append(
            f"Study today: {count_of(due, 'card')} due"
            + (f", {insight.backlog:,} overdue." if insight.backlog else ".")
        )
    unseen = insight.cards.unseen
    if unseen:
        steps.append(f"Meet what is new: {count_of(unseen, 'card')} never seen.")
    weak = min(
        (each for each in groups if each.kind == "topic" and each.progress.recall is not None),
        key=lambda each: each.progress.recall or 0,
        default=None,
    )
    if weak is not None and (weak.progress.recall or 0) < WEAK:
        recall = 100 * (weak.progress.recall or 0)
        steps.append(
            f"Go over {show_path(weak.path)}: predicted recall {recall:.0f} %, the lowest of your topics."
        )
    if insight.hardest:
        steps.append(f"Read again: {insight.hardest[0].name}")
    if insight.confusions:
        steps.append(f"Tell apart: {' | '.join(insight.confusions[0].questions)}")
    steps += _before_the_interview(insight)
    return tuple(steps) or ("Nothing is due. Add cards, or come back when some are.",)


def _before_the_interview(insight: Insight) -> list[str]:
    told = insight.readiness
    if told is None or not told.interview or not told.topics:
        return []
    weakest = told.topics[0]
    return [
        f"Before the interview on {day_label(told.day)}: {show_path(weakest.path) or 'cards without a topic'}, "
        f"{show_share(weakest.unaided)} recalled then without more study, the least of your topics."
    ]


def _topics(groups: Sequence[MasteryRow]) -> tuple[Section, ...]:
    told = []
    for kind, title in (("topic", "Topics"), ("subject", "Subjects")):
        found = [each for each in groups if each.kind == kind]
        if found:
            column = (title[:-1], *TOPIC_COLUMNS[1:])
            rows = tuple(_row(each) for each in _weakest(found))
            told.append(Section(title, _how_many(found, kind), "", "", column, rows))
    return tuple(told)


def _weakest(groups: Sequence[MasteryRow]) -> Sequence[MasteryRow]:
    """All in their order where they fit, else those least recalled."""
    if len(groups) <= MOST_GROUPS:
        return groups
    return sorted(groups, key=lambda each: (each.progress.recall is None, each.progress.recall))[:MOST_GROUPS]


def _how_many(groups: Sequence[MasteryRow], kind: str) -> str:
    count = count_of(len(groups), kind)
    return f"{count}." if len(groups) <= MOST_GROUPS else f"The {MOST_GROUPS} least recalled of {count}."


def _row(group: MasteryRow) -> tuple[str | int | float | None, ...]:
    progress = group.progress
    return (
        show_path(group.path) if group.kind == "topic" else group.name,
        progress.cards,
        progress.seen,
        progress.due,
        _percent(group.signs.coverage),
        _percent(group.work.ever.share),
        _percent(progress.recall),
        _percent(group.signs.recall_on_day),
        round(group.work.time_ms / 60_000, 1),
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
