"""Topics and subjects with their figures: by hand, and against counting one by one."""

from pathlib import Path

import pytest
from support.random_logs import RandomLog
from support.workspaces import DAY_MS, NOON, Bench, a_card, a_deck

from trainer.core.event import Rating, Reviewed, State
from trainer.core.mastery import SPARK_WEEKS, MasteryRow, Recalled, Work, added_up, together
from trainer.core.readiness import AHEAD_DAYS
from trainer.core.scope import Scope
from trainer.services import history, library, study
from trainer.services.exchange import import_deck
from trainer.services.mastery import mastery
from trainer.services.study import Told

TODAY = NOON // DAY_MS


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def a_review(number: int, rating: Rating, card: int, *, back: int, state: State = State.REVIEW) -> Reviewed:
    day = TODAY - back
    return Reviewed(
        uid=f"00000000-0000-0000-0000-{number:012}",
        card=a_card(card).uid,
        at_ms=day * DAY_MS + number,
        study_day=day,
        rating=rating,
        duration_ms=30_000,
        state=state,
    )


def put(bench: Bench, *events: Reviewed) -> None:
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids({each.card for each in events})
        unit.events.append_all((ids[each.card], each) for each in events)
        unit.commit()


def rows(bench: Bench) -> dict[str, MasteryRow]:
    return {each.name: each for each in mastery(bench.workspace)}


def test_topics_are_followed_by_their_subjects(bench: Bench) -> None:
    assert [(each.kind, each.name, each.depth) for each in mastery(bench.workspace)] == [
        ("topic", "Basics", 0),
        ("subject", "Subject 1", 1),
        ("subject", "Subject 2", 1),
        ("topic", "Detection", 0),
        ("subject", "Subject 2", 1),
        ("subject", "Subject 3", 1),
    ]


def test_retention_minutes_and_trend_are_those_of_the_group(bench: Bench) -> None:
    put(
        bench,
        a_review(1, Rating.GOOD, 1, back=59),
        a_review(2, Rating.AGAIN, 1, back=30),
        a_review(3, Rating.GOOD, 1, back=29),
        a_review(4, Rating.GOOD, 3, back=0),
        a_review(5, Rating.AGAIN, 3, back=0),
        a_review(6, Rating.AGAIN, 2, back=60),
        a_review(7, Rating.AGAIN, 2, back=1, state=State.LEARNING),
    )
    told = rows(bench)
    assert told["Subject 1"].work == Work(150_000, Recalled(2, 4), Recalled(1, 1), Recalled(1, 2))
    assert told["Subject 1"].work.trend == 0.5
    assert told["Basics"].work == Work(210_000, Recalled(3, 5), Recalled(2, 2), Recalled(1, 2))
    assert told["Subject 3"].work.trend is None


def test_a_review_on_a_day_to_come_tells_nothing_of_retention_yet(bench: Bench) -> None:
    put(bench, a_review(1, Rating.GOOD, 1, back=-2), a_review(2, Rating.AGAIN, 1, back=0))
    assert rows(bench)["Subject 1"].work == Work(60_000, Recalled(0, 1), Recalled(0, 1))


def test_topics_hold_what_is_below_them(bench: Bench) -> None:
    library.move_cards(bench.workspace, [4, 5, 6], "Basics::Deep")
    put(bench, a_review(1, Rating.GOOD, 6, back=2))
    told = rows(bench)
    assert told["Deep"].depth == 1
    assert told["Basics"].work.ever == told["Deep"].work.ever == Recalled(1, 1)
    assert told["Basics"].progress.cards == 6


def test_retracted_reviews_and_deleted_cards_do_not_count(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD, 9_000)
    history.undo(bench.workspace)
    put(bench, a_review(1, Rating.GOOD, 2, back=2))
    library.delete_cards(bench.workspace, [2])
    assert rows(bench)["Basics"].work == Work()


def test_a_topic_may_be_shown_alone(bench: Bench) -> None:
    detection = library.topic_named(bench.workspace, "Detection").id
    assert [each.name for each in mastery(bench.workspace, Scope(frozenset([detection])))] == [
        "Detection",
        "Subject 2",
        "Subject 3",
    ]


@pytest.mark.parametrize("seed", range(8))
def test_work_agrees_with_counting_one_by_one(seed: int, bench: Bench) -> None:
    bench.clock.turn(days=36)
    log = RandomLog(seed, tuple(a_card(number).uid for number in range(1, 7)), TODAY)
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids(log.cards)
        unit.events.append_all((ids[each.card], each) for each in log.events)
        unit.commit()
    firsts: dict[tuple[str, int], Reviewed] = {}
    for each in log.reviews:
        firsts.setdefault((each.card, each.study_day), each)
    telling = [each for each in firsts.values() if each.state is State.REVIEW]
    today = bench.workspace.today()

    def recalled(least: int, most: int) -> Recalled:
        inside = [each for each in telling if least <= today - each.study_day < most]
        return Recalled(sum(each.rating is not Rating.AGAIN for each in inside), len(inside))

    whole = together(each.work for each in mastery(bench.workspace) if each.kind == "topic")
    assert whole == Work(
        sum(each.duration_ms for each in log.reviews), recalled(0, 999), recalled(0, 30), recalled(30, 60)
    )


def test_coverage_recall_ahead_and_weeks_are_those_of_the_group(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY, told=Told(coverage=0.5, ticked=0.75))
    study.answer(bench.workspace, 3, Rating.EASY, told=Told(coverage=0.25))
    put(bench, a_review(1, Rating.AGAIN, 5, back=7), a_review(2, Rating.GOOD, 6, back=6))
    told = rows(bench)
    assert told["Subject 1"].signs.coverage == 0.75
    assert told["Basics"].signs.coverage == 0.5
    assert told["Subject 3"].signs.coverage is None
    with bench.workspace.store.read() as unit:
        memory = unit.schedules.get(1).memory
    assert memory is not None
    ahead = bench.workspace.rules.model.recall(memory, AHEAD_DAYS)
    assert told["Basics"].signs.recall_on_day == pytest.approx(ahead)
    assert [each.share for each in told["Subject 3"].signs.weeks] == [None] * 10 + [0.0, 1.0]


@pytest.mark.parametrize("seed", range(4))
def test_signs_agree_with_counting_one_by_one(seed: int, bench: Bench) -> None:
    bench.clock.turn(days=36)
    log = RandomLog(seed, tuple(a_card(number).uid for number in range(1, 7)), TODAY)
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids(log.cards)
        unit.events.append_all((ids[each.card], each) for each in log.events)
        unit.commit()
    whole = added_up(each.signs for each in mastery(bench.workspace) if each.kind == "topic")
    typed = [each for each in log.reviews if each.coverage is not None]
    assert whole.answers == len(typed)
    assert whole.covered == sum(each.coverage if each.ticked is None else each.ticked for each in typed)
    firsts: dict[tuple[str, int], Reviewed] = {}
    for each in log.reviews:
        firsts.setdefault((each.card, each.study_day), each)
    slow = [Recalled()] * SPARK_WEEKS
    for each in firsts.values():
        if each.state is State.REVIEW:
            week = SPARK_WEEKS - 1 - (bench.workspace.today() - each.study_day) // 7
            slow[week] += Recalled(int(each.rating is not Rating.AGAIN), 1)
    assert list(whole.weeks) == slow
