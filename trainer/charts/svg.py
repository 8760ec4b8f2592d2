"""Charts as vector pictures (SVG) without a window; no reference to anything outside the file."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from textwrap import wrap

from trainer import __version__
from trainer.charts.base import Chart, Kind, Series
from trainer.charts.calendar_pages import WEEKS, CalendarPage, calendar_pages
from trainer.charts.ticks import labelled, value_ticks
from trainer.core.report import show_cell
from trainer.paths import resources

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 30, 28
SQUARE, CALENDAR_LEFT, CALENDAR_HEIGHT = 10.3, 36, 112
ROW_NAMES = 190
TEXT_PX = 11
TABLE_ROW_PX, LINE_PX, MARGIN = 22, 18, 16
_CHARACTER_PX = 6.8
_BAR = 0.76
_ROW_STEP = 9
_LEGEND_GAP = 30
_LONGEST_NAME = 27


@dataclass(frozen=True)
class Colours:
    """Colours as ``#rrggbb``: ``series`` gives one for a role, ``heat`` from nothing to most."""

    text: str
    muted: str
    border: str
    surface: str
    heat: tuple[str, ...]
    series: Callable[[str], str]


@cache
def light_colours() -> Colours:
    """The colours of the light theme, for paper."""
    theme = tomllib.loads((resources() / "themes" / "light.toml").read_text("utf-8"))
    charts = theme["charts"]
    return Colours(
        theme["text"]["text"],
        theme["text"]["muted"],
        theme["surfaces"]["border"],
        theme["surfaces"]["surface"],
        tuple(charts["chart_heat"]),
        lambda role: str(charts[f"chart_{role}"]),
    )


def to_svg(chart: Chart, colours: Colours, *, alone: bool = False) -> str:
    """The drawing of a chart; ``<title>`` and ``<desc>`` carry its words, ``<metadata>`` the version.

    A drawing that stands ``alone`` shows the words as well, on a ground of its own.  Raises ``ValueError`` for a chart
    that is empty.
    """
    if chart.is_empty:
        raise ValueError(f"the chart {chart.id} has nothing to draw")
    height, drawn = _drawn(chart, colours)
    if alone:
        height, drawn = _captioned(chart, colours, height, drawn)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}" font-family="sans-serif" font-size="{TEXT_PX}" role="img">',
            f"<title>{escape(chart.title)}</title><desc>{escape(chart.summary)}</desc>"
            f"<metadata>interview-trainer {__version__}</metadata>",
            *drawn,
            "</svg>",
        )
    )


def _captioned(
    chart: Chart, colours: Colours, height: int, drawn: Iterable[str]
) -> tuple[int, Iterator[str]]:
    """The drawing below its title and its result, with a margin."""
    lines = wrap(chart.summary, round((WIDTH - 2 * MARGIN) / _CHARACTER_PX))
    head = MARGIN + LINE_PX * (len(lines) + 2)
    scale = (WIDTH - 2 * MARGIN) / WIDTH
    whole = head + round(height * scale) + MARGIN

    def parts() -> Iterator[str]:
        yield f'<rect width="{WIDTH}" height="{whole}" fill="{colours.surface}"/>'
        yield _text(MARGIN, MARGIN + LINE_PX, chart.title, colours.text, size=TEXT_PX + 4)
        for place, line in enumerate(lines, 2):
            yield _text(MARGIN, MARGIN + LINE_PX * place + 4, line, colours.text)
        yield f'<g transform="translate({MARGIN} {head}) scale({scale:.4f})">'
        yield from drawn
        yield "</g>"

    return whole, parts()


def _drawn(chart: Chart, colours: Colours) -> tuple[int, Iterator[str]]:
    match chart.kind:
        case Kind.TABLE:
            return (len(chart.points) + 1) * TABLE_ROW_PX, _table(chart, colours)
        case Kind.HEATMAP:
            pages = calendar_pages(chart.points[0].first, chart.points[-1].first)
            return len(pages) * CALENDAR_HEIGHT, _calendar(chart, pages, colours)
        case Kind.ROWS:
            return TOP + len(chart.points) * _row_height(chart), _rows(chart, colours)
        case _:
            return HEIGHT, _plot(chart, colours)


