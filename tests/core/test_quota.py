"""Limits of topics: kept for every topic and all above it, and never in the way of a card they do not concern."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.agenda import Agenda, Candidate, build, candidate
from trainer.core.event import State
from trainer.core.memory import Memory
from trainer.core.quota import Limits, Quota, lineage, most_allowed
from trainer.core.schedule import NEW, Schedule

TREE: dict[int, int | None] = {1: None, 2: 1, 3: 1, 4: 2, 5: None}
"""Topic 1 has 2 and 3 below it, 2 has 4; 5 stands beside 1."""

small = st.integers(0, 6)
own_limits = st.dictionaries(st.sampled_from(sorted(TREE)), small, max_size=4)
cards_of_topics = st.lists(st.tuples(st.none() | st.sampled_from(sorted(TREE)), st.booleans()), max_size=40)


def agenda_of(cards: list[tuple[int | None, bool]], limits: Limits) -> Agenda:
    due = Schedule(State.REVIEW, Memory(10.0, 5.0), 100, None, 10, last_day=90)
    candidates = [
        candidate(card, topic, None, card, NEW if is_new else due)
        for card, (topic, is_new) in enumerate(cards)
    ]
    return build(candidates, limits, lambda each: 0.5)


def counted(cards: tuple[Candidate, ...]) -> Counter[int]:
    """Cards by topic, everything below it included."""
    return Counter(topic for each in cards for topic in lineage(each.topic, TREE))


def test_a_card_counts_for_its_topic_and_all_above() -> None:
    agenda = agenda_of([(4, True), (4, True), (2, True), (3, True)], Limits(9, 9, {2: 2}, {}, TREE))
    assert [each.card for each in agenda.new] == [0, 1, 3]


def test_a_topic_without_a_card_left_lets_the_others_have_theirs() -> None:
    agenda = agenda_of([(1, True), (1, True), (5, True)], Limits(2, 9, {1: 0}, {}, TREE))
    assert [each.card for each in agenda.new] == [2]


def test_new_cards_and_reviews_are_limited_apart() -> None:
    agenda = agenda_of([(1, True), (1, False), (1, False)], Limits(9, 9, {1: 0}, {1: 1}, TREE))
    assert (len(agenda.new), len(agenda.due)) == (0, 1)


def test_a_topic_cannot_allow_more_than_the_day() -> None:
    quota = Quota(1, {1: 5}, TREE)
    quota.take(1)
    assert not quota.allows(1)


def test_a_tree_that_runs_in_a_circle_ends() -> None:
    assert lineage(1, {1: 2, 2: 1}) == [1, 2]


@given(cards_of_topics, small, small, own_limits, own_limits)
def test_no_limit_is_ever_exceeded(
    cards: list[tuple[int | None, bool]], new: int, reviews: int, own_new: dict[int, int], own: dict[int, int]
) -> None:
    agenda = agenda_of(cards, Limits(new, reviews, own_new, own, TREE))
    assert len(agenda.new) <= new
    assert len(agenda.due) <= reviews
    assert all(counted(agenda.new)[topic] <= most for topic, most in own_new.items())
    assert all(counted(agenda.due)[topic] <= most for topic, most in own.items())


@given(cards_of_topics, small, own_limits, st.sampled_from([0, *TREE]), st.integers(1, 3))
def test_raising_a_limit_never_shows_fewer_cards(
    cards: list[tuple[int | None, bool]], new: int, own: dict[int, int], which: int, more: int
) -> None:
    raised = own | {which: own[which] + more} if which in own else own
    day = new + more if which == 0 else new
    before = agenda_of(cards, Limits(new, 99, own, {}, TREE))
    after = agenda_of(cards, Limits(day, 99, raised, {}, TREE))
    assert len(after.new) >= len(before.new)


@given(cards_of_topics, small, own_limits)
def test_a_limit_leaves_no_card_out_that_it_would_allow(
    cards: list[tuple[int | None, bool]], new: int, own: dict[int, int]
) -> None:
    agenda = agenda_of(cards, Limits(new, 99, own, {}, TREE))
    left = Quota(new, own, TREE)
    for each in agenda.new:
        left.take(each.topic)
    asked = {each.card for each in agenda.new}
    out = [topic for card, (topic, is_new) in enumerate(cards) if is_new and card not in asked]
    assert not any(left.allows(topic) for topic in out)


@given(cards_of_topics, small, small)
def test_without_limits_of_their_own_topics_make_no_difference(
    cards: list[tuple[int | None, bool]], new: int, reviews: int
) -> None:
    assert agenda_of(cards, Limits(new, reviews, {}, {}, TREE)) == agenda_of(cards, Limits(new, reviews))


@given(cards_of_topics, small, own_limits)
def test_how_many_are_let_through_does_not_depend_on_the_order(
    cards: list[tuple[int | None, bool]], new: int, own: dict[int, int]
) -> None:
    waiting = Counter(topic for topic, is_new in cards if is_new)
    asked = len(agenda_of(cards, Limits(new, 99, own, {}, TREE)).new)
    assert most_allowed(waiting.items(), Quota(new, own, TREE)) == asked
    assert most_allowed(reversed(waiting.items()), Quota(new, own, TREE)) == asked
