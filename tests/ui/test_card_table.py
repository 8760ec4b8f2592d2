"""The table of cards: what its cells say, and the order of its rows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from trainer.core.calendar import day_of_date
from trainer.core.event import State
from trainer.core.memory import Memory
from trainer.core.schedule import NEW, Schedule
from trainer.services.rows import CardLine
from trainer.ui.models.card_columns import COLUMNS, Surroundings, show_day, state_of
from trainer.ui.models.card_table import CardTable

TODAY = 20_000
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
    table.show_lines(lines, Surroundings({1: "Convolution::Kernels"}, {1: "Padding"}, TODAY, lambda _: 0.93))
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


def test_numbers_sort_as_numbers() -> None:
    table = a_table(a_line(10), a_line(9), a_line(100))
    table.sort(column("number"))
    assert order(table) == [9, 10, 100]


def test_words_sort_without_regard_to_case() -> None:
    table = a_table(a_line(1, "pooling"), a_line(2, "Anchors"), a_line(3, "Stride"))
    table.sort(column("question"))
    assert order(table) == [2, 1, 3]


@pytest.mark.parametrize("direction", list(Qt.SortOrder))
def test_empty_cells_come_last_in_both_directions(direction: Qt.SortOrder) -> None:
    table = a_table(a_line(1), a_line(2, schedule=a_known(3)), a_line(3, schedule=a_known(9)))
    table.sort(column("due"), direction)
    assert order(table)[-1] == 1


def test_equal_cards_keep_their_order_in_both_directions() -> None:
    table = a_table(a_line(3), a_line(1), a_line(2, answers=4))
    table.sort(column("answers"))
    assert order(table) == [2, 3, 1]
    table.sort(column("answers"), DOWN)
    assert order(table) == [3, 1, 2]


def test_states_sort_from_new_to_suspended() -> None:
    table = a_table(
        a_line(1, schedule=a_known(90)), a_line(2, schedule=a_known(2, suspended=True)), a_line(3)
    )
    table.sort(column("state"))
    assert order(table) == [3, 1, 2]


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


def test_new_lines_arrive_in_the_chosen_order_and_are_found_by_card() -> None:
    table = a_table(a_line(1))
    table.sort(column("number"), DOWN)
    table.show_lines([a_line(1), a_line(2)], Surroundings({}, {}, TODAY, lambda _: 0.0))
    assert order(table) == [2, 1]
    assert table.row_of(2) == 0
    assert table.row_of(9) is None
