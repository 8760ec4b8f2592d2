"""Where one card stands now, as the charts of a collection count it."""

from dataclasses import dataclass
from enum import Enum

from trainer.core.event import State

MATURE_FROM_DAYS = 21


class Standing(Enum):
    """What a card is counted as; each card is exactly one of these."""

    NEW = "New"
    LEARNING = "Learning"
    RELEARNING = "Relearning"
    YOUNG = "Young"
    MATURE = "Mature"
    BURIED = "Buried"
    SUSPENDED = "Suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStanding:
    """One card: its schedule, its memory (``None`` where it was never answered) and the work it took.

    ``recall`` is the predicted recall now (0 to 1), ``stability`` days, ``difficulty`` 1 to 10.  ``buried`` means not
    asked today.  ``reviews`` and ``time_ms`` are of reviews that count.
    """

    state: State = State.NEW
    interval_days: int = 0
    due_day: int | None = None
    suspended: bool = False
    buried: bool = False
    stability: float | None = None
    difficulty: float | None = None
    recall: float | None = None
    reviews: int = 0
    time_ms: int = 0

    @property
    def standing(self) -> Standing:
        """What it is counted as: put aside first, else by its state, reviews by the length of their interval."""
        if self.suspended:
            return Standing.SUSPENDED
        if self.buried:
            return Standing.BURIED
        match self.state:
            case State.NEW:
                return Standing.NEW
            case State.LEARNING:
                return Standing.LEARNING
            case State.RELEARNING:
                return Standing.RELEARNING
            case State.REVIEW:
                return Standing.MATURE if self.interval_days >= MATURE_FROM_DAYS else Standing.YOUNG
