"""Topics and subjects as a tree with their figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.core.mastery import SPARK_WEEKS, TREND_DAYS, MasteryRow
from trainer.core.readiness import AHEAD_DAYS
from trainer.core.wording import show_share
from trainer.ui.theme import Theme
from trainer.ui.widgets.spark_delegate import SPARK, SPARK_WIDTH, SparkDelegate

AHEAD = f"In {AHEAD_DAYS} days"
COLUMNS = ("Topic", "Cards", "Seen", "Mentioned", "Retention", "Recall", AHEAD, "Minutes", "Trend", "")
DAY_COLUMN, SPARK_COLUMN = 6, 9
HELP = (
    "Mentioned is the mean share of the key points in typed answers. Retention is the share of due cards recalled, "
    "each card's first answer of a day. Recall is predicted for the cards seen: now, and on the day of the interview, "
    f"or in {AHEAD_DAYS} days without one. Trend compares the retention of the last {TREND_DAYS} days with that of the "
    f"{TREND_DAYS} days before, in points; the line shows it week by week over {SPARK_WEEKS} weeks."
)


NOTHING = "No topic or subject has cards here yet."


class MasteryTable(QWidget):
    """As high as its rows, so that the page scrolls and not the table; subjects unfold below their topic."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, self._help = QLabel("Topics and subjects", self), QLabel(HELP, self)
        title.setProperty("role", "heading")
        self._help.setProperty("role", "small")
        self._help.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName("Topics and subjects")
        self.tree.setHeaderLabels(COLUMNS)
        self._spark = SparkDelegate(theme, self.tree)
        self.tree.setItemDelegateForColumn(SPARK_COLUMN, self._spark)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionsMovable(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setStyleSheet("QHeaderView::section { padding: 6px 5px; }")
        self.tree.itemExpanded.connect(self._fit)
        self.tree.itemCollapsed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self._help)
        column.addSpacing(8)
        column.addWidget(self.tree)

    def show_theme(self, theme: Theme) -> None:
        """The spark lines in other colours."""
        self._spark.theme = theme
        self.tree.viewport().update()

    def name_day(self, words: str) -> None:
        """Say of which day the predictions to come are."""
        self.tree.headerItem().setText(DAY_COLUMN, words)

    def show_rows(self, rows: Sequence[MasteryRow]) -> None:
        """Show other rows; topics that were unfolded stay so."""
        unfolded = {item.text(0) for item in self._items() if item.isExpanded()}
        self.tree.clear()
        above: list[QTreeWidgetItem] = []
        base = rows[0].depth if rows else 0
        for row in rows:
            del above[row.depth - base :]
            item = QTreeWidgetItem(above[-1] if above else self.tree.invisibleRootItem(), list(_cells(row)))
            for column in range(1, len(COLUMNS)):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, row.name)
            item.setData(SPARK_COLUMN, SPARK, [week.share for week in row.signs.weeks])
            item.setToolTip(SPARK_COLUMN, spark_words(row))
            item.setData(SPARK_COLUMN, Qt.ItemDataRole.AccessibleTextRole, spark_words(row))
            above.append(item)
        for item in self._items():
            item.setExpanded(item.text(0) in unfolded)
        self._help.setText(HELP if rows else NOTHING)
        self.tree.setVisible(bool(rows))
        self._dress_header()
        self._fit()

    def _dress_header(self) -> None:
        header, heading = self.tree.header(), self.tree.headerItem()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(SPARK_COLUMN, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(SPARK_COLUMN, SPARK_WIDTH)
        for column in range(1, len(COLUMNS)):
            heading.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _items(self) -> list[QTreeWidgetItem]:
        found = _children(self.tree.invisibleRootItem())
        for item in found:
            found += _children(item)
        return found

    def _fit(self) -> None:
        """Room for every row in sight."""
        height, item = self.tree.header().sizeHint().height(), self.tree.topLevelItem(0)
        while item is not None:
            height += self.tree.visualItemRect(item).height() or self.tree.sizeHintForRow(0)
            item = self.tree.itemBelow(item)
        self.tree.setFixedHeight(height + 2 * self.tree.frameWidth() + 2)


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(place) for place in range(item.childCount()))
    return [each for each in children if each is not None]


def _cells(row: MasteryRow) -> tuple[str, ...]:
    trend = row.work.trend
    return (
        row.name,
        f"{row.progress.cards:,}",
        f"{row.progress.seen:,}",
        _percent(row.signs.coverage),
        _percent(row.work.ever.share),
        _percent(row.progress.recall),
        _percent(row.signs.recall_on_day),
        f"{row.work.time_ms / 60_000:,.1f}",
        "–" if trend is None else _points(100 * trend),
        "",
    )


def _points(trend: float) -> str:
    """With its sign, none where it rounds to 0."""
    shown = f"{trend:+.1f}".replace("-", "−")
    return "0.0" if shown[1:] == "0.0" else shown


def spark_words(row: MasteryRow) -> str:
    """What a spark line shows: the retention of each week that had reviews of due cards."""
    told = [_percent(week.share) for week in row.signs.weeks if week.total]
    return f"Retention by week: {', '.join(told)}" if told else "No due card was reviewed lately"


def _percent(share: float | None) -> str:
    return "–" if share is None else show_share(share)
