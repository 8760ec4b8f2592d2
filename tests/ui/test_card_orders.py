"""The store sorts cards by what the cells show: against the obvious way in Python, on a collection made by chance."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import update
from support.workspaces import NOON, Bench, a_document

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.core.event import State
from trainer.core.identity import stable_uid
from trainer.core.memory import Memory
from trainer.core.schedule import Schedule
from trainer.core.topic import show_path
from trainer.services import library, study
from trainer.services.card_order import CardColumn, CardOrder
from trainer.services.exchange import import_deck
from trainer.services.found_cards import PAGE
from trainer.services.rows import CardLine
from trainer.store.tables import cards, topics
from trainer.ui.models.card_columns import COLUMNS, Surroundings

SIZE = 3 * PAGE
DAY_MS = 86_400_000
NAMES = ("apples", "Apples", "Äpfel", "äpfel", "Straße", "STRASSE", "zoo", "Zoo", "10", "9", "éclair", "Ⅷ")
TOPICS = (("b",), ("B", "A"), ("b", "ä"), ("a", "z"), ("Ä",), ())
QUERIES = ("", "thing", "thing number", "is:due", "-is:new thing", "re:thing", "tag:zoo or thing")
ORDERS = [CardOrder(column, down) for column in CardColumn for down in (False, True)]


def a_chance_card(number: int, chance: Random) -> Card:
    completeness = chance.choice(list(Completeness))
    return Card(
        stable_uid("chance", number),
        f"{chance.choice(NAMES)} thing{chance.choice(('', ' number'))}",
        tuple(
            Answer(a_document(name).uid, f"thing {name}", completeness)
            for name in ("a.txt", "b.txt", "c.txt")[: chance.randrange(4)]
        ),
        chance.choice(TOPICS),
        chance.choice((None, chance.randrange(40))),
        chance.choice(("", *NAMES)),
        edited_question=chance.choice((None, None, "", chance.choice(NAMES) + " thing")),
        tags=tuple({each.casefold(): each for each in chance.choices(NAMES, k=chance.randrange(3))}.values()),
    )


def a_chance_schedule(chance: Random, today: int) -> Schedule:
    state = chance.choice(list(State))
    reviewed = state is not State.NEW
    return Schedule(
        state,
        Memory(chance.choice((0.5, 3.0, 400.0)), chance.choice((1.0, 9.5))) if reviewed else None,
        today + chance.randrange(-5, 5) if reviewed else None,
        None,
        chance.choice((0, 5, 20, 21, 40)),
        0,
        today - 3 if reviewed else None,
        NOON + chance.choice((-9, -2, 0, 1)) * DAY_MS if reviewed else None,
        chance.choice((0, 4, 7)),
        chance.choice((0, 1, 12)),
        chance.random() < 0.1,
        chance.choice((0, 0, today, today + 1)),
    )


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    bench = Bench(Path(tmp_path_factory.mktemp("orders")) / "store.db")
    chance, today = Random(20261130), bench.workspace.today()
    documents = tuple(map(a_document, ("a.txt", "b.txt", "c.txt")))
    import_deck(bench.workspace, Deck(documents, tuple(a_chance_card(n, chance) for n in range(SIZE))))
    with bench.workspace.store.write() as unit:
        for card in range(1, SIZE + 1):
            if chance.random() < 0.7:
                unit.schedules.put(card, a_chance_schedule(chance, today))
            values = {"flag": chance.randrange(4), "marked": chance.randrange(2)}
            unit._connection.execute(update(cards).where(cards.c.id == card).values(**values))  # type: ignore[attr-defined]
        gone = update(topics).where(topics.c.name == "z").values(deleted_ms=1)
        unit._connection.execute(gone)  # type: ignore[attr-defined]
        unit.commit()
    library.delete_cards(bench.workspace, chance.sample(range(1, SIZE + 1), 9))
    return bench


def slowly(bench: Bench, lines: Sequence[CardLine], order: CardOrder) -> list[int]:
    """Sorted as one would by hand: filled cells by their values, equal ones as they were, the empty ones behind."""
    workspace = bench.workspace
    around = Surroundings(
        {row.id: show_path(row.path) for row in library.topics(workspace)},
        {row.id: row.name for row in library.subjects(workspace)},
        workspace.today(),
        study.predictor(workspace, workspace.now_ms()),
    )
    column = next(each for each in COLUMNS if each.id is order.column)

    def value(line: CardLine) -> Any:
        found = column.value(line, around)
        return found.casefold() if isinstance(found, str) else found

    filled = [line for line in lines if value(line) is not None]
    empty = [line for line in lines if value(line) is None]
    return [line.id for line in sorted(filled, key=value, reverse=order.descending) + empty]


@pytest.mark.parametrize("order", ORDERS, ids=lambda each: f"{each.column}{'-down' * each.descending}")
@pytest.mark.parametrize("query", QUERIES)
def test_every_column_sorts_as_by_hand(bench: Bench, query: str, order: CardOrder) -> None:
    found = library.find(bench.workspace, query)
    expected = slowly(bench, list(found), order)
    ordered = library.find(bench.workspace, query, None, order)
    assert [ordered.card_at(place) for place in range(min(PAGE, len(found)))] == expected[:PAGE]
    assert ordered.ids == expected
    assert found.ordered(order).ids == expected


def test_every_column_has_cards_that_differ(bench: Bench) -> None:
    lines = list(library.find(bench.workspace))
    for column in CardColumn:
        up, down = (slowly(bench, lines, CardOrder(column, descending)) for descending in (False, True))
        assert up != [line.id for line in lines] or column is CardColumn.MARKED, column
        assert up != down or column is CardColumn.MARKED, column


def test_every_column_of_the_list_can_be_sorted_by() -> None:
    assert [column.id for column in COLUMNS] == list(CardColumn)


def test_cards_that_are_gone_are_sorted_too(bench: Bench) -> None:
    moment = library.moment(bench.workspace)
    with bench.workspace.store.read() as unit:
        found = unit.cards.sort([9_999, *range(1, SIZE + 1)], CardOrder(CardColumn.ANSWERS), moment)
        assert sorted(found) == [*range(1, SIZE + 1), 9_999]
