"""The goal of a day on Today, in the calendar and as one quiet line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.core.event import Rating
from trainer.core.insight import LAST_30
from trainer.services import history, insight, preferences, study
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.goal_reminder import GoalReminder
from trainer.ui.views.today_view import TodayView


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(4), clock) as opened:
        yield opened


def wish(session: Session, **settings: object) -> None:
    for key, value in settings.items():
        session.do(preferences.change_setting, key, value)


def hour(session: Session) -> int:
    """The hour of the wall clock, whatever the zone the tests run in."""
    return session.workspace.calendar.hour_of(session.workspace.now_ms())


@pytest.fixture
def reminder(session: Session, tmp_path: Path, qtbot: QtBot) -> GoalReminder:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    line = GoalReminder(session, memory)
    qtbot.addWidget(line)
    return line


def test_today_shows_how_far_the_goal_is_reached(session: Session, qtbot: QtBot) -> None:
    view = TodayView(session, themes()["light"])
    qtbot.addWidget(view)
    view.refresh()
    assert view.goal.isHidden()
    wish(session, goal_kind="reviews", goal_amount=2)
    session.do(study.answer, 1, Rating.GOOD, 1_000)
    view.refresh()
    assert view.goal.text == "Today's goal: 1 of 2 reviews."
    assert view.goal.text in view.text
    session.do(study.answer, 2, Rating.GOOD, 1_000)
    view.refresh()
    assert view.goal.text == "Today's goal of 2 reviews is reached."


def test_the_calendar_marks_the_days_on_which_it_was_reached(session: Session, clock: HandClock) -> None:
    wish(session, goal_kind="reviews", goal_amount=2)
    for card in (1, 2):
        session.do(study.answer, card, Rating.GOOD, 1_000)
    clock.turn(days=1)
    session.do(study.answer, 3, Rating.GOOD, 1_000)
    chart = calendar_heatmap(session.ask(insight.insight), LAST_30)
    [mark] = chart.marks
    assert [chart.points[index].first for index in mark.points] == [session.workspace.today() - 1]
    assert chart.hover(len(chart.points) - 2).endswith("Goal reached")
    assert chart.table()[1][-2][-1] == "yes"


def test_an_answer_taken_back_is_not_part_of_the_goal(session: Session) -> None:
    wish(session, goal_kind="reviews", goal_amount=1)
    session.do(study.answer, 1, Rating.GOOD, 1_000)
    history.undo(session.workspace)
    assert session.ask(insight.insight).goal_days == frozenset()


def test_nothing_reminds_unless_it_was_asked_for(
    session: Session, reminder: GoalReminder, clock: HandClock
) -> None:
    wish(session, goal_kind="reviews")
    clock.turn(minutes=8 * 60)
    reminder.look()
    assert reminder.isHidden()


def test_a_quiet_line_comes_at_its_hour_and_goes_with_the_goal(
    session: Session, reminder: GoalReminder, clock: HandClock
) -> None:
    wish(session, goal_kind="reviews", goal_amount=1, goal_reminder=True, day_starts_at=hour(session))
    wish(session, goal_reminder_hour=(hour(session) + 6) % 24)
    assert reminder.isHidden()
    clock.turn(minutes=6 * 60)
    reminder.look()
    assert not reminder.isHidden()
    assert reminder.words.text() == "Today's goal: 0 of 1 review. 1 review to go."
    session.do(study.answer, 1, Rating.GOOD, 1_000)
    assert reminder.isHidden()


def test_a_line_sent_away_comes_back_tomorrow_and_not_before(
    session: Session, reminder: GoalReminder, clock: HandClock
) -> None:
    wish(session, goal_kind="minutes", goal_reminder=True, goal_reminder_hour=hour(session))
    reminder.look()
    assert not reminder.isHidden()
    reminder.dismiss.click()
    clock.turn(minutes=60)
    reminder.look()
    assert reminder.isHidden()
    clock.turn(days=1)
    reminder.look()
    assert not reminder.isHidden()
