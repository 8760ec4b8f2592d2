"""Planning for an interview: what a card is worth, what fits in a day, what is predicted, and how it compares."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import exp, inf, log
from random import Random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.core.event import Rating, State
from trainer.core.interview import Plan, PlanCard, choose, plan, ranks
from trainer.core.learner import (
    FIRST_RATINGS,
    ExpectedOutcomes,
    Learner,
    Pace,
    Strategy,
    due_first,
    first_memories,
    new_first,
    relearned,
    stabilities,
    study,
)
from trainer.core.memory import DEFAULT_PARAMETERS, Memory, MemoryModel
from trainer.core.schedule import NEW, Schedule
from trainer.core.worth import Interview, worth

MODEL = MemoryModel()
PUBLISHED_SET = MemoryModel(
    (
        0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
        0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0.0, 0.5,
    )
)  # fmt: skip
FORGETFUL = MemoryModel(
    (
        *(0.6 * first for first in DEFAULT_PARAMETERS[:4]),
        *DEFAULT_PARAMETERS[4:8],
        DEFAULT_PARAMETERS[8] - 0.3,
        *DEFAULT_PARAMETERS[9:],
    )
)
TODAY = 20_000


def gain(card: PlanCard, today: int, interview: Interview, model: MemoryModel, *pace: Pace) -> float:
    return worth(card.schedule, today, interview, model, *pace).gain


def a_new_card(card: int = 1, *, topic: int | None = None, subject: int | None = None) -> PlanCard:
    return PlanCard(card, topic, subject, NEW)


def a_seen_card(
    card: int = 1,
    *,
    stability: float = 10.0,
    difficulty: float = 5.0,
    elapsed: int = 10,
    subject: int | None = None,
    suspended: bool = False,
    buried_until: int = 0,
) -> PlanCard:
    memory = Memory(stability, difficulty)
    schedule = Schedule(
        state=State.REVIEW,
        memory=memory,
        last_day=TODAY - elapsed,
        suspended=suspended,
        buried_until=buried_until,
    )
    return PlanCard(card, None, subject, schedule)


def new_cards(count: int) -> list[PlanCard]:
    return [a_new_card(card, topic=card % 5) for card in range(count)]


def in_days(days: int, minutes: float = 8) -> Interview:
    return Interview(TODAY + days, round(minutes * 60))


def asked(cards: list[PlanCard], interview: Interview, **options: float) -> list[int]:
    chosen = choose(cards, TODAY, interview, MODEL, **options)
    assert chosen is not None
    return [each.card for each in chosen.chosen]


def the_plan(cards: list[PlanCard], interview: Interview, today: int = TODAY) -> Plan:
    found = plan(cards, today, interview, MODEL)
    assert found is not None
    return found


seen_cards = st.builds(
    a_seen_card,
    stability=st.floats(log(0.001), log(36_500)).map(exp),
    difficulty=st.floats(1, 10),
    elapsed=st.integers(-2, 400),
    subject=st.none() | st.integers(1, 4),
    suspended=st.booleans(),
    buried_until=st.sampled_from([0, TODAY, TODAY + 1]),
)
any_cards = st.lists(
    seen_cards | st.builds(a_new_card, subject=st.none() | st.integers(1, 4)), max_size=40
).map(
    lambda cards: [
        PlanCard(place, each.topic, each.subject, each.schedule) for place, each in enumerate(cards)
    ]
)
interviews = st.builds(Interview, st.integers(TODAY - 3, TODAY + 40), st.integers(0, 900))
paces = st.builds(Pace, st.floats(5, 60), st.floats(3, 30), st.floats(10, 60))
prices = st.sampled_from([inf, 0.02, 0.005])


def test_the_gain_of_a_card_is_recall_won_on_the_day_for_each_expected_second() -> None:
    # R now .9; on the day .959657 with S 32.02675, .727795 with S 1.39199 relearned to 1.431101, .845885 untouched:
    # (.9 * .959657 + .1 * .727795 - .845885) / (.9 * 12 + .1 * 24) = .090586 / 13.2
    assert gain(a_seen_card(), TODAY, in_days(10), MODEL) == pytest.approx(0.0068626, rel=1e-4)


def test_the_gain_of_a_new_card_is_its_recall_over_the_first_ratings() -> None:
    # The day after: Again, relearned to S .246690: .780851; Hard .916670; Good .946848; Easy .982923:
    # (.24 * .780851 + .094 * .916670 + .495 * .946848 + .171 * .982923) / 30 = .910341 / 30
    assert gain(a_new_card(), TODAY, in_days(1), MODEL) == pytest.approx(0.0303447, rel=1e-4)


def test_a_slower_learner_gains_less_for_each_second() -> None:
    swift, slow = (gain(a_seen_card(), TODAY, in_days(10), MODEL, Pace(30, *s)) for s in ((12, 24), (24, 48)))
    assert swift == pytest.approx(2 * slow)


def test_nothing_is_gained_from_the_day_of_the_interview_on() -> None:
    assert gain(a_seen_card(), TODAY, in_days(0), MODEL) == 0
    assert gain(a_new_card(), TODAY, in_days(-3), MODEL) == 0
    assert ranks([a_seen_card(), a_new_card()], TODAY, in_days(0), MODEL) == [0, 0]


@settings(deadline=None)
@given(
    st.floats(log(0.001), log(36_500)),
    st.floats(1, 10),
    st.integers(1, 2000),
    st.integers(1, 400),
    st.sampled_from([MODEL, PUBLISHED_SET, FORGETFUL]),
)
def test_the_quick_ranking_equals_the_gain(
    log_stability: float, difficulty: float, elapsed: int, left: int, model: MemoryModel
) -> None:
    card = a_seen_card(stability=exp(log_stability), difficulty=difficulty, elapsed=elapsed)
    interview = in_days(left)
    cards = [card, a_new_card()]
    assert ranks(cards, TODAY, interview, model) == pytest.approx(
        [gain(each, TODAY, interview, model) for each in cards], rel=1e-9, abs=1e-12
    )


@settings(deadline=None)
@given(
    st.floats(0.001, 36_500), st.floats(1, 10), st.integers(1, 2000), st.sampled_from([MODEL, PUBLISHED_SET])
)
def test_the_quick_stabilities_equal_those_of_the_memory_model(
    stability: float, difficulty: float, elapsed: int, model: MemoryModel
) -> None:
    memory = Memory(stability, difficulty)
    lost = 1 - model.recall(memory, elapsed)
    assert stabilities(model)(stability, difficulty, lost) == pytest.approx(
        (
            model.after(memory, Rating.GOOD, elapsed).stability,
            relearned(memory, elapsed, model).stability,
        ),
        rel=1e-9,
    )


def after_a_last_pass(memory: Memory, elapsed: int, left: int, price: float) -> float:
    """Recall on the day if the card may be asked once more on the last day, at the price of its time."""
    eve = elapsed + left - 1
    recall = MODEL.recall(memory, eve)
    recalled = MODEL.recall(MODEL.after(memory, Rating.GOOD, eve), 1)
    forgotten = MODEL.recall(relearned(memory, eve, MODEL), 1)
    passed = recall * recalled + (1 - recall) * forgotten - price * Pace().expected_s(recall)
    return max(passed, MODEL.recall(memory, elapsed + left))


@settings(deadline=None)
@given(st.floats(0.1, 500), st.floats(1, 10), st.integers(1, 200), st.integers(2, 60), st.floats(0.001, 0.05))
def test_with_a_price_the_ranking_counts_on_a_last_pass_either_way(
    stability: float, difficulty: float, elapsed: int, left: int, price: float
) -> None:
    memory = Memory(stability, difficulty)
    recall = MODEL.recall(memory, elapsed)
    good = Memory(MODEL.after(memory, Rating.GOOD, elapsed).stability, difficulty)
    again = Memory(relearned(memory, elapsed, MODEL).stability, difficulty)
    today = recall * after_a_last_pass(good, 0, left, price) + (1 - recall) * after_a_last_pass(
        again, 0, left, price
    )
    waited = after_a_last_pass(memory, elapsed, left, price)
    card = a_seen_card(stability=stability, difficulty=difficulty, elapsed=elapsed)
    (rank,) = ranks([card], TODAY, in_days(left), MODEL, price=price)
    assert rank == pytest.approx((today - waited) / Pace().expected_s(recall), rel=1e-6, abs=1e-9)


def test_with_a_price_a_new_card_may_wait_for_the_last_day_too() -> None:
    price, left = 0.005, 10
    today = sum(share * after_a_last_pass(first, 0, left, price) for share, first in first_memories(MODEL))
    on_last_day = sum(share * MODEL.recall(first, 1) for share, first in first_memories(MODEL)) - 30 * price
    (rank,) = ranks([a_new_card()], TODAY, in_days(left), MODEL, price=price)
    assert rank == pytest.approx((today - on_last_day) / 30, rel=1e-9)


def test_a_quickly_forgotten_card_waits_for_the_last_day_where_there_is_time() -> None:
    fleeting, lasting = a_seen_card(1, stability=2.3, difficulty=2), a_seen_card(2, stability=30, elapsed=30)
    now = ranks([fleeting, lasting], TODAY, in_days(30), MODEL)
    with_time = ranks([fleeting, lasting], TODAY, in_days(30), MODEL, price=0.005)
    assert now[0] > now[1]
    assert with_time[0] < with_time[1]


@settings(deadline=None)
@given(any_cards, interviews, paces, prices, st.floats(0, 400))
def test_a_day_never_exceeds_its_budget_and_asks_only_what_may_be_asked(
    cards: list[PlanCard], interview: Interview, pace: Pace, price: float, spent_s: float
) -> None:
    found = choose(cards, TODAY, interview, MODEL, pace, price=price, spent_s=spent_s)
    if interview.day <= TODAY:
        assert found is None
        return
    assert found is not None
    assert found.seconds <= max(interview.seconds_per_day - spent_s, 0)
    assert found.seconds == pytest.approx(
        sum(
            pace.expected_s(
                MODEL.recall(each.schedule.memory, each.schedule.elapsed(TODAY))
                if each.schedule.memory
                else None
            )
            for each in found.chosen
        )
    )
    assert len({each.card for each in found.chosen}) == len(found.chosen)
    for each in found.chosen:
        assert not each.schedule.suspended
        assert each.schedule.buried_until <= TODAY
        assert each.schedule.last_day is None or each.schedule.last_day < TODAY


@settings(deadline=None, max_examples=30)
@given(any_cards, st.builds(Interview, st.integers(TODAY + 1, TODAY + 8), st.integers(0, 600)), paces)
def test_no_day_of_a_plan_exceeds_its_budget(cards: list[PlanCard], interview: Interview, pace: Pace) -> None:
    found = plan(cards, TODAY, interview, MODEL, pace)
    assert found is not None
    assert [each.day for each in found.days] == list(range(TODAY, interview.day))
    assert all(each.seconds <= interview.seconds_per_day for each in found.days)
    assert 0 <= found.recall <= 1


@settings(deadline=None)
@given(any_cards, st.integers(1, 30), st.integers(100, 900))
def test_a_card_that_fits_is_passed_over_only_for_another_of_its_subject(
    cards: list[PlanCard], days: int, seconds: int
) -> None:
    interview = Interview(TODAY + days, seconds)
    found = choose(cards, TODAY, interview, MODEL)
    assert found is not None
    subjects = {each.subject for each in found.chosen} - {None}
    ranked = ranks(cards, TODAY, interview, MODEL)
    for each, rank in zip(cards, ranked, strict=True):
        if rank > 0 and each not in found.chosen and each.subject not in subjects:
            memory = each.schedule.memory
            recall = None if memory is None else MODEL.recall(memory, each.schedule.elapsed(TODAY))
            assert Pace().expected_s(recall) > seconds - found.seconds


def test_the_day_is_filled_with_the_most_worthwhile_cards_first() -> None:
    cards = [a_seen_card(place, stability=float(place)) for place in range(1, 60)]
    interview = in_days(10, minutes=4)
    ranked = dict(zip(range(1, 60), ranks(cards, TODAY, interview, MODEL), strict=True))
    chosen = asked(cards, interview)
    assert chosen == sorted(chosen, key=lambda card: -ranked[card])
    assert min(ranked[card] for card in chosen[:-1]) >= max(
        rank for card, rank in ranked.items() if card not in chosen
    )


def test_new_cards_come_in_the_order_they_are_given() -> None:
    assert asked([a_new_card(7), a_new_card(3), a_new_card(5)], in_days(2, minutes=1)) == [7, 3]


def test_time_spent_today_is_gone_from_the_budget() -> None:
    assert len(asked(new_cards(30), in_days(5, minutes=5))) == 10
    assert len(asked(new_cards(30), in_days(5, minutes=5), spent_s=100)) == 6
    assert asked(new_cards(30), in_days(5, minutes=5), spent_s=400) == []


def test_cards_of_one_subject_go_on_different_days_while_later_days_can_hold_them() -> None:
    cards = [a_new_card(1, subject=9), a_new_card(2, subject=9), a_new_card(3)]
    chosen = choose(cards, TODAY, in_days(5), MODEL)
    assert chosen is not None
    assert {each.card for each in chosen.chosen} == {1, 3}
    assert chosen.yielded == 0
    assert the_plan(cards, in_days(5)).left_out == ()


def test_a_subject_studied_today_waits_for_tomorrow() -> None:
    chosen = choose([a_new_card(1, subject=9), a_new_card(2)], TODAY, in_days(5), MODEL, seen_subjects={9})
    assert chosen is not None
    assert [each.card for each in chosen.chosen] == [2]


def test_where_time_is_short_a_subject_studied_today_does_not_wait() -> None:
    cards = [a_new_card(1, subject=9), *(a_new_card(card) for card in range(2, 20))]
    chosen = choose(cards, TODAY, in_days(5, minutes=1), MODEL, seen_subjects={9})
    assert chosen is not None
    assert [each.card for each in chosen.chosen] == [1, 2]
    assert chosen.yielded == 1


def test_cards_put_off_for_their_subject_do_not_hide_those_that_come_after() -> None:
    cards = [*(a_new_card(card, subject=9) for card in range(40)), a_seen_card(99, stability=500, elapsed=3)]
    assert asked(cards, in_days(60, minutes=1)) == [0, 99]


def test_on_the_last_day_cards_of_one_subject_are_asked_together_and_counted() -> None:
    cards = [a_new_card(1, subject=9), a_new_card(2, subject=9), a_seen_card(3, subject=9)]
    chosen = choose(cards, TODAY, in_days(1), MODEL)
    assert chosen is not None
    assert (len(chosen.chosen), chosen.yielded) == (3, 2)


def test_as_few_cards_of_one_subject_as_possible_share_a_day_when_the_days_are_fewer() -> None:
    cards = [a_new_card(card, subject=9) for card in range(5)]
    chosen = choose(cards, TODAY, in_days(3), MODEL)
    assert chosen is not None
    assert (len(chosen.chosen), chosen.yielded) == (3, 2)
    assert the_plan(cards, in_days(3)).left_out == ()


def test_where_time_is_short_every_subject_has_a_turn_before_one_has_two() -> None:
    cards = [a_new_card(card, subject=card // 4) for card in range(16)]
    assert asked(cards, in_days(2, minutes=3)) == [0, 4, 8, 12, 1, 5]


def test_a_date_that_is_today_or_past_leaves_the_day_to_plain_scheduling() -> None:
    for days in (0, -1, -100):
        assert choose(new_cards(3), TODAY, in_days(days), MODEL) is None
        assert plan(new_cards(3), TODAY, in_days(days), MODEL) is None


def test_without_minutes_everything_is_left_out() -> None:
    found = the_plan(new_cards(4), in_days(10, minutes=0))
    assert (found.recall, found.left_out) == (0, (0, 1, 2, 3))
    assert all(each.chosen == () for each in found.days)


def test_without_cards_there_is_nothing_to_do() -> None:
    found = the_plan([], in_days(3))
    assert (found.recall, found.left_out, found.recall_by_topic) == (0, (), {})


def test_a_plan_names_the_cards_that_cannot_be_reached() -> None:
    found = the_plan(new_cards(100), in_days(2, minutes=5))
    assert [(each.new, each.reviews, each.seconds) for each in found.days] == [(10, 0, 300), (10, 0, 300)]
    assert found.left_out == tuple(range(20, 100))
    assert found.recall < 0.2


def test_a_seen_card_is_never_left_out_and_keeps_its_recall() -> None:
    found = the_plan([a_seen_card(1, stability=50)], in_days(10, minutes=0))
    assert found.left_out == ()
    assert found.recall == pytest.approx(MODEL.recall(Memory(50, 5), 20))


def test_recall_by_topic_adds_up_to_the_recall_of_all() -> None:
    found = the_plan([a_new_card(card, topic=card % 3) for card in range(30)], in_days(10, minutes=3))
    assert set(found.recall_by_topic) == {0, 1, 2}
    assert fmean(found.recall_by_topic.values()) == pytest.approx(found.recall)


def test_suspended_cards_take_no_part() -> None:
    found = the_plan([a_seen_card(1), a_seen_card(2, suspended=True)], in_days(5))
    assert found == the_plan([a_seen_card(1)], in_days(5))


def test_a_buried_card_is_planned_from_the_day_it_is_back() -> None:
    found = the_plan([a_seen_card(1, buried_until=TODAY + 2)], in_days(4))
    assert [len(each.chosen) for each in found.days] == [0, 0, 1, 1]


def test_the_same_cards_give_the_same_plan() -> None:
    assert the_plan(new_cards(40), in_days(10)) == the_plan(new_cards(40), in_days(10))


def test_days_off_are_planned_around() -> None:
    off = frozenset({TODAY, TODAY + 2, TODAY + 40})
    interview = replace(in_days(4, minutes=5), off=off)
    found = the_plan(new_cards(40), interview)
    assert [len(each.chosen) for each in found.days] == [0, 10, 0, 10]
    assert interview.study_days_left(TODAY) == 2
    twins = [a_new_card(card, subject=1) for card in (1, 2)]
    assert len(the_plan(twins, interview).days[1].chosen) == 1
    assert len(the_plan([*twins, a_new_card(3, subject=1)], interview).days[1].chosen) == 2


def test_missed_days_are_planned_around() -> None:
    interview = in_days(12, minutes=4)
    on_time, late = the_plan(new_cards(60), interview), the_plan(new_cards(60), interview, TODAY + 6)
    assert len(late.days) == 6
    assert all(each.seconds <= 240 for each in late.days)
    assert late.recall < on_time.recall
    assert sum(each.new for each in late.days) > sum(each.new for each in on_time.days[:6]) / 2


def test_where_not_all_cards_fit_no_last_pass_is_weighed() -> None:
    assert the_plan(new_cards(100), in_days(3)).price == inf


def test_expected_outcomes_deal_first_ratings_and_failures_in_their_shares() -> None:
    outcomes = ExpectedOutcomes(MODEL)
    firsts = [outcomes.after(NEW, TODAY).memory for _ in range(1000)]
    for share, memory in first_memories(MODEL):
        assert firsts.count(memory) == pytest.approx(1000 * share, abs=1)
    forgotten = relearned(Memory(10, 5), 10, MODEL)
    seconds = [outcomes.after(a_seen_card().schedule, TODAY).memory for _ in range(1000)]
    assert seconds.count(forgotten) == pytest.approx(100, abs=1)
    assert sum(FIRST_RATINGS) == pytest.approx(1)


CASES = [(150, 14, 8), (200, 30, 6), (400, 30, 8), (400, 60, 8)]
CARDS_OF_ALL_LEARNERS = 2400


@cache
def planned(cards: int, days: int, minutes: int) -> Plan:
    return the_plan(new_cards(cards), in_days(days, minutes))


def by_plan(cards: int, days: int, minutes: int) -> Strategy:
    interview, price = in_days(days, minutes), planned(cards, days, minutes).price

    def strategy(schedules: Mapping[int, Schedule], day: int, seconds_left: float) -> list[int]:
        standing = [PlanCard(card, None, None, schedule) for card, schedule in schedules.items()]
        spent_s = interview.seconds_per_day - seconds_left
        chosen = choose(standing, day, interview, MODEL, price=price, spent_s=spent_s)
        assert chosen is not None
        return [each.card for each in chosen.chosen]

    return strategy


def simulated(strategy: Strategy, cards: int, days: int, minutes: int, truth: MemoryModel = MODEL) -> float:
    """Mean real recall on the day over some learners."""
    learner = Learner(truth)
    recalls = []
    for seed in range(CARDS_OF_ALL_LEARNERS // cards):
        outcome = study(
            dict.fromkeys(range(cards), NEW),
            strategy,
            range(TODAY, TODAY + days),
            minutes * 60,
            learner,
            MODEL,
            Random(seed),
        )
        assert max(outcome.seconds) <= minutes * 60
        recalls.append(outcome.recall(TODAY + days, learner))
    return fmean(recalls)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_planning_recalls_at_least_as_much_as_due_first_and_new_first(case: tuple[int, int, int]) -> None:
    ours = simulated(by_plan(*case), *case)
    assert ours >= simulated(due_first, *case)
    assert ours >= simulated(new_first, *case)
    assert planned(*case).recall == pytest.approx(ours, abs=0.03)


def test_planning_still_wins_when_the_learner_forgets_faster_than_the_model() -> None:
    case = (200, 30, 6)
    ours = simulated(by_plan(*case), *case, truth=FORGETFUL)
    assert ours >= simulated(due_first, *case, truth=FORGETFUL)
    assert ours >= simulated(new_first, *case, truth=FORGETFUL)


def test_a_learner_without_time_learns_nothing() -> None:
    learner = Learner(MODEL)
    outcome = study({1: NEW, 2: NEW}, new_first, range(TODAY, TODAY + 5), 29, learner, MODEL, Random(1))
    assert outcome.seconds == (0, 0, 0, 0, 0)
    assert outcome.recall(TODAY + 5, learner) == 0
    assert study({}, new_first, range(5), 60, learner, MODEL, Random(1)).recall(5, learner) == 0


def test_due_first_leaves_new_cards_the_rest_and_new_first_does_the_opposite() -> None:
    def due(day: int) -> Schedule:
        return Schedule(State.REVIEW, Memory(7, 5), due_day=day, last_day=TODAY - 9)

    schedules = {1: NEW, 2: due(TODAY), 3: due(TODAY - 2), 4: due(TODAY + 1)}
    assert due_first(schedules, TODAY, 600) == [3, 2, 1]
    assert new_first(schedules, TODAY, 600) == [1, 3, 2]
