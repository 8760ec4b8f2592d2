"""The report as PDF: text that can be searched, charts as vectors, made without a display."""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from trainer.core.errors import BadInput
from trainer.core.report import Report, Section, show_cell

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
MARGIN_MM = 16
DOTS_PER_INCH = 300
GAP = DOTS_PER_INCH // 6
"""Dots between two blocks."""
PICTURE_GAP = DOTS_PER_INCH // 16
"""Dots between the words of a picture and the picture."""
PICTURE_WIDTH = 0.72
"""Of the page's width, so that three charts go on a page."""
FIRST_COLUMN, OTHER_COLUMN = 34, 11
"""Percent of the width of a table: for the names of its rows at least, for another column where there are few."""
TABLE_ROWS = 28
"""Rows of a table that are kept together."""
STYLE = """
body { font-family: sans-serif; font-size: 10pt; color: #1d1f24; }
h1 { font-size: 20pt; } h2 { font-size: 13pt; margin: 0; } p { margin: 2pt 0 0 0; }
.muted { color: #5b616d; } .small { font-size: 8pt; }
th { color: #5b616d; font-weight: normal; } th, td { font-size: 9pt; }
"""


def usual_paper() -> str:
    """The paper where the learner lives."""
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return "A4" if metric else "Letter"


def write(report: Report, target: Path, paper: str = "A4") -> None:
    """Write the report.  ``paper`` is a key of ``PAPERS``.  Raises ``BadInput`` where the place cannot be written."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    try:
        target.open("ab").close()
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}.", "Choose another place.") from error
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(PAPERS[paper]))
    writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(report.title)
    writer.setCreator(report.written_by)
    painter = QPainter(writer)
    pages = _Pages(writer, painter, report.title)
    for words, svg in _blocks(report):
        pages.put(words, svg)
    pages.end()
    painter.end()
    del application


class _Pages:
    """Puts blocks under one another, each whole, on as many pages as it takes."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, title: str) -> None:
        self._writer, self._painter, self._title = writer, painter, title
        self._width, self._height = writer.width(), writer.height()
        self._y = 0.0
        self._page = 1

    def put(self, words: str, svg: str) -> None:
        """One block: words (HTML) and, where there is one, a picture below them."""
        document = self._document(words)
        text_height = document.size().height() + (PICTURE_GAP if svg else 0)
        renderer = QSvgRenderer(QByteArray(svg.encode())) if svg else None
        room = QSizeF(self._width * PICTURE_WIDTH, self._height - text_height)
        picture = fitted(renderer.defaultSize(), room) if renderer else QSizeF(0, 0)
        if self._y and self._y + text_height + picture.height() > self._height:
            self.end()
            self._writer.newPage()
            self._y, self._page = 0.0, self._page + 1
        self._draw(document, self._y)
        self._y += text_height
        if renderer:
            renderer.render(self._painter, QRectF(0, self._y, picture.width(), picture.height()))
            self._y += picture.height()
        self._y += GAP

    def end(self) -> None:
        """Write the page's number into its margin."""
        words = f'<p class="muted small" align="right">{escape(self._title)} – {self._page}</p>'
        self._draw(self._document(words), self._height + GAP / 2)

    def _document(self, words: str) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(_plain_font())
        document.documentLayout().setPaintDevice(self._writer)
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(STYLE)
        document.setHtml(words)
        document.setTextWidth(self._width)
        return document

    def _draw(self, document: QTextDocument, y: float) -> None:
        self._painter.save()
        self._painter.translate(0, y)
        document.drawContents(self._painter)
        self._painter.restore()


def _plain_font() -> QFont:
    """Without ligatures, so that a search for "difficult" finds it."""
    font = QFont("sans-serif", 10)
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def fitted(size: QSize, room: QSizeF) -> QSizeF:
    """A picture as wide as the room, or as high where that is less, as on a calendar of many years."""
    scale = min(room.width() / size.width(), room.height() / size.height())
    return QSizeF(size.width() * scale, size.height() * scale)


def _blocks(report: Report) -> Iterator[tuple[str, str]]:
    """Words and pictures in order."""
    cells = [
        f'<td width="25%"><span class="muted small">{escape(name)}</span><br><b>{escape(value)}</b></td>'
        for name, value in report.figures
    ]
    rows = "".join(f"<tr>{''.join(cells[start : start + 4])}</tr>" for start in range(0, len(cells), 4))
    steps = "".join(f"<li>{escape(each)}</li>" for each in report.next_steps)
    yield (
        f'<h1>{escape(report.title)}</h1><p class="muted">{escape(report.subtitle)}</p>'
        f'<table width="100%" cellspacing="6">{rows}</table>',
        "",
    )
    yield f"<h2>What to do next</h2><ul>{steps}</ul>", ""
    for section in report.sections:
        yield from _section(section)
    yield f'<p class="muted small">Written by {escape(report.written_by)}.</p>', ""


def _section(section: Section) -> Iterator[tuple[str, str]]:
    words = f"<h2>{escape(section.title)}</h2><p>{escape(section.summary)}</p>"
    if section.help:
        words += f'<p class="muted small">{escape(section.help)}</p>'
    if section.svg:
        yield words, section.svg
        return
    for start in range(0, max(len(section.rows), 1), TABLE_ROWS):
        yield (words if start == 0 else "") + _table(section, start), ""


def _table(section: Section, start: int) -> str:
    width = max(FIRST_COLUMN, 100 - OTHER_COLUMN * (len(section.header) - 1))

    def row(tag: str, cells: tuple[str, ...]) -> str:
        first, *others = cells
        named = f'<{tag} align="left" width="{width}%">{escape(first)}</{tag}>'
        told = (f'<{tag} align="right">{escape(cell)}</{tag}>' for cell in others)
        return f"<tr>{named}{''.join(told)}</tr>"

    rows = section.rows[start : start + TABLE_ROWS]
    body = "".join(row("td", tuple(show_cell(cell) for cell in cells)) for cells in rows)
    return f'<table width="100%" cellspacing="0" cellpadding="4">{row("th", section.header)}{body}</table>'
