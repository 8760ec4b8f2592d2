"""One's own answer, written with a preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.services import library, own_answer, recall
from trainer.ui.dialogs.my_answer_dialog import EMPTY_TAKES_AWAY, FROM_DRAFT, UNSAVED, MyAnswerDialog
from trainer.ui.session import Session
from trainer.ui.theme import themes


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(2)) as session:
        yield session


def opened(session: Session, qtbot: QtBot) -> MyAnswerDialog:
    dialog = MyAnswerDialog(session, themes()["light"], 1)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def own(session: Session) -> list[str]:
    return [each.text for each in own_answer.own_answers(session.ask(library.card, 1))]


def test_what_is_written_is_previewed_as_it_will_look_and_kept(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert dialog.question.text() == "What is thing number 1?"
    dialog.editor.source.setPlainText("It is **mine**")
    qtbot.waitUntil(lambda: dialog.editor.preview.toPlainText() == "It is mine")
    dialog.save()
    assert own(session) == ["It is **mine**"]
    session.undo()
    assert own(session) == []


def test_it_begins_with_the_answer_there_is_and_an_empty_text_takes_it_away(
    session: Session, qtbot: QtBot
) -> None:
    session.do(own_answer.write, 1, None, "Mine")
    dialog = opened(session, qtbot)
    assert dialog.editor.source.toPlainText() == "Mine"
    assert dialog.told.text() == EMPTY_TAKES_AWAY
    dialog.editor.source.setPlainText("")
    dialog.save()
    assert own(session) == []


def test_it_begins_with_what_was_typed_for_the_card(session: Session, qtbot: QtBot) -> None:
    recall.keep_draft(session.workspace, 1, "Typed while studying")
    dialog = opened(session, qtbot)
    assert dialog.editor.source.toPlainText() == "Typed while studying"
    assert dialog.told.text() == FROM_DRAFT
    assert dialog.editor.source.textCursor().atEnd()
    dialog.save()
    assert own(session) == ["Typed while studying"]


def test_leaving_with_unsaved_words_takes_a_second_time(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.source.setPlainText("Half")
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.told.text() == UNSAVED
    dialog.reject()
    assert not dialog.isVisible()
    assert own(session) == []


def test_nothing_written_is_told_and_the_dialog_stays(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.save()
    assert "nothing to keep" in dialog.told.text()
    assert dialog.isVisible()


def test_a_card_deleted_meanwhile_is_told_and_the_words_stay(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.editor.source.setPlainText("Mine")
    session.do(library.delete_cards, [1])
    dialog.save()
    assert "copy it before you close" in dialog.told.text()
    assert dialog.editor.source.toPlainText() == "Mine"
