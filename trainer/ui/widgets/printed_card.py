"""A card on paper: its question, and one answer, several side by side, or what they agree on.

Paper is light whatever the theme; what others share is grey there too, what one alone says underlined.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
)

from trainer.core.agreement import as_markdown
from trainer.core.compare import Sentence, align
from trainer.core.key_point import KeyPoint
from trainer.core.markup import to_html
from trainer.services.study import Question
from trainer.ui.theme import card_css, reading_font, themes
from trainer.ui.widgets.answer_pages import AnswerPage, answer_pages
from trainer.ui.widgets.compared_answer import mark_sentences
from trainer.ui.widgets.compared_answers import Look
from trainer.ui.widgets.markdown_view import with_room_for_code

TEXT_SIZE = 13
"""Of answers on paper, in 96ths of an inch."""
TITLE_SIZE = 17
PER_INCH = 96
GAP = 20
INDENT = 16
"""Of a list, in 96ths of an inch."""
LEGEND = "Grey: other answers say it too. Underlined: only said here."
UPRIGHT = 2
"""So many columns fit on upright paper; more lie on their side."""


@dataclass(frozen=True, slots=True)
class Column:
    """One text under its title; ``note`` says what there is to say about it, ``sentences`` tell what is shared."""

    title: str
    markdown: str
    note: str = ""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """What goes on paper; ``about`` stands small above the question, ``remark`` below it."""

    about: str
    question: str
    columns: tuple[Column, ...]
    remark: str = ""

    @property
    def is_wide(self) -> bool:
        """Whether it needs paper that lies on its side."""
        return len(self.columns) > UPRIGHT


def printed(
    question: Question, look: Look, in_front: AnswerPage | None, points: Sequence[KeyPoint] = ()
) -> PrintedCard:
    """What is seen of a card: the answer in front, all of them side by side, or what they agree on.

    Several are compared by the key ``points`` as well.
    """
    pages = answer_pages(question)
    shown = _columns(pages, look, in_front, points)
    absent = ", ".join(page.title for page in pages if page.is_missing)
    remarks = [LEGEND if len(shown) > 1 else "", f"No answer in: {absent}." if absent else ""]
    remark = " ".join(filter(None, remarks)) if look is Look.SIDE_BY_SIDE else ""
    number = "" if question.card.number is None else f"Question {question.card.number} · "
    about = f"{number}{' › '.join(question.topic) or 'No topic'}"
    return PrintedCard(about, question.card.shown_question, shown, remark)


def render(card: PrintedCard, paper: QPagedPaintDevice) -> int:
    """Draw the card on as many pages as it takes, the question on each; how many."""
    painter = QPainter(paper)
    scale = paper.logicalDpiX() / PER_INCH
    painter.scale(scale, scale)
    width, height = paper.width() / scale, paper.height() / scale
    head = _head(card, width)
    top = head.size().height() + GAP / 2
    room = height - top - GAP
    narrow = (width - GAP * (len(card.columns) - 1)) / max(len(card.columns), 1)
    texts = [_text(each, QSizeF(narrow, room)) for each in card.columns]
    pages = max([1, *(text.pageCount() for text in texts)])
    for page in range(pages):
        if page:
            paper.newPage()
        _draw(painter, head, QRectF(0, 0, width, top))
        for place, text in enumerate(texts):
            painter.save()
            painter.translate(place * (narrow + GAP), top - page * room)
            _draw(painter, text, QRectF(0, page * room, narrow, room))
            painter.restore()
        painter.setFont(reading_font(TEXT_SIZE - 3))
        painter.setPen(QColor(themes()["light"].muted))
        painter.drawText(
            QRectF(0, height - GAP, width, GAP),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom,
            f"{page + 1} of {pages}",
        )
    painter.end()
    return pages


def _columns(
    pages: Sequence[AnswerPage], look: Look, in_front: AnswerPage | None, points: Sequence[KeyPoint]
) -> tuple[Column, ...]:
    given = [page for page in pages if not page.is_missing]
    match look:
        case Look.ONE_BY_ONE:
            chosen = [in_front] if in_front is not None and not in_front.is_missing else given[:1]
            return tuple(Column(page.full_label, page.markdown, page.note) for page in chosen)
        case Look.SIDE_BY_SIDE:
            compared = align([page.markdown for page in given], points).answers
            return tuple(
                Column(page.full_label, page.markdown, page.note, sentences)
                for page, sentences in zip(given, compared, strict=True)
            )
        case Look.AGREEMENT:
            comparison = align([page.markdown for page in pages], points)
            return (Column("What the answers agree on", as_markdown(comparison, [p.title for p in pages])),)


def _document(html: str, text_size: int, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setIndentWidth(INDENT)
    document.setDefaultFont(reading_font(text_size))
    document.setDefaultStyleSheet(card_css(themes()["light"], text_size))
    document.setHtml(with_room_for_code(html, themes()["light"].code_surface))
    if size.height():
        document.setPageSize(size)
    else:
        document.setTextWidth(size.width())
    return document


def _head(card: PrintedCard, width: float) -> QTextDocument:
    about, remark = _aside(card.about), _aside(card.remark)
    return _document(f"{about}<b>{to_html(card.question)}</b>{remark}", TITLE_SIZE, QSizeF(width, 0))


def _aside(words: str) -> str:
    look = f"color: {themes()['light'].muted}; font-size: {TEXT_SIZE}px"
    return f'<p><span style="{look}">{escape(words)}</span></p>' if words else ""


def _text(column: Column, size: QSizeF) -> QTextDocument:
    muted = themes()["light"].muted
    note = f'<p style="color: {muted}"><i>{column.note}</i></p>' if column.note else ""
    html = f"<h3>{to_html(column.title)}</h3>{note}{to_html(column.markdown)}"
    document = _document(html, TEXT_SIZE, size)
    mark_sentences(document, column.sentences, themes()["light"])
    return document


def _draw(painter: QPainter, document: QTextDocument, part: QRectF) -> None:
    """A part of a document in black; the program's own colours may be light."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = QPalette()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(themes()["light"].text))
    context.clip = part
    painter.save()
    painter.setClipRect(part)
    document.documentLayout().draw(painter, context)
    painter.restore()
