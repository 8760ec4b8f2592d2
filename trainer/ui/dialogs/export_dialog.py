"""Write cards, progress or reviews to a file other programs can read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from trainer.app import Trainer
from trainer.core.insight import LAST_YEAR, Period
from trainer.exporters import CARDS, EVERYTHING, FORECAST, PROGRESS, REPORT, REVIEWS
from trainer.files import write_file, writer
from trainer.ui import report_pdf
from trainer.ui.dialogs.task_dialog import TaskDialog
from trainer.ui.session import Session

WIDTH, ROOM_FOR_LABEL = 620, 150
PDF = ".pdf"
CHOICES = {
    "cards": ("Cards", "Questions and answers with topics, subjects and tags; your own wording included."),
    "progress": ("Progress", "Per topic and subject: cards seen and due, predicted recall, reviews, time."),
    "reviews": ("Reviews", "Every review that counts: card, time, rating, state and how long it took."),
    "report": ("Report", "The last year to read or print: figures, charts, topics, what to do next."),
    "forecast": ("Calendar", "How many cards are due on each coming day, for your calendar program."),
    "everything": ("Everything", "The whole store: cards, edits, log, settings. Fills a new store again."),
}
FORMATS = {
    what: [(each.label, each.suffixes[0]) for each in family]
    for what, family in (
        ("cards", CARDS),
        ("progress", PROGRESS),
        ("reviews", REVIEWS),
        ("report", REPORT),
        ("forecast", FORECAST),
        ("everything", EVERYTHING),
    )
}
FORMATS["report"].append(("Report (PDF)", PDF))


@dataclass(frozen=True, slots=True)
class Shown:
    """What to narrow to: what Progress shows, a search and a period for the report; or a ``topic`` by its path."""

    search: str = ""
    period: Period = LAST_YEAR
    topic: str = ""

    def words(self, what: str) -> str:
        """What of it narrows an export, to be read: a key of ``CHOICES``."""
        if self.topic:
            return f"the topic {self.topic}"
        period = self.period.label.lower() if what == "report" else ""
        return f"what Progress shows: {', '.join(each for each in (self.search, period) if each)}"


NOT_NARROWED = Shown()


class ExportDialog(TaskDialog):
    """What, in which format, where to; says how many rows were written and offers to open the folder."""

    def __init__(self, session: Session, parent: QWidget | None = None, shown: Shown = NOT_NARROWED) -> None:
        super().__init__(session, "Export", parent)
        self._shown = shown
        self._may_replace: Path | None = None
        self.what = QButtonGroup(self)
        self.choices = {what: QRadioButton(title, self) for what, (title, _) in CHOICES.items()}
        self.format = QComboBox(self)
        self.format.setAccessibleName("Format")
        self.paper = QComboBox(self)
        self.paper.setAccessibleName("Page size")
        self.paper.addItems(list(report_pdf.PAPERS))
        self.paper.setCurrentText(report_pdf.usual_paper())
        self.only = QCheckBox(self)
        self.only.setChecked(shown != NOT_NARROWED)
        self.target = QLineEdit(self)
        self.target.setAccessibleName("File to write")
        self.browse = QPushButton("Choose…", self)
        self.browse.setAccessibleName("Choose the file to write")
        self.start = QPushButton("Export", self)
        self.open_folder = QPushButton("Open folder", self)
        self._lay_out()
        self.choices["cards"].setChecked(True)
        self._offer_formats()
        self.what.buttonToggled.connect(self._follow_choice)
        self.format.currentIndexChanged.connect(self._follow_format)
        self.target.textChanged.connect(self._forget)
        self.browse.clicked.connect(self._choose)
        self.start.clicked.connect(self._export)
        self.open_folder.clicked.connect(self._open_folder)
        layout = self.layout()
        assert layout is not None
        self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))

    def chosen(self) -> str:
        """What is to be exported: a key of ``CHOICES``."""
        return next(what for what, choice in self.choices.items() if choice.isChecked())

    def path(self) -> Path:
        """The file to write."""
        return Path(self.target.text().strip()).expanduser()

    def follow_work(self) -> None:
        """One export at a time."""
        idle = not self.progress.running
        for widget in (
            *self.choices.values(),
            self.format,
            self.paper,
            self.only,
            self.target,
            self.browse,
            self.start,
        ):
            widget.setEnabled(idle)

    def _follow_choice(self, _button: QAbstractButton, on: bool) -> None:
        if on:
            self._offer_formats()

    def _offer_formats(self) -> None:
        """Formats of what is chosen; the file's name follows."""
        what = self.chosen()
        self.format.blockSignals(True)
        self.format.clear()
        for label, suffix in FORMATS[what]:
            self.format.addItem(f"{label}  {suffix}", suffix)
        self.format.blockSignals(False)
        self._offer_paper()
        folder = self.path().parent if self.target.text() else Path(_documents())
        self.target.setText(str(folder / f"trainer-{what}{self.format.currentData()}"))

    def _offer_paper(self) -> None:
        """Pages have a size, and only some things can be narrowed."""
        self.paper.setVisible(self.chosen() == "report")
        words = f"Only {self._shown.words(self.chosen())}"
        room = WIDTH - ROOM_FOR_LABEL
        self.only.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.only.setToolTip(words)
        searched = self.chosen() in ("cards", "progress", "reviews") and bool(self._shown.search)
        self.only.setVisible(searched or (self.chosen() == "report" and self._shown != NOT_NARROWED))

    def _follow_format(self) -> None:
        self._offer_paper()
        self.target.setText(str(self.path().with_suffix(self.format.currentData())))

    def _forget(self) -> None:
        """Another file: the last result and the leave to replace no longer count."""
        self._may_replace = None
        self.open_folder.hide()
        self.start.setText("Export")
        self.say("")

    def _choose(self) -> None:
        kinds = ";;".join(f"{label} (*{suffix})" for label, suffix in FORMATS[self.chosen()])
        name, _ = QFileDialog.getSaveFileName(self, "Choose the file to write", str(self.path()), kinds)
        if name:
            self.target.setText(name)
            self._may_replace = self.path()

    def _export(self) -> None:
        target, what = self.path(), self.chosen()
        if target.exists() and self._may_replace != target:
            self.fail(f"{target.name} is there already. Press Replace to write it anew.")
            self._may_replace = target
            self.start.setText("Replace")
            return
        self.open_folder.hide()
        self.work(f"Writing {target.name}", self._writing(what, target), self._written)

    def _written(self, rows: int) -> None:
        self.start.setText("Export")
        self.say(f"{rows:,} {'row' if rows == 1 else 'rows'} written to {self.path()}")
        self.open_folder.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path().parent)))

    def _writing(self, what: str, target: Path) -> Callable[[Callable[[int, int, str], None]], int]:
        """Work that writes the file as a whole at the very end, so that stopping leaves the old one."""
        trainer, paper = self.session.trainer, self.paper.currentText()
        shown = self._shown if self.only.isChecked() and not self.only.isHidden() else NOT_NARROWED

        def write(progress: Callable[[int, int, str], None]) -> int:
            with TemporaryDirectory() as folder:
                draft = Path(folder) / target.name
                rows = _write(trainer, what, draft, shown, paper)
                progress(1, 1, f"Writing {target.name}")
                write_file(target, draft.read_bytes())
            return rows

        return write

    def _lay_out(self) -> None:
        self.start.setProperty("role", "primary")
        self.start.setDefault(True)
        for button in (self.browse, self.open_folder):
            button.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.open_folder, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.open_folder.hide()
        place = QHBoxLayout()
        place.addWidget(self.target, 1)
        place.addWidget(self.browse)
        place.setSpacing(8)
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addWidget(QLabel("Format", self), 0, 0)
        formats = QHBoxLayout()
        formats.setSpacing(8)
        formats.addWidget(self.format, 1)
        formats.addWidget(self.paper)
        form.addLayout(formats, 0, 1)
        form.addWidget(QLabel("File", self), 1, 0)
        form.addLayout(place, 1, 1)
        form.addWidget(self.only, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for what, (_, sentence) in CHOICES.items():
            column.addLayout(self._explained(self.choices[what], sentence))
        column.addSpacing(8)
        column.addLayout(form)
        column.addSpacing(4)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addWidget(self.progress)
        column.addWidget(buttons)

    def _explained(self, choice: QRadioButton, sentence: str) -> QVBoxLayout:
        explained = QLabel(sentence, self)
        choice.setAccessibleDescription(sentence)
        explained.setWordWrap(True)
        explained.setProperty("role", "muted")
        explained.setIndent(28)
        self.what.addButton(choice)
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(choice)
        pair.addWidget(explained)
        return pair


def _write(trainer: Trainer, what: str, target: Path, shown: Shown, paper: str) -> int:
    if what != "report":
        return trainer.export(what, target, shown.search)
    report = replace(trainer.report(shown.search, shown.period), paper=paper)
    if target.suffix.lower() == PDF:
        report_pdf.write(report, target, paper)
    else:
        write_file(target, writer(REPORT, target).write(report))
    return len(report.sections)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
