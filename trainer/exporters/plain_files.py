"""The two kinds of plain file that the formats are written in: CSV and JSON, both UTF-8 without a byte order mark."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from trainer import __version__

WRITTEN_BY = f"interview-trainer {__version__}"

Cell = str | int | float | None


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and rows as RFC 4180 has them: ``\\r\\n`` ends a row, quotes where needed; ``None`` is an empty cell.

    Cells are written as they are, also where a spreadsheet would take one for a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def to_json(content: object) -> bytes:
    """Indented JSON that a person can read, with a line end at the end."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
