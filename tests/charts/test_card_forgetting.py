"""The forgetting curve of one card."""

from trainer.charts.card_forgetting import MOST_POINTS, card_forgetting
from trainer.core.card_memory import Remembered, remembered
from trainer.core.event import Event, Rating, Reset, Reviewed
from trainer.core.memory import Memory
from trainer.core.replay import replay
from trainer.core.schedule import Rules

DAY_MS = 86_400_000
RULES = Rules()
RECALL = RULES.model.recall


def a_review(day: int, rating: Rating = Rating.GOOD) -> Reviewed:
    return Reviewed(
        uid=f"{day:03}", card="card", at_ms=day * DAY_MS, study_day=day, rating=rating, interval_days=5
    )


def values(chart: object, name: str) -> list[float | None]:
    return next(list(each.values) for each in chart.series if each.name == name)  # type: ignore[attr-defined]


def test_memory_is_followed_as_the_schedule_is_replayed() -> None:
    log: list[Event] = [a_review(10), a_review(15), a_review(30, Rating.AGAIN)]
    told = remembered(log, RULES)
    assert [each.day for each in told] == [10, 15, 30]
    assert told[-1].memory == replay(log, RULES).memory
    first = told[0].memory
    assert first is not None
    assert told[0].before is None
    assert told[1].before == RECALL(first, 5)


def test_a_card_never_answered_has_no_curve() -> None:
    chart = card_forgetting((), 100, None, RECALL, 0.9)
    assert chart.is_empty


def test_the_curve_falls_from_each_review_and_is_as_predicted_today() -> None:
    memory = Memory(10.0, 5.0)
    told = (Remembered(100, Rating.GOOD, None, memory),)
    chart = card_forgetting(told, 105, 110, RECALL, 0.9)
    curve = [value for value in values(chart, "Predicted recall") if value is not None]
    assert curve == sorted(curve, reverse=True)
    assert curve[0] == 100
    assert curve[5] == 100 * RECALL(memory, 5)
    assert values(chart, "Today")[5] == curve[5]
    assert round(curve[10], 1) == 90.0


def test_reviews_are_marked_at_the_recall_predicted_for_them() -> None:
    log: list[Event] = [a_review(100), a_review(106), a_review(120, Rating.AGAIN)]
    told = remembered(log, RULES)
    chart = card_forgetting(told, 121, 125, RECALL, 0.9)
    assert values(chart, "Recalled")[6] == 100 * (told[1].before or 0)
    assert values(chart, "Forgotten")[20] == 100 * (told[2].before or 0)


def test_after_a_reset_there_is_nothing_to_recall() -> None:
    log: list[Event] = [a_review(100), Reset(uid="x", card="card", at_ms=103 * DAY_MS, study_day=103)]
    chart = card_forgetting(remembered(log, RULES), 104, None, RECALL, 0.9)
    curve = values(chart, "Predicted recall")
    assert curve[2] is not None
    assert curve[3:] == [None] * (len(curve) - 3)


def test_years_of_reviews_stay_readable_and_time_runs_evenly() -> None:
    told = (Remembered(100, Rating.GOOD, None, Memory(900.0, 5.0)),)
    chart = card_forgetting(told, 2000, 2100, RECALL, 0.9)
    assert len(chart.points) <= MOST_POINTS
    assert len({each.last - each.first for each in chart.points}) == 1


def test_the_interview_is_on_the_curve() -> None:
    memory = Memory(10.0, 5.0)
    chart = card_forgetting((Remembered(100, Rating.GOOD, None, memory),), 105, 110, RECALL, 0.9, 140)
    assert values(chart, "Interview")[40] == 100 * RECALL(memory, 40)
    assert "at the interview" in chart.summary
