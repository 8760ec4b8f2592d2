"""One run of the benchmark, as the command line asks for it."""

import json
import os
import platform
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trainer import __version__, paths
from trainer.bench import build, table
from trainer.bench.beside_anki import Anki
from trainer.bench.child import Reply
from trainer.bench.contents import SEED, Size, sized
from trainer.bench.measure import Figures, figures
from trainer.bench.parts import PARTS
from trainer.bench.parts.base import Part
from trainer.bench.results import Result
from trainer.bench.workers import measured
from trainer.core.errors import BadInput


def run(options: Namespace) -> int:
    """Build the stores that are not there yet, measure, print; the exit status.  Raises ``BadInput``."""
    if options.list:
        print("\n".join(f"{part.id:20}  {part.label}" for part in PARTS))
        return 0
    sizes, parts = chosen_sizes(options.sizes), chosen_parts(options.parts)
    folder: Path = options.folder or paths.user_cache() / "bench"
    stores = {size: build.kept_store(folder, size, _told) for size in sizes}
    if options.build_only:
        print("\n".join(str(store) for store in stores.values()))
        return 0
    anki = Anki(folder, _say) if options.beside else None
    bench = Bench(stores, max(options.runs, 1), anki, folder / "profiles" if options.profile else None)
    results = list[Result]()
    try:
        for result in bench.results(parts):
            results.append(result)
            _say(table.in_short(result))
    except KeyboardInterrupt:
        _say("Stopped; what was measured until then:")
    print(table.as_text(results, anki is not None))
    print(table.file_sizes({size: store.stat().st_size for size, store in stores.items()}))
    print(busy(_load(), os.cpu_count() or 1), end="")
    written: Path = options.json or folder / "bench.json"
    content = table.as_json(results, about(stores, anki))
    written.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {written}")
    return 0


class Bench:
    """Every part on every store, in ``runs`` rounds; a round takes ours, the floor and the peer one after another."""

    def __init__(self, stores: dict[Size, Path], runs: int, anki: Anki | None, profiles: Path | None) -> None:
        self._stores, self._runs, self._anki, self._profiles = stores, runs, anki, profiles

    def results(self, parts: Sequence[Part]) -> Iterator[Result]:
        """What the parts took, in their order, the smallest store first."""
        if self._profiles is not None:
            self._profiles.mkdir(parents=True, exist_ok=True)
        for part in parts:
            for size in sorted(self._stores, key=_cards):
                yield self._result(part, size)

    def _result(self, part: Part, size: Size) -> Result:
        store = self._stores[size]
        ours, floor, peer = list[Reply](), list[Reply](), list[Reply]()
        for _ in range(self._runs):
            ours.append(measured(part, store, floor=False))
            if part.floor is not None:
                floor.append(measured(part, store, floor=True))
            if self._anki is not None and part.peer is not None:
                peer.append(self._anki.measured(part, size))
        if self._profiles is not None:
            profile = self._profiles / f"{part.id}-{size.cards}.txt"
            measured(part, store, floor=False, profile=profile)
        problems = [reply.problem for reply in (*ours, *floor, *peer) if reply.problem]
        return Result(
            part, size.cards, _figures(ours), _figures(floor), _figures(peer), "; ".join(problems[:1])
        )


def chosen_sizes(text: str) -> list[Size]:
    """The sizes named by numbers of cards between commas.  Raises ``BadInput``."""
    numbers = [each.strip() for each in text.split(",")]
    if not all(each.isdecimal() and int(each) for each in numbers):
        raise BadInput(
            f"--sizes takes numbers of cards, not {text!r}.", "For example: --sizes 50,10000,100000."
        )
    return [sized(int(each)) for each in dict.fromkeys(numbers)]


def chosen_parts(text: str) -> list[Part]:
    """The parts named by ids between commas; all for an empty text.

    What is no id is the beginning of some.  Raises ``BadInput`` where it is neither.
    """
    names = [each.strip() for each in text.split(",") if each.strip()]
    wanted: set[str] = set()
    for name in names:
        exact = {part.id for part in PARTS if part.id == name}
        found = exact or {part.id for part in PARTS if part.id.startswith(name)}
        if not found:
            raise BadInput(f"There is no part called {name!r}.", "trainer bench --list names them all.")
        wanted |= found
    return [part for part in PARTS if not names or part.id in wanted]


def about(stores: dict[Size, Path], anki: Anki | None) -> dict[str, Any]:
    """What was measured, and where."""
    return {
        "trainer": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load": _load(),
        "seed": SEED,
        "anki": anki.version if anki else None,
        "stores": [
            {"cards": size.cards, "reviews": size.reviews, "bytes": store.stat().st_size}
            for size, store in stores.items()
        ],
    }


def busy(load: float | None, processors: int) -> str:
    """A warning where others worked on the machine too; ``load`` is the mean number of processes at work."""
    if load is None or load <= processors:
        return ""
    return (
        f"the machine was busy ({load:.1f} processes at work for {processors} processors): "
        "figures are too high, and ratios uncertain\n"
    )


def _load() -> float | None:
    return os.getloadavg()[1] if hasattr(os, "getloadavg") else None


def _figures(replies: Sequence[Reply]) -> Figures | None:
    values = [value for reply in replies for value in reply.values]
    peaks = [reply.peak_mb for reply in replies if reply.peak_mb is not None]
    return figures(values, max(peaks, default=None)) if values else None


def _cards(size: Size) -> int:
    return size.cards


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _told(done: int, _total: int, what: str) -> None:
    if done == 0:
        _say(f"{what} …")
