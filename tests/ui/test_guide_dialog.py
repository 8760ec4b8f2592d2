"""The user's guide in the program: its chapters at a glance, its words to be found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from trainer.ui.dialogs.guide_dialog import GuideDialog
from trainer.ui.theme import themes


@pytest.fixture
def guide(qtbot: QtBot) -> GuideDialog:
    dialog = GuideDialog(themes()["light"], 16)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def chapters(guide: GuideDialog) -> list[str]:
    return [guide.contents.item(row).text() for row in range(guide.contents.count())]


def test_the_chapters_are_listed_in_order(guide: GuideDialog) -> None:
    assert chapters(guide)[0] == "The first minute"
    assert "Leeches" in chapters(guide)


def test_a_chapter_comes_to_the_top_when_it_is_chosen(guide: GuideDialog) -> None:
    row = chapters(guide).index("What comes when")
    guide.contents.setCurrentRow(row)
    assert guide.page.textCursor().block().text() == "What comes when"
    assert abs(guide.page.cursorRect().top()) < 40


def test_words_are_found_one_place_after_the_other_and_round_again(guide: GuideDialog) -> None:
    QTest.keyClicks(guide.line, "contrast drill")
    first = guide.page.textCursor().selectionStart()
    assert guide.page.textCursor().selectedText().casefold() == "contrast drill"
    places = {first}
    for _ in range(20):
        QTest.keyClick(guide.line, Qt.Key.Key_Return)
        places.add(guide.page.textCursor().selectionStart())
        if guide.page.textCursor().selectionStart() == first:
            break
    assert len(places) > 1
    assert guide.page.textCursor().selectionStart() == first


def test_words_that_are_not_there_are_said_not_to_be(guide: GuideDialog) -> None:
    QTest.keyClicks(guide.line, "zebra")
    assert guide.told.text() == "The guide does not mention “zebra”."
    guide.line.clear()
    assert not guide.told.isVisible()


def test_the_guide_is_as_large_as_the_cards(qtbot: QtBot) -> None:
    dialog = GuideDialog(themes()["light"], 24)
    qtbot.addWidget(dialog)
    assert dialog.page.document().defaultFont().pixelSize() == 24
