"""Several answers next to each other, by mouse, keyboard and screen reader."""

import pytest
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from trainer.core.card import Completeness
from trainer.core.compare import align
from trainer.core.key_point import KeyPoint
from trainer.core.schedule import NEW, Rules
from trainer.services.rows import AnswerRow, CardRow
from trainer.services.study import Question
from trainer.ui.theme import themes
from trainer.ui.widgets.answer_pages import CUT_OFF, MISSING, AnswerPage
from trainer.ui.widgets.compared_answer import ComparedText
from trainer.ui.widgets.compared_answers import Look
from trainer.ui.widgets.side_by_side import SideBySide
from trainer.ui.widgets.study_card import StudyCard

LIGHT = themes()["light"]
SHARED = "Convolution layers share weights across the image."
UNIQUE = "Dropout silences random neurons."
PAGES = (
    AnswerPage("One", f"{SHARED} {UNIQUE}"),
    AnswerPage("Two", SHARED, "cut off", CUT_OFF),
    AnswerPage("Three", "", "missing", MISSING),
    AnswerPage("Four 😀", f"😀 Pooling halves resolution. {SHARED}"),
)


@pytest.fixture
def side_by_side(qtbot: QtBot) -> SideBySide:
    shown = SideBySide(LIGHT)
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    shown.show_pages(PAGES, align([page.markdown for page in PAGES]))
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def visible(shown: SideBySide) -> list[str]:
    return [each.title.text() for each in shown.columns if each.isVisible()]


def look_of(text: ComparedText, words: str) -> tuple[QColor, bool]:
    place = text.plain_text.index(words) + 3
    cursor = QTextCursor(text.document())
    cursor.setPosition(place)
    look = cursor.charFormat()
    return look.foreground().color(), look.fontUnderline() or look.underlineStyle() != look.UnderlineStyle(0)


def test_every_answer_there_is_has_a_column_and_the_missing_one_is_named(side_by_side: SideBySide) -> None:
    assert visible(side_by_side) == ["One", "Two · cut off", "Four 😀"]
    assert "No answer in: Three." in side_by_side.note.text()
    assert CUT_OFF in side_by_side.columns[1].told.text()


def test_shared_sentences_are_dimmed_and_unique_ones_underlined(side_by_side: SideBySide) -> None:
    text = side_by_side.columns[0].text
    assert look_of(text, SHARED) == (QColor(LIGHT.muted), False)
    assert look_of(text, UNIQUE)[1]
    text.show_theme(themes()["dark"])
    assert look_of(text, SHARED) == (QColor(themes()["dark"].muted), False)


def test_a_screen_reader_is_told_what_is_shared_and_what_is_not(side_by_side: SideBySide) -> None:
    text = side_by_side.columns[0].text
    assert text.accessibleName() == "Answer: One. 2 sentences, 1 only here"
    assert text.accessibleDescription() == f"Other answers share 1 sentence. Only this answer says: {UNIQUE}"
    assert "Nothing is said here alone." in side_by_side.columns[1].text.accessibleDescription()


def test_a_narrow_window_shows_fewer_and_steps_through_the_rest(side_by_side: SideBySide) -> None:
    side_by_side.resize(500, 500)
    assert visible(side_by_side) == ["One", "Two · cut off"]
    side_by_side.step(1)
    assert visible(side_by_side) == ["Two · cut off", "Four 😀"]
    assert "Answers 2 to 3 of 3" in side_by_side.note.text()
    side_by_side.step(1)
    side_by_side.step(-1)
    assert visible(side_by_side) == ["One", "Two · cut off"]


def test_where_all_fit_stepping_moves_the_focus(side_by_side: SideBySide, qtbot: QtBot) -> None:
    side_by_side.activateWindow()
    side_by_side.focus()
    side_by_side.step(1)
    assert side_by_side.focusWidget() is side_by_side.columns[1].text
    side_by_side.step(-1)
    side_by_side.step(-1)
    assert side_by_side.focusWidget() is side_by_side.columns[3].text


def test_a_key_point_is_highlighted_in_every_answer_that_mentions_it(side_by_side: SideBySide) -> None:
    points = [
        KeyPoint("weights", "Weights are shared", ("share weights",)),
        KeyPoint("half", "halves resolution"),
    ]
    assert side_by_side.show_point(points, 0) == 3
    for column in (0, 1, 3):
        text = side_by_side.columns[column].text
        assert [text.plain_text[start:end] for start, end in text.spans] == ["share", "weights"]
        assert [each.cursor.selectedText() for each in text.extraSelections()] == ["share", "weights"]
    assert side_by_side.show_point(points, 1) == 1
    assert not side_by_side.columns[0].text.extraSelections()
    assert side_by_side.show_point(points, -1) == 0
    assert not side_by_side.columns[3].text.extraSelections()


def test_one_answer_alone_says_that_there_is_nothing_to_compare(qtbot: QtBot) -> None:
    shown = SideBySide(LIGHT)
    qtbot.addWidget(shown)
    shown.show_pages(PAGES[:1], align([PAGES[0].markdown]))
    assert "nothing to compare" in shown.note.text()


def test_looks_take_turns_and_stay_from_card_to_card(qtbot: QtBot) -> None:
    answers = tuple(AnswerRow(each, None, SHARED, None, Completeness.COMPLETE) for each in (1, 2))
    card = CardRow(1, "uid", 7, "What is shared?", None, None, None, (), answers)
    question = Question(card, (), (), NEW, {}, (), Rules())
    shown = StudyCard(LIGHT, 16)
    qtbot.addWidget(shown)
    shown.switch(Look.SIDE_BY_SIDE)
    shown.ask(question)
    assert shown.compared.isHidden()
    shown.reveal()
    assert not shown.compared.isHidden()
    assert shown.answers.isHidden()
    shown.switch(Look.AGREEMENT)
    assert "Said by at least 2 of 2 answers" in shown.compared.agreement.toPlainText()
    shown.ask(question)
    shown.reveal()
    assert not shown.compared.isHidden()
    shown.switch(Look.AGREEMENT)
    assert shown.compared.isHidden()
    assert not shown.answers.isHidden()
