"""``trainer stats``: totals and a table of topics."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from trainer.cli.opening import opened

if TYPE_CHECKING:
    from trainer.core.mastery import GroupProgress
    from trainer.core.measures import Progress
    from trainer.services.insight import Today

NAME = "stats"
HELP = "show totals and a table of topics"
HEADER = ("Topic", "Cards", "Seen", "New", "Due", "Recall", "Reviews", "Passed", "Time")


def add_arguments(parser: ArgumentParser) -> None:
    """Whether for people or for programs."""
    parser.add_argument("--json", action="store_true", help="as JSON, with subjects too")


def run(options: Namespace) -> int:
    """Print the figures."""
    from trainer.services import insight, mastery

    with opened(options) as trainer:
        today = insight.today(trainer.workspace).with_recall(insight.recall_now(trainer.workspace))
        groups = mastery.progress_table(trainer.workspace)
    print(as_json(today, groups) if options.json else as_text(today, groups))
    return 0


def as_json(today: "Today", groups: Sequence["GroupProgress"]) -> str:
    """Totals, today, topics and subjects; the fields of a group are the columns of the progress export."""
    from trainer.core.calendar import date_of
    from trainer.core.mastery import GroupProgress
    from trainer.exporters.plain_files import WRITTEN_BY
    from trainer.exporters.progress_csv import COLUMNS, progress_row

    def fields(group: GroupProgress) -> dict[str, object]:
        return dict(list(zip(COLUMNS, progress_row(group), strict=True))[1:])

    totals = fields(GroupProgress("total", "", today.progress))
    content = {
        "written_by": WRITTEN_BY,
        "totals": {key: value for key, value in totals.items() if key != "name"},
        "today": {
            "new": today.counts.new,
            "learning": today.counts.learning,
            "due": today.counts.due,
            "put_off": today.put_off,
            "minutes_to_come": round(today.minutes, 1),
            "reviews": today.reviews,
            "minutes": round(today.time_ms / 60_000, 1),
            "streak_days": today.streak,
            "longest_streak_days": today.longest_streak,
            "next_due": None if today.next_due_day is None else date_of(today.next_due_day).isoformat(),
        },
        "topics": [fields(each) for each in groups if each.kind == "topic"],
        "subjects": [fields(each) for each in groups if each.kind == "subject"],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(today: "Today", groups: Sequence["GroupProgress"]) -> str:
    """A few lines of totals and a table."""
    from trainer.core.wording import count_of, show_minutes

    whole, counts = today.progress, today.counts
    to_come = f"{counts.new} new, {counts.learning} learning, {counts.due} due"
    lines = [
        f"{count_of(whole.cards, 'card')}: {whole.seen} seen, {whole.cards - whole.seen} not seen yet.",
        f"Today: {to_come} to come ({show_minutes(counts.total * today.pace_ms)}), "
        f"{count_of(today.reviews, 'review')} done ({show_minutes(today.time_ms)}).",
        f"All in all: {count_of(whole.reviews, 'review')} ({show_minutes(whole.time_ms)}), "
        f"{_percent(whole.pass_rate)} passed; mean predicted recall now {_percent(whole.recall)}.",
        f"Streak: {count_of(today.streak, 'day')}, longest {count_of(today.longest_streak, 'day')}.",
    ]
    topics = [each for each in groups if each.kind == "topic"]
    return "\n".join([*lines, "", *_table([HEADER, *(_row(each) for each in topics)])] if topics else lines)


def _row(group: "GroupProgress") -> tuple[str, ...]:
    from trainer.core.topic import parse_path
    from trainer.core.wording import show_minutes

    path = parse_path(group.name)
    progress: Progress = group.progress
    counts = (progress.cards, progress.seen, progress.new, progress.due)
    return (
        "  " * (len(path) - 1) + path[-1],
        *(str(each) for each in counts),
        _percent(progress.recall),
        str(progress.reviews),
        _percent(progress.pass_rate),
        show_minutes(progress.time_ms),
    )


def _percent(share: float | None) -> str:
    from trainer.core.wording import show_share

    return "-" if share is None else show_share(share)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with aligned columns: the first to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
