"""The study day: the local day, changing at a rollover hour instead of midnight.

Elapsed time given to the memory model is a difference of study days.  An event stores the day it was given, so a later
change of time zone or rollover never moves a review that has happened.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class StudyCalendar:
    """Counts study days as integers (0 is 1 January 1970) in a time zone, with a rollover hour of 0 to 23."""

    zone: tzinfo
    rollover_hour: int = 4

    def day_of(self, at_ms: int) -> int:
        """The study day of an instant (milliseconds since the epoch, UTC)."""
        local = self._wall(at_ms)
        return (local.replace(tzinfo=None) - timedelta(hours=self.rollover_hour)).toordinal() - _EPOCH

    def hour_of(self, at_ms: int) -> int:
        """The hour of the wall clock, 0 to 23, at an instant."""
        return self._wall(at_ms).hour

    def start_of(self, day: int) -> int:
        """The first instant of a study day in milliseconds; every instant from here belongs to it or a later day."""
        wall = datetime.combine(date_of(day), datetime.min.time()) + timedelta(hours=self.rollover_hour)
        return round(wall.replace(tzinfo=self.zone).timestamp() * 1000)

    def _wall(self, at_ms: int) -> datetime:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(self.zone)


def date_of(day: int) -> date:
    """The calendar date a study day is called by."""
    return date.fromordinal(_EPOCH + day)


def day_of_date(day: date) -> int:
    """The study day that is called by a calendar date."""
    return day.toordinal() - _EPOCH