def _plot(chart: Chart, colours: Colours) -> Iterator[str]:
    ticks = _ticks(chart)
    low, high = ticks[0], ticks[-1]

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)

    yield from _legend(chart, colours)
    for value in ticks:
        yield _line(LEFT, y(value), WIDTH - RIGHT, y(value), colours.border)
        name = f"{value:,.0f}" + (f" {chart.y_unit}" if chart.y_unit else "")
        yield _text(LEFT - 8, y(value) + 4, name, colours.muted, "end")
    yield from _names(chart, colours)
    yield from _lines(chart, colours, y) if chart.kind is Kind.LINE else _bars(chart, colours, y)
    if chart.target is not None:
        place = y(chart.target.value)
        yield _line(LEFT, place, WIDTH - RIGHT, place, colours.muted, ' stroke-dasharray="5 4"')


def _bars(chart: Chart, colours: Colours, y: Callable[[float], float]) -> Iterator[str]:
    step = _step(chart)
    for index in range(len(chart.points)):
        foot = 0.0
        for series in chart.series:
            value = series.values[index]
            if value:
                yield (
                    f'<rect x="{LEFT + step * (index + 0.5 - _BAR / 2):.1f}" y="{y(foot + value):.1f}" '
                    f'width="{step * _BAR:.1f}" height="{y(foot) - y(foot + value):.1f}" '
                    f'fill="{colours.series(series.role)}"/>'
                )
                foot += value


def _rows(chart: Chart, colours: Colours) -> Iterator[str]:
    low, high = chart.y_range or (0.0, 1.0)
    values = ["  ".join(each.words(index) for each in chart.series) for index in range(len(chart.points))]
    room = WIDTH - ROW_NAMES - max(map(len, values)) * _CHARACTER_PX
    yield from _legend(chart, colours)
    for index, point in enumerate(chart.points):
        top = TOP + index * _row_height(chart)
        middle = top + (len(chart.series) * _ROW_STEP) / 2 + 3
        name = point.short if len(point.short) <= _LONGEST_NAME else f"{point.short[: _LONGEST_NAME - 1]}…"
        yield _text(0, middle, name, colours.text)
        yield _text(WIDTH, middle, values[index], colours.muted, "end")
        for place, series in enumerate(chart.series):
            value = series.values[index]
            if value is not None:
                down, part = top + place * _ROW_STEP, (min(max(value, low), high) - low) / (high - low)
                for width, colour in ((room, colours.border), (room * part, colours.series(series.role))):
                    yield (
                        f'<rect x="{ROW_NAMES}" y="{down}" width="{width:.1f}" height="{_ROW_STEP - 2}" '
                        f'rx="2" fill="{colour}"/>'
                    )


def _table(chart: Chart, colours: Colours) -> Iterator[str]:
    """Header and rows; the names have the room that the numbers leave."""
    header, rows = chart.table()
    lines = [header, *(tuple(map(show_cell, row)) for row in rows)]
    widths = [max(len(line[place]) for line in lines) * _CHARACTER_PX + 14 for place in range(1, len(header))]
    longest = max(int((WIDTH - sum(widths)) / _CHARACTER_PX), 8)
    for number, (name, *cells) in enumerate(lines):
        base, colour = number * TABLE_ROW_PX + 14, colours.text if number else colours.muted
        yield _text(0, base, name if len(name) <= longest else f"{name[: longest - 1]}…", colour)
        right = WIDTH - sum(widths)
        for cell, width in zip(cells, widths, strict=True):
            right += width
            yield _text(right, base, cell, colour, "end")
        yield _line(0, base + 7, WIDTH, base + 7, colours.border)


def _row_height(chart: Chart) -> int:
    return len(chart.series) * _ROW_STEP + 10


