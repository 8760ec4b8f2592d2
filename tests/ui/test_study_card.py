"""What the card page says about a card."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from trainer.core.agenda import Counts
from trainer.core.event import Rating, State
from trainer.core.schedule import NEW, Days, Rules
from trainer.services.rows import CardRow
from trainer.services.study import Question
from trainer.ui.theme import themes
from trainer.ui.widgets.counts_label import CountsLabel
from trainer.ui.widgets.question_header import QuestionHeader, kind_line
from trainer.ui.widgets.study_card import StudyCard

CARD = CardRow(1, "uid", 7, "What is `padding`?", None, None, None, (), ())
QUESTION = Question(CARD, ("Convolution", "Kernels"), (), NEW, {}, (), Rules())


@pytest.mark.parametrize(
    ("twins", "told"),
    [
        ((), "Question 7 · New"),
        ((18,), "Question 7 · New · asks nearly the same as question 18"),
        ((3, 18, 48), "Question 7 · New · asks nearly the same as questions 3, 18 and 48"),
    ],
)
def test_the_line_below_a_question_tells_kind_and_twins(twins: tuple[int, ...], told: str) -> None:
    assert kind_line(replace(QUESTION, twins=twins)) == told


def test_a_card_without_a_number_has_none() -> None:
    assert kind_line(replace(QUESTION, card=replace(CARD, number=None))) == "New"


def test_a_question_is_read_out_without_its_marks(qtbot: QtBot) -> None:
    header = QuestionHeader(16)
    qtbot.addWidget(header)
    header.show_question(QUESTION, announce=True)
    assert header.text == "What is padding?"
    header.show_question(replace(QUESTION, card=replace(CARD, edited_question="Mine?")), announce=False)
    assert header.text == "Mine?"


def test_the_present_kind_is_underlined_and_said(qtbot: QtBot) -> None:
    label = CountsLabel(themes()["light"])
    qtbot.addWidget(label)
    label.show_counts(Counts(12, 1, 3), State.RELEARNING)
    assert label.text().count("<u>") == 1
    assert "<u><b>1</b> learning</u>" in label.text()
    assert label.accessibleName() == "Still to come: 12 new, 1 learning, 3 due; this card is learning"
    label.show_counts(Counts(), None)
    assert "<u>" not in label.text()


def test_a_card_without_answers_says_how_to_write_one(qtbot: QtBot) -> None:
    card = StudyCard(themes()["light"], 16)
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    card.ask(replace(QUESTION, intervals=dict.fromkeys(Rating, Days(1))))
    card.reveal()
    assert card.answers.note.text() == "This card has no answer yet. Edit it to write one."
    assert not card.answers.tabs.isVisible()
