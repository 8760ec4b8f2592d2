"""Files in and out: the shipped documents, files of any format there is, and what is written to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer import paths
from trainer.charts import CHARTS
from trainer.charts.report import report_of
from trainer.core.deck import Deck, Problem, Source
from trainer.core.errors import BadInput
from trainer.core.forecast import Appointment, Forecast
from trainer.core.insight import LAST_YEAR, Addition, Period
from trainer.core.key_point import EditorNote, KeyPoint
from trainer.core.report import Report
from trainer.core.scope import Scope
from trainer.core.search_query import parse
from trainer.core.snapshot import Snapshot
from trainer.core.wording import count_of, show_share
from trainer.exporters import CARDS, EVERYTHING, FORECAST, PROGRESS, REPORT, REVIEWS
from trainer.exporters.base import Content, Exporter
from trainer.importers import IMPORTERS, everything_file
from trainer.importers.key_points_file import read_key_points
from trainer.importers.topics_file import arrange, read_subjects, read_topics
from trainer.registry import Registry
from trainer.services import additions, exchange, insight, mastery, plan
from trainer.services.ports import Workspace

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


def export_to(workspace: Workspace, what: str, target: Path, search: str) -> int:
    """Write one of ``EXPORTS`` but everything, in the format of the suffix; how many rows.  Raises ``BadInput``."""
    match what:
        case "cards":
            deck = exchange.export_deck(workspace, search)
            write_file(target, writer(CARDS, target).write(deck))
            return len(deck.cards)
        case "progress":
            table = mastery.progress_table(workspace, Scope(query=parse(search)))
            write_file(target, writer(PROGRESS, target).write(table))
            return len(table)
        case "reviews":
            log = insight.review_log(workspace, Scope(query=parse(search)))
            write_file(target, writer(REVIEWS, target).write(log))
            return len(log)
        case "report":
            report = report_on(workspace, search)
            write_file(target, writer(REPORT, target).write(report))
            return len(report.sections)
        case "forecast":
            days, pace = insight.insight(workspace).due, insight.today(workspace).pace_ms
            forecast = Forecast(days, pace, workspace.now_ms(), _appointment(workspace))
            write_file(target, writer(FORECAST, target).write(forecast))
            return len(days)
        case _:
            raise BadInput(
                f"There is nothing called {what!r} to export.", f"Choose one of {', '.join(EXPORTS)}."
            )


def _appointment(workspace: Workspace) -> Appointment | None:
    """The interview with what is planned for it; ``None`` where none is to come."""
    found = plan.forecast(workspace)
    if found is None:
        return None
    minutes = found.interview.seconds_per_day // 60
    words = (
        f"Predicted recall on the day: {show_share(found.recall)} of {count_of(found.cards, 'card')}, with "
        f"{count_of(minutes, 'minute')} of study a day."
    )
    return Appointment(found.interview.day, words)


def write_everything(snapshot: Snapshot, target: Path) -> int:
    """Write a whole store; how many rows.  Raises ``BadInput``."""
    write_file(target, writer(EVERYTHING, target).write(snapshot))
    return rows_of(snapshot)


def report_on(workspace: Workspace, search: str = "", period: Period = LAST_YEAR) -> Report:
    """Progress of a period as figures, charts and tables, of the cards that a search finds.

    Raises ``QueryError`` for a search that cannot be understood.
    """
    scope = Scope(query=parse(search))
    told = insight.insight(workspace, scope)
    for wanted in Addition:
        told = additions.add(workspace, wanted, scope)(told)
    charts = [builder.build(told, period) for builder in CHARTS]
    return report_of(told, charts, mastery.mastery(workspace, scope), period, search.strip())


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


def are_everything(files: Sequence[Path]) -> bool:
    """Whether this is one file that holds a whole store.  Raises ``BadInput`` where it cannot be read."""
    return len(files) == 1 and everything_file.recognises(_source(files[0]))


def read_everything(file: Path) -> Snapshot:
    """A whole store.  Raises ``BadInput`` where the file cannot be used."""
    return everything_file.read(_source(file))


def found_in(name: str, snapshot: Snapshot) -> Found:
    """What a file of a whole store holds."""
    cards, events, rows = (rows_of(snapshot, table) for table in ("cards", "review_events", ""))
    parts = (count_of(cards, "card"), count_of(events, "logged event"), count_of(rows, "row"))
    return Found(cards, (f"{name}: everything of a store: {', '.join(parts)}.",), is_everything=True)


def rows_of(snapshot: Snapshot, table: str = "") -> int:
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
