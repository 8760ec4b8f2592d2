"""Study days added up once: always what the log says, whatever is appended or taken back."""

from pathlib import Path
from struct import Struct

import pytest
from support.random_logs import RandomLog
from support.workspaces import DAY_MS, NOON, Bench, a_card, a_deck

from trainer.core.event import Rating
from trainer.core.insight import DayWork
from trainer.services import history, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.progress_rows import Differing
from trainer.services.study import Told
from trainer.store.card_blocks import RECORD as CARD
from trainer.store.study_days import RECORD

TODAY = NOON // DAY_MS
CREATED_MS = Struct("<IIIBBiiiddq").size
"""Where a packed card tells when it was made."""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def put(bench: Bench, log: RandomLog, part: slice) -> None:
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids(log.cards)
        unit.events.append_all((ids[each.card], each) for each in log.events[part])
        unit.commit()


def slowly(log: RandomLog) -> list[DayWork]:
    return [
        DayWork(
            day,
            len(reviews),
            sum(each.rating is not Rating.AGAIN for each in reviews),
            sum(each.duration_ms for each in reviews),
        )
        for day in sorted({each.study_day for each in log.reviews})
        for reviews in [[each for each in log.reviews if each.study_day == day]]
    ]


def stale(bench: Bench) -> list[int]:
    with bench.workspace.store.read() as unit:
        return unit.days.stale()


@pytest.mark.parametrize("seed", range(8))
def test_days_agree_with_counting_one_by_one_before_and_after_they_are_added_up(
    seed: int, bench: Bench
) -> None:
    bench.clock.turn(days=60)
    log = RandomLog(seed, tuple(a_card(number).uid for number in range(1, 7)), TODAY)
    for part in (slice(0, 20), slice(20, None)):
        put(bench, log, part)
        upkeep.add_up_days(bench.workspace)
    assert stale(bench) == []
    with bench.workspace.store.read() as unit:
        assert unit.days.work() == slowly(log)
        assert unit.measures.differing() == Differing([], [])
    upkeep.repair(bench.workspace)
    with bench.workspace.store.read() as unit:
        assert unit.days.work() == slowly(log)


def test_an_answer_makes_its_day_stale_and_so_does_taking_it_back(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD, 4_000)
    bench.clock.turn(days=1)
    upkeep.add_up_days(bench.workspace)
    assert stale(bench) == []
    history.undo(bench.workspace)
    assert stale(bench) == [TODAY, TODAY + 1]
    with bench.workspace.store.read() as unit:
        assert unit.days.work() == []
    history.redo(bench.workspace)
    with bench.workspace.store.read() as unit:
        assert unit.days.work() == [DayWork(TODAY, 1, 1, 4_000)]


def test_today_is_left_until_it_is_over(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    upkeep.add_up_days(bench.workspace)
    assert stale(bench) == [TODAY]


def test_a_packed_day_holds_each_answer_with_what_the_card_was(bench: Bench) -> None:
    study.answer(bench.workspace, 2, Rating.HARD, 4_000)
    with bench.workspace.store.read() as unit:
        packed = unit.days.packed(TODAY)
    assert list(RECORD.iter_unpack(packed)) == [(2, NOON // 900_000, 4_000, 8 * Rating.HARD)]


def test_a_check_tells_wrong_totals_and_a_repair_puts_them_right(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    bench.clock.turn(days=1)
    upkeep.add_up_days(bench.workspace)
    change(bench, "UPDATE study_days SET reviews = 7")
    change(bench, "UPDATE group_counts SET cards = cards + 1")
    counts, days = upkeep.check(bench.workspace).problems
    assert "counts of cards differ" in counts
    assert "2026-03-02" in days
    upkeep.repair(bench.workspace)
    assert upkeep.check(bench.workspace).problems == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE study_days SET passed = passed + 1",
        "UPDATE study_days SET log = substr(log, 1, length(log) - 1) || x'ff'",
        "UPDATE study_days SET codes = x'0000' || substr(codes, 3)",
        "UPDATE study_days SET quarters = substr(quarters, 13)",
    ],
)
def test_whatever_is_wrong_with_a_day_a_check_tells_it(bench: Bench, damage: str) -> None:
    add_up_two_days(bench)
    assert upkeep.check(bench.workspace).problems == ()
    change(bench, f"{damage} WHERE study_day = {TODAY}")
    [problem] = upkeep.check(bench.workspace).problems
    assert problem.startswith("The totals of 2026-03-02 differ")


@pytest.mark.parametrize(
    "damage",
    [
        f"UPDATE card_blocks SET cards = zeroblob({CARD.size})",
        f"UPDATE card_blocks SET cards = substr(cards, {CARD.size + 1})",
        "UPDATE card_blocks SET cards = substr(cards, 6)",
        "UPDATE card_blocks SET cards = cards || x'00'",
        f"UPDATE card_blocks SET cards = substr(cards, 1, {CREATED_MS}) || x'01' || substr(cards, {CREATED_MS + 2})",
        f"UPDATE card_blocks SET cards = substr(cards, 1, {CARD.size - 4}) || x'05' || substr(cards, {CARD.size - 2})",
    ],
)
def test_whatever_is_wrong_with_packed_cards_a_check_tells_it(bench: Bench, damage: str) -> None:
    add_up_two_days(bench)
    change(bench, damage)
    [problem] = upkeep.check(bench.workspace).problems
    assert problem.startswith("The cards packed for looking back differ")
    upkeep.repair(bench.workspace)
    assert upkeep.check(bench.workspace).problems == ()


def add_up_two_days(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD, told=Told(coverage=0.5))
    study.answer(bench.workspace, 2, Rating.AGAIN)
    bench.clock.turn(days=1)
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=1)
    upkeep.add_up(bench.workspace)


def change(bench: Bench, statement: str) -> None:
    with bench.workspace.store.write() as unit:
        unit._connection.exec_driver_sql(statement)  # type: ignore[attr-defined]
        unit.commit()
