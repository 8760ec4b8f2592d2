"""The half year of study on Today."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot
from support.pixels import colours_of
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.calendar import day_of_date
from trainer.core.event import Rating
from trainer.services import insight, study
from trainer.services.insight import StudiedDays
from trainer.services.sitting import Sitting
from trainer.ui.theme import themes
from trainer.ui.widgets.streak_calendar import WEEKS, StreakCalendar

MONDAY = day_of_date(date(2026, 5, 4))


@pytest.fixture
def calendar(qtbot: QtBot) -> StreakCalendar:
    made = StreakCalendar(themes()["light"])
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def test_today_is_in_the_last_column_and_days_to_come_are_left_out(calendar: StreakCalendar) -> None:
    calendar.show_days(StudiedDays(MONDAY, {MONDAY: 3}))
    right = QPoint(calendar.width() - 8, calendar.height() - 8)
    assert calendar.day_at(right) is None
    assert calendar.day_at(QPoint(right.x(), right.y() - 6 * 14)) == MONDAY
    first = calendar.day_at(QPoint(right.x() - (WEEKS - 1) * 14, right.y() - 6 * 14))
    assert first == MONDAY - 7 * (WEEKS - 1)


def test_each_day_tells_what_it_holds(calendar: StreakCalendar) -> None:
    days = StudiedDays(
        MONDAY,
        {MONDAY: 12, MONDAY - 1: 1},
        off=frozenset({MONDAY - 2}),
        forgiven=frozenset({MONDAY - 3}),
        goal=frozenset({MONDAY}),
    )
    calendar.show_days(days)
    assert calendar.told(MONDAY) == "Mon, 4 May: 12 reviews, goal reached"
    assert calendar.told(MONDAY - 1) == "Sun, 3 May: 1 review"
    assert calendar.told(MONDAY - 2) == "Sat, 2 May: nothing reviewed, day off"
    assert calendar.told(MONDAY - 3) == "Fri, 1 May: nothing reviewed, missed and forgiven"


def test_a_screen_reader_hears_how_many_days_were_studied(calendar: StreakCalendar) -> None:
    calendar.show_days(StudiedDays(MONDAY, {MONDAY: 1, MONDAY - 1: 4, MONDAY - 400: 9}))
    assert calendar.accessibleName() == "Days studied"
    assert calendar.accessibleDescription() == "2 days studied in the last 26 weeks"


def test_days_with_more_reviews_are_stronger(calendar: StreakCalendar) -> None:
    calendar.show_days(StudiedDays(MONDAY, {MONDAY - each: each for each in range(1, 41)}))
    shown = colours_of(calendar.grab().toImage())
    assert set(themes()["light"].chart_heat) <= shown


def test_the_days_come_from_the_log(qtbot: QtBot, tmp_path: Path) -> None:
    clock = HandClock()
    with a_session(tmp_path, a_deck(3), clock) as session:
        for _ in range(2):
            question = Sitting(session.workspace).current()
            assert question is not None
            session.do(study.answer, question.card.id, Rating.EASY, 5_000)
            clock.turn(days=1)
        studied = session.ask(insight.today).studied
    assert studied.reviews == {studied.today - 2: 1, studied.today - 1: 1}
