"""A learner types an answer, sees what it mentions, changes a tick, rates, and finds everything again."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from trainer.app import Trainer
from trainer.charts.base import Chart
from trainer.core.event import Rating, Reviewed
from trainer.core.key_point import KeyPoint
from trainer.services import library
from trainer.ui import theme
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session
from trainer.ui.widgets.chart_view import ChartView

TYPED = "Convolutional layers apply filters that detect patterns, from edges and textures to abstract shapes."


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    trainer = Trainer(tmp_path / "trainer.db")
    trainer.import_shipped()
    window = MainWindow(theme.themes()["light"], tmp_path / "window.ini")
    qtbot.addWidget(window)
    rooms = Rooms(window, Session(trainer))
    with qtbot.waitExposed(window):
        window.show()
    rooms.show("study")
    yield rooms
    window.close()


def share_of(points: Sequence[KeyPoint], ids: Sequence[str]) -> float:
    return sum(each.weight for each in points if each.id in ids) / sum(each.weight for each in points)


def shown_in_progress(rooms: Rooms, name: str, qtbot: QtBot) -> Chart:
    """A chart of the Progress view, scrolled to."""
    rooms.show("progress")
    view = rooms.progress
    qtbot.waitUntil(lambda: view._work.is_idle)
    chart = view.findChild(ChartView, f"chart.{name}")
    assert isinstance(chart, ChartView)
    view._charts().ensureWidgetVisible(chart)
    qtbot.waitUntil(lambda: chart.accessibleName() != "")
    assert chart._chart is not None
    return chart._chart


def exported(rooms: Rooms, what: str, target: Path) -> dict[str, Any]:
    rooms.session.trainer.export(what, target)
    content: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return content


def test_typing_ticks_key_points_and_the_rating_keeps_both_judgements(rooms: Rooms, qtbot: QtBot) -> None:
    card = rooms.study.card
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(card.box, TYPED)
    assert not card.is_revealed
    qtbot.keyClick(card.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.is_revealed
    by_machine = card.key_points.covered
    assert 0 < len(by_machine) < card.key_points.points.count()
    assert card.key_points.ticked == by_machine
    rooms.actions["study.key-points"].trigger()
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_Space)
    assert set(card.key_points.ticked) ^ set(by_machine) == {card.key_points._points[0].id}
    by_learner = card.key_points.ticked
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_2)
    with rooms.session.workspace.store.read() as unit:
        [event] = unit.events.of_card(1)
        [(_, text, covered, ticked)] = unit.recall.replies(1)
    assert isinstance(event, Reviewed)
    assert event.coverage is not None
    assert event.ticked is not None
    assert event.coverage != event.ticked
    assert (text, covered, ticked) == (TYPED, by_machine, by_learner)


def test_a_typed_answer_is_found_again_in_progress_and_in_the_exports(
    rooms: Rooms, qtbot: QtBot, tmp_path: Path
) -> None:
    card = rooms.study.card
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(card.box, TYPED)
    qtbot.keyClick(card.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    by_machine = card.key_points.covered
    rooms.actions["study.key-points"].trigger()
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_Space)
    by_learner = card.key_points.ticked
    found, ticked = (share_of(card.key_points.shown, ids) for ids in (by_machine, by_learner))
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_2)
    assert found != ticked
    agreement = shown_in_progress(rooms, "machine-score", qtbot)
    assert agreement.facts[0].values == (0.0, 1.0, 0.0, 0.0)
    assert agreement.facts[2].values[1] == pytest.approx(found * 100)
    assert agreement.facts[3].values[1] == pytest.approx(ticked * 100)
    [review] = exported(rooms, "reviews", tmp_path / "reviews.json")["reviews"]
    assert review["review_rating"] == 2
    assert (review["coverage"], review["ticked"]) == (pytest.approx(found), pytest.approx(ticked))
    told = exported(rooms, "everything", tmp_path / "all.json")["tables"]["replies"]
    [reply] = [dict(zip(told["columns"], row, strict=True)) for row in told["rows"]]
    assert reply["text"] == TYPED
    assert json.loads(reply["covered"]) == list(by_machine)
    assert json.loads(reply["ticked"]) == list(by_learner)


def type_and_compare(rooms: Rooms, qtbot: QtBot, text: str) -> None:
    box = rooms.study.card.box
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def reviews(rooms: Rooms) -> list[Reviewed]:
    with rooms.session.workspace.store.read() as unit:
        return [event for _, event in unit.events.every() if isinstance(event, Reviewed)]


def test_with_few_key_points_nothing_is_preselected_until_the_learner_ticks_them(
    rooms: Rooms, qtbot: QtBot
) -> None:
    card = rooms.study.card
    type_and_compare(rooms, qtbot, TYPED)
    assert card.ratings.suggested is None
    with qtbot.waitSignal(rooms.session.said) as told:
        qtbot.keyClick(card.answers.page, Qt.Key.Key_Space)
    assert told.args[0].startswith("Few key points are ticked")
    assert reviews(rooms) == []
    rooms.actions["study.key-points"].trigger()
    for _ in range(card.key_points.points.count()):
        if card.key_points.points.currentItem().checkState() is Qt.CheckState.Unchecked:
            qtbot.keyClick(card.key_points.points, Qt.Key.Key_Space)
        qtbot.keyClick(card.key_points.points, Qt.Key.Key_Down)
    assert card.ratings.suggested is Rating.GOOD
    assert card.key_points._title.text().startswith("Ticked 8 of 8 key points · suggests Good")
    assert card.key_points.points.accessibleDescription() == "Ticked 8 of 8 key points · suggests Good"
    card.answers.page.setFocus()
    qtbot.keyClick(card.answers.page, Qt.Key.Key_Space)
    [review] = reviews(rooms)
    assert (review.rating, review.ticked) == (Rating.GOOD, 1.0)


def test_an_answer_that_was_right_too_is_a_reference_from_then_on(rooms: Rooms, qtbot: QtBot) -> None:
    words = "Stacked kernels turn raw pixels into ever more telling descriptions of the picture."
    card = rooms.study.card
    type_and_compare(rooms, qtbot, words)
    assert card.ratings.suggested is None
    qtbot.keyClick(card.answers.page, Qt.Key.Key_Y)
    assert card.ratings.suggested is Rating.GOOD
    qtbot.keyClick(card.answers.page, Qt.Key.Key_Space)
    rooms.study.show_card(1)
    type_and_compare(
        rooms, qtbot, "Kernels that are stacked turn the raw pixels into more telling descriptions"
    )
    assert card.ratings.suggested is Rating.GOOD
    qtbot.keyClick(card.answers.page, Qt.Key.Key_Space)
    first, second = reviews(rooms)
    assert first.coverage is not None
    assert second.coverage is not None
    assert first.coverage < 0.8 <= second.coverage


def test_the_words_that_match_the_chosen_point_stand_out_in_the_learners_text(
    rooms: Rooms, qtbot: QtBot
) -> None:
    points = rooms.study.card.key_points
    rooms.study.card.box.setPlainText("\U0001f600 edges and textures, then output maps")
    rooms.actions["study.compare"].trigger()
    rooms.actions["study.key-points"].trigger()
    qtbot.keyClick(points.points, Qt.Key.Key_Down)
    accent = QColor(theme.themes()["light"].accent)
    marks = points._text.extraSelections()
    chosen = [each.cursor.selectedText() for each in marks if each.format.background().color() == accent]
    assert chosen == ["edges", "textures"]
    assert {"output", "maps"} <= {each.cursor.selectedText() for each in marks}
    assert points.points.item(1).toolTip().startswith("You said “edges, textures”, which matches “")


def test_esc_leads_from_the_key_points_back_to_the_answer_and_then_out(rooms: Rooms, qtbot: QtBot) -> None:
    card = rooms.study.card
    rooms.actions["study.reveal"].trigger()
    rooms.actions["study.key-points"].trigger()
    assert card.key_points.points.hasFocus()
    qtbot.keyClick(card.key_points.points, Qt.Key.Key_Escape)
    assert card.answers.page.hasFocus()
    assert rooms.study.isVisible()
    qtbot.keyClick(card.answers.page, Qt.Key.Key_Escape)
    assert not rooms.study.isVisible()


def test_a_draft_is_gone_on_with_at_its_end(rooms: Rooms, qtbot: QtBot) -> None:
    box = rooms.study.card.box
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(box, "half an")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    rooms.study.show_card(2)
    rooms.study.show_card(1)
    rooms.actions["study.type"].trigger()
    qtbot.keyClicks(box, " answer")
    assert box.toPlainText() == "half an answer"


def test_an_editors_note_names_its_document_and_those_on_the_answer_in_front_come_first(rooms: Rooms) -> None:
    card = rooms.study.card
    rooms.study.show_card(13)
    rooms.actions["study.reveal"].trigger()
    for title in ("Document 1: outline", "Document 2: in brief", "Document 3: prose"):
        assert card.answers.in_front is not None
        assert card.answers.in_front.title == title
        notes = card.key_points.notes.toPlainText()
        assert notes.startswith(f"Editor's note on {title}. “")
        assert notes.count("Editor's note on ") == 7
        rooms.actions["study.next-answer"].trigger()


def test_a_typed_answer_is_kept_where_a_card_has_no_key_points(rooms: Rooms, qtbot: QtBot) -> None:
    rooms.session.do(library.add_card, library.Draft("What is mine?", ((None, "Mine."),), "A"))
    own = max(line.id for line in rooms.session.ask(library.browse))
    rooms.study.show_card(own)
    qtbot.keyClicks(rooms.study.card.box, "It is mine")
    rooms.study.reveal()
    shown = rooms.study.card.key_points
    assert shown._text.isVisible()
    assert shown._text.toPlainText() == "It is mine"
    assert shown._title.text().startswith("Your answer. This card has no key points yet")
    assert not shown.points.isVisible()
    assert rooms.study.card.ratings.suggested is Rating.GOOD
    rooms.actions["study.good"].trigger()
    with rooms.session.workspace.store.read() as unit:
        [(_, text, covered, ticked)] = unit.recall.replies(own)
        [event] = unit.events.of_card(own)
    assert (text, covered, ticked) == ("It is mine", (), ())
    assert isinstance(event, Reviewed)
    assert (event.coverage, event.ticked) == (None, None)


def test_what_was_typed_is_back_after_undo(rooms: Rooms, qtbot: QtBot) -> None:
    card = rooms.study.card
    qtbot.keyClicks(card.box, "half an answer")
    rooms.study.reveal()
    rooms.actions["study.good"].trigger()
    assert card.box.toPlainText() == ""
    rooms.actions["study.undo"].trigger()
    assert card.box.toPlainText() == "half an answer"
    assert not card.is_revealed


def test_without_typing_space_still_does_everything(rooms: Rooms, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(rooms.window.focusWidget(), Qt.Key.Key_Space)
    with rooms.session.workspace.store.read() as unit:
        reviews = [event for _, event in unit.events.every() if isinstance(event, Reviewed)]
    assert [(each.coverage, each.ticked) for each in reviews] == [(None, None)] * 2
