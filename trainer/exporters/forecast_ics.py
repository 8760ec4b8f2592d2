"""The coming load as an iCalendar file (RFC 5545): an all-day entry for each day with cards due and the interview."""

from datetime import UTC, datetime, timedelta

from trainer import __version__
from trainer.core.calendar import date_of
from trainer.core.forecast import Forecast
from trainer.core.wording import count_of

LONGEST = 75
"""Bytes of a line, its end not counted."""


class ForecastIcs:
    """Entries for any calendar program; a later export replaces those of an earlier one day by day."""

    id = "forecast_ics"
    label = "Calendar of due cards (iCalendar)"
    suffixes = (".ics",)

    def write(self, content: Forecast) -> bytes:
        """The whole calendar."""
        made = datetime.fromtimestamp(content.made_ms / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//interview-trainer//interview-trainer {__version__}//EN",
            "CALSCALE:GREGORIAN",
        ]
        for each in content.days:
            minutes = max(round(each.cards * content.pace_ms / 60_000), 1)
            lines += _event(
                f"due-{date_of(each.study_day).isoformat()}",
                made,
                each.study_day,
                f"{count_of(each.cards, 'card')} due",
                f"About {count_of(minutes, 'minute')} at your pace: {each.young} young, {each.mature} mature.",
            )
        if content.interview is not None:
            lines += _event("interview", made, content.interview.day, "Interview", content.interview.words)
        lines.append("END:VCALENDAR")
        return "".join(_folded(line) for line in lines).encode()


def _event(uid: str, made: str, day: int, summary: str, description: str) -> list[str]:
    first = date_of(day)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@interview-trainer",
        f"DTSTAMP:{made}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(description)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most ``LONGEST`` bytes, each but the first after a space; characters stay whole."""
    pieces, piece = [], ""
    for character in line:
        if len((piece + character).encode()) > LONGEST:
            pieces.append(piece)
            piece = " "
        piece += character
    return "\r\n".join([*pieces, piece]) + "\r\n"
