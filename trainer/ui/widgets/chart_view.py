"""A chart with its words, its table, and ways to take it along."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trainer import __version__
from trainer.charts.base import Chart, Kind, to_csv
from trainer.charts.svg import light_colours, to_svg
from trainer.ui.theme import Theme
from trainer.ui.widgets.calendar_chart import CalendarChart
from trainer.ui.widgets.chart_table import ChartTable
from trainer.ui.widgets.plot_chart import PlotChart
from trainer.ui.widgets.rows_chart import RowsChart

_SHARPNESS = 2
"""Pixels of a saved picture for one on the screen."""
_MARGIN = 24
"""Pixels of the screen around a saved picture."""

_NO_ROOM = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

PLOT_HEIGHT_PX = 200
"""Least height of a chart with axes."""


class ChartView(QWidget):
    """Shows one chart: title, result in words, help, the drawing or its table.

    ``said`` carries what was done with it ("Saved to ..."), ``failed`` what could not be done,
    ``cards_wanted`` the search behind a point that was chosen.
    """

    said = Signal(str)
    failed = Signal(str)
    cards_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._title, self._summary, self._help = _label("heading"), _label(""), _label("small")
        self._words = self._title, self._summary, self._help
        self._measure, self._legend = _label("small"), _label("small")
        self._readout, self._empty = _label("small"), _label("muted")
        self._plot, self._calendar, self._table = PlotChart(), CalendarChart(), ChartTable()
        self._rows = RowsChart()
        self._stack = QStackedWidget()
        for page in self._pages():
            self._stack.addWidget(page)
        self._policies = {page: page.sizePolicy() for page in self._pages()}
        self._face = QWidget(self)
        self._table_button = _button("Table", "Show the numbers as a table")
        self._table_button.setCheckable(True)
        self._older, self._newer = _button("‹", "Earlier days"), _button("›", "Later days")
        self._page_label = _label("small")
        self._take = _button("Save", "Copy or save this chart")
        self._arrange()
        self._connect()

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; drawing or table stays chosen."""
        self._chart = chart
        self._title.setText(chart.title)
        self._summary.setText(chart.summary)
        self._help.setText(chart.help)
        self._empty.setText(chart.empty)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.summary)
        self._draw()

    @property
    def is_empty(self) -> bool:
        """Whether there is but a sentence to show."""
        return self._chart is not None and self._chart.is_empty

    @property
    def shows_table(self) -> bool:
        """Whether the table is chosen."""
        return self._table_button.isChecked()

    def show_table(self, on: bool) -> None:
        """Show the numbers as a table, or the drawing again."""
        self._table_button.setChecked(on)

    def show_theme(self, theme: Theme) -> None:
        """Show the chart in another theme."""
        self._theme = theme
        self._draw()

    def picture(self) -> QImage:
        """Title, words and drawing as a picture, twice as sharp as the screen."""
        as_table = self._table_button.isChecked()
        self._table_button.setChecked(False)
        size = self._face.size().grownBy(QMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SHARPNESS)
        image.fill(QColor(self._theme.surface))
        painter = QPainter(image)
        children = QWidget.RenderFlag.DrawChildren
        self._face.render(painter, QPoint(_MARGIN, _MARGIN), renderFlags=children)
        painter.end()
        self._table_button.setChecked(as_table)
        return image

    def save_picture(self, path: Path) -> None:
        """Write the picture; the suffix of the path says as what."""
        picture = self.picture()
        picture.setText("Software", f"interview-trainer {__version__}")
        if picture.save(str(path)):
            self.said.emit(f"Saved to {path}")
        else:
            self.failed.emit(f"The picture could not be written to {path}.")

    def save_drawing(self, path: Path) -> None:
        """Write the drawing with its words as SVG, in the colours for paper."""
        if self._chart is not None:
            self._write(path, to_svg(self._chart, light_colours(), alone=True), "drawing")

    def save_numbers(self, path: Path) -> None:
        """Write the table as CSV."""
        if self._chart is not None:
            self._write(path, to_csv(self._chart), "numbers")

    def _write(self, path: Path, text: str, what: str) -> None:
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            self.failed.emit(f"The {what} could not be written to {path}: {error.strerror}.")
        else:
            self.said.emit(f"Saved to {path}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room_for_words()

    def _make_room_for_words(self) -> None:
        """Wrapped words get their height and no more, which layouts inside layouts would not see to."""
        for words in self._words:
            words.setMinimumHeight(0)  # else it counts into the height for a width
            words.setFixedHeight(max(words.heightForWidth(self.width()), 0))

    def _arrange(self) -> None:
        legend = QHBoxLayout()
        legend.addWidget(self._measure)
        legend.addStretch()
        legend.addWidget(self._legend)
        face = QVBoxLayout(self._face)
        face.setContentsMargins(0, 0, 0, 0)
        face.setSpacing(4)
        for words in self._words:
            words.setWordWrap(True)
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            face.addWidget(words)
        face.addSpacing(8)
        face.addLayout(legend)
        face.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._readout, 1)
        for widget in (self._older, self._page_label, self._newer, self._table_button, self._take):
            foot.addWidget(widget)
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._face, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setWordWrap(True)
        self._table_button.toggled.connect(self._draw)
        self._plot.pointed.connect(self._read_out)
        self._plot.chosen.connect(self._want_cards)
        self._table.chosen.connect(self._want_cards)
        self._rows.pointed.connect(self._read_out)
        self._rows.chosen.connect(self._want_cards)
        self._calendar.pointed.connect(self._read_out)
        self._calendar.chosen.connect(self._want_cards)
        self._calendar.turned.connect(self._show_page)
        self._older.clicked.connect(lambda: self._calendar.turn(1))
        self._newer.clicked.connect(lambda: self._calendar.turn(-1))
        menu = QMenu(self)
        for text, do in (
            ("Copy picture", self._copy_picture),
            ("Copy numbers", self._copy_numbers),
            ("Save as PNG…", self._ask_for_picture),
            ("Save as SVG…", self._ask_for_drawing),
            ("Save as CSV…", self._ask_for_numbers),
        ):
            action = QAction(text, self)
            action.triggered.connect(do)
            menu.addAction(action)
            self.addAction(action)
        self._take.setMenu(menu)
        self._take.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _pages(self) -> tuple[QWidget, ...]:
        return self._plot, self._calendar, self._rows, self._table, self._empty

    def _drawing(self) -> QWidget:
        if self._chart is None or self._chart.is_empty:
            return self._empty
        if self._chart.kind is Kind.TABLE:
            return self._table
        drawings: dict[Kind, QWidget] = {Kind.HEATMAP: self._calendar, Kind.ROWS: self._rows}
        return drawings.get(self._chart.kind, self._plot)

    def _draw(self) -> None:
        if self._chart is None:
            return
        chart, drawing = self._chart, self._drawing()
        self._legend.setText(_legend(chart, self._theme))
        self._measure.setText(chart.y_title)
        if isinstance(drawing, PlotChart | CalendarChart | RowsChart):
            drawing.show_chart(chart, self._theme)
        only_table = drawing is self._table
        as_table = only_table or (self._table_button.isChecked() and not chart.is_empty)
        if as_table:
            self._table.show_chart(chart)
        self._table.show_whole(only_table)
        self._plot.setMinimumHeight(PLOT_HEIGHT_PX if drawing is self._plot else 0)
        self._show_drawing(self._table if as_table else drawing)
        for words in (self._legend, self._measure):
            words.setVisible(drawing in (self._plot, self._rows) and not as_table)
        for widget in (self._summary, self._help, self._take):
            widget.setVisible(not chart.is_empty)
        self._table_button.setVisible(not chart.is_empty and not only_table)
        for action in self.actions():
            action.setEnabled(not chart.is_empty)
        self._make_room_for_words()
        self._read_out(-1)
        self._show_page()

    def _show_drawing(self, drawing: QWidget) -> None:
        """The pages that are not shown take no room."""
        for page, policy in self._policies.items():
            page.setSizePolicy(policy if page is drawing else _NO_ROOM)
        self._stack.setCurrentWidget(drawing)

    def _read_out(self, index: int) -> None:
        hover = self._chart.hover(index) if self._chart and index >= 0 else ""
        self._readout.setText(" · ".join(hover.splitlines()))

    def _want_cards(self, index: int) -> None:
        search = self._chart.search(index) if self._chart is not None else ""
        if search:
            self.cards_wanted.emit(search)

    def _show_page(self) -> None:
        older, newer = self._calendar.can_turn(1), self._calendar.can_turn(-1)
        shown = self._stack.currentWidget() is self._calendar and (older or newer)
        self._page_label.setText(self._calendar.page_label if shown else "")
        self._older.setEnabled(older)
        self._newer.setEnabled(newer)
        for widget in (self._older, self._page_label, self._newer):
            widget.setVisible(shown)

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self.picture())
        self.said.emit("Picture copied")

    def _copy_numbers(self) -> None:
        if self._chart is None:
            return
        header, rows = self._chart.table()
        lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in (header, *rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said.emit("Numbers copied")

    def _ask_for_picture(self) -> None:
        if path := self._ask("Save picture", "png", "PNG picture (*.png)"):
            self.save_picture(path)

    def _ask_for_drawing(self) -> None:
        if path := self._ask("Save drawing", "svg", "SVG drawing (*.svg)"):
            self.save_drawing(path)

    def _ask_for_numbers(self) -> None:
        if path := self._ask("Save numbers", "csv", "CSV table (*.csv)"):
            self.save_numbers(path)

    def _ask(self, caption: str, suffix: str, kind: str) -> Path | None:
        name = f"{self._chart.id if self._chart else 'chart'}.{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self, caption, name, kind)
        path = Path(chosen)
        return (path if path.suffix else path.with_suffix(f".{suffix}")) if chosen else None


def _legend(chart: Chart, theme: Theme) -> str:
    """What the colours and marks mean; nothing where there is but one."""
    shape = "●" if chart.kind is Kind.LINE else "■"
    parts = [
        f'<span style="color:{theme.series(each.role)}">{shape}</span>&nbsp;{escape(each.name)}'
        for each in chart.series
    ]
    if chart.faint:
        parts.append(
            f'<span style="color:{theme.series(chart.series[0].role)}">○</span>&nbsp;few {chart.facts[-1].name.lower()}'
        )
    if chart.target is not None:
        parts.append(f"– –&nbsp;{escape(chart.target.label)}")
    return "&nbsp;&nbsp;&nbsp; ".join(parts) if len(parts) > 1 else ""


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    return label


def _button(text: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
