"""The interview on the Today page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.services import library
from trainer.ui.actions import Actions
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.interview_section import InterviewSection
from trainer.ui.views.today_view import TodayView


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(40)) as session:
        yield session


@pytest.fixture
def section(session: Session, qtbot: QtBot) -> Iterator[InterviewSection]:
    view = TodayView(session, themes()["light"])
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    yield view.interview
    view.hide()


def plan_for(section: InterviewSection, days: int, minutes: int, qtbot: QtBot) -> None:
    section.edit()
    section.date.setDate(section.date.minimumDate().addDays(days - 1))
    section.minutes.setValue(minutes)
    section.accept.click()
    qtbot.waitUntil(lambda: section.text != "")


def test_without_a_date_there_is_one_quiet_button(section: InterviewSection) -> None:
    assert section.text == ""
    assert section.open.isVisible()
    assert not section.date.isVisible()


def test_a_date_brings_the_prediction_by_topic_and_day(section: InterviewSection, qtbot: QtBot) -> None:
    plan_for(section, 10, 5, qtbot)
    assert "in 10 days" in section.text
    assert "Predicted recall on the day: " in section.text
    assert "Basics" in section.text
    assert "Today\n10 new, 0 seen · 5 min" in section.text
    assert "and 3 more days" in section.text
    assert not section.date.isVisible()


def test_what_cannot_be_reached_is_said_and_shown(
    section: InterviewSection, session: Session, qtbot: QtBot
) -> None:
    plan_for(section, 2, 5, qtbot)
    assert "Not reachable in this time: 20 cards are left out." in section.text
    with qtbot.waitSignal(section.cards_requested) as asked:
        section.left_out.click()
    assert len(session.ask(library.browse, *asked.args)) == 20


def test_the_page_counts_what_the_plan_asks_today(
    section: InterviewSection, session: Session, qtbot: QtBot
) -> None:
    plan_for(section, 10, 2, qtbot)
    view = section.window()
    assert isinstance(view, TodayView)
    assert "4 cards to study today" in view.text


def test_clearing_the_date_brings_the_button_back(section: InterviewSection, qtbot: QtBot) -> None:
    plan_for(section, 10, 5, qtbot)
    section.clear.click()
    assert section.text == ""
    assert section.open.isVisible()


def test_only_days_to_come_can_be_chosen(section: InterviewSection) -> None:
    section.edit()
    section.date.setDate(QDate(2020, 1, 1))
    assert section.date.date() == section.date.minimumDate()


@pytest.fixture
def keyed(section: InterviewSection) -> TodayView:
    view = section.window()
    assert isinstance(view, TodayView)
    view.actions_ = Actions()
    view.actions_.bind(view, view.commands())
    return view


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("on_button", [False, True], ids=["in the date", "on the button"])
def test_enter_plans_and_does_not_begin_to_study(keyed: TodayView, qtbot: QtBot, on_button: bool) -> None:
    asked: list[object] = []
    keyed.study_requested.connect(lambda *wanted: asked.append(wanted))
    keyed.interview.edit()
    if on_button:
        keyed.interview.accept.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "in 21 days" in keyed.interview.text)
    assert asked == []
    assert keyed.study.hasFocus()
    press(Qt.Key.Key_Return)
    assert asked == [(None, None)]


def test_esc_leaves_the_form_as_it_was(keyed: TodayView, session: Session) -> None:
    keyed.interview.edit()
    press(Qt.Key.Key_Escape)
    assert not keyed.interview.date.isVisible()
    assert keyed.interview.open.isVisible()
    assert session.settings.interview_date == ""
    assert keyed.study.hasFocus()
