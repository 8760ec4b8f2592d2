"""All 249 shipped answers, reached by keys alone; a screen reader is told what is shared and what is unique."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trainer.app import Trainer
from trainer.core.markup import to_text
from trainer.services import library
from trainer.services.rows import CardRow
from trainer.ui import theme
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session
from trainer.ui.widgets.answer_pages import CUT_OFF, MISSING
from trainer.ui.widgets.compared_answer import ComparedAnswer

ANSWERS = 249


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "trainer.db"
    trainer = Trainer(path)
    trainer.import_shipped()
    trainer.close()
    return path


@pytest.fixture
def rooms(qtbot: QtBot, store: Path) -> Iterator[Rooms]:
    window = MainWindow(theme.themes()["light"], store.with_name("window.ini"))
    qtbot.addWidget(window)
    rooms = Rooms(window, Session(Trainer(store)))
    window.resize(1500, 900)
    with qtbot.waitExposed(window):
        window.show()
    rooms.show("study")
    yield rooms
    window.close()


def cards(rooms: Rooms) -> list[CardRow]:
    return [
        library.card(rooms.session.workspace, line.id) for line in library.browse(rooms.session.workspace)
    ]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def press(rooms: Rooms, key: Qt.Key) -> None:
    target = rooms.window.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def assert_tells_what_is_shared(column: ComparedAnswer) -> None:
    assert " only here" in column.text.accessibleName()
    description = column.text.accessibleDescription()
    assert description.startswith("Other answers share ")
    assert "Only this answer says: " in description or "Nothing is said here alone." in description


def test_every_answer_is_reached_by_keys_and_what_is_cut_off_or_missing_is_said(rooms: Rooms) -> None:
    reached = 0
    shown = rooms.study.card.answers
    for card in cards(rooms):
        rooms.study.show_card(card.id)
        press(rooms, Qt.Key.Key_Space)
        given = {letters(to_text(each.text)) for each in card.answers if each.text}
        found = set()
        for _ in range(shown.tabs.count()):
            page = shown.in_front
            assert page is not None
            assert shown.page.accessibleName() == f"Answer: {page.full_label}"
            assert page.is_missing == (shown.note.text() == MISSING)
            assert (page.mark == "cut off") == (shown.note.text() == CUT_OFF)
            found.add(letters(shown.page.plain_text))
            press(rooms, Qt.Key.Key_BracketRight)
        assert given <= found, card.number
        reached += len(given)
    assert reached == ANSWERS


def test_side_by_side_tells_a_screen_reader_what_each_answer_shares_and_says_alone(rooms: Rooms) -> None:
    told = 0
    rooms.actions["study.side-by-side"].trigger()
    side = rooms.study.card.compared.side_by_side
    for card in cards(rooms):
        rooms.study.show_card(card.id)
        press(rooms, Qt.Key.Key_Space)
        seen = set()
        for _ in side.columns:
            for column in (each for each in side.columns if each.isVisible()):
                assert_tells_what_is_shared(column)
                seen.add(column.title.text())
            press(rooms, Qt.Key.Key_BracketRight)
        told += len(seen)
        missing = [each for each in card.answers if not each.text]
        assert side.note.text().count("No answer in: ") == bool(missing)
    assert told == ANSWERS


def test_browse_shows_the_same_side_by_side_and_keeps_it_from_card_to_card(
    rooms: Rooms, qtbot: QtBot
) -> None:
    rooms.show("browse")
    preview = rooms.browse.preview
    qtbot.waitUntil(lambda: not preview.answer.isHidden())
    rooms.actions["browse.side-by-side"].trigger()
    columns = preview.compared.side_by_side.columns
    assert [each.isHidden() for each in columns[:3]] == [False] * 3
    assert preview.answer.isHidden()
    first = columns[0].text.plain_text
    press(rooms, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: columns[0].text.plain_text != first)
    rooms.actions["browse.agreement"].trigger()
    assert "Said by at least 3 of 5 answers" in preview.compared.agreement.toPlainText()
    rooms.actions["browse.agreement"].trigger()
    assert preview.compared.isHidden()
    before = preview.answer.toPlainText()
    press(rooms, Qt.Key.Key_BracketRight)
    assert preview.answer.toPlainText() != before
