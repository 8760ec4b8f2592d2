"""Wiring: opens a store, builds the workspace, brings files in and out.

The only importer of ``trainer.store``; no Qt.
"""

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer import paths
from trainer.charts import CHARTS
from trainer.charts.report import report_of
from trainer.core.calendar import StudyCalendar
from trainer.core.deck import Deck, Problem, Source
from trainer.core.errors import BadInput
from trainer.core.forecast import Forecast
from trainer.core.insight import LAST_YEAR
from trainer.core.key_point import EditorNote, KeyPoint
from trainer.core.report import Report
from trainer.core.schedule import Rules
from trainer.core.settings import Settings
from trainer.core.snapshot import Snapshot
from trainer.core.topic import TopicPath
from trainer.core.wording import count_of
from trainer.exporters import CARDS, EVERYTHING, FORECAST, PROGRESS, REPORT, REVIEWS
from trainer.exporters.base import Content, Exporter
from trainer.importers import IMPORTERS, everything_file
from trainer.importers.key_points_file import read_key_points
from trainer.importers.topics_file import arrange, read_subjects, read_topics
from trainer.registry import Registry
from trainer.services import exchange, insight, predictions, preferences, recall, upkeep
from trainer.services.change import Change, Touched
from trainer.services.exchange import Imported
from trainer.services.ports import Progress, Workspace, no_progress
from trainer.store.unit_of_work import SqlStore, SqlUnitOfWork
from trainer.zone import LocalZone

EXPORTS = ("cards", "progress", "reviews", "report", "forecast", "everything")


@dataclass(frozen=True, slots=True)
class Found:
    """What files hold, told in sentences before any of it is brought in.

    ``is_everything``: it takes the place of all that the store holds, and cannot be undone.
    """

    cards: int
    told: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    is_everything: bool = False


class Trainer:
    """An open store with everything a window or a command needs.

    Raises ``StoreError`` where the store cannot be opened.
    """

    def __init__(self, path: Path, *, now_ms: Callable[[], int] | None = None) -> None:
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
        return settings

    def is_new(self) -> bool:
        """Whether nothing was ever put into this store."""
        with self._store.read() as unit:
            return (
                not unit.documents.all()
                and not unit.cards.count()
                and unit.history.last(undone=False) is None
            )

    def import_shipped(self, progress: Progress = no_progress) -> Imported:
        """Bring in the shipped documents under their topics and subjects; a second time changes nothing."""
        deck = shipped_deck()
        imported = exchange.import_deck(self.workspace, deck, progress=progress)
        recall.bring_key_points(self.workspace, shipped_key_points(deck))
        return imported

    def look_into(self, files: Sequence[Path]) -> Found:
        """What ``import_files`` would bring in.  Raises ``BadInput`` where a file cannot be used."""
        if not _are_everything(files):
            deck = read_files(files)
            return Found(len(deck.cards), deck.found, deck.problems)
        snapshot = everything_file.read(_source(files[0]))
        with self._store.read() as unit:
            _check_unused(unit)
        cards, events, rows = (_rows(snapshot, name) for name in ("cards", "review_events", ""))
        parts = (count_of(cards, "card"), count_of(events, "logged event"), count_of(rows, "row"))
        told = f"{files[0].name}: everything of a store: {', '.join(parts)}."
        return Found(cards, (told,), is_everything=True)

    def import_files(
        self, files: Sequence[Path], under: TopicPath = (), progress: Progress = no_progress
    ) -> tuple[Imported, Deck]:
        """Read files that belong together and bring them in.

        A file of everything fills a store that was not used yet.  Raises ``BadInput`` where a file cannot be used;
        then nothing was changed.
        """
        if _are_everything(files):
            return self._restore(everything_file.read(_source(files[0])), progress)
        deck = read_files(files)
        return exchange.import_deck(self.workspace, deck, under, progress), deck

    def export(self, what: str, target: Path, search: str = "") -> int:
        """Write one of ``EXPORTS`` in the format of the suffix; how many rows.  Raises ``BadInput``.

        ``search`` narrows cards to what it finds.
        """
        match what:
            case "cards":
                deck = exchange.export_deck(self.workspace, search)
                write_file(target, writer(CARDS, target).write(deck))
                return len(deck.cards)
            case "progress":
                table = insight.progress_table(self.workspace)
                write_file(target, writer(PROGRESS, target).write(table))
                return len(table)
            case "reviews":
                log = insight.review_log(self.workspace)
                write_file(target, writer(REVIEWS, target).write(log))
                return len(log)
            case "report":
                report = self.report()
                write_file(target, writer(REPORT, target).write(report))
                return len(report.sections)
            case "forecast":
                days, pace = insight.insight(self.workspace).due, insight.today(self.workspace).pace_ms
                forecast = Forecast(days, pace, self.workspace.now_ms())
                write_file(target, writer(FORECAST, target).write(forecast))
                return len(days)
            case "everything":
                with self._store.read() as unit:
                    snapshot = unit.snapshots.dump()
                write_file(target, writer(EVERYTHING, target).write(snapshot))
                return _rows(snapshot)
            case _:
                raise BadInput(
                    f"There is nothing called {what!r} to export.", f"Choose one of {', '.join(EXPORTS)}."
                )

    def report(self) -> Report:
        """Progress of the last year as figures, charts and tables."""
        predicted = predictions.predicted(self.workspace)
        told = replace(insight.insight(self.workspace), predictions=predicted)
        charts = [builder.build(told, LAST_YEAR) for builder in CHARTS]
        return report_of(told, charts, insight.progress_table(self.workspace), LAST_YEAR)

    def _restore(self, snapshot: Snapshot, progress: Progress) -> tuple[Imported, Deck]:
        with self._store.write() as unit:
            _check_unused(unit)
            unit.snapshots.load(snapshot)
            unit.commit()
        self.apply_settings(progress)
        upkeep.rebuild(self.workspace, progress)
        with self._store.read() as unit:
            cards = unit.cards.count()
        rows = _rows(snapshot)
        change = Change("Import everything", frozenset(Touched), message=f"{cards} cards and all about them")
        return Imported(change, cards), Deck(
            found=(f"Everything: {rows} rows in {len(snapshot.tables)} tables.",)
        )

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


