"""The key points of a card: keep or reject what is proposed, write, reword, order and hide."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from trainer.core.errors import TrainerError
from trainer.core.markup import to_text
from trainer.services import key_points
from trainer.services.change import Change
from trainer.services.key_point_sheet import Sheet, sheet
from trainer.services.key_points import Words, words_of
from trainer.services.ports import Workspace
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.point_form import PointForm
from trainer.ui.widgets.point_list import NEW, Entry, Kind, PointList, entries_of
from trainer.ui.widgets.point_mentions import PointMentions

P = ParamSpec("P")

PAUSE_MS = 200
UNSAVED = "Some of what you wrote is not saved. Close again to leave without it."
NOTHING = "No key points yet, and no answer to propose any from. “New point” writes one."


class KeyPointsDialog(QDialog):
    """Every act counts at once and can be undone here; what is typed stays until it is saved or the dialog closes."""

    def __init__(self, session: Session, theme: Theme, card: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._card = session, card
        self._sheet = Sheet("", (), (), (), ())
        self._drafts: dict[str, Words] = {}
        self._shown = NEW
        self._done, self._warned = 0, False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Key points")
        self.resize(1000, 680)
        self.question = QLabel(self)
        self.list = PointList(theme, self)
        self.form = PointForm(self)
        self.mentions = PointMentions(theme, self)
        self.support, self.error, self.empty = QLabel(self), QLabel(self), QLabel(NOTHING, self)
        self.new, self.keep_all = QPushButton("&New point", self), QPushButton("Keep &all proposed", self)
        self.save, self.remove = QPushButton(self), QPushButton(self)
        self.restore = QPushButton("&Restore shipped words", self)
        self.up, self.down = QPushButton("Move u&p", self), QPushButton("Move &down", self)
        self.undo = QPushButton("&Undo", self)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._connect()
        self.refresh()
        self.list.setFocus()

    def refresh(self, *_change: object) -> None:
        """Look at the key points again; the place in the list and what is typed stay."""
        try:
            self._sheet = self._session.ask(sheet, self._card)
        except TrainerError as error:
            self._fail(str(error))
            self.list.show_entries([])
        else:
            self.question.setText(" ".join(to_text(self._sheet.question).split()))
            self.list.show_entries(entries_of(self._sheet), self._sheet.documents, frozenset(self._drafts))
        self.empty.setVisible(self.list.count() == 0)
        self.keep_all.setVisible(bool(self._sheet.proposed))
        self.undo.setEnabled(self._done > 0)
        self._show(self.list.entry)

    def act(self) -> None:
        """Save what is written, keep what is proposed and go on to the next proposal, add what is new."""
        entry, words = self._shown, self.form.words
        following = self._following(entry)
        if entry.kind is Kind.NEW:
            done = self._do(key_points.add, self._card, words)
        elif entry.kind is Kind.PROPOSED and entry.point is not None:
            done = self._do(key_points.keep, self._card, [(entry.point, words)])
        elif entry.row is not None:
            done = self._do(key_points.edit, entry.row.id, words)
        else:
            return
        if done:
            self._drafts.pop(entry.key, None)
            self.list.choose_text(words.text if entry.kind is Kind.NEW else following)
            self.refresh()
            self.list.setFocus()

    def drop(self) -> None:
        """Reject a proposal, hide a shipped point, delete an own one."""
        entry = self._shown
        if entry.kind is Kind.PROPOSED and entry.point is not None:
            self._do(key_points.reject, self._card, entry.point)
        elif entry.row is not None and entry.kind is not Kind.HIDDEN:
            self._do(key_points.remove, entry.row.id)

    def write_new(self) -> None:
        """An empty form for a point of one's own."""
        self.list.setCurrentRow(-1)
        self._show(NEW)
        self.form.text.setFocus()

    def reject(self) -> None:
        """Close; the first time with unsaved words only say so."""
        if self._drafts and not self._warned:
            self._warned = True
            self._fail(UNSAVED)
        else:
            super().reject()

    def _following(self, entry: Entry) -> str:
        """The text of the proposal after this one, else of one before; empty where there is none."""
        proposed = [each.id for each in self._sheet.proposed]
        if entry.kind is not Kind.PROPOSED or entry.key not in proposed or len(proposed) == 1:
            return ""
        place = proposed.index(entry.key)
        return self._sheet.proposed[place + 1 if place + 1 < len(proposed) else place - 1].text

    def _keep_all(self) -> None:
        chosen = [(each, self._drafts.get(each.id) or words_of(each)) for each in self._sheet.proposed]
        if self._do(key_points.keep, self._card, chosen):
            for point, _ in chosen:
                self._drafts.pop(point.id, None)
            self.refresh()

    def _restore(self) -> None:
        entry = self._shown
        if entry.row is not None and self._do(key_points.restore, entry.row.id):
            self._drafts.pop(entry.key, None)
            self.refresh()

    def _move(self, by: int) -> None:
        if self._shown.row is not None:
            self._do(key_points.move, self._shown.row.id, by)

    def _undo(self) -> None:
        self._done -= 1
        self._session.undo()

    def _do(
        self,
        service: Callable[Concatenate[Workspace, P], Change],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """One step; where it is refused, the reason stands beside the buttons and what was typed stays."""
        try:
            change = self._session.ask(service, *args, **kwargs)
        except TrainerError as error:
            self._fail(str(error))
            return False
        self._done += 1
        self._fail("")
        self._session.tell(change)
        return True

    def _show(self, entry: Entry) -> None:
        self._shown = entry
        written = self._drafts.get(entry.key)
        shipped = None if entry.row is None else entry.row.shipped
        own = Words("") if entry.point is None else words_of(entry.point)
        self.form.show_words(written or own, shipped)
        self.form.setEnabled(entry.kind is not Kind.HIDDEN)
        self._look()
        self._name_buttons(entry, shipped is not None)

    def _name_buttons(self, entry: Entry, is_reworded: bool) -> None:
        self.save.setText(entry.kind.act)
        self.save.setEnabled(entry.kind in (Kind.PROPOSED, Kind.NEW) or entry.key in self._drafts)
        self.remove.setText(entry.kind.drop or "&Hide")
        self.remove.setVisible(bool(entry.kind.drop))
        self.restore.setVisible(is_reworded or entry.kind is Kind.HIDDEN)
        self.restore.setText("Sho&w again" if entry.kind is Kind.HIDDEN else "&Restore shipped words")
        last = len(self._sheet.counting) - 1
        place = self.list.currentRow() if entry.kind.counts else -1
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < last)

    def _note_edit(self) -> None:
        self._drafts[self._shown.key] = self.form.words
        self._warned = False
        self._fail("")
        self.save.setEnabled(True)
        self._pause.start()

    def _look(self) -> None:
        """Where the answers mention what is written now."""
        words = self.form.words
        if not words.text and not words.phrases:
            self.mentions.show_mentions(())
            self.support.setText("")
            return
        found = self._sheet.mentions(words.as_point())
        self.mentions.show_mentions(found)
        said = sum(each.is_made and each.counts for each in found)
        self.support.setText(f"Said by {said} of {self._sheet.documents} documents:")

    def _fail(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setAccessibleName(sentence)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._look)
        self.list.entry_chosen.connect(self._show)
        self.list.acted.connect(self.act)
        self.list.dropped.connect(self.drop)
        self.form.edited.connect(self._note_edit)
        self.form.done.connect(self.act)
        self.new.clicked.connect(self.write_new)
        self.keep_all.clicked.connect(self._keep_all)
        self.save.clicked.connect(self.act)
        self.remove.clicked.connect(self.drop)
        self.restore.clicked.connect(self._restore)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.undo.clicked.connect(self._undo)
        self._session.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        """The list on the left; the form and what the answers say on the right; Ctrl+Enter saves from anywhere."""
        self.question.setProperty("role", "heading")
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.support.setProperty("role", "small")
        self.empty.setProperty("role", "muted")
        self.error.setProperty("role", "error")
        self.save.setProperty("role", "primary")
        for label in (self.question, self.error, self.empty):
            label.setWordWrap(True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, activated=self.act)  # type: ignore[call-overload]
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setSizes([420, 540])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.undo, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.question)
        column.addWidget(splitter, 1)
        column.addWidget(self.error)
        column.addWidget(buttons)
        for button in (
            self.new,
            self.keep_all,
            self.save,
            self.remove,
            self.restore,
            self.up,
            self.down,
            self.undo,
            buttons.button(QDialogButtonBox.StandardButton.Close),
        ):
            button.setAutoDefault(False)

    def _left(self) -> QWidget:
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        for pair in ((self.new, self.keep_all), (self.up, self.down)):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return place

    def _right(self) -> QWidget:
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.restore, self.remove, self.save):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.support)
        column.addWidget(self.mentions, 1)
        return place
