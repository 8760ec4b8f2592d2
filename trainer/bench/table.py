"""Results as a table for people and as JSON for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from trainer.bench.contents import Size
from trainer.bench.measure import Figures
from trainer.bench.results import GROWTH, JUDGED_FROM, Result, growth, missed_first

HEADER = (
    *("part", "cards", "median", "p95", "p99", "unit", "peak MB", "floor", "x floor", "growth"),
    *("anki", "anki p95", "ratio", "target", ""),
)
NOTHING = "-"


def as_text(results: Sequence[Result], beside: bool) -> str:
    """One line per part and size, those slower than their target first; without a peer its columns are left out."""
    width = len(HEADER) if beside else HEADER.index("anki")
    lines = [list(HEADER[:width])]
    lines += [_line(each, results)[:width] for each in missed_first(results)]
    widths = [max(len(line[column]) for line in lines) for column in range(width)]
    rows = [
        "  ".join(
            cell.ljust(wide) if column in (0, 5, 14) else cell.rjust(wide)
            for column, (cell, wide) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    rows.insert(1, "-" * max(map(len, rows)))
    return "\n".join(rows + _footnotes(results, beside))


def in_short(result: Result) -> str:
    """One line while the others are still being measured."""
    part = result.part
    said = [f"{part.label}, {result.cards:,} cards: {number(_of(result.ours, 'median'))} {part.unit}"]
    for name, figures in (("floor", result.floor), ("anki", result.peer)):
        if figures is not None:
            said.append(f"{name} {number(figures.median)}")
    return ", ".join([*said, result.problem] if result.problem else said)


def as_json(results: Sequence[Result], about: Mapping[str, Any]) -> dict[str, Any]:
    """Everything in the table and more; ``about`` tells of the machine and the run."""
    return {**about, "results": [_record(each, results) for each in results]}


def file_sizes(stores: Mapping[Size, int]) -> str:
    """A line for the file of each store, in bytes, the smallest first; how many times the one before it is."""
    lines, before = [], None
    for size, taken in sorted(stores.items(), key=lambda each: each[0].cards):
        grown = f", {number(taken / before)} times the one before" if before else ""
        contents = f"{size.cards:,} cards and {size.reviews:,} reviews"
        lines.append(f"file of {contents}: {number(taken / 1e6)} MB{grown}")
        before = taken
    return "\n".join(lines)


def number(value: float | None) -> str:
    """Three significant digits, more only before the point."""
    if value is None:
        return NOTHING
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def _line(result: Result, results: Sequence[Result]) -> list[str]:
    ours, floor, peer = result.ours, result.floor, result.peer
    grown = growth(result, results)
    too_much = (
        grown is not None and result.part.interactive and result.cards >= JUDGED_FROM and grown > GROWTH
    )
    return [
        result.part.label,
        f"{result.cards:,}",
        *(number(each) for each in (_of(ours, "median"), _of(ours, "p95"), _of(ours, "p99"))),
        result.part.unit,
        number(_of(ours, "peak_mb")),
        number(_of(floor, "median")),
        number(result.to_floor),
        number(grown) + ("!" if too_much else ""),
        number(_of(peer, "median")),
        number(_of(peer, "p95")),
        number(result.to_peer),
        number(result.part.target),
        {True: "met", False: "MISSED", None: result.problem}[result.is_met],
    ]


def _footnotes(results: Sequence[Result], beside: bool) -> list[str]:
    """What a reader must know to read the figures rightly."""
    notes = [f"! grew by more than {GROWTH} from the size before, and a learner waits for it"]
    notes += dict.fromkeys(f"{each.part.label}: {each.problem}" for each in results if each.problem)
    if beside:
        notes.append(f"targets are judged from {JUDGED_FROM:,} cards on")
        notes.append("the ratio is that of the medians, of the 95th percentiles for: " + _judged(results))
        notes += dict.fromkeys(f"{each.part.label}: {each.part.note}" for each in results if each.part.note)
        away = dict.fromkeys(each.part.label for each in results if each.peer is None and each.part.target)
        if away:
            notes.append(f"Anki was not measured in this run for: {', '.join(away)}")
    return ["", *notes]


def _judged(results: Sequence[Result]) -> str:
    return ", ".join(dict.fromkeys(each.part.label for each in results if each.part.by_p95)) or "none"


def _of(figures: Figures | None, name: str) -> float | None:
    return None if figures is None else getattr(figures, name)


def _record(result: Result, results: Sequence[Result]) -> dict[str, Any]:
    part = result.part
    return {
        "part": part.id,
        "label": part.label,
        "cards": result.cards,
        "unit": part.unit,
        "interactive": part.interactive,
        "ours": None if result.ours is None else asdict(result.ours),
        "floor": None if result.floor is None else asdict(result.floor),
        "anki": None if result.peer is None else asdict(result.peer),
        "to_floor": result.to_floor,
        "growth": growth(result, results),
        "to_anki": result.to_peer,
        "judged_by": "p95" if part.by_p95 else "median",
        "target": part.target,
        "met": result.is_met,
        "problem": result.problem,
    }
