"""Readiness on a day, added up by hand."""

import pytest

from trainer.core.readiness import TopicSums, readiness

DAY = 120


def topic(name: str, *recalls: float, new: int = 0) -> TopicSums:
    """A topic of cards with these recalls now, half as much on the day, and of cards never seen."""
    path = tuple(name.split("::")) if name else ()
    return TopicSums(path, len(recalls) + new, len(recalls), sum(recalls), sum(recalls) / 2)


def test_cards_never_seen_count_as_not_recalled() -> None:
    told = readiness(DAY, [topic("A", 0.8, new=1)])
    [row] = told.topics
    assert (row.cards, row.seen, row.now, row.unaided, row.planned) == (2, 1, 0.4, 0.2, None)
    assert (told.day, told.interview) == (DAY, False)


def test_topics_are_told_on_the_level_where_they_part_the_weakest_first() -> None:
    told = readiness(DAY, [topic("V::A::x", 0.8), topic("V::A::y", 0.4), topic("V::B", 0.2)])
    assert [each.path for each in told.topics] == [("V", "B"), ("V", "A")]
    assert [each.now for each in told.topics] == pytest.approx([0.2, 0.6])


def test_a_single_topic_is_told_as_itself() -> None:
    assert [each.path for each in readiness(DAY, [topic("V::A", 0.8)]).topics] == [("V", "A")]


def test_cards_without_a_topic_have_a_row() -> None:
    told = readiness(DAY, [topic("", new=1), topic("A::B", 0.5)])
    assert [each.path for each in told.topics] == [(), ("A",)]


def test_the_plan_is_added_up_by_cards() -> None:
    planned = {("A", "x"): 0.9, ("A", "y"): 0.6}
    told = readiness(DAY, [topic("A::x", 0.8, 0.8), topic("A::y", new=1), topic("B", new=1)], planned)
    assert {each.path: each.planned for each in told.topics} == {("A",): pytest.approx(0.8), ("B",): 0.0}
    assert told.interview
    assert told.share(lambda each: each.planned) == pytest.approx(0.6)


def test_nothing_has_no_readiness() -> None:
    told = readiness(DAY, [TopicSums(("Empty",), 0, 0, 0.0, 0.0)])
    assert told.topics == ()
    assert told.share(lambda each: each.now) is None
