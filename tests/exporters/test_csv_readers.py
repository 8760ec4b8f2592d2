"""CSV is read alike by Python and by SQLite, whatever is in the cells."""

import csv
import io
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from support.workspaces import a_card, a_document

from trainer.core.card import Answer
from trainer.core.deck import Deck
from trainer.core.event import Rating, Reviewed, State
from trainer.core.mastery import GroupProgress
from trainer.core.measures import Progress
from trainer.exporters import CARDS, PROGRESS, REVIEWS

NASTY = 'Say "no", then\r\n=1+1; größer\t’'
WRITTEN = {
    "cards": CARDS["cards_csv"].write(
        Deck((a_document(),), (a_card(1), replace(a_card(2), answers=(Answer(a_document().uid, NASTY),))))
    ),
    "progress": PROGRESS["progress_csv"].write(
        [
            GroupProgress("topic", NASTY, Progress(9, 4)),
            GroupProgress("subject", "Anchors, boxes", Progress()),
        ]
    ),
    "reviews": REVIEWS["reviews_csv"].write(
        [
            Reviewed(
                uid="event",
                card="card",
                at_ms=1_700_000_000_000,
                study_day=19_675,
                rating=Rating.GOOD,
                duration_ms=8_500,
                state=State.REVIEW,
            )
        ]
    ),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_sqlite_reads_the_same_cells_as_python(what: str, tmp_path: Path) -> None:
    header, *rows = csv.reader(io.StringIO(WRITTEN[what].decode(), newline=""))
    (tmp_path / "out.csv").write_bytes(WRITTEN[what])
    assert {len(row) for row in rows} == {len(header)}
    assert read_by_sqlite(tmp_path / "out.csv", header, rows) == (header, rows)


def read_by_sqlite(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[list[str], list[list[str]]]:
    """What SQLite's own reader makes of a file; where its program is not installed, what a table of the rows holds."""
    database = path.with_suffix(".db")
    if (program := shutil.which("sqlite3")) is not None:
        subprocess.run([program, str(database), f".import --csv {path} told"], check=True, timeout=60)
    with closing(sqlite3.connect(database)) as connection:
        if program is None:
            columns = ", ".join(f'"{name}" TEXT' for name in header)
            connection.execute(f"CREATE TABLE told ({columns})")
            connection.executemany(f"INSERT INTO told VALUES ({', '.join('?' * len(header))})", rows)
        found = connection.execute("SELECT * FROM told ORDER BY rowid")
        return [each[0] for each in found.description], [list(row) for row in found]
