"""A report of progress as data: figures, advice, and sections with a picture or a table."""

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Section:
    """One thing told: a heading, its result in words, how to read it, and either a picture (SVG) or a table."""

    title: str
    summary: str
    help: str
    svg: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says; ``figures`` are pairs of a name and a value, ``written_by`` names the version,
    ``paper`` the size of its pages where they are printed.
    """

    title: str
    subtitle: str
    written_by: str
    figures: tuple[tuple[str, str], ...]
    next_steps: tuple[str, ...]
    sections: tuple[Section, ...]
    paper: str = "A4"


def show_cell(cell: Cell) -> str:
    """A cell as people read it: ``–`` where there is nothing, thousands apart."""
    match cell:
        case None:
            return "–"
        case str():
            return cell
        case _:
            return f"{cell:,}"
