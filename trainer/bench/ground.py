"""Where one part does its work: a store and a clock of the contents' own, and what is measured on the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from random import Random
from time import monotonic_ns, perf_counter_ns
from typing import TYPE_CHECKING

from trainer.app import Trainer
from trainer.bench.contents import NOW_MS, SEED
from trainer.services.ports import Workspace

if TYPE_CHECKING:
    from pyinstrument import Profiler

PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -4000", "temp_store = MEMORY")
"""As the trainer opens its stores, so that a floor is a floor."""

ENOUGH_MS = 30_000
"""After so much measured time a part is not measured once more."""


class Ground:
    """``store`` may be changed where the part says that it writes; ``folder`` is for files and empty at first.

    ``times`` is how often the part is to measure; ``values`` are its measurements in its unit.
    """

    def __init__(self, store: Path, folder: Path, times: int, profiler: "Profiler | None" = None) -> None:
        self.store, self.folder, self.times = store, folder, times
        self.values: list[float] = []
        self.random = Random(SEED)
        self._profiler = profiler
        self._began = monotonic_ns()

    def now_ms(self) -> int:
        """The instant the contents are made for, and the time since the part began."""
        return NOW_MS + (monotonic_ns() - self._began) // 1_000_000

    @cached_property
    def trainer(self) -> Trainer:
        """The opened store."""
        return Trainer(self.store, now_ms=self.now_ms)

    @property
    def workspace(self) -> Workspace:
        """What services need."""
        return self.trainer.workspace

    @cached_property
    def database(self) -> sqlite3.Connection:
        """The same file without the trainer, for floors."""
        connection = sqlite3.connect(self.store, isolation_level=None)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def rounds(self) -> Iterator[int]:
        """Numbers from 0, as many as the part is to measure; fewer where it takes very long, but one at least."""
        for number in range(self.times):
            if number and sum(self.values) > ENOUGH_MS:
                return
            yield number

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Measure what happens inside, in milliseconds; a profile tells of nothing else."""
        if self._profiler is not None:
            self._profiler.start()
        start = perf_counter_ns()
        yield
        self.took((perf_counter_ns() - start) / 1e6)
        if self._profiler is not None:
            self._profiler.stop()

    def took(self, value: float) -> None:
        """Keep a measurement made otherwise."""
        self.values.append(value)

    def close(self) -> None:
        """Let go of the store."""
        for name in ("trainer", "database"):
            if name in self.__dict__:
                getattr(self, name).close()
