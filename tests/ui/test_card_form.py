"""Writing cards: adding one after another, editing one beside its shipped words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.services import library
from trainer.ui.actions import Actions
from trainer.ui.dialogs.edit_dialog import UNSAVED, EditDialog
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.card_form import AddView
from trainer.ui.widgets.card_form import CardForm

CTRL = Qt.KeyboardModifier.ControlModifier
SHIPPED = "Thing 1 is a thing."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3)) as opened:
        yield opened


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> AddView:
    view = AddView(session, themes()["light"])
    qtbot.addWidget(view)
    Actions().bind(view, view.commands())
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(session: Session, window: QWidget, qtbot: QtBot) -> EditDialog:
    return editing(session, window, qtbot)


def editing(session: Session, window: QWidget, qtbot: QtBot) -> EditDialog:
    dialog = EditDialog(session, themes()["light"], 1, window)
    Actions().bind(dialog, dialog.commands())
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def put_answer(form: CardForm, text: str) -> None:
    form.answers.source.setPlainText(text)


def cards(session: Session) -> list[str]:
    return [line.question for line in session.ask(library.browse)]


def test_a_card_is_added_from_the_keyboard_alone(view: AddView, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.form.question, "What is stride?")
    qtbot.keyClick(view.form.question, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.form.answers.source
    qtbot.keyClicks(view.form.answers.source, "The step of the kernel.")
    with qtbot.waitSignal(session.said) as said:
        qtbot.keyClick(view.form.answers.source, Qt.Key.Key_Return, CTRL)
    assert said.args == ["Card added", True]
    assert "What is stride?" in cards(session)


def test_the_next_card_keeps_topic_and_tags_and_begins_at_the_question(view: AddView) -> None:
    view.form.question.setPlainText("What is stride?")
    put_answer(view.form, "A step.")
    view.form.topic.setText("Basics::Kernels")
    view.form.tags.setText("exam")
    view.save()
    assert (view.form.question.toPlainText(), view.form.answers.source.toPlainText()) == ("", "")
    assert (view.form.topic.text(), view.form.tags.text()) == ("Basics::Kernels", "exam")
    assert QApplication.focusWidget() is view.form.question
    assert not view.form.is_edited()


def test_a_card_without_a_question_is_told_beside_the_button_and_stays(
    view: AddView, session: Session
) -> None:
    put_answer(view.form, "An answer to nothing.")
    view.save()
    assert view.form.error.text().startswith("A card needs a question.")
    assert view.form.answers.source.toPlainText() == "An answer to nothing."
    assert len(cards(session)) == 3


def test_the_sentence_goes_once_the_fault_is_mended(view: AddView) -> None:
    view.save()
    view.form.question.setPlainText("What is padding?")
    assert view.form.error.text() == ""


def test_leaving_the_add_view_keeps_what_was_written(view: AddView, qtbot: QtBot) -> None:
    view.form.question.setPlainText("Half a quest")
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.form.question, Qt.Key.Key_Escape)
    assert view.form.question.toPlainText() == "Half a quest"


def test_what_markdown_will_look_like_follows_the_typing(view: AddView, qtbot: QtBot) -> None:
    put_answer(view.form, "**bold** words")
    qtbot.waitUntil(lambda: view.form.answers.preview.toPlainText() == "bold words")


def test_topics_are_completed_from_any_part(view: AddView) -> None:
    completer = view.form.topic.completer()
    completer.setCompletionPrefix("tect")
    assert completer.currentCompletion() == "Detection"


def test_the_last_tag_is_completed_and_those_before_it_stay(view: AddView, session: Session) -> None:
    session.do(library.add_card, library.Draft("Why?", (), "", "exam later"))
    view.form.tags.setFocus()
    view.form.tags.setText("hard ex")
    completer = view.form.tags.completer()
    completer.setCompletionPrefix("hard ex")
    assert completer.currentCompletion() == "hard exam"


def test_a_topic_made_meanwhile_is_offered(view: AddView, session: Session) -> None:
    session.do(library.add_card, library.Draft("Why?", (), "Brand new"))
    completer = view.form.topic.completer()
    completer.setCompletionPrefix("brand")
    assert completer.currentCompletion() == "Brand new"


def test_an_edit_is_kept_beside_the_shipped_text(dialog: EditDialog, session: Session, qtbot: QtBot) -> None:
    put_answer(dialog.form, "My wording.")
    with qtbot.waitSignal(session.said) as said:
        dialog.form.save.click()
    answer = session.ask(library.card, 1).answers[0]
    assert (answer.text, answer.edited) == (SHIPPED, "My wording.")
    assert said.args == ["Card saved", True]
    assert not dialog.isVisible()


def test_the_shipped_text_can_be_put_back_and_that_too_can_be_undone(dialog: EditDialog) -> None:
    assert not dialog.form.answers.restore.isEnabled()
    put_answer(dialog.form, "My wording.")
    dialog.form.answers.restore.click()
    assert dialog.form.answers.source.toPlainText() == SHIPPED
    dialog.form.answers.source.undo()
    assert dialog.form.answers.source.toPlainText() == "My wording."


def test_the_shipped_question_can_be_put_back(dialog: EditDialog) -> None:
    assert not dialog.form.restore.isVisible()
    dialog.form.question.setPlainText("In my words?")
    dialog.form.restore.click()
    assert not dialog.form.is_edited()


def test_the_learners_own_answer_has_a_tab_of_its_own(dialog: EditDialog, session: Session) -> None:
    tabs = dialog.form.answers.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["Notes", "My answer"]
    tabs.setCurrentIndex(1)
    assert not dialog.form.answers.restore.isVisible()
    put_answer(dialog.form, "What I would say.")
    dialog.save()
    texts = {answer.document: answer.text for answer in session.ask(library.card, 1).answers}
    assert texts[None] == "What I would say."
    assert SHIPPED in texts.values()


def test_each_tab_keeps_its_own_text_and_its_own_way_back(dialog: EditDialog) -> None:
    answers = dialog.form.answers
    answers.source.insertPlainText("first ")
    answers.tabs.setCurrentIndex(1)
    answers.source.insertPlainText("second")
    answers.tabs.setCurrentIndex(0)
    assert [text for _, text in answers.answers()] == [f"first {SHIPPED}", "second"]
    answers.source.undo()
    assert [text for _, text in answers.answers()] == [SHIPPED, "second"]


def test_closing_with_changes_says_so_first(dialog: EditDialog, session: Session, qtbot: QtBot) -> None:
    dialog.form.question.setPlainText("Changed?")
    qtbot.keyClick(dialog.form.question, Qt.Key.Key_Escape)
    assert dialog.form.error.text() == UNSAVED
    assert dialog.isVisible()
    qtbot.keyClick(dialog.form.question, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.ask(library.card, 1).edited_question is None


def test_closing_without_changes_asks_nothing_and_changes_nothing(
    dialog: EditDialog, session: Session
) -> None:
    dialog.save()
    assert not dialog.isVisible()
    assert session.ask(library.card, 1).edited_question is None


def test_a_card_deleted_meanwhile_cannot_be_saved_but_its_text_stays(
    dialog: EditDialog, session: Session
) -> None:
    dialog.form.question.setPlainText("Too late?")
    session.do(library.delete_cards, [1])
    dialog.save()
    assert "deleted" in dialog.form.error.text()
    assert dialog.isVisible()
    assert dialog.form.question.toPlainText() == "Too late?"


def test_a_card_that_is_gone_says_so_instead_of_opening_empty(
    session: Session, window: QWidget, qtbot: QtBot
) -> None:
    session.do(library.delete_cards, [1])
    dialog = editing(session, window, qtbot)
    assert "deleted" in dialog.form.error.text()
    assert not dialog.form.save.isEnabled()
