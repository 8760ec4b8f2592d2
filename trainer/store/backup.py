"""Copies of the store in a folder beside it, made while it is in use: one a day, the newest few are kept."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from trainer.core.errors import StoreError

KEPT = 7
"""Copies; older ones are deleted."""


def folder_of(store: Path) -> Path:
    """Where the copies of a store are."""
    return store.with_name(f"{store.stem}-backups")


def last_backup(store: Path) -> date | None:
    """The day of the newest copy; ``None`` where there is none."""
    days = [day for copy in _copies(store) if (day := _day_of(store, copy)) is not None]
    return max(days, default=None)


def back_up(store: Path, day: date) -> Path:
    """Copy the store under the name of a day, in place of an earlier copy of that day.

    Raises ``StoreError`` where it cannot be written; then the earlier copies are as they were.
    """
    target = folder_of(store) / f"{store.stem}-{day.isoformat()}{store.suffix}"
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)  # in one go: a writer is not held up, and does not make it begin again
        part.replace(target)
        for old in _copies(store)[:-KEPT]:
            old.unlink()
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"The store cannot be backed up to {target.parent}: {error}.", "Look whether there is room."
        ) from error
    return target


def _copies(store: Path) -> list[Path]:
    """The copies there are, the oldest first."""
    found = folder_of(store).glob(f"{store.stem}-*{store.suffix}") if folder_of(store).is_dir() else ()
    return sorted(each for each in found if _day_of(store, each) is not None)


def _day_of(store: Path, copy: Path) -> date | None:
    try:
        return date.fromisoformat(copy.stem.removeprefix(f"{store.stem}-"))
    except ValueError:
        return None