def system_clock() -> int:
    """Now, in milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


def shipped_deck() -> Deck:
    """The five shipped documents under their topics and subjects."""
    data = paths.shipped_data()
    files = sorted((data / "documents").glob("*.txt"))
    deck = IMPORTERS["question_document"].read([_source(each) for each in files])
    topics = read_topics((data / "topics.toml").read_bytes())
    return arrange(deck, topics, read_subjects((data / "subjects.toml").read_bytes()))


def shipped_key_points(deck: Deck) -> dict[str, tuple[tuple[KeyPoint, ...], tuple[EditorNote, ...]]]:
    """Key points and editor's notes of the shipped cards, by card uid."""
    uids = {card.number: card.uid for card in deck.cards}
    files = [
        read_key_points(each.read_bytes())
        for each in sorted((paths.shipped_data() / "key_points").glob("*.toml"))
    ]
    return {uids[each.number]: (each.points, each.notes) for each in files if each.number in uids}


def read_files(files: Sequence[Path]) -> Deck:
    """The deck in files that belong together.

    Raises ``BadInput`` where one cannot be read or is of no known format.
    """
    sources = [_source(each) for each in files]
    if any(everything_file.recognises(each) for each in sources):
        raise BadInput("A file of everything fills a whole store.", "Import it alone, before anything else.")
    for importer in IMPORTERS:
        if all(importer.recognises(source) for source in sources):
            return importer.read(sources)
    return IMPORTERS["question_document"].read(sources)


def _are_everything(files: Sequence[Path]) -> bool:
    return len(files) == 1 and everything_file.recognises(_source(files[0]))


def _check_unused(unit: SqlUnitOfWork) -> None:
    """Raises ``BadInput`` where a store was used: what was done in it would be lost."""
    if not unit.snapshots.is_untouched():
        raise BadInput(
            "A file of everything can only be brought into a store that was not used yet.",
            "Name a new one: trainer --store NEW.db import FILE.",
        )


def _rows(snapshot: Snapshot, table: str = "") -> int:
    """How many rows a table has, or all of them."""
    return sum(len(told.rows) for name, told in snapshot.tables.items() if not table or name == table)


def writer(family: Registry[Exporter[Content]], target: Path) -> Exporter[Content]:
    """The exporter for a file's suffix.  Raises ``BadInput`` with the suffixes there are."""
    found = family.for_suffix(target.suffix)
    if not found:
        known = ", ".join(suffix for each in family for suffix in each.suffixes)
        raise BadInput(f"{target.name} has no suffix this can be written as.", f"Use one of {known}.")
    return found[0]


def write_file(target: Path, content: bytes) -> None:
    """Write a whole file or nothing.  Raises ``BadInput`` where the place cannot be written."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(content)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(f"{target} cannot be written: {error.strerror}.", "Choose another place.") from error


def _source(path: Path) -> Source:
    try:
        return Source(path.name, path.read_bytes())
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", "Check the name and try again."
        ) from error
