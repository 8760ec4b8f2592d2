"""Study days across midnight, the rollover hour, daylight-saving changes and a move to another time zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.calendar import StudyCalendar, date_of, day_of_date

BERLIN = StudyCalendar(ZoneInfo("Europe/Berlin"))
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]


def instant(text: str, zone: str = "Europe/Berlin") -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def test_an_hour_after_midnight_still_belongs_to_the_day_before() -> None:
    assert date_of(BERLIN.day_of(instant("2026-05-10T01:30"))) == date(2026, 5, 9)
    assert date_of(BERLIN.day_of(instant("2026-05-10T03:59"))) == date(2026, 5, 9)
    assert date_of(BERLIN.day_of(instant("2026-05-10T04:00"))) == date(2026, 5, 10)


def test_evening_and_next_morning_are_one_day_apart_though_only_ten_hours_pass() -> None:
    assert BERLIN.day_of(instant("2026-05-10T08:00")) - BERLIN.day_of(instant("2026-05-09T22:00")) == 1


def test_days_count_on_by_one_when_the_clock_is_put_forward_and_back() -> None:
    spring = [BERLIN.day_of(instant(f"2026-03-{day}T12:00")) for day in (28, 29, 30)]
    autumn = [BERLIN.day_of(instant(f"2026-10-{day}T12:00")) for day in (24, 25, 26)]
    assert [day - spring[0] for day in spring] == [0, 1, 2]
    assert [day - autumn[0] for day in autumn] == [0, 1, 2]


def test_the_rollover_stays_at_four_on_the_wall_after_the_clock_changed() -> None:
    changed = instant("2026-03-29T03:59"), instant("2026-03-29T04:00")
    assert [date_of(BERLIN.day_of(at)).day for at in changed] == [28, 29]


def test_a_move_to_another_zone_changes_only_days_to_come() -> None:
    at = instant("2026-05-10T23:00")
    stored = BERLIN.day_of(at)
    new_york = StudyCalendar(ZoneInfo("America/New_York"))
    tokyo = StudyCalendar(ZoneInfo("Asia/Tokyo"))
    assert new_york.day_of(at) == stored
    assert tokyo.day_of(at) == stored + 1
    assert tokyo.day_of(instant("2026-05-12T09:00", "Asia/Tokyo")) - stored == 2


@given(st.integers(0, 4_000_000_000_000), st.sampled_from(ZONES), st.integers(0, 23))
def test_every_instant_lies_between_the_start_of_its_day_and_of_the_next(
    at: int, zone: str, hour: int
) -> None:
    calendar = StudyCalendar(ZoneInfo(zone), hour)
    day = calendar.day_of(at)
    hour_ms = 3_600_000
    assert calendar.start_of(day) - hour_ms <= at < calendar.start_of(day + 1) + hour_ms
    if zone == "UTC":
        assert calendar.start_of(day) <= at < calendar.start_of(day + 1)


def test_dates_and_days_are_inverse() -> None:
    assert date_of(0) == date(1970, 1, 1)
    assert day_of_date(date_of(20_779)) == 20_779


@pytest.mark.parametrize("at", ["1969-12-31T23:00", "1970-01-01T05:00"])
def test_instants_around_the_epoch_are_counted(at: str) -> None:
    calendar = StudyCalendar(UTC)
    assert date_of(calendar.day_of(instant(at, "UTC"))) == date.fromisoformat(at[:10])
