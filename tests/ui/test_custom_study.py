"""Study more: a session of the learner's own choice, off the schedule unless asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.event import Rating
from trainer.services import library, study
from trainer.services.custom_study import Choice, Order, What
from trainer.ui.dialogs.custom_study_dialog import PRACTICE, REVIEWS, CustomStudyDialog
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView
from trainer.ui.widgets.session_summary import PRACTISED


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6)) as opened:
        yield opened


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> StudyView:
    view = StudyView(session, themes()["light"])
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> CustomStudyDialog:
    dialog = CustomStudyDialog(session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def asked(view: StudyView) -> str:
    return view.card.header.text if view.is_studying() else ""


def rate(view: StudyView, rating: Rating) -> None:
    view.reveal()
    view.rate(rating)


def schedules(session: Session) -> list[object]:
    return [line.schedule for line in session.ask(library.browse)]


def test_practice_asks_what_was_searched_and_says_at_the_end_that_it_was_practice(
    view: StudyView, session: Session
) -> None:
    before = schedules(session)
    view.practise(Choice(query="topic:Detection", order=Order.ADDED))
    assert asked(view) == "What is thing number 4?"
    rate(view, Rating.AGAIN)
    rate(view, Rating.GOOD)
    rate(view, Rating.GOOD)
    assert asked(view) == "What is thing number 4?"
    rate(view, Rating.EASY)
    assert not view.is_studying()
    assert "Practice finished" in view.summary.text
    assert PRACTISED in view.summary.text
    assert view.summary.figure(Rating.AGAIN).split()[0] == "1"
    assert schedules(session) == before


def test_practice_buttons_promise_no_interval(view: StudyView) -> None:
    view.practise(Choice())
    view.reveal()
    assert view.card.ratings.button(Rating.GOOD).text() == "Good · Recalled\nonly practice"
    assert view.card.ratings.button(Rating.AGAIN).text() == "Again · Forgot\nonce more today"


def test_undo_asks_the_practised_card_again_and_redo_goes_on(view: StudyView, session: Session) -> None:
    view.practise(Choice(cards=2, order=Order.ADDED))
    rate(view, Rating.GOOD)
    assert asked(view) == "What is thing number 2?"
    view.undo()
    assert asked(view) == "What is thing number 1?"
    session.redo()
    assert asked(view) == "What is thing number 2?"


def test_a_card_that_is_buried_leaves_the_session_and_undo_brings_it_back(view: StudyView) -> None:
    view.practise(Choice(cards=2, order=Order.ADDED))
    view.commands()["study.bury"]()
    assert asked(view) == "What is thing number 2?"
    view.undo()
    assert asked(view) == "What is thing number 1?"


def test_answers_that_count_promise_intervals_and_move_the_schedule(
    view: StudyView, session: Session
) -> None:
    view.practise(Choice(as_reviews=True, cards=1, order=Order.ADDED))
    view.reveal()
    assert "practice" not in view.card.ratings.button(Rating.GOOD).text()
    view.rate(Rating.EASY)
    assert len(session.ask(library.browse, "rated:1")) == 1
    assert PRACTISED not in view.summary.text


def test_after_practice_the_usual_session_goes_on(view: StudyView) -> None:
    view.practise(Choice(cards=1))
    rate(view, Rating.GOOD)
    view.summary.first_button.click()
    assert view.is_studying()


def test_the_dialog_counts_what_it_would_ask(dialog: CustomStudyDialog, qtbot: QtBot) -> None:
    assert dialog.found.text() == "6 cards to study"
    dialog.cards.setValue(2)
    assert dialog.found.text() == "2 cards to study"
    with qtbot.waitSignal(dialog.query.searched):
        dialog.query.setText("zebra")
    assert dialog.found.text() == "No card fits this"
    assert not dialog.start.isEnabled()


def test_the_dialog_tells_what_is_left_out_for_a_near_duplicate(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path, a_deck(4, pairs=True)) as session:
        dialog = CustomStudyDialog(session)
        qtbot.addWidget(dialog)
        dialog.kinds[What.NEW].setChecked(True)
        assert dialog.found.text() == "2 cards to study; 2 more are left out because of a near-duplicate"


def test_a_fault_in_the_search_is_told_and_nothing_can_be_studied(
    dialog: CustomStudyDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.query.searched):
        dialog.query.setText("is:leach")
    assert "is:leech" in dialog.found.text()
    assert not dialog.start.isEnabled()


def test_new_cards_always_count(dialog: CustomStudyDialog) -> None:
    assert dialog.effect.text() == PRACTICE
    dialog.kinds[What.NEW].setChecked(True)
    assert dialog.effect.text() == REVIEWS
    assert not dialog.as_reviews.isEnabled()


def test_days_are_asked_for_only_where_they_matter(dialog: CustomStudyDialog) -> None:
    assert not dialog.days.isEnabled()
    dialog.kinds[What.FORGOTTEN].setChecked(True)
    assert dialog.days.isEnabled()


def test_the_choice_is_what_the_dialog_says(
    dialog: CustomStudyDialog, session: Session, qtbot: QtBot
) -> None:
    session.do(study.answer, 1, Rating.AGAIN)
    dialog.kinds[What.FORGOTTEN].setChecked(True)
    dialog.days.setValue(7)
    dialog.cards.setValue(20)
    dialog.order.setCurrentIndex(1)
    dialog.as_reviews.setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [Choice(What.FORGOTTEN, "", 7, 20, Order.RANDOM, True)]


def test_at_the_end_of_the_day_more_can_be_studied(view: StudyView, qtbot: QtBot) -> None:
    view.start(None, None)
    while view.is_studying():
        rate(view, Rating.EASY)
    assert view.summary.practise.isVisible()
    with qtbot.waitSignal(view.practice_requested):
        view.summary.practise.click()


def test_while_the_day_goes_on_it_comes_first(view: StudyView) -> None:
    view.start(None, 1)
    rate(view, Rating.EASY)
    assert not view.summary.practise.isVisible()
