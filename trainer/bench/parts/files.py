"""Files out and in."""

import json
import shutil
import sqlite3
from functools import partial
from pathlib import Path

from trainer.app import Trainer
from trainer.bench.contents import NOW_MS
from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part

ROWS = {
    "cards": "SELECT c.uid, c.question, c.topic_id, a.text FROM cards c JOIN answers a ON a.card_id = c.id",
    "reviews": "SELECT card_id, at_ms, rating, state, duration_ms FROM review_events ORDER BY at_ms, uid",
}
TABLES = ("documents", "topics", "cards", "answers", "tags", "card_tags", "review_events", "history")


def export(what: str, suffix: str, ground: Ground) -> None:
    """One file of everything of a kind."""
    for _ in ground.rounds():
        with ground.timed():
            ground.trainer.export(what, ground.folder / f"{what}{suffix}")


def bare_export(what: str, ground: Ground) -> None:
    """Reading the rows and writing them as JSON."""
    for _ in ground.rounds():
        with ground.timed(), (ground.folder / "bare.json").open("w", encoding="utf-8") as file:
            rows = ground.database.execute(ROWS[what]).fetchall()
            file.write(json.dumps(rows, default=bytes.hex))


def everything(ground: Ground) -> None:
    """A file with all there is in the store."""
    for _ in ground.rounds():
        with ground.timed():
            ground.trainer.export("everything", ground.folder / "everything.json")


def bare_everything(ground: Ground) -> None:
    """Every row of the big tables as JSON."""
    for _ in ground.rounds():
        with ground.timed(), (ground.folder / "bare.json").open("w", encoding="utf-8") as file:
            rows = {table: ground.database.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
            file.write(json.dumps(rows, default=bytes.hex))


def import_cards(ground: Ground) -> None:
    """All cards from JSON into a new store."""
    source = ground.folder / "cards.json"
    ground.trainer.export("cards", source)
    for number in ground.rounds():
        new = Trainer(ground.folder / f"new{number}.db", now_ms=ground.now_ms)
        with ground.timed():
            new.import_files([source])
        new.close()


def bare_import(ground: Ground) -> None:
    """The same texts from JSON into bare tables with a full-text index."""
    rows = ground.database.execute(ROWS["cards"]).fetchall()
    source = ground.folder / "bare.json"
    source.write_text(json.dumps(rows, default=bytes.hex), encoding="utf-8")
    for number in ground.rounds():
        new = sqlite3.connect(ground.folder / f"bare{number}.db", isolation_level=None)
        new.execute("CREATE TABLE cards(id INTEGER PRIMARY KEY, uid, question, topic, answer)")
        new.execute("CREATE VIRTUAL TABLE words USING fts5(question, answer)")
        with ground.timed():
            read = json.loads(source.read_text(encoding="utf-8"))
            new.execute("BEGIN")
            new.executemany("INSERT INTO cards(uid, question, topic, answer) VALUES (?, ?, ?, ?)", read)
            new.execute("INSERT INTO words(rowid, question, answer) SELECT id, question, answer FROM cards")
            new.execute("COMMIT")
        new.close()


def shipped(ground: Ground) -> None:
    """The five shipped documents into a new store, as at the first start."""
    for number in ground.rounds():
        new = Trainer(ground.folder / f"shipped{number}.db", now_ms=lambda: NOW_MS)
        with ground.timed():
            new.import_shipped()
        new.close()


def backup(ground: Ground) -> None:
    """The copy of a day."""
    for _ in ground.rounds():
        with ground.timed():
            ground.trainer.back_up()


def copy(ground: Ground) -> None:
    """The floor of any backup: the bytes of the file."""
    for _ in ground.rounds():
        with ground.timed():
            shutil.copyfile(ground.store, Path(ground.folder / "copy.db"))


def _export_part(what: str, suffix: str, label: str) -> Part:
    return Part(
        id=f"export-{what}{suffix.replace('.', '-')}",
        label=f"export: {label}",
        ours=partial(export, what, suffix),
        floor=partial(bare_export, what),
        times=1,
        interactive=False,
    )


PARTS = (
    _export_part("cards", ".json", "cards as JSON"),
    _export_part("cards", ".csv", "cards as CSV"),
    _export_part("reviews", ".csv", "reviews as CSV"),
    Part(
        id="export-everything",
        label="export: everything as JSON",
        ours=everything,
        floor=bare_everything,
        times=1,
        interactive=False,
    ),
    Part(
        id="import-cards",
        label="import: cards from JSON",
        ours=import_cards,
        floor=bare_import,
        times=1,
        interactive=False,
    ),
    Part(id="backup", label="backup", ours=backup, floor=copy, times=3, interactive=False, writes=True),
    Part(id="import-shipped", label="import: the five documents", ours=shipped, times=3, interactive=False),
)
