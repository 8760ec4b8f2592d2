"""The page of charts: what is drawn when, and what follows a choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.charts import CHARTS
from trainer.core.calendar import date_of
from trainer.core.event import Rating
from trainer.core.insight import Addition
from trainer.services import study
from trainer.services.study import Told
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.progress_view import ProgressView
from trainer.ui.widgets.chart_view import ChartView

PLACES = {builder.id: place for place, builder in enumerate(CHARTS)}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(6), clock) as opened:
        for card in (1, 2, 6):
            opened.do(study.answer, card, Rating.EASY, 20_000)
        clock.turn(days=20)
        opened.do(study.answer, 1, Rating.GOOD, 10_000)
        yield opened


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> ProgressView:
    view = ProgressView(session, themes()["light"])
    qtbot.addWidget(view)
    view.resize(1100, 700)
    with qtbot.waitExposed(view):
        view.show()
    settle(view, qtbot)
    return view


def settle(view: ProgressView, qtbot: QtBot) -> None:
    """Wait until everything that was asked for is on the page."""
    qtbot.waitUntil(lambda: view._work.is_idle)


def chart(view: ProgressView, name: str) -> ChartView:
    found = view.findChild(ChartView, f"chart.{name}")
    assert isinstance(found, ChartView)
    return found


def scroll_to(view: ProgressView, name: str, qtbot: QtBot) -> None:
    board = view._charts()
    board.ensureWidgetVisible(chart(view, name))
    qtbot.waitUntil(lambda: chart(view, name).accessibleName() != "")


def test_charts_below_the_edge_wait_until_they_are_scrolled_to(view: ProgressView, qtbot: QtBot) -> None:
    assert chart(view, "reviews").accessibleName() == "Reviews per week"
    assert chart(view, "added").accessibleName() == ""
    scroll_to(view, "added", qtbot)
    assert chart(view, "added").accessibleName() == "Cards added per week"


def test_predictions_are_compared_once_their_chart_is_in_sight(view: ProgressView, qtbot: QtBot) -> None:
    scroll_to(view, "forgetting", qtbot)
    assert "over 1 review" in chart(view, "forgetting").accessibleDescription()


def test_an_answer_is_counted_at_once(view: ProgressView, session: Session, qtbot: QtBot) -> None:
    assert chart(view, "reviews").accessibleDescription().startswith("4 reviews")
    session.do(study.answer, 2, Rating.GOOD, 1_000)
    settle(view, qtbot)
    assert chart(view, "reviews").accessibleDescription().startswith("5 reviews")


def test_a_topic_limits_the_charts(view: ProgressView, qtbot: QtBot) -> None:
    view.topics.setCurrentIndex(view.topics.findText("Detection"))
    view.refresh()
    settle(view, qtbot)
    assert chart(view, "reviews").accessibleDescription().startswith("1 review ")


def test_a_period_limits_the_charts(view: ProgressView) -> None:
    view.periods.setCurrentIndex(view.periods.findData("chosen"))
    view.first.setDate(view.last.date())
    assert chart(view, "reviews").accessibleDescription().startswith("1 review ")
    assert view.first.isVisible()


def test_the_calendar_is_no_higher_than_it_needs(view: ProgressView) -> None:
    calendar = chart(view, "calendar")
    assert calendar.height() < chart(view, "reviews").height()


def test_leaving_the_page_while_predictions_are_compared_is_safe(view: ProgressView, qtbot: QtBot) -> None:
    view._work.add(Addition.PREDICTIONS)
    view.hide()
    view.show()
    settle(view, qtbot)
    scroll_to(view, "forgetting", qtbot)


def test_tables_that_have_no_drawing_are_not_offered_one(view: ProgressView, qtbot: QtBot) -> None:
    scroll_to(view, "true-retention", qtbot)
    button = chart(view, "true-retention")._table_button
    assert not button.isVisible()
    assert chart(view, "reviews")._table_button.isVisible()


def test_topics_unfold_to_their_subjects_and_the_table_grows_with_them(
    view: ProgressView, qtbot: QtBot
) -> None:
    tree = view._mastery.tree
    topic = tree.topLevelItem(0)
    cells = [topic.text(column) for column in range(tree.columnCount())]
    assert cells[:3] == ["Basics", "3", "2"]
    assert cells[3:5] == ["–", "100 %"]
    before = tree.height()
    topic.setExpanded(True)
    qtbot.waitUntil(lambda: tree.height() > before)
    assert topic.child(0).text(0) == "Subject 1"


def test_unfolded_topics_stay_so_after_an_answer(view: ProgressView, session: Session, qtbot: QtBot) -> None:
    view._mastery.tree.topLevelItem(0).setExpanded(True)
    session.do(study.answer, 2, Rating.GOOD, 1_000)
    settle(view, qtbot)
    assert view._mastery.tree.topLevelItem(0).isExpanded()
    assert view._mastery.tree.topLevelItem(0).text(4) == "100 %"


def test_a_drawing_is_saved_as_vectors(view: ProgressView, tmp_path: Path) -> None:
    chart(view, "reviews").save_drawing(tmp_path / "reviews.svg")
    assert (tmp_path / "reviews.svg").read_text("utf-8").startswith("<svg")


def test_a_chart_with_nothing_to_show_takes_no_more_room_than_its_sentence(
    view: ProgressView, qtbot: QtBot
) -> None:
    scroll_to(view, "confusions", qtbot)
    empty = chart(view, "confusions")
    assert empty.is_empty
    qtbot.waitUntil(lambda: 0 < empty.height() < 120)


def test_no_button_shows_before_there_is_a_chart(qtbot: QtBot) -> None:
    waiting = ChartView(themes()["light"])
    qtbot.addWidget(waiting)
    waiting.show()
    assert not any(button.isVisible() for button in waiting.findChildren(QToolButton))


def test_every_chart_can_be_taken_along_as_picture_drawing_and_numbers(
    view: ProgressView, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("true-retention", "readiness", "calendar", "reviews"):
        scroll_to(view, name, qtbot)
        shown = chart(view, name)
        assert all(action.isEnabled() for action in shown.actions())
        shown.save_picture(tmp_path / f"{name}.png")
        shown.save_drawing(tmp_path / f"{name}.svg")
        shown.save_numbers(tmp_path / f"{name}.csv")
        for suffix in ("png", "svg", "csv"):
            assert (tmp_path / f"{name}.{suffix}").stat().st_size > 50


def test_choosing_a_bar_asks_for_its_cards(view: ProgressView, qtbot: QtBot) -> None:
    scroll_to(view, "card-states", qtbot)
    plot = chart(view, "card-states")._plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.cards_requested) as asked:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert asked.args == ["is:new -is:buried -is:suspended", None]


def test_a_click_on_a_bar_asks_for_its_cards(view: ProgressView, qtbot: QtBot) -> None:
    scroll_to(view, "card-states", qtbot)
    plot = chart(view, "card-states")._plot
    qtbot.waitUntil(lambda: plot._index_at(plot.rect().center()) >= 0)
    with qtbot.waitSignal(view.cards_requested):
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.rect().center())


def test_a_bar_without_cards_asks_for_nothing(view: ProgressView, qtbot: QtBot) -> None:
    plot = chart(view, "reviews")._plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    with qtbot.assertNotEmitted(view.cards_requested):
        qtbot.keyClick(plot, Qt.Key.Key_Return)


def test_a_day_of_the_calendar_asks_for_the_cards_answered_then(view: ProgressView, qtbot: QtBot) -> None:
    calendar = chart(view, "calendar")._calendar
    calendar.setFocus()
    qtbot.keyClick(calendar, Qt.Key.Key_End)
    with qtbot.waitSignal(view.cards_requested) as asked:
        qtbot.keyClick(calendar, Qt.Key.Key_Return)
    today = date_of(view._session.workspace.today()).isoformat()
    assert asked.args == [f"rated:{today}", None]
    qtbot.keyClick(calendar, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(view.cards_requested):
        qtbot.keyClick(calendar, Qt.Key.Key_Return)


def test_a_row_of_a_table_asks_for_its_cards(view: ProgressView, session: Session, qtbot: QtBot) -> None:
    session.do(study.answer, 2, Rating.AGAIN, 1_000)
    settle(view, qtbot)
    scroll_to(view, "hardest", qtbot)
    table = chart(view, "hardest")._table
    with qtbot.waitSignal(view.cards_requested) as asked:
        table.cellClicked.emit(0, 1)
    assert asked.args == ["cid:2", None]
    table.setCurrentCell(0, 0)
    with qtbot.waitSignal(view.cards_requested):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_readiness_is_told_by_topic_and_a_row_asks_for_its_cards(view: ProgressView, qtbot: QtBot) -> None:
    scroll_to(view, "readiness", qtbot)
    assert chart(view, "readiness").accessibleName() == "Readiness in 30 days"
    rows = chart(view, "readiness")._rows
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.cards_requested) as asked:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == ["topic:Detection -is:suspended", None]


def test_judged_answers_are_looked_at_once_their_charts_are_in_sight(
    view: ProgressView, session: Session, qtbot: QtBot
) -> None:
    session.do(study.answer, 2, Rating.AGAIN, 1_000, told=Told(3, 0, 0.5, 0.5))
    settle(view, qtbot)
    scroll_to(view, "coverage", qtbot)
    assert chart(view, "coverage").accessibleDescription().startswith("1 typed answer")
    scroll_to(view, "sure-but-wrong", qtbot)
    assert chart(view, "sure-but-wrong").accessibleDescription().startswith("1 card")


def test_a_search_limits_charts_and_table(view: ProgressView, qtbot: QtBot) -> None:
    view.panel.search_for("cid:1,6")
    settle(view, qtbot)
    assert chart(view, "reviews").accessibleDescription().startswith("3 reviews ")
    assert view._mastery.tree.topLevelItem(0).text(1) == "1"


def test_topic_and_search_work_together(view: ProgressView, qtbot: QtBot) -> None:
    view.topics.setCurrentIndex(view.topics.findText("Detection"))
    view.panel.search_for("cid:1,6")
    settle(view, qtbot)
    assert chart(view, "reviews").accessibleDescription().startswith("1 review ")


def test_a_search_that_cannot_be_understood_is_explained_and_changes_nothing(
    view: ProgressView, qtbot: QtBot
) -> None:
    view.panel.search_for("cid:1,6")
    settle(view, qtbot)
    view.panel.search_for("flag:x")
    qtbot.keyClick(view.panel.line, Qt.Key.Key_Return)
    assert "A flag cannot be “x”" in view.panel.trouble.text()
    assert view.panel.trouble.isVisible()
    assert chart(view, "reviews").accessibleDescription().startswith("3 reviews ")


def test_a_bar_of_chosen_cards_asks_for_those_among_them(view: ProgressView, qtbot: QtBot) -> None:
    view.panel.search_for("cid:1 or cid:6")
    settle(view, qtbot)
    view._want_cards("is:new")
    with qtbot.waitSignal(view.cards_requested) as asked:
        view._want_cards("is:new")
    assert asked.args == ["is:new (cid:1 or cid:6)", None]


def test_the_search_is_completed_and_reached_by_a_command(view: ProgressView, qtbot: QtBot) -> None:
    view.commands()["progress.find"]()
    qtbot.keyClicks(view.panel.line, "topic")
    assert view.panel.line.offered == ["topic:"]


def test_cards_that_are_none_leave_sentences_and_no_frames(view: ProgressView, qtbot: QtBot) -> None:
    view.panel.search_for("cid:99")
    settle(view, qtbot)
    shown = chart(view, "reviews")
    assert shown._stack.currentWidget() is shown._empty
    assert shown._empty.text().endswith(".")
