"""The load that the present schedule brings, and the interview it leads to."""

from dataclasses import dataclass

from trainer.core.insight import DueCount


@dataclass(frozen=True, slots=True)
class Appointment:
    """The interview: its study day, and what is planned for it as a sentence."""

    day: int
    words: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """Days with cards due, in order; ``pace_ms`` is the time an answer takes, ``made_ms`` when this was worked out."""

    days: tuple[DueCount, ...]
    pace_ms: int
    made_ms: int
    interview: Appointment | None = None
