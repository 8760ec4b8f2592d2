"""The time zone this computer is set to, with its daylight-saving rules."""

import time
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The system's zone as it is at each instant; Python's own local zone is a fixed offset."""

    def utcoffset(self, at: datetime | None) -> timedelta:
        """The offset at a wall-clock time; of an ambiguous one, the first unless ``fold`` is 1."""
        if at is None:
            at = datetime.now(UTC)
        wall = (at.year, at.month, at.day, at.hour, at.minute, at.second, 0, 0, -1)
        return timedelta(seconds=time.localtime(time.mktime(wall)).tm_gmtoff)

    def dst(self, _at: datetime | None) -> timedelta | None:
        """Not told apart from the offset."""
        return None

    def tzname(self, at: datetime | None) -> str:
        """The system's own name for the zone."""
        return time.tzname[0] if at is None else time.strftime("%Z", at.timetuple())

    def fromutc(self, at: datetime) -> datetime:
        """The local wall-clock time of an instant."""
        seconds = (at.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
        return at + timedelta(seconds=time.localtime(seconds).tm_gmtoff)
