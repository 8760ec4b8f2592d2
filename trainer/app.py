"""Wiring: opens a store and builds the workspace; no Qt.

The only importer of ``trainer.store``.  What a start does not need is imported where it is used.
"""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.calendar import StudyCalendar, date_of, day_of_date
from trainer.core.errors import BadInput
from trainer.core.schedule import Rules
from trainer.core.settings import Settings, from_stored
from trainer.services import preferences, upkeep
from trainer.services.change import Change, Touched
from trainer.services.ports import Progress, Workspace, no_progress
from trainer.zone import LocalZone

if TYPE_CHECKING:
    from trainer.core.deck import Deck
    from trainer.core.insight import Period
    from trainer.core.measures import Progress as CardProgress
    from trainer.core.report import Report
    from trainer.core.snapshot import Snapshot
    from trainer.core.topic import TopicPath
    from trainer.files import Found
    from trainer.services.exchange import Imported
    from trainer.services.topic_totals import TopicNode
    from trainer.store.unit_of_work import SqlUnitOfWork


class Trainer:
    """An open store with everything a window or a command needs.

    Raises ``StoreError`` where the store cannot be opened.
    """

    def __init__(self, path: Path, *, now_ms: Callable[[], int] | None = None) -> None:
        from trainer.store.unit_of_work import SqlStore

        self.path = path
        self._store = SqlStore(path)
        self.workspace = Workspace(
            self._store,
            now_ms or system_clock,
            lambda: secrets.randbits(74),
            StudyCalendar(LocalZone()),
            Rules(),
        )
        self.apply_settings()

    def apply_settings(self, progress: Progress = no_progress) -> Settings:
        """Bring calendar, rules and derived rows in line with the stored settings."""
        settings = preferences.settings(self.workspace)
        self.workspace = replace(
            self.workspace,
            calendar=StudyCalendar(self.workspace.calendar.zone, settings.day_starts_at),
            rules=Rules(retention=settings.retention, maximum_interval=settings.maximum_interval),
        )
        upkeep.ensure_projection(self.workspace, progress)
        upkeep.add_up_days(self.workspace, progress)
        return settings

    def is_new(self) -> bool:
        """Whether nothing was ever put into this store."""
        with self._store.read() as unit:
            return (
                not unit.documents.all()
                and not unit.cards.count()
                and unit.history.last(undone=False) is None
            )

    def import_shipped(self, progress: Progress = no_progress) -> "Imported":
        """Bring in the shipped documents under their topics and subjects; a second time changes nothing."""
        from trainer import files
        from trainer.services import exchange, recall

        deck = files.shipped_deck()
        imported = exchange.import_deck(self.workspace, deck, progress=progress)
        recall.bring_key_points(self.workspace, files.shipped_key_points(deck))
        return imported

    def look_into(self, files: Sequence[Path]) -> "Found":
        """What ``import_files`` would bring in.  Raises ``BadInput`` where a file cannot be used."""
        from trainer import files as reading

        if not reading.are_everything(files):
            deck = reading.read_files(files)
            return reading.Found(len(deck.cards), deck.found, deck.problems)
        snapshot = reading.read_everything(files[0])
        with self._store.read() as unit:
            _check_unused(unit)
        return reading.found_in(files[0].name, snapshot)

    def import_files(
        self, files: Sequence[Path], under: "TopicPath" = (), progress: Progress = no_progress
    ) -> "tuple[Imported, Deck]":
        """Read files that belong together and bring them in.

        A file of everything fills a store that was not used yet.  Raises ``BadInput`` where a file cannot be used;
        then nothing was changed.
        """
        from trainer import files as reading
        from trainer.services import exchange

        if reading.are_everything(files):
            return self._restore(reading.read_everything(files[0]), progress)
        deck = reading.read_files(files)
        return exchange.import_deck(self.workspace, deck, under, progress), deck

    def export(self, what: str, target: Path, search: str = "") -> int:
        """Write one of ``files.EXPORTS`` in the format of the suffix; how many rows.  Raises ``BadInput``.

        ``search`` narrows cards, progress, reviews and the report to what it finds.
        """
        from trainer import files

        if what != "everything":
            return files.export_to(self.workspace, what, target, search)
        with self._store.read() as unit:
            snapshot = unit.snapshots.dump()
        return files.write_everything(snapshot, target)

    def report(self, search: str = "", period: "Period | None" = None) -> "Report":
        """Progress of a period (the last year unless said) as figures, charts and tables, of what a search finds."""
        from trainer import files
        from trainer.core.insight import LAST_YEAR

        return files.report_on(self.workspace, search, period or LAST_YEAR)

    def last_backup_day(self) -> int | None:
        """The study day of the newest copy of the store; ``None`` where there is none."""
        from trainer.store.backup import last_backup

        day = last_backup(self.path)
        return None if day is None else day_of_date(day)

    def back_up(self, *, only_if_due: bool = False) -> Path | None:
        """Copy the store into a folder beside it; where the copy is.

        ``only_if_due``: ``None`` where there is a copy of today, or nothing was done yet that could be lost.  Raises
        ``StoreError`` where it cannot be written.
        """
        from trainer.store.backup import back_up

        today = self.workspace.today()
        if only_if_due:
            with self._store.read() as unit:
                unused = unit.snapshots.is_untouched()
            if unused or self.last_backup_day() == today:
                return None
        return back_up(self.path, date_of(today))

    def _restore(self, snapshot: "Snapshot", progress: Progress) -> "tuple[Imported, Deck]":
        from trainer.core.deck import Deck
        from trainer.files import rows_of
        from trainer.services.exchange import Imported

        with self._store.write() as unit:
            _check_unused(unit)
            unit.snapshots.load(snapshot)
            unit.commit()
        self.apply_settings(progress)
        upkeep.rebuild(self.workspace, progress)
        with self._store.read() as unit:
            cards = unit.cards.count()
        rows = rows_of(snapshot)
        change = Change("Import everything", frozenset(Touched), message=f"{cards} cards and all about them")
        return Imported(change, cards), Deck(
            found=(f"Everything: {rows} rows in {len(snapshot.tables)} tables.",)
        )

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


def first_look(path: Path) -> "tuple[list[TopicNode], CardProgress] | None":
    """What ``overview.topic_counts`` gives of a store, a fifth of a second before it can be open.

    ``None`` where it has to be made, brought up to date or complained of first.
    """
    from trainer.services.overview import counted_in
    from trainer.store import first_look as store

    def today(settings: dict[str, str]) -> int:
        return StudyCalendar(LocalZone(), from_stored(settings).day_starts_at).day_of(system_clock())

    found = store.first_look(path, today)
    return None if found is None else counted_in(*found)


def system_clock() -> int:
    """Now, in milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def _check_unused(unit: "SqlUnitOfWork") -> None:
    """Raises ``BadInput`` where a store was used: what was done in it would be lost."""
    if not unit.snapshots.is_untouched():
        raise BadInput(
            "A file of everything can only be brought into a store that was not used yet.",
            "Name a new one: trainer --store NEW.db import FILE.",
        )