def _lines(chart: Chart, colours: Colours, y: Callable[[float], float]) -> Iterator[str]:
    step = _step(chart)
    for series in chart.series:
        known = [
            (index, LEFT + step * (index + 0.5), y(value))
            for index, value in enumerate(series.values)
            if value is not None
        ]
        colour = colours.series(series.role)
        path = " ".join(f"{across:.1f},{down:.1f}" for _, across, down in known)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for index, across, down in known:
            fill = colours.surface if index in chart.faint else colour
            yield (
                f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.5" fill="{fill}" stroke="{colour}" '
                'stroke-width="1.5"/>'
            )


def _legend(chart: Chart, colours: Colours) -> Iterator[str]:
    """Squares with their names right behind them, so that any font fits; the whole about at the right end."""
    yield _text(0, 12, chart.y_title, colours.muted)
    names = [(each.name, colours.series(each.role)) for each in chart.series]
    if len(names) == 1 and chart.target is None:
        return
    target = "" if chart.target is None else f"– –  {chart.target.label}"
    widths = [_LEGEND_GAP + _CHARACTER_PX * len(name) for name, _ in names]
    place = WIDTH - RIGHT - sum(widths) - (_CHARACTER_PX * len(target))
    for (name, colour), width in zip(names, widths, strict=True):
        yield f'<rect x="{place:.1f}" y="3" width="10" height="10" fill="{colour}"/>'
        yield _text(place + 15, 12, name, colours.muted)
        place += width
    if target:
        yield _text(WIDTH - RIGHT, 12, target, colours.muted, "end")


def _names(chart: Chart, colours: Colours) -> Iterator[str]:
    step = _step(chart)
    widest = max(len(each.short) for each in chart.points) * _CHARACTER_PX + 10
    for index in labelled(len(chart.points), WIDTH - LEFT - RIGHT, widest):
        across = LEFT + step * (index + 0.5)
        yield _text(across, HEIGHT - BOTTOM + 18, chart.points[index].short, colours.muted, "middle")


def _calendar(chart: Chart, pages: tuple[CalendarPage, ...], colours: Colours) -> Iterator[str]:
    series: Series = chart.series[0]
    first = chart.points[0].first
    for number, page in enumerate(pages):
        top = number * CALENDAR_HEIGHT + 18
        for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri")):
            yield _text(0, top + (row + 1) * (SQUARE + 1) - 2, name, colours.muted)
        for column, name in page.months:
            if column < WEEKS - 1:
                yield _text(CALENDAR_LEFT + column * (SQUARE + 1), top - 6, name, colours.muted)
        for day in page.days:
            column, row = page.place(day)
            fill = f'fill="{colours.heat[chart.level(series.values[day - first])]}"'
            if any(day - first in mark.points for mark in chart.marks if mark.hollow):
                fill = f'fill="none" stroke="{colours.muted}"'
            yield (
                f'<rect x="{CALENDAR_LEFT + column * (SQUARE + 1):.1f}" y="{top + row * (SQUARE + 1):.1f}" '
                f'width="{SQUARE}" height="{SQUARE}" rx="2" {fill}/>'
            )
            if any(day - first in mark.points for mark in chart.marks if not mark.hollow):
                yield (
                    f'<circle cx="{CALENDAR_LEFT + column * (SQUARE + 1) + SQUARE / 2:.1f}" '
                    f'cy="{top + row * (SQUARE + 1) + SQUARE / 2:.1f}" r="2" fill="{colours.surface}"/>'
                )


def _ticks(chart: Chart) -> tuple[float, ...]:
    if chart.y_range is not None:
        return value_ticks(*chart.y_range)
    return value_ticks(0, max(chart.total(index) for index in range(len(chart.points))))


def _step(chart: Chart) -> float:
    return (WIDTH - LEFT - RIGHT) / len(chart.points)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{more}/>'


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start", size: int = 0) -> str:
    large = f' font-size="{size}" font-weight="bold"' if size else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{large}>{escape(words)}</text>'
    )
