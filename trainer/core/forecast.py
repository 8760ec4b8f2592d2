"""The load that the present schedule brings."""

from dataclasses import dataclass

from trainer.core.insight import DueCount


@dataclass(frozen=True, slots=True)
class Forecast:
    """Days with cards due, in order; ``pace_ms`` is the time an answer takes, ``made_ms`` when this was worked out."""

    days: tuple[DueCount, ...]
    pace_ms: int
    made_ms: int
