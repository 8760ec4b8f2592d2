"""Progress as CSV, one row per topic (with everything below it) and per subject.

``kind`` (``topic`` or ``subject``), ``name`` (of a topic: its path with ``::``), ``cards``, ``seen`` (answered
at least once), ``new``, ``learning``, ``due`` (to be asked today, without daily limits),
``mean_predicted_recall`` (of the seen cards now, 0 to 1), ``reviews``, ``pass_rate`` (share that was not Again,
0 to 1), ``minutes`` (spent answering), ``key_points_mentioned`` (the mean share in typed answers, 0 to 1),
``retention`` (share of due cards recalled, each card's first answer of a day, 0 to 1), ``predicted_recall_on_day``
(of the seen cards on the interview, or in 30 days without one, 0 to 1), ``trend`` (retention of the last 30 days less
that of the 30 before, -1 to 1), ``written_by`` (the version).  Shares and minutes are rounded to four decimals; what
does not exist yet is empty.
"""

from collections.abc import Sequence

from trainer.core.mastery import GroupProgress
from trainer.exporters.plain_files import WRITTEN_BY, Cell, to_csv

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
    "key_points_mentioned",
    "retention",
    "predicted_recall_on_day",
    "trend",
)


class ProgressCsv:
    """Progress for a spreadsheet."""

    id = "progress_csv"
    label = "Progress (CSV)"
    suffixes = (".csv",)

    def write(self, content: Sequence[GroupProgress]) -> bytes:
        """One row per group in the order given."""
        return to_csv((*COLUMNS, "written_by"), ((*progress_row(each), WRITTEN_BY) for each in content))


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
        _short(group.signs.coverage),
        _short(group.work.ever.share),
        _short(group.signs.recall_on_day),
        _short(group.work.trend),
    )


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
