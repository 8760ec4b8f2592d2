"""What the store tells of progress: a part of ``rows`` that only looking back needs."""

from dataclasses import dataclass

from trainer.core.card_totals import CardTotals
from trainer.core.insight import (
    AddedTotals,
    ButtonTotals,
    DayTotals,
    DueCount,
    HourTotals,
    PracticeTotals,
)
from trainer.core.mastery import Signs, Work
from trainer.core.measures import Progress
from trainer.services.rows import Group


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for the charts; the fields are those of ``Insight``.

    ``forgotten`` are the cards forgotten most often, the worst first: row id, how often, reviews, time in ms.
    """

    days: tuple[DayTotals, ...]
    practice: tuple[PracticeTotals, ...]
    buttons: tuple[ButtonTotals, ...]
    hours: tuple[HourTotals, ...]
    added: tuple[AddedTotals, ...]
    due: tuple[DueCount, ...]
    backlog: int
    cards: CardTotals
    forgotten: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """Study days and blocks of cards that are kept otherwise than they add up, in order."""

    days: list[int]
    blocks: list[int]


@dataclass(frozen=True, slots=True)
class GroupMeasure:
    """The cards of a topic and a subject: how they stand, the work they took, the further signs."""

    group: Group
    progress: Progress
    work: Work
    signs: Signs


@dataclass(frozen=True, slots=True)
class GroupRecall:
    """The cards of a topic and a subject that are not suspended, how many were seen, and their recalls added up.

    ``now`` is the sum on a first study day, ``ahead`` on another.
    """

    group: Group
    cards: int
    seen: int
    now: float
    ahead: float
