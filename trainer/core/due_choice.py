"""When the learner wants to see a card: ``3``, ``60-90``, ``0``, with ``!`` to make it the interval too."""

import re
from dataclasses import dataclass

from trainer.core.errors import BadInput

LONGEST_DAYS = 36500
_WRITTEN = re.compile(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?(!)?\s*")


@dataclass(frozen=True, slots=True)
class DueChoice:
    """Due in ``first`` to ``last`` study days from today; ``sets_interval`` makes the days the interval as well."""

    first: int
    last: int
    sets_interval: bool = False

    def days(self, random_bits: int) -> int:
        """One of the days, chosen by random bits (at least 0)."""
        return self.first + random_bits % (self.last - self.first + 1)


def parse_due(text: str) -> DueChoice:
    """The choice in a text such as ``3``, ``60-90`` or ``7!``.  Raises ``BadInput`` where it cannot be read."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise BadInput(
            f"{text.strip()!r} is not a number of days.",
            "Type 3 for three days from today, 60-90 for a day between, 7! to make 7 days the interval too.",
        )
    first = int(found[1])
    last = first if found[2] is None else int(found[2])
    if last < first:
        first, last = last, first
    if last > LONGEST_DAYS:
        raise BadInput(f"No card can wait longer than {LONGEST_DAYS:,} days.")
    return DueChoice(first, last, found[3] is not None)
