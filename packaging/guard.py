"""A lock between processes, so that two set-ups at once do not write into the same environment."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(guard: Path) -> Iterator[None]:
    """Keep every other process out until the end of the block; it is freed also when this one dies."""
    guard.parent.mkdir(parents=True, exist_ok=True)
    with guard.open("a", encoding="utf-8") as handle:
        os.set_inheritable(handle.fileno(), True)
        if not claim(handle.fileno()):
            print("Another set-up is running here; waiting for it to end.", file=sys.stderr)
            while not claim(handle.fileno()):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def claim(descriptor: int) -> bool:
        """Lock an open file, unless another process holds it."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def claim(descriptor: int) -> bool:
        """Lock an open file, unless another process holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
