"""What a part is."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.bench.ground import Ground

Work = Callable[[Ground], None]
"""Does something ``ground.times`` times and measures each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing the trainer does.

    ``floor`` is the least that any program would have to do for it: the bare SQL, a bare widget.  ``target`` is how
    many times Anki's figure ours may be, compared by the median or, with ``by_p95``, by the 95th percentile.
    ``writes`` gives it a copy of the store.  ``interactive`` parts are those a learner waits for.  ``peer`` names the
    same work of the peer (``None``: nothing to compare with); ``note`` says what the comparison leaves out.
    """

    id: str
    label: str
    ours: Work
    floor: Work | None = None
    times: int = 20
    unit: str = "ms"
    interactive: bool = True
    writes: bool = False
    window: bool = False
    target: float | None = None
    by_p95: bool = False
    peer: str | None = None
    note: str = ""
