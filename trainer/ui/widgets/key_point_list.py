"""The key points of a card as a checklist, ticked where the typed text mentions them, with the text marked below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QTextEdit, QVBoxLayout, QWidget

from trainer.core.key_point import EditorNote, KeyPoint
from trainer.core.recall import Recall, Suggestion
from trainer.core.wording import count_of
from trainer.ui.theme import Theme, reading_font


class KeyPointList(QWidget):
    """What a good answer mentions.  The machine's ticks only propose; the learner's count.

    ``pointed`` carries the row whose places are to be shown: the one under the mouse, else the one chosen, else -1.
    """

    pointed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: tuple[KeyPoint, ...] = ()
        self._recall: Recall | None = None
        self._title = QLabel(self)
        self._title.setProperty("role", "small")
        self._title.setWordWrap(True)
        self.points = _Checklist(self)
        self.points.setAccessibleName("Key points")
        self.points.setMouseTracking(True)
        self.points.currentRowChanged.connect(self.pointed)
        self.points.itemEntered.connect(lambda item: self.pointed.emit(self.points.row(item)))
        self.points.left.connect(lambda: self.pointed.emit(self.points.currentRow()))
        self.points.setWordWrap(True)
        self.points.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._text = QTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName("Your answer, marked where it mentions a key point")
        self.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes = QTextEdit(self)
        self._notes.setReadOnly(True)
        self._notes.setAccessibleName("Editor's notes on the documents' answers")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.points, 3)
        column.addWidget(self._text, 1)
        column.addWidget(self._notes, 1)

    @property
    def shown(self) -> tuple[KeyPoint, ...]:
        """The points in the order of their rows."""
        return self._points

    @property
    def covered(self) -> tuple[str, ...]:
        """The ids of the points the machine found in the typed text."""
        return tuple(each.point.id for each in self._recall.points if each.covered) if self._recall else ()

    @property
    def coverage(self) -> float | None:
        """The machine's share of the points, 0 to 1; ``None`` where nothing was typed."""
        return self._recall.coverage if self._recall else None

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the points that are ticked now."""
        rows = (self.points.item(row) for row in range(self.points.count()))
        checked = [each.checkState() is Qt.CheckState.Checked for each in rows]
        return tuple(point.id for point, is_ticked in zip(self._points, checked, strict=True) if is_ticked)

    def show_points(
        self, points: Sequence[KeyPoint], documents: int, notes: Sequence[EditorNote], said: Suggestion | None
    ) -> None:
        """Show a card's points unticked; ``documents`` is how many documents answer the card."""
        self._points, self._recall = tuple(points), None
        self.points.clear()
        for point in points:
            support = f"said by {len(point.documents)} of {documents} documents" if documents else "your own"
            item = QListWidgetItem(f"{point.text}\n{support}", self.points)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.points.fit_rows()
        self._show_title(said)
        self._text.hide()
        self._notes.setPlainText("\n\n".join(f"Editor's note: {each.text} ({each.reason})" for each in notes))
        self._notes.setVisible(bool(notes))

    def show_recall(self, text: str, recall: Recall, said: Suggestion | None) -> None:
        """Tick what the typed text mentions and mark where."""
        self._recall = recall
        for row, result in enumerate(recall.points):
            state = Qt.CheckState.Checked if result.covered else Qt.CheckState.Unchecked
            self.points.item(row).setCheckState(state)
        self._show_title(said)
        self._text.setPlainText(text)
        self._mark(recall)
        self._text.show()

    def tick(self, wanted: Mapping[str, bool]) -> None:
        """Tick or untick these points, by id; all others stay."""
        for row, point in enumerate(self._points):
            if point.id in wanted:
                state = Qt.CheckState.Checked if wanted[point.id] else Qt.CheckState.Unchecked
                self.points.item(row).setCheckState(state)

    def toggle_current(self) -> None:
        """Tick or untick the point the keyboard is on."""
        item = self.points.currentItem()
        if item is not None:
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def take_focus(self) -> None:
        """Go to the first point, or the one chosen last."""
        self.points.setCurrentRow(max(self.points.currentRow(), 0))
        self.points.setFocus()

    def show_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        if self._recall is not None:
            self._mark(self._recall)

    def show_text_size(self, text_size: int) -> None:
        """Another size (pixels) for the learner's text and the notes."""
        for words in (self._text, self._notes):
            words.setFont(reading_font(text_size - 2))

    def _show_title(self, said: Suggestion | None) -> None:
        words = count_of(len(self._points), "key point")
        if self._recall is not None:
            words = f"Mentions {self._recall.covered} of {words}"
        if said is not None:
            words += f" · suggests {said.rating.name.title()}"
        self._title.setText(f"{words}. Tick what you said; K and Space by keyboard.")

    def _mark(self, recall: Recall) -> None:
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.accent_soft))
        look.setFontUnderline(True)
        for result in recall.points:
            for span in result.spans if result.covered else ():
                cursor = QTextCursor(self._text.document())
                cursor.setPosition(span.start)
                cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(look)


class _Checklist(QListWidget):
    """Rows as high as their wrapped words; the list's own guess forgets the box and the padding."""

    _BESIDE_WORDS = 56
    left = Signal()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at no row any more."""
        super().leaveEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give every row the height of its words."""
        room = QRect(0, 0, max(self.viewport().width() - self._BESIDE_WORDS, 80), 10_000)
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, words.height() + 14))
