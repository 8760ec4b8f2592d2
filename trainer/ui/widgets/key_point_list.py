"""The key points of a card as a checklist, ticked where the typed text mentions them, with the text marked below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from trainer.core.event import Rating
from trainer.core.key_point import EditorNote, KeyPoint
from trainer.core.recall import PointRecall, Recall
from trainer.core.wording import RATING_WORDS, count_of
from trainer.ui.theme import Theme, reading_font
from trainer.ui.widgets.editor_notes import EditorNotes
from trainer.ui.widgets.spotted_text import selection

NO_POINTS = "Your answer. This card has no key points yet: Shift+K proposes some from its answers."
MARGIN = 8
"""Pixels that a list leaves beside the words of a row, and some to spare."""
PADDING = 7
"""Pixels above and below them."""


class KeyPointList(QWidget):
    """What a good answer mentions.  The machine's ticks only propose; the learner's count.

    ``pointed`` carries the row whose places are to be shown: the one under the mouse, else the one chosen, else -1.
    ``ticks_changed`` says that the learner ticked or unticked a point.
    """

    pointed = Signal(int)
    ticks_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: tuple[KeyPoint, ...] = ()
        self._recall: Recall | None = None
        self._suggested: Rating | None = None
        self._title = QLabel(self)
        self._title.setProperty("role", "small")
        self._title.setWordWrap(True)
        self.points = _Checklist(self)
        self.points.setAccessibleName("Key points")
        self.points.setMouseTracking(True)
        self.points.currentRowChanged.connect(self.pointed)
        self.points.itemEntered.connect(lambda item: self.pointed.emit(self.points.row(item)))
        self.points.left.connect(lambda: self.pointed.emit(self.points.currentRow()))
        self.points.itemChanged.connect(lambda _: self.ticks_changed.emit())
        self.pointed.connect(self._mark)
        self.points.setWordWrap(True)
        self.points.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._text = QTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Your answer, marked where it mentions a key point")
        self.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes = EditorNotes(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.points, 3)
        column.addWidget(self._text, 1)
        column.addWidget(self.notes, 1)

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
        """The machine's share of the points, 0 to 1; ``None`` where nothing was typed or there are none."""
        return self._recall.coverage if self._recall and self._points else None

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the points that are ticked now."""
        rows = (self.points.item(row) for row in range(self.points.count()))
        checked = [each.checkState() is Qt.CheckState.Checked for each in rows]
        return tuple(point.id for point, is_ticked in zip(self._points, checked, strict=True) if is_ticked)

    def show_points(
        self, points: Sequence[KeyPoint], documents: int, notes: Sequence[EditorNote] = ()
    ) -> None:
        """Show a card's points unticked; ``documents`` is how many documents answer the card."""
        self._points, self._recall, self._suggested = tuple(points), None, None
        self.points.clear()
        with QSignalBlocker(self.points):
            for point in points:
                support = (
                    f"said by {len(point.documents)} of {count_of(documents, 'document')}"
                    if documents
                    else "your own"
                )
                item = QListWidgetItem(f"{point.text}\n{support}", self.points)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
        self.points.fit_rows()
        self.points.setVisible(bool(points))
        self._show_title()
        self._text.hide()
        self.notes.show_notes(notes)

    def show_recall(self, text: str, recall: Recall) -> None:
        """Tick what the typed text mentions and mark where."""
        self._recall = recall
        with QSignalBlocker(self.points):
            for row, result in enumerate(recall.points):
                item = self.points.item(row)
                item.setCheckState(Qt.CheckState.Checked if result.covered else Qt.CheckState.Unchecked)
                item.setToolTip(_what_matched(text, result))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, item.toolTip())
        self._show_title()
        self._text.setPlainText(text)
        self._mark(self.points.currentRow())
        self._text.show()

    def show_suggestion(self, rating: Rating | None) -> None:
        """Say which rating is preselected; ``None`` where none is."""
        self._suggested = rating
        self._show_title()

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
        self._mark(self.points.currentRow())

    def show_text_size(self, text_size: int) -> None:
        """Another size (pixels) for the learner's text and the notes."""
        self._text.setFont(reading_font(text_size - 2))
        self.notes.show_text_size(text_size - 2)

    def _show_title(self) -> None:
        if not self._points:
            self._title.setText(NO_POINTS)
            return
        words, ticked = count_of(len(self._points), "key point"), self.ticked
        if self._recall is not None:
            found = ticked == self.covered
            words = f"{'Mentions' if found else 'Ticked'} {len(ticked)} of {words}"
        if self._suggested is not None:
            words += f" · suggests {RATING_WORDS[self._suggested][0]}"
        self._title.setText(f"{words}. Tick what you said; K and Space by keyboard.")
        self.points.setAccessibleDescription(words)

    def _mark(self, chosen: int) -> None:
        """Underline all that matched; what matched the point in the ``chosen`` row stands out."""
        if self._recall is None:
            return
        marks: list[QTextEdit.ExtraSelection] = []
        for row, result in sorted(enumerate(self._recall.points), key=lambda each: each[0] == chosen):
            for span in result.spans if result.covered else ():
                place = QTextEdit.ExtraSelection()
                place.cursor = selection(self._text.document(), span.start, span.end)
                look = QTextCharFormat()
                look.setBackground(QColor(self._theme.accent if row == chosen else self._theme.accent_soft))
                if row == chosen:
                    look.setForeground(QColor(self._theme.accent_text))
                look.setFontUnderline(True)
                place.format = look
                marks.append(place)
        self._text.setExtraSelections(marks)


def _what_matched(text: str, result: PointRecall) -> str:
    """Which words of the text matched which wording of a point; empty where none did."""
    if not result.covered:
        return ""
    said = ", ".join(dict.fromkeys(text[span.start : span.end] for span in result.spans))
    return f"You said “{said}”, which matches “{result.wording}”"


class _Checklist(QListWidget):
    """Rows as high as their wrapped words; the list's own guess forgets the box and the padding."""

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
        for row in range(self.count()):
            item, option = self.item(row), QStyleOptionViewItem()
            option.initFrom(self)
            features = QStyleOptionViewItem.ViewItemFeature
            option.features = features.HasCheckIndicator | features.HasDisplay
            option.rect = QRect(0, 0, max(self.viewport().width(), 120), 1000)
            place = self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self)
            words = self.fontMetrics().boundingRect(
                QRect(0, 0, place.width() - 2 * MARGIN, 10_000), Qt.TextFlag.TextWordWrap, item.text()
            )
            item.setSizeHint(QSize(0, words.height() + 2 * PADDING))
