"""What is done between a key and the next picture: counted, because that is what takes the time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_card, a_document

from trainer.core import markup
from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.event import Rating
from trainer.services import card_actions, library
from trainer.services.sitting import Sitting
from trainer.services.study import bury
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView
from trainer.ui.widgets.markdown_view import MarkdownView

DOCUMENTS = tuple(a_document(f"{name}.txt") for name in ("first", "second", "third"))


class Painted(QObject):
    """Counts the paint events of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.widgets.append(type(watched).__name__)
        return False


def a_card_with_answers(number: int) -> Card:
    plain = a_card(number)
    answers = tuple(Answer(each.uid, f"Answer {number} of **{each.title}**") for each in DOCUMENTS)
    return Card(plain.uid, plain.question, answers, plain.topic, number)


@pytest.fixture
def study(qtbot: QtBot, tmp_path: Path) -> Iterator[StudyView]:
    markup.to_html.cache_clear()
    deck = Deck(DOCUMENTS, tuple(a_card_with_answers(number) for number in range(1, 7)))
    with a_session(tmp_path, deck) as session:
        view = StudyView(session, themes()["light"])
        qtbot.addWidget(view)
        view.resize(900, 700)
        with qtbot.waitExposed(view):
            view.show()
        yield view


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Markdown views laid out, as they did it."""
    texts: list[str] = []
    render = MarkdownView._render

    def count(view: MarkdownView) -> None:
        texts.extend([view._markdown] if view._markdown else [])
        render(view)

    monkeypatch.setattr(MarkdownView, "_render", count)
    return texts


def made_ready(study: StudyView, qtbot: QtBot) -> None:
    """Read the question for a while."""
    qtbot.waitUntil(lambda: not study.card._reading.isActive())


def test_answers_are_laid_out_while_the_question_is_read(
    rendered: list[str], study: StudyView, qtbot: QtBot
) -> None:
    made_ready(study, qtbot)
    assert rendered == ["Answer 1 of **First**"]
    study.reveal()
    assert len(rendered) == 1
    assert study.card.answers.page.toPlainText() == "Answer 1 of First"


def test_a_quick_reveal_lays_out_the_one_answer_that_is_shown(rendered: list[str], study: StudyView) -> None:
    study.reveal()
    assert rendered == ["Answer 1 of **First**"]


def test_the_next_question_lays_out_no_answer(study: StudyView, rendered: list[str]) -> None:
    study.reveal()
    rendered.clear()
    study.rate(Rating.GOOD)
    assert rendered == []


def test_other_answers_are_read_while_the_question_is(study: StudyView, qtbot: QtBot) -> None:
    made_ready(study, qtbot)
    before = markup.to_html.cache_info().misses
    study.reveal()
    for _ in DOCUMENTS:
        study.commands()["study.next-answer"]()
    assert markup.to_html.cache_info().misses == before


def test_a_changed_text_is_shown_though_the_old_one_was_ready(study: StudyView, qtbot: QtBot) -> None:
    made_ready(study, qtbot)
    asked = study._round.question.card
    texts = tuple((answer.id, "It was reworded.") for answer in asked.answers)
    study._session.do(library.edit_card, asked.id, library.Draft(asked.question, texts))
    study.reveal()
    assert "reworded" in study.card.answers.page.toPlainText()


def test_the_document_of_the_answer_is_made_once(study: StudyView, qtbot: QtBot) -> None:
    document = study.card.answers.page.document()
    for _ in range(3):
        study.reveal()
        study.rate(Rating.GOOD)
        made_ready(study, qtbot)
    assert study.card.answers.page.document() is document


def test_rating_and_the_next_question_paint_every_widget_once(study: StudyView, qtbot: QtBot) -> None:
    made_ready(study, qtbot)
    study.reveal()
    QApplication.processEvents()
    painted = Painted()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(painted)
    study.rate(Rating.GOOD)
    assert painted.widgets == [], "nothing is painted before all is there"
    QApplication.processEvents()
    application.removeEventFilter(painted)
    assert painted.widgets.count("StudyView") <= 1
    assert painted.widgets.count(QProgressBar.__name__) <= 1
    assert len(painted.widgets) <= 32


def test_the_first_visit_looks_for_cards_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    begin = Sitting.__init__

    def count(sitting: Sitting, *given: object, **named: object) -> None:
        begun.append(sitting)
        begin(sitting, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Sitting, "__init__", count)
    refreshed: list[object] = []
    monkeypatch.setattr(Sitting, "refresh", lambda sitting, **_: refreshed.append(sitting))
    with a_session(tmp_path, Deck(DOCUMENTS, (a_card_with_answers(1),))) as session:
        view = StudyView(session, themes()["light"])
        qtbot.addWidget(view)
        view.start(None, None)
        with qtbot.waitExposed(view):
            view.show()
    assert (len(begun), refreshed) == (1, [])


def test_the_first_sitting_is_put_together_beside_the_window(
    study: StudyView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(study.ahead._question.answered):
        study.ahead.look()
    with monkeypatch.context() as patched:
        patched.setattr(Sitting, "__init__", None)
        study.start(None, None)
    assert study.card.header.text == "What is thing number 1?"


def test_a_change_makes_the_sitting_that_was_put_together_void(study: StudyView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(study.ahead._question.answered):
        study.ahead.look()
    study._session.do(card_actions.set_mark, [1])
    assert study.ahead.take() is None


def test_a_change_while_it_is_put_together_has_it_put_together_anew(study: StudyView, qtbot: QtBot) -> None:
    study.ahead.look()
    study._session.do(bury, [1])
    qtbot.waitUntil(lambda: not study.ahead._question.is_asked)
    sitting = study.ahead.take()
    assert sitting is not None
    assert sitting.counts.new == 5
