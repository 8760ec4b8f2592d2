"""Words that were looked for, highlighted in a text to read."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QColor, QFont, QTextCursor
from PySide6.QtWidgets import QTextEdit

MOST_MARKS = 500
"""In one text; who looks for a letter need not see each."""


def mark_words(view: QTextEdit, words: Iterable[str], color: QColor) -> int:
    """Highlight the words, or the beginnings of words, in place of what was highlighted before; how many are."""
    marks: list[QTextEdit.ExtraSelection] = []
    for word in words:
        for place in _places(view, word)[: MOST_MARKS - len(marks)]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setBackground(color)
            mark.format.setFontWeight(QFont.Weight.Bold)
            marks.append(mark)
    view.setExtraSelections(marks)
    return len(marks)


def show_first_mark(view: QTextEdit) -> None:
    """Scroll to the first highlighted word where it is out of sight."""
    marks = view.extraSelections()
    first = min((mark.cursor for mark in marks), key=QTextCursor.selectionStart)
    below = view.cursorRect(first).bottom() - view.viewport().height()
    if below > 0:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + below + view.viewport().height() // 2)


def _places(view: QTextEdit, word: str) -> list[QTextCursor]:
    """Where words begin so; where none does, inside of words."""
    text = r"\s+".join(re.escape(piece) for piece in word.split())
    return _found(view, rf"(?<!\w){text}") or _found(view, text)


def _found(view: QTextEdit, pattern: str) -> list[QTextCursor]:
    options = QRegularExpression.PatternOption
    expression = QRegularExpression(
        pattern, options.CaseInsensitiveOption | options.UseUnicodePropertiesOption
    )
    places: list[QTextCursor] = []
    place = view.document().find(expression, 0)
    while not place.isNull() and place.hasSelection() and len(places) < MOST_MARKS:
        places.append(place)
        place = view.document().find(expression, place)
    return places
