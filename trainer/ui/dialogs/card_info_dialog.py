"""Everything about one card: facts, the forgetting curve, the whole review log."""

import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.charts.card_forgetting import card_forgetting
from trainer.core.errors import NotFound
from trainer.core.explain import show_date
from trainer.core.markup import to_text
from trainer.core.schedule import Days
from trainer.core.topic import show_path
from trainer.core.wording import show_interval, show_minutes, show_share
from trainer.services.card_info import CardInfo, LogLine, card_info
from trainer.services.plan import coming_interview
from trainer.ui.models.card_columns import state_of
from trainer.ui.session import Session
from trainer.ui.theme import Theme
from trainer.ui.widgets.chart_view import ChartView

COLUMNS = ("When", "What", "Interval", "Time taken")
FACT_ROWS = 6
LONGEST_QUESTION = 240
"""Letters; the whole question is in the tool tip."""
WIDTH, HEIGHT = 980, 760
MOST_OF_SCREEN = 0.9
Facts = list[tuple[str, str]]


class CardInfoDialog(QDialog):
    """Follows every change while it is open; closes by Esc."""

    def __init__(self, session: Session, theme: Theme, card: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._card = session, theme, card
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "page")
        self.setWindowTitle("Card info")
        self.question = QLabel(self)
        self.question.setProperty("role", "heading")
        self.question.setWordWrap(True)
        self._facts = QWidget(self)
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self.curve = ChartView(theme, self)
        self.log = self._table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(self.question)
        column.addWidget(self._scrolled(self._facts), 2)
        column.addWidget(self.curve, 3)
        column.addWidget(self.log, 2)
        column.addWidget(buttons)
        session.changed.connect(self.refresh)
        self.curve.said.connect(lambda text: session.said.emit(text, False))
        self.curve.failed.connect(session.failed)
        self.refresh()
        room = self.screen().availableGeometry().height() * MOST_OF_SCREEN
        self.resize(WIDTH, min(max(HEIGHT, column.totalHeightForWidth(WIDTH)), round(room)))
        self.log.setFocus()

    def _scrolled(self, facts: QWidget) -> QScrollArea:
        """Long facts and large text scroll instead of being cut off."""
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(facts)
        scroll.setAccessibleName("Facts")
        return scroll

    def facts(self) -> dict[str, str]:
        """What is told, by label."""
        return dict(facts_of(self._session.ask(card_info, self._card), self._session))

    def refresh(self, *_change: object) -> None:
        """Look at the card again; closes where it was deleted meanwhile."""
        try:
            info = self._session.ask(card_info, self._card)
        except NotFound:
            self.reject()
            return
        self._show_question(to_text(info.card.shown_question).strip())
        self._show_facts(facts_of(info, self._session))
        rules = self._session.workspace.rules
        interview = coming_interview(self._session.settings, info.today)
        self.curve.show_chart(
            card_forgetting(
                info.memory,
                info.today,
                info.schedule.due_day,
                rules.model.recall,
                info.retention,
                None if interview is None else interview.day,
            )
        )
        self._show_log(info.log)

    def _show_question(self, words: str) -> None:
        """A long question is cut short, so that what is told of the card has room."""
        self.question.setText(textwrap.shorten(words, LONGEST_QUESTION, placeholder="…"))
        self.question.setToolTip(words if self.question.text() != words else "")
        self.question.setAccessibleName(words)

    def _show_facts(self, facts: Facts) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, (name, value) in enumerate(facts):
            row, pair = place % FACT_ROWS, place // FACT_ROWS * 2
            label, told = QLabel(name, self._facts), QLabel(value, self._facts)
            label.setProperty("role", "muted")
            told.setAccessibleName(f"{name}: {value}")
            told.setWordWrap(True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, row, pair, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, row, pair + 1, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(pair + 1, 1)

    def _show_log(self, log: Sequence[LogLine]) -> None:
        self.log.setRowCount(len(log))
        for row, line in enumerate(reversed(log)):
            taken = "" if line.duration_ms is None else f"{line.duration_ms / 1000:.1f} s"
            what = line.what if line.counts else f"{line.what} (taken back)"
            for column, text in enumerate((self._when(line.at_ms), what, line.interval, taken)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                if not line.counts:
                    item.setForeground(QColor(self._theme.muted))
                self.log.setItem(row, column, item)

    def _when(self, at_ms: int) -> str:
        zone = self._session.workspace.calendar.zone
        at = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone)
        return f"{at:%Y-%m-%d %H:%M}"

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS), self)
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.setAccessibleName("Review log, the latest first")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMinimumHeight(120)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table


def facts_of(info: CardInfo, session: Session) -> Facts:
    """The facts in words, in the order they are read."""
    schedule, settings = info.schedule, session.settings
    calendar = session.workspace.calendar
    days = [each.day for each in info.memory if each.rating is not None]
    facts = [
        ("State", state_of(schedule, info.today)),
        ("Added", show_date(calendar.day_of(info.card.created_ms))),
        ("First review", show_date(days[0]) if days else "none yet"),
        ("Last review", show_date(days[-1]) if days else "none yet"),
        ("Due", "when its turn comes" if schedule.due_day is None else show_date(schedule.due_day)),
        ("Interval", show_interval(Days(schedule.interval_days)) if schedule.interval_days else "none yet"),
    ]
    if schedule.memory is not None and info.recall is not None:
        facts += [
            ("Recall now", show_share(info.recall, 1)),
            ("Stability", f"{schedule.memory.stability:.1f} days until recall falls to 90 %"),
            ("Difficulty", f"{schedule.memory.difficulty:.1f} of 10"),
        ]
    average = info.time_ms / info.reviews / 1000 if info.reviews else 0
    facts += [
        ("Reviews", str(info.reviews)),
        ("Lapses", str(schedule.lapses)),
        ("Time", f"{show_minutes(info.time_ms)}, {average:.1f} s on average" if info.reviews else "none yet"),
        ("Topic", show_path(info.topic) or "none"),
        ("Subject", info.subject or "stands alone"),
        ("Tags", " ".join(info.card.tags) or "none"),
    ]
    if info.card.flag:
        facts.append(("Flag", f"{info.card.flag} {settings.flag_name(info.card.flag)}"))
    if info.card.marked:
        facts.append(("Mark", "★ marked"))
    number = "" if info.card.number is None else f"question {info.card.number}, "
    return [*facts, ("Id", f"{number}{info.card.uid}")]
