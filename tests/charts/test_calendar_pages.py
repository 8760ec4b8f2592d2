"""Days laid out as weeks and years."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from trainer.charts.calendar_pages import WEEKS, calendar_pages
from trainer.core.calendar import day_of_date

SUNDAY = day_of_date(date(2026, 11, 22))


@given(st.integers(0, 40_000), st.integers(0, 8000))
def test_every_day_is_on_one_page_in_a_place_of_its_own(first: int, length: int) -> None:
    pages = calendar_pages(first, first + length)
    shown = [day for page in reversed(pages) for day in page.days]
    assert shown == list(range(first, first + length + 1))
    for page in pages:
        assert all(page.day_at(*page.place(day)) == day for day in page.days)
        assert all(page.place(day)[0] < WEEKS for day in page.days)


@given(st.integers(0, 40_000))
def test_any_365_days_fit_one_page(first: int) -> None:
    assert len(calendar_pages(first, first + 364)) == 1


def test_the_newest_page_comes_first_and_ends_with_the_last_week() -> None:
    newest, older = calendar_pages(SUNDAY - 400, SUNDAY)
    assert newest.place(SUNDAY) == (WEEKS - 1, 6)
    assert newest.label == "Nov 2025 – Nov 2026"
    assert older.label == "Oct 2025 – Nov 2025"
    assert older.last == newest.first - 1


def test_rows_begin_on_monday() -> None:
    [page] = calendar_pages(SUNDAY - 6, SUNDAY)
    assert [page.place(day)[1] for day in page.days] == [0, 1, 2, 3, 4, 5, 6]


def test_places_without_a_day_are_empty() -> None:
    [page] = calendar_pages(SUNDAY - 6, SUNDAY - 1)
    assert page.day_at(WEEKS - 1, 5) == SUNDAY - 1
    assert page.day_at(WEEKS - 1, 6) is None
    assert page.day_at(WEEKS - 2, 0) is None
    assert page.day_at(WEEKS, 0) is None
    assert page.day_at(WEEKS - 1, -1) is None


def test_months_are_named_where_they_begin() -> None:
    [page] = calendar_pages(SUNDAY - 364, SUNDAY)
    names = [name for _, name in page.months]
    assert names == ["Dec", "2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert page.months[1][0] == page.place(day_of_date(date(2026, 1, 1)))[0]


def test_a_page_that_begins_in_mid_month_names_it_where_there_is_room() -> None:
    first = day_of_date(date(2026, 5, 4))
    [page] = calendar_pages(first, SUNDAY)
    assert [name for _, name in page.months][:2] == ["May", "Jun"]
