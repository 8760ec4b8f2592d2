"""What a chart is: its numbers, words and table, ready to be drawn by anything."""

import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import floor

from trainer.core.calendar import date_of
from trainer.core.insight import Addition, Insight, Period

Cell = str | int | float | None


class Kind(Enum):
    """How a chart is drawn."""

    BARS = "stacked bars"
    LINE = "line"
    HEATMAP = "heat map"
    ROWS = "bars in rows"
    TABLE = "table only"


@dataclass(frozen=True, slots=True)
class Series:
    """One value per point (``None``: nothing to show there); ``role`` is a colour name of the theme.

    Values are in the unit of the y axis, or in ``unit`` where the series has its own; shown with ``digits`` decimals.
    Of a line, ``joined`` says whether its points are joined and ``dotted`` whether each is drawn as a dot.
    """

    name: str
    values: tuple[float | None, ...]
    role: str = "muted"
    unit: str = ""
    digits: int = 0
    joined: bool = True
    dotted: bool = True

    def cell(self, index: int) -> Cell:
        """The value rounded to its decimals; a whole number without decimals is an ``int``."""
        value = self.values[index]
        if value is None:
            return None
        return round(value, self.digits) if self.digits else floor(value + 0.5)

    def words(self, index: int) -> str:
        """The value with its unit, ``–`` where there is none."""
        value = self.cell(index)
        if value is None:
            return "–"
        return f"{value:,.{self.digits}f}" + (f" {self.unit}" if self.unit else "")


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the x axis: ``label`` in full and ``short`` for a tick.

    ``first`` to ``last`` are study days where the chart is ``by_day``, else the place's number.  ``search`` finds the
    cards behind it, in the search language; empty where no search does.
    """

    first: int
    last: int
    label: str
    short: str
    search: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A line to compare with, in the unit of the y axis."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Points of a heat map that stand out: each has a dot or is only an outline, ``name`` says why."""

    name: str
    points: frozenset[int]
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything about a chart but its looks.

    ``title`` says what it shows, ``help`` how to read it, ``summary`` the result in words, ``empty`` what to say where
    there is nothing to show.  ``series`` are drawn, ``facts`` only told.  ``faint`` are points that rest on few
    reviews, ``marks`` say what else is true of some.  ``steps`` are the values at which a heat map's colour gets
    stronger.  A chart that is not ``by_day`` has groups of another kind as its points, ``x_title`` says of which.
    """

    id: str
    kind: Kind
    title: str
    help: str
    summary: str
    empty: str
    x_title: str
    y_title: str
    points: tuple[Point, ...]
    series: tuple[Series, ...]
    facts: tuple[Series, ...] = ()
    y_unit: str = ""
    y_range: tuple[float, float] | None = None
    target: Target | None = None
    faint: frozenset[int] = frozenset()
    steps: tuple[float, ...] = ()
    marks: tuple[Mark, ...] = ()
    by_day: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: bars and squares all 0, a line, rows or a table without a value."""
        values = [value for each in self.series for value in each.values if value is not None]
        return not values if self.kind in (Kind.LINE, Kind.ROWS, Kind.TABLE) else not any(values)

    @property
    def columns(self) -> tuple[Series, ...]:
        """The table's columns after the first."""
        return self.series + self.facts

    def total(self, index: int) -> float:
        """The height of a point's stack."""
        return sum(each.values[index] or 0 for each in self.series)

    def hover(self, index: int) -> str:
        """What a point says when it is pointed at: its label and a line for every value."""
        lines = [f"{each.name}: {each.words(index)}" for each in self.columns]
        lines += [each.name for each in self.marks if index in each.points]
        return "\n".join([self.points[index].label, *lines])

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
        """Header and rows: the label and every value, exact to the decimals its series has."""
        header = (
            self.x_title,
            *(_headed(each) for each in self.columns),
            *(each.name for each in self.marks),
        )
        rows = (
            (
                point.label,
                *(each.cell(index) for each in self.columns),
                *("yes" if index in each.points else None for each in self.marks),
            )
            for index, point in enumerate(self.points)
        )
        return header, tuple(rows)

    def search(self, index: int) -> str:
        """What finds the cards behind a point; empty where there are none or no search tells them."""
        values = [each.values[index] for each in self.series]
        told = (
            any(values)
            if self.kind in (Kind.BARS, Kind.HEATMAP)
            else any(value is not None for value in values)
        )
        return self.points[index].search if told else ""

    def level(self, value: float | None) -> int:
        """How strong a heat map's colour is: 0 for nothing, then 1 to one more than there are steps."""
        return bisect_right(self.steps, value) + 1 if value else 0


@dataclass(frozen=True, slots=True)
class ChartBuilder:
    """A chart by name: ``build`` makes it for a period, of an insight that was given what it ``needs``."""

    id: str
    label: str
    build: Callable[[Insight, Period], Chart]
    needs: Addition | None = None


def to_csv(chart: Chart) -> str:
    """The table as CSV; lines end in CRLF (RFC 4180).

    Charts by day have ISO dates in the columns ``from`` and ``to``, others their labels in the first column.
    """
    header, rows = chart.table()
    out = io.StringIO()
    writer = csv.writer(out)
    if not chart.by_day:
        writer.writerow(header)
        writer.writerows(_blank(row) for row in rows)
        return out.getvalue()
    writer.writerow(["from", "to", *header[1:]])
    for point, row in zip(chart.points, rows, strict=True):
        writer.writerow([date_of(point.first).isoformat(), date_of(point.last).isoformat(), *_blank(row[1:])])
    return out.getvalue()


def _blank(cells: Sequence[Cell]) -> list[Cell]:
    return ["" if cell is None else cell for cell in cells]


def _headed(series: Series) -> str:
    return f"{series.name} ({series.unit})" if series.unit else series.name
