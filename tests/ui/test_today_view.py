"""The day at a glance."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.deck import Deck
from trainer.core.event import Rating
from trainer.services import backlog, library, preferences, study
from trainer.services.sitting import Sitting
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.today_view import TodayView

Opened = tuple[TodayView, Session, HandClock]


@pytest.fixture
def a_day(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Deck | None], Opened]]:
    opened = []

    def make(deck: Deck | None) -> Opened:
        clock = HandClock()
        opening = a_session(tmp_path, deck, clock)
        session = opening.__enter__()
        opened.append(opening)
        view = TodayView(session, themes()["light"])
        qtbot.addWidget(view)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return view, session, clock

    yield make
    for each in opened:
        each.__exit__(None, None, None)


def answer(session: Session, rating: Rating = Rating.EASY, taken_ms: int = 10_000) -> None:
    question = Sitting(session.workspace).current()
    assert question is not None
    session.do(study.answer, question.card.id, rating, taken_ms)


def test_the_first_visit_welcomes_in_one_sentence_until_the_first_answer(
    a_day: Callable[[Deck | None], Opened],
) -> None:
    view, session, _ = a_day(a_deck(3))
    assert "Welcome: 3 questions from one document are here." in view.text
    assert "answers today" not in view.text
    answer(session)
    assert "Welcome" not in view.text
    assert "1 answer today" in view.text


def test_what_is_due_and_how_long_it_takes_at_the_learners_pace(
    a_day: Callable[[Deck | None], Opened],
) -> None:
    view, session, _ = a_day(a_deck(30))
    session.do(preferences.change_setting, "new_per_day", 30)
    assert "30 cards to study today" in view.text
    assert "30 new, 0 learning, 0 due: about 15 min at 30 seconds a card." in view.text
    for _ in range(20):
        assert "at 30 seconds a card." in view.text
        answer(session, taken_ms=60_000)
    assert "10 new, 0 learning, 0 due: about 10 min at 60 seconds a card." in view.text


def test_study_begins_with_everything_by_one_key(
    a_day: Callable[[Deck | None], Opened], qtbot: QtBot
) -> None:
    view, _, _ = a_day(a_deck(3))
    with qtbot.waitSignal(view.study_requested) as asked:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert asked.args == [None, None]


def test_fifteen_minutes_are_asked_for_and_the_pace_says_how_many_answers_they_hold(
    a_day: Callable[[Deck | None], Opened], qtbot: QtBot
) -> None:
    view, session, _ = a_day(a_deck(30))
    session.do(preferences.change_setting, "new_per_day", 30)
    with qtbot.waitSignal(view.timebox_requested) as asked:
        view.timebox.click()
    assert asked.args == [15]
    assert view.timebox.toolTip() == "Ends with the first answer after 15 minutes; about 30 answers."
    for _ in range(20):
        answer(session, taken_ms=60_000)
    assert view.timebox.toolTip() == "Ends with the first answer after 15 minutes; about 15 answers."


def test_a_finished_day_tells_when_the_next_cards_come(a_day: Callable[[Deck | None], Opened]) -> None:
    view, session, _ = a_day(a_deck(2, pairs=True))
    answer(session)
    assert "All done for today" in view.text
    assert "The next cards are due in " in view.text
    assert "Tomorrow brings 1 new card; Preferences and options of topics can raise the number." in view.text
    assert "1 card waits for another day because it asks nearly the same" in view.text
    assert [each.isVisible() for each in (view.study, view.timebox, view.more, view.mock)] == [
        False,
        False,
        True,
        True,
    ]


def test_the_focus_stays_on_the_page_when_the_last_card_is_done(
    a_day: Callable[[Deck | None], Opened],
) -> None:
    view, session, _ = a_day(a_deck(1))
    assert QApplication.focusWidget() is view.study
    answer(session)
    assert QApplication.focusWidget() is view.more


def test_progress_as_a_whole_is_told(a_day: Callable[[Deck | None], Opened], qtbot: QtBot) -> None:
    view, session, _ = a_day(a_deck(3))
    assert "0 of 3 cards seen · 0 of 3 subjects begun" in view.text
    with qtbot.waitSignal(view.recalled):
        answer(session)
        assert "1 of 3 cards seen · 1 of 3 subjects begun" in view.text
    assert "1 of 3 cards seen · 1 of 3 subjects begun · predicted recall of those seen 100 %" in view.text


def test_the_streak_counts_days_in_a_row(a_day: Callable[[Deck | None], Opened]) -> None:
    view, session, clock = a_day(a_deck(3))
    answer(session)
    assert "1 day in a row · longest 1" in view.text
    clock.turn(days=1)
    answer(session)
    assert "2 days in a row · longest 2" in view.text


def test_a_forgiven_day_and_a_day_off_are_told_below_the_streak(
    a_day: Callable[[Deck | None], Opened],
) -> None:
    view, session, clock = a_day(a_deck(9))
    answer(session)
    clock.turn(days=2)
    answer(session)
    assert "2 days in a row · longest 2\n1 missed day forgiven this week" in view.text
    session.do(backlog.take_days_off, 3)
    assert "Today is a day off · 1 missed day forgiven this week" in view.text


def test_an_empty_store_says_how_to_begin(a_day: Callable[[Deck | None], Opened]) -> None:
    view, _, _ = a_day(None)
    assert "There are no cards yet" in view.text
    assert "Import" in view.text
    assert not view.study.isVisible()


def test_what_changed_while_hidden_is_seen_when_it_comes_back(a_day: Callable[[Deck | None], Opened]) -> None:
    view, session, _ = a_day(a_deck(3))
    view.hide()
    session.do(library.delete_cards, [session.ask(library.browse)[0].id])
    assert "3 cards to study today" in view.text
    view.show()
    assert "2 cards to study today" in view.text


def test_settings_are_followed(a_day: Callable[[Deck | None], Opened]) -> None:
    view, session, _ = a_day(a_deck(5))
    session.do(preferences.change_setting, "new_per_day", 2)
    assert "2 cards to study today" in view.text


def test_commands_are_the_buttons(a_day: Callable[[Deck | None], Opened], qtbot: QtBot) -> None:
    view, _, _ = a_day(a_deck(3))
    names = {
        each.objectName()
        for each in (
            view.study,
            view.timebox,
            view.interview.open,
            view.days.catch_up,
            view.days.days_off,
        )
    }
    assert names == set(view.commands())
    with qtbot.waitSignal(view.timebox_requested) as asked:
        view.commands()["today.timebox"]()
    assert asked.args == [15]


def test_due_cards_can_be_spread_over_some_days(
    a_day: Callable[[Deck | None], Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    view, session, clock = a_day(a_deck(8))
    assert not view.days.catch_up.isVisible()
    for _ in range(8):
        answer(session)
    clock.turn(days=40)
    view.refresh()
    assert "8 cards to study today" in view.text
    monkeypatch.setattr("trainer.ui.views.days_off_row.QInputDialog.getInt", lambda *_: (4, True))
    view.days.catch_up.click()
    assert "2 cards to study today" in view.text
    session.undo()
    view.days.days_off.click()
    assert "All done for today" in view.text


def test_when_all_is_done_the_keyboard_is_on_studying_more(
    a_day: Callable[[Deck | None], Opened], qtbot: QtBot
) -> None:
    view, session, _ = a_day(a_deck(1))
    assert not view.more.isVisible()
    answer(session)
    assert "All done for today" in view.text
    assert QApplication.focusWidget() is view.more
    with qtbot.waitSignal(view.more_requested):
        view.more.click()
