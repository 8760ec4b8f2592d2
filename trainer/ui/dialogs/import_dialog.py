"""Bring files in: choose or drop them, see what was found in them, then import."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer.core.deck import Deck
from trainer.core.topic import parse_path, show_path
from trainer.core.wording import count_of
from trainer.files import Found
from trainer.importers import IMPORTERS
from trainer.services import library
from trainer.services.exchange import Imported
from trainer.ui.dialogs.task_dialog import TaskDialog
from trainer.ui.session import Session
from trainer.ui.widgets.topic_line import TopicLine

ADVICE = (
    "Choose one or more files, or drop them here. Documents that answer the same questions belong in one import: "
    "each question becomes one card with all their answers."
)

REPLACES = "They come with their reviews, edits and settings in place of what is here. This cannot be undone."


class ImportDialog(TaskDialog):
    """Nothing changes before Import is pressed; afterwards one undo takes it all back.

    A file of everything fills a store that was not used yet; there is no way back from it, which is said before.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "Import", parent)
        self._files: tuple[Path, ...] = ()
        self._found: Found | None = None
        self.choose = QPushButton("Choose files…", self)
        self.choose.clicked.connect(self._choose)
        self.names = QLabel("No file chosen yet", self)
        self.names.setWordWrap(True)
        self.found = QPlainTextEdit(self)
        self.found.setReadOnly(True)
        self.found.setTabChangesFocus(True)
        self.found.setAccessibleName("What was found in the files")
        self.found.setPlaceholderText("What is in the files appears here before anything is imported.")
        self.topic = TopicLine(self)
        self.topic.setPlaceholderText("Optional: leave empty to keep the files' own topics")
        self.topic.offer(show_path(each.path) for each in session.ask(library.topics))
        self.start = QPushButton("Import", self)
        self.start.clicked.connect(self._import)
        self.setAcceptDrops(True)
        self.resize(680, 560)
        self._lay_out()
        self.follow_work()
        self.choose.setFocus()

    def read(self, files: Sequence[Path]) -> None:
        """Look into files that belong together and show what was found."""
        chosen = tuple(files)
        self._files, self._found = chosen, None
        self.names.setText(", ".join(each.name for each in chosen))
        self.found.clear()
        self.work(
            f"Reading {count_of(len(chosen), 'file')}",
            lambda _progress: self.session.trainer.look_into(chosen),
            self._show,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped while nothing is running."""
        if not self.progress.running and _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped files are read as chosen ones are."""
        event.acceptProposedAction()
        self.read(_dropped(event))

    def follow_work(self) -> None:
        """Import is possible once cards were found and nothing is running."""
        idle = not self.progress.running
        self.choose.setEnabled(idle)
        found = self._found
        self.topic.setEnabled(idle and not (found is not None and found.is_everything))
        self.start.setEnabled(idle and found is not None and bool(found.cards))

    def _choose(self) -> None:
        suffixes = " ".join(f"*{suffix}" for each in IMPORTERS for suffix in each.suffixes)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        names, _ = QFileDialog.getOpenFileNames(
            self, "Choose files", folder, f"Cards ({suffixes});;All files (*)"
        )
        if names:
            self.read([Path(name) for name in names])

    def _show(self, found: Found) -> None:
        self._found = found
        problems = [f"• {problem}" for problem in found.problems]
        if problems:
            problems = [
                "",
                f"{count_of(len(problems), 'problem')}, which will not stop the import:",
                *problems,
            ]
        self.found.setPlainText("\n".join([*found.told, *problems]))
        ready = f"{count_of(found.cards, 'card')} ready to import."
        if found.is_everything:
            ready = f"{ready} {REPLACES}"
        self.say(ready if found.cards else "There are no cards in this.")
        self.start.setFocus()

    def _import(self) -> None:
        files, under = self._files, parse_path(self.topic.text())
        self.work(
            "Importing",
            lambda progress: self.session.trainer.import_files(files, under, progress),
            self._imported,
        )

    def _imported(self, result: tuple[Imported, Deck]) -> None:
        imported, _ = result
        self._found = None
        if imported.change is not None:
            self.session.tell(imported.change)
        self.say(f"Done: {imported}.")

    def _lay_out(self) -> None:
        advice = QLabel(ADVICE, self)
        advice.setWordWrap(True)
        advice.setProperty("role", "muted")
        under = QLabel("Put under topic", self)
        under.setBuddy(self.topic)
        self.start.setProperty("role", "primary")
        self.start.setDefault(True)
        self.choose.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        files, topic = QHBoxLayout(), QHBoxLayout()
        files.addWidget(self.choose)
        files.addSpacing(8)
        files.addWidget(self.names, 1)
        topic.addWidget(under)
        topic.addSpacing(8)
        topic.addWidget(self.topic, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(advice)
        column.addLayout(files)
        column.addWidget(self.found, 1)
        column.addLayout(topic)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addWidget(buttons)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
