"""Exporting: what, in which format, where to."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.pages import Page
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.event import Rating
from trainer.core.insight import LAST_30
from trainer.services import study
from trainer.ui.dialogs.export_dialog import WIDTH, ExportDialog, Shown
from trainer.ui.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3)) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(session: Session, window: QWidget, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog(session, window)
    dialog.target.setText(str(tmp_path / "trainer-cards.json"))
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def export(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.progress.ended):
        dialog.start.click()


def choose_format(dialog: ExportDialog, suffix: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))


def test_cards_are_written_and_counted(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    export(dialog, qtbot)
    target = tmp_path / "trainer-cards.json"
    assert len(json.loads(target.read_text("utf-8"))["cards"]) == 3
    assert dialog.message.text() == f"3 rows written to {target}"


def test_the_name_follows_what_and_how(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.choices["progress"].setChecked(True)
    assert dialog.path() == tmp_path / "trainer-progress.csv"
    choose_format(dialog, ".json")
    assert dialog.path() == tmp_path / "trainer-progress.json"


def test_reviews_are_written_one_a_row(
    dialog: ExportDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.do(study.answer, 1, Rating.GOOD)
    session.do(study.answer, 2, Rating.AGAIN)
    dialog.choices["reviews"].setChecked(True)
    choose_format(dialog, ".csv")
    export(dialog, qtbot)
    with (tmp_path / "trainer-reviews.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(row["review_rating"] for row in csv.DictReader(file)) == ["1", "3"]


def test_a_file_that_is_there_is_only_replaced_on_a_second_press(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "trainer-cards.json"
    target.write_text("precious", encoding="utf-8")
    dialog.start.click()
    assert target.read_text("utf-8") == "precious"
    assert dialog.start.text() == "Replace"
    assert "is there already" in dialog.message.text()
    export(dialog, qtbot)
    assert target.read_text("utf-8") != "precious"
    assert dialog.start.text() == "Export"


def test_leave_to_replace_one_file_is_none_for_another(dialog: ExportDialog, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        (tmp_path / name).write_text("precious", encoding="utf-8")
    dialog.target.setText(str(tmp_path / "one.json"))
    dialog.start.click()
    dialog.target.setText(str(tmp_path / "two.json"))
    dialog.start.click()
    assert (tmp_path / "two.json").read_text("utf-8") == "precious"
    assert not dialog.progress.running


def test_a_suffix_that_cannot_be_written_is_told_with_those_that_can(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.target.setText(str(tmp_path / "cards.docx"))
    export(dialog, qtbot)
    assert "cards.docx" in dialog.message.text()
    assert ".json" in dialog.message.text()
    assert not (tmp_path / "cards.docx").exists()


def test_a_place_that_cannot_be_written_is_told(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.target.setText(str(tmp_path / "missing" / "cards.json"))
    export(dialog, qtbot)
    assert "cannot be written" in dialog.message.text()
    assert not dialog.open_folder.isVisible()


def test_a_stopped_export_leaves_the_place_as_it_was(
    dialog: ExportDialog, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, really = Event(), session.trainer.export

    def waiting(what: str, target: Path, _search: str) -> int:
        held.wait(10)
        return really(what, target)

    monkeypatch.setattr(session.trainer, "export", waiting)
    dialog.start.click()
    dialog.progress.stop.click()
    with qtbot.waitSignal(dialog.progress.ended):
        held.set()
    assert dialog.message.text() == "Stopped: nothing was changed."
    assert not (tmp_path / "trainer-cards.json").exists()


def test_the_folder_can_be_opened_afterwards(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert not dialog.open_folder.isVisible()
    export(dialog, qtbot)
    dialog.open_folder.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_page_size_is_asked_for_where_there_are_pages(dialog: ExportDialog) -> None:
    dialog.choices["cards"].setChecked(True)
    assert dialog.paper.isHidden()
    dialog.choices["report"].setChecked(True)
    for suffix in (".html", ".pdf"):
        dialog.format.setCurrentIndex(dialog.format.findData(suffix))
        assert not dialog.paper.isHidden()
    assert [dialog.paper.itemText(place) for place in range(dialog.paper.count())] == ["A4", "Letter"]


def test_a_report_of_what_progress_shows(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ExportDialog(session, None, Shown("cid:1", LAST_30))
    qtbot.addWidget(dialog)
    dialog.choices["report"].setChecked(True)
    assert dialog.only.isChecked()
    assert dialog.only.text() == "Only what Progress shows: cid:1, last 30 days"
    target = tmp_path / "report.html"
    dialog.target.setText(str(target))
    dialog.start.click()
    qtbot.waitUntil(lambda: "written to" in dialog.message.text())
    words = " ".join(Page(target.read_bytes()).words)
    assert "cards that match cid:1" in words
    dialog.choices["forecast"].setChecked(True)
    assert dialog.only.isHidden()


def test_a_long_search_does_not_widen_the_dialog(session: Session, qtbot: QtBot) -> None:
    search = " or ".join(f"cid:{card}" for card in range(1, 60))
    dialog = ExportDialog(session, None, Shown(search, LAST_30))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.width() == WIDTH
    assert search in dialog.only.toolTip()


def test_progress_and_reviews_of_the_cards_that_progress_shows(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.do(study.answer, 1, Rating.GOOD)
    session.do(study.answer, 2, Rating.AGAIN)
    dialog = ExportDialog(session, None, Shown("cid:2", LAST_30))
    qtbot.addWidget(dialog)
    for what, rows in (("reviews", 1), ("progress", 2)):
        dialog.choices[what].setChecked(True)
        assert dialog.only.text() == "Only what Progress shows: cid:2"
        dialog.target.setText(str(tmp_path / f"{what}.csv"))
        dialog.start.click()
        qtbot.waitUntil(lambda: "written to" in dialog.message.text())
        with (tmp_path / f"{what}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == rows
