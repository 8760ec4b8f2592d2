"""The report of progress: figures, what to do next, every chart that has something to show, the topics."""

from collections.abc import Sequence

from trainer import __version__
from trainer.charts.base import Chart, Kind
from trainer.charts.bins import day_label
from trainer.charts.svg import light_colours, to_svg
from trainer.core.insight import Insight, Period, bounds, streak, true_retention
from trainer.core.measures import GroupProgress
from trainer.core.report import Report, Section
from trainer.core.wording import count_of, show_minutes

TOPIC_COLUMNS = (
    "Topic or subject",
    "Cards",
    "Seen",
    "Due",
    "Recall now (%)",
    "Reviews",
    "Passed (%)",
    "Minutes",
)
WEAK = 0.85
"""Predicted recall below which a topic is worth another look."""


def report_of(
    insight: Insight, charts: Sequence[Chart], groups: Sequence[GroupProgress], period: Period
) -> Report:
    """The report of ``charts``, which were built from ``insight`` for ``period``, and of all topics and subjects."""
    sections = [_section(chart) for chart in charts if not chart.is_empty]
    first, last = bounds(period, insight.today, insight.first_review_day)
    return Report(
        "Progress",
        f"{day_label(insight.today)}; charts from {day_label(first)} to {day_label(last)}",
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
        ("True retention", f"{100 * passed / total:.1f} %" if total else "–"),
        ("Streak", count_of(current, "day")),
        ("Longest streak", count_of(longest, "day")),
    )


def _next_steps(insight: Insight, groups: Sequence[GroupProgress]) -> tuple[str, ...]:
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
        steps.append(f"Go over {weak.name}: predicted recall {recall:.0f} %, the lowest of your topics.")
    if insight.hardest:
        steps.append(f"Read again: {insight.hardest[0].name}")
    return tuple(steps) or ("Nothing is due. Add cards, or come back when some are.",)


def _topics(groups: Sequence[GroupProgress]) -> tuple[Section, ...]:
    told = []
    for kind, title in (("topic", "Topics"), ("subject", "Subjects")):
        rows = tuple(_row(each) for each in groups if each.kind == kind)
        if rows:
            column = (title[:-1], *TOPIC_COLUMNS[1:])
            told.append(Section(title, count_of(len(rows), kind) + ".", "", "", column, rows))
    return tuple(told)


def _row(group: GroupProgress) -> tuple[str | int | float | None, ...]:
    progress = group.progress
    return (
        group.name,
        progress.cards,
        progress.seen,
        progress.due,
        None if progress.recall is None else round(100 * progress.recall, 1),
        progress.reviews,
        None if progress.pass_rate is None else round(100 * progress.pass_rate, 1),
        round(progress.minutes, 1),
    )
