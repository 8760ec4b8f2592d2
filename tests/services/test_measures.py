"""What the charts count: by hand on small logs, and against slow, obvious counting on random ones."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from support import slow_counting
from support.random_logs import RandomLog
from support.store_work import watched
from support.workspaces import DAY_MS, MINUTE_MS, NOON, Bench, a_card, a_deck

from trainer.core.card_totals import CardTotals, Spread
from trainer.core.event import Event, Mode, Practised, Rating, Retracted, Reviewed, State
from trainer.core.insight import (
    AddedTotals,
    ButtonTotals,
    DayTotals,
    DueCount,
    HourTotals,
    Insight,
    PracticeTotals,
)
from trainer.core.scope import EVERYTHING, Scope
from trainer.core.search_query import parse
from trainer.core.standing import CardStanding, Standing
from trainer.services import history, insight, library, predictions, study, upkeep
from trainer.services.exchange import import_deck
from trainer.store.unit_of_work import SqlStore

SEEDS = range(12)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    return bench


def logged(bench: Bench, *events: Event) -> Insight:
    """The insight after these events were put into the store."""
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids({each.card for each in events})
        unit.events.append_all((ids[each.card], each) for each in events)
        unit.commit()
    upkeep.rebuild(bench.workspace)
    return insight.insight(bench.workspace)


def a_review(
    number: int,
    rating: Rating = Rating.GOOD,
    *,
    card: int = 1,
    minutes: float = 0,
    state: State = State.REVIEW,
    before: int = 5,
    seconds: int = 10,
) -> Reviewed:
    """A review on the first day, so many minutes after noon."""
    return Reviewed(
        uid=f"00000000-0000-0000-0000-{number:012}",
        card=a_card(card).uid,
        at_ms=NOON + round(minutes * MINUTE_MS),
        study_day=NOON // DAY_MS,
        rating=rating,
        duration_ms=seconds * 1000,
        state=state,
        previous_days=before,
        interval_days=3,
    )


def random_log(seed: int) -> RandomLog:
    return RandomLog(seed, tuple(a_card(number).uid for number in range(1, 7)), NOON // DAY_MS)


def test_a_day_is_split_by_what_the_cards_were(bench: Bench) -> None:
    told = logged(
        bench,
        a_review(1, state=State.NEW, before=0, seconds=30),
        a_review(2, card=2, state=State.LEARNING, before=0, seconds=20),
        a_review(3, Rating.AGAIN, card=3, before=20, seconds=7),
        a_review(4, card=4, before=21, seconds=5),
    )
    assert told.days == (
        DayTotals(
            study_day=NOON // DAY_MS,
            reviews=4,
            passed=3,
            time_ms=62_000,
            new=1,
            learning=1,
            young=1,
            mature=1,
            young_passed=0,
            young_total=1,
            mature_passed=1,
            mature_total=1,
            new_ms=30_000,
            learning_ms=20_000,
            young_ms=7_000,
            mature_ms=5_000,
        ),
    )


def test_only_the_first_review_of_a_card_and_day_tells_retention(bench: Bench) -> None:
    told = logged(
        bench,
        a_review(1, Rating.AGAIN, before=30),
        a_review(2, Rating.GOOD, minutes=5, before=1),
        a_review(3, Rating.GOOD, card=2, state=State.LEARNING, before=0),
        a_review(4, Rating.GOOD, card=2, minutes=9, before=2),
    )
    [day] = told.days
    assert (day.reviews, day.young, day.mature) == (4, 2, 1)
    assert (day.young_total, day.mature_total, day.mature_passed) == (0, 1, 0)


def test_a_retracted_review_never_counts(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN, 9_000)
    history.undo(bench.workspace)
    told = insight.insight(bench.workspace)
    assert (told.days, told.buttons, told.hours, told.hardest) == ((), (), (), ())
    assert predictions.predicted(bench.workspace).predictions == ()


def test_practice_is_counted_apart(bench: Bench) -> None:
    base = {"card": a_card(1).uid, "at_ms": NOON, "study_day": NOON // DAY_MS, "mode": Mode.CRAM}
    told = logged(
        bench,
        Practised(uid="00000000-0000-0000-0000-000000000001", duration_ms=4_000, **base),
        Practised(uid="00000000-0000-0000-0000-000000000002", duration_ms=6_000, **base),
    )
    assert told.practice == (PracticeTotals(NOON // DAY_MS, 2, 10_000),)
    assert told.days == ()


def test_buttons_are_counted_by_what_the_card_was(bench: Bench) -> None:
    told = logged(
        bench,
        a_review(1, Rating.HARD, state=State.NEW, before=0),
        a_review(2, Rating.HARD, card=2, before=4),
        a_review(3, Rating.EASY, card=3, before=21),
    )
    day = NOON // DAY_MS
    assert told.buttons == (
        ButtonTotals(day, Rating.HARD, 1, 1, 0),
        ButtonTotals(day, Rating.EASY, 0, 0, 1),
    )


def test_hours_are_those_of_the_wall_clock(bench: Bench) -> None:
    told = logged(
        bench,
        a_review(1, minutes=59.9),
        a_review(2, Rating.AGAIN, card=2, minutes=60),
        a_review(3, card=3, minutes=14 * 60),
    )
    day = NOON // DAY_MS
    assert told.hours == (
        HourTotals(day, 2, 1, 1),
        HourTotals(day, 12, 1, 1),
        HourTotals(day, 13, 1, 0),
    )


def test_cards_are_added_on_the_study_day_of_their_making(bench: Bench) -> None:
    bench.clock.turn(days=1)
    import_deck(bench.workspace, a_deck(8))
    today = bench.workspace.today()
    assert insight.insight(bench.workspace).added == (AddedTotals(today - 1, 6), AddedTotals(today, 2))


def test_the_hardest_card_was_forgotten_most(bench: Bench) -> None:
    told = logged(
        bench,
        a_review(1, Rating.AGAIN, card=2),
        a_review(2, Rating.AGAIN, card=2, minutes=1),
        a_review(3, Rating.AGAIN, card=3),
        a_review(4, card=4),
    )
    assert [(each.name, each.forgotten, each.reviews) for each in told.hardest] == [
        ("2. What is thing number 2?", 2, 2),
        ("3. What is thing number 3?", 1, 1),
    ]


def test_a_suspended_card_is_neither_due_nor_part_of_the_load(bench: Bench) -> None:
    told = logged(bench, a_review(1), a_review(2, card=2))
    assert told.daily_load == pytest.approx(2 / 3)
    study.suspend(bench.workspace, [1])
    told = insight.insight(bench.workspace)
    assert told.due == (DueCount(bench.workspace.today() + 3, 1, 0),)
    assert told.daily_load == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("card", "standing"),
    [
        (CardStanding(), Standing.NEW),
        (CardStanding(state=State.REVIEW, interval_days=20), Standing.YOUNG),
        (CardStanding(state=State.REVIEW, interval_days=21), Standing.MATURE),
        (CardStanding(state=State.RELEARNING, interval_days=30), Standing.RELEARNING),
        (CardStanding(state=State.LEARNING, buried=True), Standing.BURIED),
        (CardStanding(state=State.REVIEW, buried=True, suspended=True), Standing.SUSPENDED),
    ],
)
def test_a_card_is_counted_as_one_thing(card: CardStanding, standing: Standing) -> None:
    assert card.standing is standing


def test_overdue_cards_are_due_today_and_counted_as_backlog(bench: Bench) -> None:
    logged(bench, a_review(1), a_review(2, card=2))
    bench.clock.turn(days=10)
    told = insight.insight(bench.workspace)
    assert (told.due, told.backlog) == ((DueCount(told.today, 2, 0),), 2)


def test_measures_keep_to_the_topics(bench: Bench) -> None:
    logged(bench, a_review(1, Rating.AGAIN, card=1), a_review(2, Rating.AGAIN, card=6))
    with bench.workspace.store.read() as unit:
        topics = {row.path[-1]: row.id for row in unit.topics.all()}
    told = insight.insight(bench.workspace, Scope(frozenset([topics["Detection"]])))
    assert [each.name for each in told.hardest] == ["6. What is thing number 6?"]
    assert (sum(each.reviews for each in told.hours), told.days[0].reviews, told.cards.cards) == (1, 1, 3)
    assert [each.young for each in told.buttons] == [1]


@pytest.mark.parametrize("seed", SEEDS)
def test_days_agree_with_counting_one_by_one(seed: int, bench: Bench) -> None:
    log = random_log(seed)
    told = logged(bench, *log.events)
    assert told.days == tuple(slow_day(log, day) for day in sorted({each.study_day for each in log.reviews}))


def slow_day(log: RandomLog, day: int) -> DayTotals:
    reviews = [each for each in log.reviews if each.study_day == day]
    firsts: dict[str, Reviewed] = {}
    for each in reviews:
        firsts.setdefault(each.card, each)
    telling = [each for each in firsts.values() if each.state is State.REVIEW]
    totals = DayTotals(study_day=day)
    for each in reviews:
        kind = slow_kind(each)
        totals = plus(totals, kind, 1)
        totals = plus(totals, f"{kind}_ms", each.duration_ms)
        totals = plus(totals, "time_ms", each.duration_ms)
        totals = plus(totals, "reviews", 1)
        totals = plus(totals, "passed", int(each.rating is not Rating.AGAIN))
    for each in telling:
        totals = plus(totals, f"{slow_kind(each)}_total", 1)
        totals = plus(totals, f"{slow_kind(each)}_passed", int(each.rating is not Rating.AGAIN))
    return totals


def slow_kind(review: Reviewed) -> str:
    if review.state is State.NEW:
        return "new"
    if review.state is not State.REVIEW:
        return "learning"
    return "mature" if review.previous_days >= 21 else "young"


def plus(totals: DayTotals, name: str, amount: int) -> DayTotals:
    return replace(totals, **{name: getattr(totals, name) + amount})


@pytest.mark.parametrize("seed", SEEDS)
def test_practice_buttons_hours_and_failures_agree_with_counting_one_by_one(seed: int, bench: Bench) -> None:
    log = random_log(seed)
    told = logged(bench, *log.events)
    practice = Counter(each.study_day for each in log.counting if isinstance(each, Practised))
    assert {each.study_day: each.answers for each in told.practice} == practice
    pressed = Counter((each.study_day, each.rating) for each in log.reviews)
    assert {
        (each.study_day, each.rating): each.learning + each.young + each.mature for each in told.buttons
    } == pressed
    mature = sum(slow_kind(each) == "mature" for each in log.reviews)
    assert sum(each.mature for each in told.buttons) == mature
    hours = Counter((each.study_day, each.at_ms // 3_600_000 % 24) for each in log.reviews)
    assert {(each.study_day, each.hour): each.reviews for each in told.hours} == hours
    forgotten = Counter(each.card for each in log.reviews if each.rating is Rating.AGAIN)
    assert sorted((each.forgotten for each in told.hardest), reverse=True) == sorted(
        forgotten.values(), reverse=True
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_all_cards_tell_the_same_whether_added_up_or_looked_at_one_by_one(seed: int, bench: Bench) -> None:
    bench.clock.turn(days=seed * 10)
    added_up = logged(bench, *random_log(seed).events)
    one_by_one = insight.insight(bench.workspace, Scope(query=parse("number")))
    assert replace(added_up, cards=as_shown(added_up.cards)) == replace(
        one_by_one, cards=as_shown(one_by_one.cards)
    )


def test_looking_back_on_all_cards_reads_no_single_answer(bench: Bench) -> None:
    logged(bench, *random_log(1).events)
    bench.clock.turn(days=60)
    insight.insight(bench.workspace)
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        insight.insight(bench.workspace)
    assert not [
        each for each in work.statements if "review_events" in each or "SELECT study_day, log" in each
    ]


def test_a_retracted_retraction_lets_the_review_count_again(bench: Bench) -> None:
    review = a_review(1, Rating.AGAIN)
    base = {"card": review.card, "study_day": review.study_day}
    first = Retracted(uid="00000000-0000-0000-0000-000000000002", at_ms=NOON + 1, target=review.uid, **base)
    second = Retracted(uid="00000000-0000-0000-0000-000000000003", at_ms=NOON + 2, target=first.uid, **base)
    assert logged(bench, review, first).days == ()
    assert logged(bench, second).days[0].reviews == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_standings_agree_with_counting_card_by_card(seed: int, bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(8))
    bench.clock.turn(days=14)
    logged(bench, *random_log(seed).events)
    library.delete_cards(bench.workspace, [seed % 6 + 1])
    study.bury(bench.workspace, [(seed + 1) % 6 + 1])
    for scope, within in ((EVERYTHING, None), (Scope(query=parse("number 2 or number 3")), {2, 3})):
        told = insight.insight(bench.workspace, scope)
        assert as_shown(told.cards) == as_shown(slow_counting.totals(bench, within))
        assert (told.due, told.backlog) == slow_counting.due(bench, within)
    assert insight.insight(bench.workspace).added == slow_counting.added(bench)


def as_shown(totals: CardTotals) -> CardTotals:
    """Sums in another order differ in the last digits."""

    def rounded(numbers: Spread) -> Spread:
        half = None if numbers.median is None else round(numbers.median, 9)
        return Spread(numbers.counts, round(numbers.total, 6), half)

    spreads = ("intervals", "stability", "difficulty", "recall", "time")
    changed = {name: rounded(getattr(totals, name)) for name in spreads}
    return replace(totals, **changed, load=round(totals.load, 9))  # type: ignore[arg-type]


def test_hours_follow_the_clock_when_it_is_put_forward(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "berlin.db", zone=ZoneInfo("Europe/Berlin"))
    import_deck(bench.workspace, a_deck(6))
    spring = datetime(2026, 3, 29, tzinfo=UTC)
    instants = [spring + timedelta(hours=each) for each in (-30, -4, 0, 0.75, 1, 1.25, 20, 50)]
    events = [
        replace(a_review(place), at_ms=round(each.timestamp() * 1000))
        for place, each in enumerate(instants, 1)
    ]
    told = logged(bench, *events)
    local = Counter(each.astimezone(ZoneInfo("Europe/Berlin")).hour for each in instants)
    assert {each.hour: each.reviews for each in told.hours} == local


def test_a_review_kept_under_another_day_has_the_hour_of_its_time(bench: Bench) -> None:
    told = logged(bench, replace(a_review(1, minutes=75), study_day=NOON // DAY_MS - 40), a_review(2, card=2))
    assert told.hours == (
        HourTotals(NOON // DAY_MS - 40, 13, 1, 1),
        HourTotals(NOON // DAY_MS, 12, 1, 1),
    )
