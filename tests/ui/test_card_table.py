"""The table of cards: what its cells say, and the order of its rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from support.found_lines import Lines

from trainer.core.calendar import day_of_date
from trainer.core.event import State
from trainer.core.memory import Memory
from trainer.core.schedule import NEW, Schedule
from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.found_cards import FoundCards
from trainer.services.rows import CardLine
from trainer.ui.models.card_columns import COLUMNS, Surroundings, show_day, state_of
from trainer.ui.models.card_table import CardTable

TODAY = 20_000
AROUND = Surroundings({1: "Convolution::Kernels"}, {1: "Padding"}, TODAY, lambda _: 0.93)
DOWN = Qt.SortOrder.DescendingOrder


def a_line(
    card: int, question: str = "What is a kernel?", schedule: Schedule = NEW, **more: object
) -> CardLine:
    line = CardLine(card, card, question, topic=1, subject=None, tags="", answers=5, schedule=schedule)
    return replace(line, **more)


def a_known(days: int, stability: float = 10.0, **more: object) -> Schedule:
    known = Schedule(
        State.REVIEW, Memory(stability, 5.0), TODAY + days, None, days, last_day=TODAY, last_ms=1, reps=3
    )
    return replace(known, **more)


def a_table(*lines: CardLine) -> CardTable:
    table = CardTable()
    table.show_cards(FoundCards(Lines(lines)), AROUND)
    return table


def column(name: str) -> int:
    return [each.id for each in COLUMNS].index(name)


def cell(table: CardTable, row: int, name: str) -> str:
    return str(table.index(row, column(name)).data())


def order(table: CardTable) -> Sequence[int]:
    return [table.card_at(row) for row in range(table.rowCount())]


def test_a_known_card_tells_everything_about_itself() -> None:
    table = a_table(a_line(7, schedule=a_known(30, 31.26, lapses=1), subject=1, tags="exam hard"))
    told = {each.id: cell(table, 0, each.id) for each in COLUMNS}
    assert told == {
        "number": "7",
        "question": "What is a kernel?",
        "topic": "Kernels",
        "subject": "Padding",
        "tags": "exam hard",
        "answers": "5",
        "state": "Mature",
        "due": show_day(TODAY + 30, TODAY),
        "interval": "1 mo",
        "stability": "31.3 d",
        "difficulty": "5.0",
        "recall": "93 %",
        "reviews": "3",
        "lapses": "1",
        "flag": "",
        "marked": "",
    }


def test_a_card_never_seen_leaves_the_cells_of_the_schedule_empty() -> None:
    table = a_table(a_line(1))
    assert cell(table, 0, "state") == "New"
    assert {
        cell(table, 0, name) for name in ("due", "interval", "stability", "recall", "reviews", "lapses")
    } == {""}


def test_a_question_of_several_lines_takes_one() -> None:
    assert cell(a_table(a_line(1, "What is\n  padding?")), 0, "question") == "What is padding?"


def test_the_whole_path_of_a_topic_is_its_hint() -> None:
    table = a_table(a_line(1))
    hint = table.index(0, column("topic")).data(Qt.ItemDataRole.ToolTipRole)
    assert hint == "Convolution::Kernels"


def test_stability_is_explained_in_the_header() -> None:
    help_text = a_table().headerData(
        column("stability"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "recall falls to 90 %" in help_text


@pytest.mark.parametrize(
    ("schedule", "state"),
    [
        (NEW, "New"),
        (Schedule(State.LEARNING), "Learning"),
        (Schedule(State.RELEARNING), "Relearning"),
        (a_known(20), "Young"),
        (a_known(21), "Mature"),
        (a_known(21, buried_until=TODAY), "Mature"),
        (a_known(21, buried_until=TODAY + 1), "Buried"),
        (a_known(21, suspended=True, buried_until=TODAY + 1), "Suspended"),
    ],
)
def test_a_state_is_called_by_its_word(schedule: Schedule, state: str) -> None:
    assert state_of(schedule, TODAY) == state


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2030, 12, 9), "yesterday"),
        ((2030, 12, 10), "today"),
        ((2030, 12, 11), "tomorrow"),
        ((2030, 12, 12), "12 Dec"),
        ((2030, 11, 2), "2 Nov"),
        ((2031, 1, 5), "5 Jan 2031"),
    ],
)
def test_a_day_is_told_in_plain_words(day: tuple[int, int, int], words: str) -> None:
    from datetime import date

    assert show_day(day_of_date(date(*day)), day_of_date(date(2030, 12, 10))) == words


def test_the_rows_come_as_the_store_sorts_them() -> None:
    table = a_table(a_line(10), a_line(9), a_line(100))
    table.sort(column("number"))
    assert order(table) == [9, 10, 100]
    table.sort(column("number"), DOWN)
    assert order(table) == [100, 10, 9]


def test_column_minus_one_gives_the_order_the_cards_came_in() -> None:
    table = a_table(a_line(5), a_line(4))
    table.sort(column("number"))
    table.sort(-1)
    assert order(table) == [5, 4]


def test_a_position_follows_its_card_when_the_order_changes() -> None:
    table = a_table(a_line(1), a_line(2), a_line(3))
    kept = QPersistentModelIndex(table.index(0, 0))
    table.sort(column("number"), DOWN)
    assert kept.row() == 2


def test_a_table_tells_the_order_that_new_cards_should_come_in() -> None:
    table = CardTable()
    assert table.order is None
    table.sort(column("number"), DOWN)
    assert (table.order, table.rowCount()) == (CardOrder(CardColumn.NUMBER, descending=True), 0)


def test_another_number_of_cards_after_sorting_is_a_table_of_its_own() -> None:
    lines = [a_line(1), a_line(2), a_line(3)]
    source = Lines(lines)
    table = CardTable()
    table.show_cards(FoundCards(source), AROUND)
    del source.all[1]
    table.sort(column("number"), DOWN)
    assert order(table) == [3, 1]


def test_rows_are_found_by_card() -> None:
    table = a_table(a_line(7), a_line(2))
    assert table.rows_of([2, 9]) == {2: 1}
    assert CardTable().rows_of([2]) == {}
