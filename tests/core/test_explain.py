"""What is explained is what the scheduler reckons with."""

import re

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import Rating, State
from trainer.core.explain import show_date, why_interval, why_intervals, why_now
from trainer.core.memory import Memory
from trainer.core.schedule import NEW, Days, Rules, Schedule, intervals, reckonings

DAY_MS = 86_400_000
RULES = Rules()
EXACT = Rules(fuzz=False)


def a_review(stability: float = 10.0, last_day: int = 100, interval: int = 10) -> Schedule:
    return Schedule(
        State.REVIEW,
        Memory(stability, 5.5),
        last_day + interval,
        None,
        interval,
        last_day=last_day,
        last_ms=last_day * DAY_MS,
        reps=4,
    )


def numbers(text: str) -> list[float]:
    """Every number of a text, thousands apart or not."""
    return [float(each.replace(",", "")) for each in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)]


def test_a_new_card_says_that_it_is_new() -> None:
    assert why_now(NEW, 100, 100 * DAY_MS, RULES) == [
        "You have never answered this card.",
        "It is one of today's new cards.",
    ]


def test_a_due_card_tells_how_long_it_waited_and_what_recall_is_predicted() -> None:
    told = why_now(a_review(), 113, 113 * DAY_MS, RULES)
    recall = RULES.model.recall(Memory(10.0, 5.5), 13.0)
    assert told[0] == "You last answered it 13 days ago, and its interval is 10 days."
    assert told[1] == f"It was due on {show_date(110)}: 3 days overdue."
    assert told[2] == f"You would recall it now with a chance of {recall * 100:.1f} %; you asked for 90 %."
    assert told[3].startswith("Its stability is 10.0 days (the time until recall falls to 90 %)")


def test_a_card_asked_before_its_day_says_so() -> None:
    assert "It is not due before 21 Apr 1970." in why_now(a_review(), 105, 105 * DAY_MS, RULES)


def test_a_learning_card_tells_its_step() -> None:
    card = Schedule(State.LEARNING, Memory(1.0, 5.0), 100, 660_000, 0, 1, 100, 60_000, 1)
    told = why_now(card, 100, 660_000, RULES)
    assert told[:2] == [
        "You answered it 10 min ago, and it is in learning step 2, which lasts 10 min.",
        "That time is over.",
    ]


def test_a_step_is_called_a_step() -> None:
    again = reckonings("card", NEW, 100, RULES)[Rating.AGAIN]
    assert why_interval(Rating.AGAIN, again, 100, RULES) == "Again: 1 min, learning step 1."


@given(
    st.floats(0.1, 400), st.integers(1, 400), st.sampled_from([0.8, 0.9, 0.95]), st.text("abcdef", min_size=1)
)
def test_the_numbers_told_are_the_schedulers_own(
    stability: float, waited: int, retention: float, uid: str
) -> None:
    rules = Rules(retention=retention)
    schedule, today = a_review(stability, 100, waited), 100 + waited
    reckoned = reckonings(uid, schedule, today, rules)
    told = why_intervals(reckoned, today, rules)
    promised = intervals(uid, schedule, today, rules)
    for rating, each in reckoned.items():
        interval = promised[rating]
        if not isinstance(interval, Days):
            continue
        memory = rules.model.after(schedule.memory, rating, waited)
        assert each.interval == interval
        assert each.bounds[0] <= interval.days <= each.bounds[1]
        found = numbers(told[rating])
        assert found[0] == interval.days
        assert f"Stability would become {memory.stability:.1f} days" in told[rating]
        assert (
            f"{retention * 100:g} % after {rules.model.interval(memory, retention):.1f} days" in told[rating]
        )
        assert show_date(today + interval.days) in told[rating]
        if each.bounds[0] != each.bounds[1]:
            assert found[-3:] == [each.bounds[0], each.bounds[1], interval.days]


def test_without_fuzz_no_draw_is_told() -> None:
    told = why_intervals(reckonings("card", a_review(), 110, EXACT), 110, EXACT)
    assert all("drawn" not in each for each in told.values())
