"""Progress as CSV, one row per topic (with everything below it) and per subject.

``kind`` (``topic`` or ``subject``), ``name`` (of a topic: its path with ``::``), ``cards``, ``seen`` (answered
at least once), ``new``, ``learning``, ``due`` (to be asked today, without daily limits),
``mean_predicted_recall`` (of the seen cards now, 0 to 1), ``reviews``, ``pass_rate`` (share that was not Again,
0 to 1), ``minutes`` (spent answering).  Shares and minutes are rounded to four decimals; what does not exist
yet is empty.
"""

from collections.abc import Sequence

from trainer.core.measures import GroupProgress
from trainer.exporters.plain_files import Cell, to_csv

COLUMNS = (
    "kind",
    "name",
    "cards",
    "seen",
    "new",
    "learning",
    "due",
    "mean_predicted_recall",
    "reviews",
    "pass_rate",
    "minutes",
)


class ProgressCsv:
    """Progress for a spreadsheet."""

    id = "progress_csv"
    label = "Progress (CSV)"
    suffixes = (".csv",)

    def write(self, content: Sequence[GroupProgress]) -> bytes:
        """One row per group in the order given."""
        return to_csv(COLUMNS, (progress_row(each) for each in content))


def progress_row(group: GroupProgress) -> tuple[Cell, ...]:
    """The cells of one group in the order of ``COLUMNS``."""
    progress = group.progress
    return (
        group.kind,
        group.name,
        progress.cards,
        progress.seen,
        progress.new,
        progress.learning,
        progress.due,
        _short(progress.recall),
        progress.reviews,
        _short(progress.pass_rate),
        _short(progress.minutes),
    )


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
