"""Pointing at a key point, or choosing it, shows where the answers mention it; in tabs and side by side."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer.core.card import Completeness
from trainer.core.document import Document
from trainer.core.key_point import KeyPoint
from trainer.core.schedule import NEW, Rules
from trainer.services.rows import AnswerRow, CardRow
from trainer.services.study import Question
from trainer.ui.theme import themes
from trainer.ui.widgets.compared_answers import Look
from trainer.ui.widgets.study_card import StudyCard

TEXTS = ("Pooling **saves memory**. 😀 It is quick.", "It is quick & small.", "Saving memory is the gain.")
POINTS = (
    KeyPoint("memory", "It saves memory", ("saves memory",)),
    KeyPoint("quick", "It is quick", ("quick",)),
)


@pytest.fixture
def card(qtbot: QtBot) -> StudyCard:
    answers = tuple(
        AnswerRow(row, row, text, None, Completeness.COMPLETE) for row, text in enumerate(TEXTS, 1)
    )
    documents = tuple((row, Document(f"uid {row}", f"{row}.txt", f"{row}", "set")) for row in (1, 2, 3))
    question = Question(
        CardRow(1, "uid", 7, "What is it?", None, None, None, (), answers),
        (),
        documents,
        NEW,
        {},
        (),
        Rules(),
    )
    shown = StudyCard(themes()["light"], 16)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.ask(question)
    shown.reveal()
    shown.key_points.show()
    shown.key_points.show_points(POINTS, 3)
    return shown


def tabs(card: StudyCard) -> list[str]:
    return [card.answers.tabs.tabText(place) for place in range(card.answers.tabs.count())]


def marked(card: StudyCard) -> list[str]:
    page = card.answers.page
    return [page.plain_text[start:end] for start, end in page.spans]


def point_at(card: StudyCard, row: int) -> None:
    points = card.key_points.points
    QTest.mouseMove(points.viewport(), points.visualItemRect(points.item(row)).center())
    QApplication.processEvents()


def test_choosing_a_point_marks_the_answer_in_front_and_the_tabs_that_mention_it(card: StudyCard) -> None:
    card.key_points.points.setCurrentRow(0)
    assert marked(card) == ["saves", "memory"]
    assert tabs(card) == ["•1", "2", "•3"]
    card.step(1)
    assert marked(card) == []
    card.step(1)
    assert marked(card) == ["Saving", "memory"]
    card.key_points.points.setCurrentRow(1)
    assert tabs(card) == ["•1", "•2", "3"]
    card.key_points.points.setCurrentRow(-1)
    assert tabs(card) == ["1", "2", "3"]


def test_places_are_right_after_letters_that_count_twice(card: StudyCard) -> None:
    card.key_points.points.setCurrentRow(1)
    assert [each.cursor.selectedText() for each in card.answers.page.extraSelections()] == ["quick"]


def test_pointing_shows_a_point_and_leaving_shows_the_chosen_one_again(card: StudyCard) -> None:
    card.key_points.points.setCurrentRow(0)
    point_at(card, 1)
    assert marked(card) == ["quick"]
    QApplication.sendEvent(card.key_points.points, QEvent(QEvent.Type.Leave))
    assert marked(card) == ["saves", "memory"]


def test_pointing_works_side_by_side_too(card: StudyCard) -> None:
    card.switch(Look.SIDE_BY_SIDE)
    point_at(card, 0)
    columns = card.compared.side_by_side.columns
    assert [bool(each.text.spans) for each in columns] == [True, False, True]
    card.switch(Look.SIDE_BY_SIDE)
    assert marked(card) == []


def test_a_screen_reader_is_told_what_is_mentioned(card: StudyCard) -> None:
    card.key_points.points.setCurrentRow(0)
    assert card.answers.page.accessibleDescription() == "Mentions the key point: saves, memory"
    card.step(1)
    assert card.answers.page.accessibleDescription() == ""


def test_another_theme_and_size_keep_the_places(card: StudyCard) -> None:
    card.key_points.points.setCurrentRow(0)
    card.show_theme(themes()["dark"])
    card.show_text_size(22)
    assert marked(card) == ["saves", "memory"]
    [first, _] = card.answers.page.extraSelections()
    assert first.format.background().color().name() == themes()["dark"].accent.lower()
