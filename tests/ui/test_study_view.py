"""Studying with the keyboard, as a learner does it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_card, a_deck, a_document

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.core.event import Rating
from trainer.core.identity import stable_uid
from trainer.core.schedule import Rules
from trainer.services import exchange, insight, library, preferences, study
from trainer.services.library import Draft
from trainer.ui.actions import Actions
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView

SPACE, ENTER, AGAIN, GOOD, EASY = "Space", "Return", "1", "3", "4"
KEYS = {SPACE: Qt.Key.Key_Space, ENTER: Qt.Key.Key_Return, "Left": Qt.Key.Key_Left, "Right": Qt.Key.Key_Right}


@dataclass
class Desk:
    """A study view with its keys bound, the session behind it and a clock turned by hand."""

    view: StudyView
    session: Session
    clock: HandClock

    def press(self, *keys: str) -> None:
        """Press keys, a second after each other, where the focus is."""
        for key in keys:
            self.clock.turn(minutes=1 / 60)
            target = QApplication.focusWidget() or self.view
            if key in KEYS:
                QTest.keyClick(target, KEYS[key])
            else:
                QTest.keyClicks(target, key)

    def hold(self, key: Qt.Key, text: str) -> None:
        """What the system sends while a key is held down."""
        target = QApplication.focusWidget() or self.view
        QTest.simulateEvent(target, True, key, Qt.KeyboardModifier.NoModifier, text, True, -1)

    @property
    def question(self) -> str:
        return self.view.card.header.text

    @property
    def answer(self) -> str:
        return self.view.card.answers.page.toPlainText().strip()

    @property
    def revealed(self) -> bool:
        return self.view.card.is_revealed

    @property
    def log(self) -> list[int]:
        return [each.rating for each in self.session.ask(insight.review_log)]

    def card_id(self, number: int) -> int:
        return next(line.id for line in self.session.ask(library.browse) if line.number == number)


@pytest.fixture
def a_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Deck | None], Desk]]:
    opened = []

    def make(deck: Deck | None = None) -> Desk:
        clock = HandClock()
        opening = a_session(tmp_path, deck, clock)
        session = opening.__enter__()
        opened.append(opening)
        view = StudyView(session, themes()["light"])
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.actions_ = Actions()
        view.actions_.bind(view, view.commands())
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return Desk(view, session, clock)

    yield make
    for each in opened:
        each.__exit__(None, None, None)


@pytest.fixture
def desk(a_desk: Callable[[Deck | None], Desk]) -> Desk:
    return a_desk(a_deck(3))


def test_space_and_a_digit_review_card_after_card(desk: Desk) -> None:
    assert desk.question == "What is thing number 1?"
    assert not desk.view.card.answers.isVisible()
    desk.press(SPACE)
    assert desk.revealed
    assert desk.answer == "Thing 1 is a thing."
    desk.press(EASY)
    assert not desk.revealed
    assert desk.question != "What is thing number 1?"
    desk.press(ENTER, AGAIN)
    assert desk.log == [4, 1]


def test_the_one_key_reveals_and_then_means_good(desk: Desk) -> None:
    desk.press(SPACE, SPACE, ENTER, ENTER)
    assert desk.log == [3, 3]


def test_digits_are_inert_before_the_reveal(desk: Desk) -> None:
    desk.press("1", "2", "3", "4")
    assert desk.log == []
    assert not desk.revealed


def test_a_key_held_down_acts_once(desk: Desk) -> None:
    desk.press(SPACE)
    desk.hold(Qt.Key.Key_Space, " ")
    desk.hold(Qt.Key.Key_3, "3")
    assert desk.log == []
    desk.press(GOOD)
    desk.hold(Qt.Key.Key_Space, " ")
    assert desk.log == [3]
    assert not desk.revealed


def test_the_second_half_of_a_double_click_rates_nothing(desk: Desk) -> None:
    button = desk.view.card.ratings.reveal_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(desk.view.card.ratings.button(Rating.GOOD), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(desk.view.card.ratings.button(Rating.GOOD), Qt.MouseButton.LeftButton)
    assert desk.log == []
    assert desk.revealed


def test_buttons_say_what_each_rating_gives(desk: Desk) -> None:
    desk.press(SPACE)
    texts = [desk.view.card.ratings.button(rating).text() for rating in Rating]
    assert texts[0].startswith("Again · Forgot\n")
    assert texts[1:3] == ["Hard · With effort\n6 min", "Good · Recalled\n10 min"]
    assert "asked again in" in desk.view.card.ratings.button(Rating.EASY).accessibleName()


def test_a_button_in_focus_is_what_space_presses(desk: Desk) -> None:
    desk.press(SPACE)
    desk.view.card.ratings.button(Rating.AGAIN).setFocus()
    desk.press(SPACE)
    assert desk.log == [1]


def test_the_time_from_question_to_rating_is_kept(desk: Desk, qtbot: QtBot) -> None:
    qtbot.wait(20)
    desk.press(SPACE, GOOD)
    [review] = desk.session.ask(insight.review_log)
    assert 20 <= review.duration_ms <= study.LONGEST_MS


def test_counts_and_progress_follow(desk: Desk) -> None:
    card = desk.view.card
    assert "this card is new" in card.counts.accessibleName()
    assert (card.progress.value(), card.progress.maximum()) == (0, 3)
    desk.press(SPACE, EASY)
    assert card.counts.accessibleName().startswith("Still to come: 2 new, 0 learning, 0 due")
    assert (card.progress.value(), card.progress.maximum()) == (1, 3)


def test_undo_shows_the_card_again_with_its_answer_hidden(desk: Desk) -> None:
    desk.press(SPACE, GOOD, SPACE, "u")
    assert desk.question == "What is thing number 1?"
    assert not desk.revealed
    assert desk.log == []
    assert desk.view.card.progress.value() == 0


def test_undo_from_elsewhere_and_redo_are_followed_too(desk: Desk) -> None:
    desk.press(SPACE, EASY)
    second = desk.question
    desk.session.undo()
    assert desk.question == "What is thing number 1?"
    desk.session.redo()
    assert desk.question == second
    assert desk.log == [4]
    assert desk.view.card.progress.value() == 1


def test_undoing_twice_goes_back_two_cards(desk: Desk) -> None:
    first = desk.question
    desk.press(SPACE, EASY)
    second = desk.question
    desk.press(SPACE, EASY, "u")
    assert desk.question == second
    desk.press("u")
    assert desk.question == first


def test_a_card_rated_again_and_undone_is_hidden_even_if_it_was_being_asked(
    a_desk: Callable[[Deck | None], Desk],
) -> None:
    desk = a_desk(a_deck(1))
    desk.press(SPACE, GOOD, SPACE)
    assert desk.question == "What is thing number 1?"
    desk.press("u")
    assert not desk.revealed
    assert desk.log == []


def test_a_buried_card_goes_and_undo_brings_it_back(desk: Desk) -> None:
    with_message: list[str] = []
    desk.session.said.connect(lambda message, _undoable: with_message.append(message))
    desk.press("-")
    assert desk.question != "What is thing number 1?"
    assert with_message == ["Buried until tomorrow"]
    desk.press("u")
    assert desk.question == "What is thing number 1?"


def test_a_suspended_card_goes_and_undo_brings_it_back(desk: Desk) -> None:
    desk.press("@")
    assert desk.question != "What is thing number 1?"
    desk.press("u")
    assert desk.question == "What is thing number 1?"


def test_edit_asks_for_the_editor_and_the_card_stays_revealed_with_fresh_words(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.press(SPACE)
    with qtbot.waitSignal(desk.view.edit_requested) as asked:
        desk.press("e")
    card = desk.session.ask(library.card, asked.args[0])
    words = Draft("What is the first thing?", ((card.answers[0].id, "Another answer."),))
    desk.session.do(library.edit_card, card.id, words)
    assert desk.question == "What is the first thing?"
    assert desk.revealed
    assert desk.answer == "Another answer."
    desk.press(GOOD)
    assert desk.log == [3]


def test_a_card_deleted_meanwhile_gives_way_to_the_next(desk: Desk) -> None:
    desk.press(SPACE)
    desk.session.do(library.delete_cards, [desk.card_id(1)])
    assert desk.question == "What is thing number 2?"
    assert not desk.revealed


def test_a_card_that_another_window_deleted_is_told_and_passed_over(desk: Desk) -> None:
    failures: list[str] = []
    desk.session.failed.connect(failures.append)
    desk.press(SPACE)
    library.delete_cards(desk.session.workspace, [desk.card_id(1)])
    desk.press(GOOD)
    assert failures == ["This card was deleted. Nothing was recorded."]
    assert desk.question == "What is thing number 2?"
    assert desk.log == []


def test_cards_imported_meanwhile_go_on_after_the_end(a_desk: Callable[[Deck | None], Desk]) -> None:
    desk = a_desk(a_deck(1))
    desk.press(SPACE, EASY)
    assert not desk.view.is_studying()
    imported = exchange.import_deck(desk.session.workspace, Deck((a_document(),), (a_card(9),)))
    assert imported.change is not None
    desk.session.tell(imported.change)
    assert desk.question == "What is thing number 9?"


def test_what_changes_while_the_view_is_hidden_is_seen_when_it_comes_back(desk: Desk) -> None:
    desk.view.hide()
    desk.session.do(library.delete_cards, [desk.card_id(1)])
    desk.view.show()
    assert desk.question == "What is thing number 2?"


def test_the_end_says_what_was_done_and_what_comes_next(a_desk: Callable[[Deck | None], Desk]) -> None:
    desk = a_desk(a_deck(2))
    desk.press(SPACE, EASY, SPACE, AGAIN, SPACE, EASY)
    summary = desk.view.summary
    assert summary.isVisible()
    assert "All done for today" in summary.text
    assert "3 answers" in summary.text
    assert "2 new cards learned." in summary.text
    assert "without this session 0 %." in summary.text
    assert "The next cards are due tomorrow, Tuesday, 3 March." in summary.text
    assert [summary.figure(rating) for rating in Rating] == ["1 Again", "0 Hard", "0 Good", "2 Easy"]


def test_undo_works_at_the_end(a_desk: Callable[[Deck | None], Desk]) -> None:
    desk = a_desk(a_deck(1))
    desk.press(SPACE, EASY)
    assert desk.view.summary.isVisible()
    desk.press("u")
    assert desk.question == "What is thing number 1?"
    assert desk.view.card.isVisible()


def test_a_limit_ends_the_session_and_one_key_goes_on(desk: Desk) -> None:
    desk.view.start(None, 1)
    desk.press(SPACE, EASY)
    assert "Session finished" in desk.view.summary.text
    assert "2 cards are left for today." in desk.view.summary.text
    desk.press(SPACE)
    assert desk.view.is_studying()


def test_minutes_that_are_over_end_the_session_with_the_answer_under_way(desk: Desk) -> None:
    desk.view.start(None, None, 15)
    desk.press(SPACE, EASY)
    desk.clock.turn(minutes=15)
    assert desk.view.is_studying()
    desk.press(SPACE, EASY)
    assert "15 minutes are over" in desk.view.summary.text
    assert "1 card is left for today." in desk.view.summary.text
    desk.press("u")
    assert desk.view.is_studying()
    desk.press(SPACE, GOOD)
    assert "15 minutes are over" in desk.view.summary.text
    desk.press(SPACE)
    assert desk.view.is_studying()
    assert desk.log == [4, 3]


def test_topics_studied_to_the_end_leave_the_others(desk: Desk) -> None:
    [basics] = [row.id for row in desk.session.ask(library.topics) if row.path == ("Detection",)]
    desk.view.start([basics], None)
    assert desk.question == "What is thing number 3?"
    desk.press(SPACE, EASY)
    assert "2 cards are left in other topics." in desk.view.summary.text


def test_cards_that_ask_nearly_the_same_are_put_off_and_counted(
    a_desk: Callable[[Deck | None], Desk],
) -> None:
    desk = a_desk(a_deck(2, pairs=True))
    assert desk.view.card.header.kind == "Question 1 · New · asks nearly the same as question 2"
    desk.press(SPACE, EASY)
    assert "1 card waits for another day" in desk.view.summary.text


def test_a_learning_card_far_away_is_waited_for_and_comes_back_by_itself(
    a_desk: Callable[[Deck | None], Desk],
) -> None:
    desk = a_desk(a_deck(1))
    trainer = desk.session.trainer
    trainer.workspace = replace(trainer.workspace, rules=Rules(learning_steps_s=(60, 3600)))
    desk.view.start(None, None)
    desk.press(SPACE, GOOD)
    assert "The next card comes back in 40 min, by itself." in desk.view.summary.text
    waiting = desk.view.findChild(QTimer, "study.wait")
    assert waiting.isActive()
    desk.clock.turn(minutes=30)
    waiting.timeout.emit()
    assert "The next card comes back in 10 min, by itself." in desk.view.summary.text
    desk.clock.turn(minutes=11)
    waiting.timeout.emit()
    assert desk.question == "What is thing number 1?"
    assert desk.view.card.isVisible()
    assert not waiting.isActive()


def test_an_empty_store_says_how_to_begin(a_desk: Callable[[Deck | None], Desk]) -> None:
    desk = a_desk(None)
    assert "There are no cards yet" in desk.view.summary.text
    assert "Import" in desk.view.summary.text


def test_leave_and_browse_are_signals(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.view.left):
        desk.view.commands()["study.leave"]()
    desk.view.start(None, 1)
    desk.press(SPACE, EASY)
    with qtbot.waitSignal(desk.view.browse_requested):
        desk.view.summary.browse.click()
    with qtbot.waitSignal(desk.view.left):
        desk.view.summary.today.click()


def test_arrows_and_brackets_walk_the_answers(a_desk: Callable[[Deck | None], Desk]) -> None:
    desk = a_desk(a_card_of_three())
    desk.press("]")
    assert not desk.revealed
    desk.press(SPACE)
    assert desk.answer == "The whole answer."
    tabs = desk.view.card.answers.tabs
    assert [tabs.tabText(place) for place in range(3)] == ["First", "Second · cut off", "Third · missing"]
    desk.press("]")
    assert desk.answer == "An answer that"
    assert desk.view.card.answers.note.text() == "This answer breaks off in its document."
    desk.press("Right")
    assert desk.answer == ""
    assert desk.view.card.answers.note.text() == "This document does not answer this question."
    desk.press("Right")
    assert desk.answer == "The whole answer."
    assert not desk.view.card.answers.note.isVisible()
    desk.press("[", "Left")
    assert desk.answer == "An answer that"


def test_page_down_scrolls_the_answer(a_desk: Callable[[Deck | None], Desk]) -> None:
    long = Card(stable_uid("long"), "How long?", (Answer(a_document().uid, "Very.\n\n" * 200),), ("Basics",))
    desk = a_desk(Deck((a_document(),), (long,)))
    desk.press(SPACE)
    bar = desk.view.card.answers.page.verticalScrollBar()
    assert bar.value() == 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_the_focus_is_where_keys_work_without_a_click(desk: Desk) -> None:
    assert QApplication.focusWidget() is desk.view.card.ratings.reveal_button
    desk.press(SPACE)
    assert QApplication.focusWidget() is desk.view.card.answers.page


def test_every_command_with_a_button_has_one_that_works(desk: Desk) -> None:
    buttons = {button.objectName(): button for button in desk.view.findChildren(QToolButton)}
    buttons["study.bury"].click()
    assert desk.question != "What is thing number 1?"
    buttons["study.undo"].click()
    assert desk.question == "What is thing number 1?"
    assert "U" in buttons["study.undo"].toolTip()


def test_a_card_can_be_asked_before_it_is_due(desk: Desk) -> None:
    desk.view.show_card(desk.card_id(3))
    assert desk.question == "What is thing number 3?"
    desk.press(SPACE, EASY)
    assert desk.question == "What is thing number 1?"


def test_text_size_and_theme_follow_at_once(desk: Desk) -> None:
    desk.press(SPACE)
    desk.session.do(preferences.change_setting, "text_size", 30)
    assert desk.revealed
    assert desk.view.card.answers.page.document().defaultFont().pixelSize() == 30
    desk.view.show_theme(themes()["dark"])
    assert themes()["dark"].new in desk.view.card.counts.text()


def test_a_long_question_scrolls_instead_of_pushing_the_answer_out(
    a_desk: Callable[[Deck | None], Desk],
) -> None:
    long = Card(stable_uid("long"), "Why? " * 2000, (Answer("", "Because."),), ("Basics",))
    desk = a_desk(Deck((), (long,)))
    desk.press(SPACE)
    assert desk.view.card.header.height() < desk.view.height() / 2
    assert desk.view.card.answers.page.height() > 100
    assert desk.view.height() == 700
    scroll = desk.view.card.header.findChild(QScrollArea)
    scroll.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(scroll, Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0


def a_card_of_three() -> Deck:
    """One card that three documents answer in full, in part and not at all."""
    documents = tuple(
        replace(a_document(f"{name}.txt"), set_name="Set") for name in ("first", "second", "third")
    )
    answers = (
        Answer(documents[0].uid, "The whole answer."),
        Answer(documents[1].uid, "An answer that", Completeness.CUT_OFF),
        Answer(documents[2].uid, "", Completeness.MISSING),
    )
    return Deck(documents, (Card(stable_uid("three"), "What do three say?", answers, ("Basics",), 1),))
