"""Importing files: look first, import then, undo at any time."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.deck import Deck
from trainer.core.event import Rating
from trainer.core.topic import TopicPath
from trainer.services import library, preferences, study
from trainer.services.change import Touched
from trainer.services.exchange import Imported
from trainer.services.ports import Progress
from trainer.ui.dialogs.import_dialog import ImportDialog
from trainer.ui.session import Session

DOCUMENT = """1. What is padding?

Zeros around an image.

2. What is stride?

The step of a kernel.
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(session: Session, window: QWidget, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(session, window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def read(dialog: ImportDialog, files: list[Path], qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.progress.ended):
        dialog.read(files)


def run_import(dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.progress.ended):
        dialog.start.click()


def cards(session: Session) -> list[str]:
    return [line.question for line in session.ask(library.browse)]


def test_a_file_is_shown_before_anything_is_imported(
    dialog: ImportDialog, session: Session, document: Path, qtbot: QtBot
) -> None:
    assert not dialog.start.isEnabled()
    read(dialog, [document], qtbot)
    assert dialog.found.toPlainText().startswith("notes.txt: 2 questions")
    assert dialog.message.text() == "2 cards ready to import."
    assert cards(session) == []


def test_an_import_is_told_in_a_sentence_and_can_be_undone(
    dialog: ImportDialog, session: Session, document: Path, qtbot: QtBot
) -> None:
    read(dialog, [document], qtbot)
    with qtbot.waitSignal(session.said) as said:
        run_import(dialog, qtbot)
    assert dialog.message.text() == "Done: 2 cards added, 0 updated, 0 unchanged."
    assert said.args[1]
    assert cards(session) == ["What is padding?", "What is stride?"]
    session.undo()
    assert cards(session) == []


def test_importing_the_same_file_again_adds_nothing(
    dialog: ImportDialog, session: Session, document: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        read(dialog, [document], qtbot)
        run_import(dialog, qtbot)
    assert dialog.message.text() == "Done: 0 cards added, 0 updated, 2 unchanged."
    assert len(cards(session)) == 2


def test_cards_can_be_put_under_a_topic(
    dialog: ImportDialog, session: Session, document: Path, qtbot: QtBot
) -> None:
    read(dialog, [document], qtbot)
    dialog.topic.setText("Exam::March")
    run_import(dialog, qtbot)
    march = session.ask(library.topic_named, "Exam::March")
    assert len(session.ask(library.browse, "", session.ask(library.below, march.id))) == 2


def test_a_file_that_cannot_be_read_is_told_in_the_dialog(
    dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, [tmp_path / "gone.txt"], qtbot)
    assert "gone.txt cannot be read" in dialog.message.text()
    assert dialog.message.property("role") == "error"
    assert not dialog.start.isEnabled()
    assert dialog.choose.isEnabled()


def test_a_file_of_a_broken_format_is_told_in_the_dialog(
    dialog: ImportDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({"format": "trainer-cards", "version": 99}), encoding="utf-8")
    read(dialog, [broken], qtbot)
    assert "broken.json" in dialog.message.text()
    assert dialog.message.property("role") == "error"
    assert cards(session) == []


def test_problems_of_single_rows_are_listed_and_do_not_stop_the_import(
    dialog: ImportDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    cut = tmp_path / "cut.txt"
    cut.write_text(DOCUMENT.removesuffix("of a kernel.\n") + "of the", encoding="utf-8")
    read(dialog, [cut], qtbot)
    assert "1 problem, which will not stop the import" in dialog.found.toPlainText()
    run_import(dialog, qtbot)
    assert len(cards(session)) == 2


def test_a_file_of_everything_fills_a_new_store_after_saying_so(
    dialog: ImportDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    everything = a_file_of_everything(tmp_path)
    read(dialog, [everything], qtbot)
    assert "everything of a store: 3 cards, 1 logged event," in dialog.found.toPlainText()
    assert "cannot be undone" in dialog.message.text()
    assert not dialog.topic.isEnabled()
    assert cards(session) == []
    with qtbot.waitSignal(session.changed) as changed:
        run_import(dialog, qtbot)
    assert changed.args[0].touched == frozenset(Touched)
    assert len(cards(session)) == 3
    assert session.settings.retention == 0.85
    assert dialog.message.text().startswith("Done: 3 cards added")


def test_a_store_that_was_used_is_not_overwritten_and_the_way_is_told(
    dialog: ImportDialog, session: Session, document: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        session.do(library.add_card, library.Draft("Mine?", (), "A"))
    read(dialog, [a_file_of_everything(tmp_path)], qtbot)
    assert "not used yet" in dialog.message.text()
    assert "trainer --store NEW.db import" in dialog.message.text()
    assert not dialog.start.isEnabled()
    read(dialog, [a_file_of_everything(tmp_path), document], qtbot)
    assert "Import it alone" in dialog.message.text()
    assert cards(session) == ["Mine?", "Mine?"]


def test_files_can_be_dropped(dialog: ImportDialog, document: Path, qtbot: QtBot) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(document))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(dialog.progress.ended):
        dialog.dropEvent(event)
    assert dialog.names.text() == "notes.txt"
    assert dialog.start.isEnabled()


def test_cancel_stops_an_import_and_says_that_nothing_was_changed(
    dialog: ImportDialog, session: Session, document: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold_imports(session, monkeypatch)
    read(dialog, [document], qtbot)
    dialog.start.click()
    dialog.progress.stop.click()
    with qtbot.waitSignal(dialog.progress.ended):
        held.set()
    assert dialog.message.text() == "Stopped: nothing was changed."
    assert cards(session) == []


def test_closing_in_the_middle_stops_the_import_first(
    dialog: ImportDialog, session: Session, document: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = hold_imports(session, monkeypatch)
    read(dialog, [document], qtbot)
    dialog.start.click()
    dialog.reject()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        held.set()
    assert cards(session) == []


def hold_imports(session: Session, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Imports wait for the event this gives."""
    held, really = Event(), session.trainer.import_files

    def waiting(files: Sequence[Path], under: TopicPath, progress: Progress) -> tuple[Imported, Deck]:
        held.wait(10)
        return really(files, under, progress)

    monkeypatch.setattr(session.trainer, "import_files", waiting)
    return held


def a_file_of_everything(folder: Path) -> Path:
    """Everything of another store with three cards, a review and a setting."""
    target = folder / "everything.json"
    (folder / "other").mkdir(exist_ok=True)
    with a_session(folder / "other", a_deck(3)) as other:
        other.do(study.answer, 1, Rating.GOOD)
        other.do(preferences.change_setting, "retention", 0.85)
        other.trainer.export("everything", target)
    return target
