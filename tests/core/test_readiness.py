"""Readiness on a day, with a recall that is easy to add up."""

import pytest

from trainer.core.memory import Memory
from trainer.core.readiness import readiness
from trainer.core.schedule import NEW, Schedule
from trainer.core.topic import TopicPath

TODAY, DAY = 100, 120


def seen(recall_now: float) -> Schedule:
    """A card that is recalled half as well on the day."""
    return Schedule(memory=Memory(recall_now, 5.0))


def recall(schedule: Schedule, day: int) -> float:
    assert schedule.memory is not None
    return schedule.memory.stability * (0.5 if day == DAY else 1.0)


def cards(*topics: tuple[str, Schedule]) -> list[tuple[TopicPath, Schedule]]:
    return [(tuple(name.split("::")), schedule) for name, schedule in topics]


def test_cards_never_seen_count_as_not_recalled() -> None:
    told = readiness(DAY, cards(("A", seen(0.8)), ("A", NEW)), recall, TODAY)
    [topic] = told.topics
    assert (topic.cards, topic.seen, topic.now, topic.unaided, topic.planned) == (2, 1, 0.4, 0.2, None)
    assert not told.interview


def test_topics_are_told_on_the_level_where_they_part_the_weakest_first() -> None:
    told = readiness(
        DAY, cards(("V::A::x", seen(0.8)), ("V::A::y", seen(0.4)), ("V::B", seen(0.2))), recall, TODAY
    )
    assert [each.path for each in told.topics] == [("V", "B"), ("V", "A")]
    assert [each.now for each in told.topics] == pytest.approx([0.2, 0.6])


def test_a_single_topic_is_told_as_itself() -> None:
    told = readiness(DAY, cards(("V::A", seen(0.8)), ("V::A", NEW)), recall, TODAY)
    assert [each.path for each in told.topics] == [("V", "A")]


def test_cards_without_a_topic_have_a_row() -> None:
    assert [each.path for each in readiness(DAY, [((), NEW)], recall, TODAY).topics] == [()]


def test_the_plan_is_added_up_by_cards() -> None:
    planned = {("A", "x"): 0.9, ("A", "y"): 0.6}
    told = readiness(
        DAY,
        cards(("A::x", seen(0.8)), ("A::x", seen(0.8)), ("A::y", NEW), ("B", NEW)),
        recall,
        TODAY,
        planned,
    )
    assert {each.path: each.planned for each in told.topics} == {("A",): pytest.approx(0.8), ("B",): 0.0}
    assert told.interview
    assert told.share(lambda each: each.planned) == pytest.approx(0.6)


def test_nothing_has_no_readiness() -> None:
    told = readiness(DAY, [], recall, TODAY)
    assert told.topics == ()
    assert told.share(lambda each: each.now) is None
