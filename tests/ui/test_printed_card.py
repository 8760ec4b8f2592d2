"""A card on paper: readable in any theme, every word of every answer, as PDF."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPalette, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.card import Completeness
from trainer.core.document import Document
from trainer.core.schedule import NEW, Rules
from trainer.services import study
from trainer.services.rows import AnswerRow, CardRow
from trainer.services.study import Question
from trainer.ui.actions import Actions
from trainer.ui.theme import themes
from trainer.ui.views.card_printing import NOTHING
from trainer.ui.views.study_view import StudyView
from trainer.ui.widgets.compared_answers import Look
from trainer.ui.widgets.printed_card import PrintedCard, printed, render

TEXTS = ("Pooling **saves memory**. It is quick.", "It is quick & small.", "Saving memory is the gain.", "")


def a_question(*texts: str) -> Question:
    answers = tuple(
        AnswerRow(row, row, text, None, Completeness.COMPLETE if text else Completeness.MISSING)
        for row, text in enumerate(texts, 1)
    )
    documents = tuple(
        (row, Document(f"uid {row}", f"{row}.txt", f"Paper {row}", "set")) for row in range(1, len(texts) + 1)
    )
    card = CardRow(1, "uid", 7, "Is **x** < y?", None, None, None, (), answers)
    return Question(card, ("Nets", "Pooling"), documents, NEW, {}, (), Rules())


def on_paper(card: PrintedCard, folder: Path) -> list[str]:
    """The words on each page."""
    target = folder / "card.pdf"
    paper = QPdfWriter(str(target))
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    count = render(card, paper)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]
    assert len(pages) == count
    return pages


def test_the_answer_in_front_is_printed_below_its_question(tmp_path: Path, qtbot: QtBot) -> None:
    [page] = on_paper(printed(a_question(*TEXTS), Look.ONE_BY_ONE, None), tmp_path)
    assert page.startswith("Question 7 · Nets › Pooling Is x < y? Paper 1 Pooling saves memory")
    assert page.endswith("1 of 1")
    assert "Paper 2" not in page


def test_side_by_side_every_answer_is_printed_and_the_missing_one_named(tmp_path: Path, qtbot: QtBot) -> None:
    card = printed(a_question(*TEXTS), Look.SIDE_BY_SIDE, None)
    assert card.is_wide
    [page] = on_paper(card, tmp_path)
    for words in ("Paper 1", "Paper 2", "Paper 3", "small", "gain", "No answer in: Paper 4."):
        assert words in page


def test_what_the_answers_agree_on_is_printed_as_it_is_seen(tmp_path: Path, qtbot: QtBot) -> None:
    [page] = on_paper(printed(a_question(*TEXTS), Look.AGREEMENT, None), tmp_path)
    assert "Said by at least 3 of 3 answers" in page
    assert "Only here" in page


def test_a_long_answer_takes_several_pages_each_with_its_question(tmp_path: Path, qtbot: QtBot) -> None:
    long = "\n\n".join(
        f"Paragraph {number} says something that takes a line or two." for number in range(120)
    )
    pages = on_paper(printed(a_question(long), Look.ONE_BY_ONE, None), tmp_path)
    assert len(pages) > 2
    assert all("Is x < y?" in page for page in pages)
    assert all(f"Paragraph {number} " in " ".join(pages) for number in range(120))
    assert pages[-1].endswith(f"{len(pages)} of {len(pages)}")


def test_paper_is_dark_on_light_in_a_dark_theme(tmp_path: Path, qtbot: QtBot) -> None:
    before = QApplication.palette()
    light_letters = QPalette(before)
    light_letters.setColor(QPalette.ColorRole.Text, QColor("#ffffff"))
    QApplication.setPalette(light_letters)
    try:
        on_paper(printed(a_question(*TEXTS), Look.ONE_BY_ONE, None), tmp_path)
    finally:
        QApplication.setPalette(before)
    drawn = PdfReader(tmp_path / "card.pdf").pages[0].get_contents()
    assert drawn is not None
    assert b"1 1 1 scn" not in drawn.get_data().split(b"BT")[1]


def test_printing_goes_through_the_systems_dialog(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(tmp_path, a_deck(2)) as session:
        view = StudyView(session, themes()["light"])
        qtbot.addWidget(view)
        actions = Actions()
        actions.bind(view, view.commands())
        with qtbot.waitExposed(view):
            view.show()
        view.start(None, None)
        with qtbot.waitSignal(session.said) as said:
            actions["study.print"].trigger()
        assert said.args == [NOTHING, False]
        view.reveal()
        actions["study.print"].trigger()
        dialog = next(each for each in view.findChildren(QPrintDialog) if each.isVisible())
        printer = dialog.printer()
        assert isinstance(printer, QPrinter)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        with qtbot.waitSignal(session.said) as said:
            dialog.accepted.emit(printer)
        assert said.args == ["Printed on 1 page", False]
        dialog.reject()
        text = PdfReader(tmp_path / "out.pdf").pages[0].extract_text()
        assert session.ask(study.ask, 1).card.question in " ".join(text.split())


@pytest.mark.parametrize("look", list(Look))
def test_a_card_without_answers_has_nothing_to_print_one_by_one(look: Look) -> None:
    card = printed(a_question(), look, None)
    assert (card.columns == ()) == (look is not Look.AGREEMENT)
