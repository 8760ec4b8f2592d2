"""The calendar of due cards, read back by another program's reader."""

from dataclasses import replace
from datetime import date

from icalendar import Calendar

from trainer import __version__
from trainer.core.calendar import day_of_date
from trainer.core.forecast import Appointment, Forecast
from trainer.core.insight import DueCount
from trainer.exporters.forecast_ics import ForecastIcs, _escaped, _folded

DAY = day_of_date(date(2026, 12, 31))
FORECAST = Forecast((DueCount(DAY, 3, 4), DueCount(DAY + 40, 1, 0)), 30_000, 1_790_000_000_000)


def test_every_day_with_cards_is_an_all_day_entry() -> None:
    calendar = Calendar.from_ical(ForecastIcs().write(FORECAST))
    told = [
        (each["DTSTART"].dt, each["DTEND"].dt, str(each["SUMMARY"]), str(each["DESCRIPTION"]))
        for each in calendar.walk("VEVENT")
    ]
    assert told == [
        (
            date(2026, 12, 31),
            date(2027, 1, 1),
            "7 cards due",
            "About 4 minutes at your pace: 3 young, 4 mature.",
        ),
        (
            date(2027, 2, 9),
            date(2027, 2, 10),
            "1 card due",
            "About 1 minute at your pace: 1 young, 0 mature.",
        ),
    ]
    assert all(not each.errors for each in calendar.walk())


def test_the_calendar_says_which_version_wrote_it() -> None:
    assert __version__ in Calendar.from_ical(ForecastIcs().write(FORECAST))["PRODID"]


def test_entries_have_the_same_name_in_every_export_of_a_day() -> None:
    later = Forecast(FORECAST.days[:1], 60_000, FORECAST.made_ms + 1)
    uids = [
        [str(each["UID"]) for each in Calendar.from_ical(ForecastIcs().write(forecast)).walk("VEVENT")]
        for forecast in (FORECAST, later)
    ]
    assert uids[1] == uids[0][:1]
    assert len(set(uids[0])) == 2


def test_lines_end_as_the_format_wants_and_are_not_too_long() -> None:
    content = ForecastIcs().write(FORECAST)
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_long_lines_are_folded_between_characters() -> None:
    line = "SUMMARY:" + "größe " * 40
    folded = _folded(line)
    assert max(len(each.encode()) for each in folded.split("\r\n")) <= 75
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == line


def test_what_has_a_meaning_is_escaped() -> None:
    assert _escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_a_store_with_nothing_due_is_an_empty_calendar() -> None:
    assert Calendar.from_ical(ForecastIcs().write(Forecast((), 30_000, 0))).walk("VEVENT") == []


def test_the_interview_is_an_entry_of_its_own_with_what_is_planned() -> None:
    words = "Predicted recall on the day: 84 % of 50 cards, with 30 minutes of study a day."
    forecast = replace(FORECAST, interview=Appointment(DAY + 20, words))
    *_, entry = Calendar.from_ical(ForecastIcs().write(forecast)).walk("VEVENT")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2027, 1, 20), date(2027, 1, 21))
    assert (str(entry["SUMMARY"]), str(entry["DESCRIPTION"])) == ("Interview", words)
    assert entry.errors == []
