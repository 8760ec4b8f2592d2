"""The box keeps the keys that belong to it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.ui.actions import Actions
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView
from trainer.ui.widgets.answer_box import AnswerBox


def test_escape_leaves_the_box_first_and_the_session_next(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path, a_deck(1)) as session:
        view = StudyView(session, themes()["light"])
        qtbot.addWidget(view)
        actions = Actions()
        actions.bind(view, view.commands())
        left: list[bool] = []
        view.left.connect(lambda: left.append(True))
        with qtbot.waitExposed(view):
            view.show()
        view.card.box.setFocus()
        QTest.keyClick(view.card.box, Qt.Key.Key_Escape)
        assert left == []
        assert not view.card.box.hasFocus()
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Escape)
        assert left == [True]


def test_the_hint_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    box = AnswerBox()
    qtbot.addWidget(box)
    box.show()
    for size in (16, 22):
        box.show_text_size(size)
        assert box.viewport().font().pixelSize() == box.font().pixelSize() == size
