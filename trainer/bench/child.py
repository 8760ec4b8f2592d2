"""One part in a process of its own, so that the memory it takes is its own: ``python -m trainer.bench.child``.

Takes the request as one line of JSON on standard input and answers with one line of JSON on standard output.
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.bench.ground import Ground
from trainer.bench.measure import peak_mb
from trainer.bench.parts import PARTS

if TYPE_CHECKING:
    from pyinstrument import Profiler


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which part (or its floor) on which store; ``times`` 0 leaves the number to the part, ``profile`` is a file."""

    part: str
    floor: bool
    store: str
    folder: str
    times: int = 0
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was measured, in the unit of the part; ``problem`` says why nothing was."""

    values: tuple[float, ...] = ()
    peak_mb: float | None = None
    problem: str = ""


def serve(request: Request) -> Reply:
    """Do the part here and now.  Raises what the part raises."""
    part = next(each for each in PARTS if each.id == request.part)
    work = part.floor if request.floor else part.ours
    assert work is not None
    profiler = _profiler() if request.profile else None
    times = request.times or part.times
    ground = Ground(Path(request.store), Path(request.folder), times, profiler)
    try:
        work(ground)
    finally:
        ground.close()
    if profiler is not None:
        Path(request.profile).write_text(profiler.output_text(), encoding="utf-8")
    return Reply(tuple(ground.values), peak_mb())


def _profiler() -> "Profiler":
    from pyinstrument import Profiler

    return Profiler()


if __name__ == "__main__":
    print(json.dumps(asdict(serve(Request(**json.loads(sys.stdin.read()))))))
