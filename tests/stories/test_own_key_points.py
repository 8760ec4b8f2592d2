"""A learner puts key points into own words in the middle of a card, and finds them in the ticks and in a new store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from trainer.app import Trainer
from trainer.services import recall
from trainer.ui import theme
from trainer.ui.dialogs.key_points_dialog import KeyPointsDialog
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    trainer = Trainer(tmp_path / "trainer.db")
    trainer.import_shipped()
    window = MainWindow(theme.themes()["light"], tmp_path / "window.ini")
    qtbot.addWidget(window)
    rooms = Rooms(window, Session(trainer))
    with qtbot.waitExposed(window):
        window.show()
    rooms.show("study")
    yield rooms
    window.close()


def the_dialog() -> KeyPointsDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeyPointsDialog)
    return dialog


def write_a_point(qtbot: QtBot, text: str) -> None:
    dialog = the_dialog()
    dialog.new.click()
    qtbot.keyClicks(dialog.form.text, text)
    dialog.save.click()
    dialog.reject()


def shown(rooms: Rooms) -> list[str]:
    return [each.text for each in rooms.study.card.key_points.shown]


def test_a_point_written_after_the_reveal_is_ticked_at_once_and_other_ticks_stay(
    rooms: Rooms, qtbot: QtBot
) -> None:
    card = rooms.study.card
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(card.box, "Convolutional layers apply filters and share their weights.")
    rooms.actions["study.compare"].trigger()
    rooms.actions["study.key-points"].trigger()
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_Space)
    before = card.key_points.ticked
    rooms.actions["study.edit-points"].trigger()
    write_a_point(qtbot, "Weights are shared")
    assert shown(rooms)[-1] == "Weights are shared"
    assert card.key_points.ticked == (*before, card.key_points.shown[-1].id)
    assert card.is_revealed
    rooms.actions["edit.undo"].trigger()
    assert "Weights are shared" not in shown(rooms)


def test_the_points_of_a_card_are_reached_from_browse_and_from_its_form(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.show("browse")
    rooms.actions["browse.edit-points"].trigger()
    write_a_point(qtbot, "Written in Browse")
    rooms.cards.edit(1)
    form = QApplication.activeModalWidget()
    assert form is not None
    button = next(each for each in form.findChildren(QPushButton) if "Key points" in each.text())
    button.click()
    write_a_point(qtbot, "Written in the form")
    form.close()
    points = [each.text for each in rooms.session.ask(recall.marking_scheme, 1).points]
    assert points[-2:] == ["Written in Browse", "Written in the form"]
