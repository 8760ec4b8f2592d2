"""The order of the day: mixed, interleaved, subjects apart, the same whether advanced or built anew."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.agenda import (
    Agenda,
    Candidate,
    Counts,
    Done,
    Past,
    advance,
    build,
    candidate,
    holds,
    next_card,
)
from trainer.core.event import State
from trainer.core.memory import Memory
from trainer.core.quota import Limits
from trainer.core.schedule import Schedule

PLENTY = Limits(1000, 1000)
TODAY = 100
NO_PAST = Past()


def due(card: int, topic: int | None = None, subject: int | None = None, due_day: int = TODAY) -> Candidate:
    schedule = Schedule(State.REVIEW, Memory(10.0, 5.0), due_day, None, 10, last_day=due_day - 10)
    return candidate(card, topic, subject, card, schedule)


def new(card: int, topic: int | None = None, subject: int | None = None) -> Candidate:
    return Candidate(card, topic, subject, card)


def in_step(card: int, due_ms: int, subject: int | None = None) -> Candidate:
    return candidate(card, 1, subject, card, Schedule(State.LEARNING, Memory(1.0, 5.0), TODAY, due_ms))


def agenda_of(*cards: Candidate, limits: Limits = PLENTY, past: Past = NO_PAST) -> Agenda:
    return build(cards, limits, lambda schedule: 0.5, past)


def kinds(agenda: Agenda) -> str:
    return "".join("n" if each.state is State.NEW else "d" for each in agenda.main)


def order(agenda: Agenda) -> list[int]:
    return [each.card for each in agenda.main]


def begun(*topics: int) -> Past:
    return Past(begun=frozenset(topics))


def test_new_cards_are_spread_among_the_due_ones() -> None:
    cards = [due(card) for card in range(9)] + [new(card) for card in range(10, 13)]
    assert kinds(agenda_of(*cards)) == "ddndddndddnd"


def test_the_mix_goes_on_where_the_day_stands() -> None:
    cards = [due(card) for card in range(6)] + [new(card) for card in range(10, 13)]
    whole = agenda_of(*cards)
    rest = whole
    for place in range(len(cards)):
        assert order(rest) == order(whole)[place:]
        left = [each for each in cards if holds(rest, each.card)]
        assert order(agenda_of(*left, past=Past(rest.done))) == order(rest)
        following = next_card(rest, 0)
        assert following is not None
        rest = advance(rest, following.card, None)
    assert rest.counts == Counts()


def test_no_two_neighbours_of_one_topic_while_another_is_left() -> None:
    agenda = agenda_of(
        *(due(card, topic=1) for card in range(5)), *(due(card, topic=2) for card in (7, 8, 9))
    )
    topics = [each.topic for each in agenda.main]
    assert topics == [1, 2, 1, 2, 1, 2, 1, 1]


def test_the_topic_answered_last_counts_as_a_neighbour() -> None:
    agenda = agenda_of(due(1, topic=1), due(2, topic=2), past=Past(Done(due=1, topic=1)))
    assert order(agenda) == [2, 1]


@given(
    st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=30),
    st.none() | st.integers(1, 4),
)
def test_neighbours_differ_wherever_that_can_be_had(cards: list[tuple[int, bool]], last: int | None) -> None:
    candidates = [
        new(place, topic) if is_new else due(place, topic) for place, (topic, is_new) in enumerate(cards)
    ]
    past = Past(Done(due=int(last is not None), topic=last), begun=frozenset(range(1, 5)))
    topics = [each.topic for each in agenda_of(*candidates, past=past).main]
    before = [last, *topics] if last is not None else topics
    alike = sum(a == b for a, b in pairwise(before))
    assert alike == fewest_alike([topic for topic, _ in cards], last)


def fewest_alike(topics: list[int], last: int | None) -> int:
    """Neighbours of one topic that no order can avoid."""
    return max([0, *(2 * topics.count(topic) - len(topics) - (topic != last) for topic in set(topics))])


@given(
    st.lists(st.tuples(st.none() | st.integers(1, 3), st.booleans()), max_size=40),
    st.sets(st.integers(1, 3)),
    st.randoms(use_true_random=False),
)
def test_what_is_known_of_the_crowd_is_what_counting_anew_would_tell(
    cards: list[tuple[int | None, bool]], known: set[int], random: Random
) -> None:
    candidates = [
        new(place, topic) if is_new else due(place, topic) for place, (topic, is_new) in enumerate(cards)
    ]
    rest = agenda_of(*candidates, past=begun(*known))
    while (following := next_card(rest, 0)) is not None:
        assert following == next_card(replace(rest, crowd=None), 0)
        left = [each.card for each in (*rest.due, *rest.new)]
        rest = advance(rest, random.choice([following.card, *left]), None)


def test_the_very_first_cards_of_a_topic_come_as_a_block() -> None:
    cards = [due(card, topic=9 + card % 2) for card in range(8)]
    cards += [new(20, topic=1), new(21, topic=2), new(22, topic=1), new(23, topic=1)]
    agenda = agenda_of(*cards, past=begun(2, 9, 10))
    places = [place for place, each in enumerate(agenda.main) if each.topic == 1]
    assert places == list(range(places[0], places[0] + 3))
    assert agenda.fresh == {1}


def test_a_block_goes_on_after_a_learning_card_came_between() -> None:
    agenda = agenda_of(new(1, topic=1), new(2, topic=1), due(3, topic=2), in_step(4, 5000), past=begun(2))
    first = next_card(agenda, 0)
    assert first is not None
    while first.topic != 1:
        agenda = advance(agenda, first.card, None)
        first = next_card(agenda, 0)
        assert first is not None
    agenda = advance(advance(agenda, first.card, None), 4, None)
    assert order(agenda)[0] == 2


def test_a_card_that_got_a_step_waits_among_the_learning_cards() -> None:
    agenda = agenda_of(new(1), new(2), in_step(3, 90_000))
    again = Schedule(State.LEARNING, Memory(0.2, 6.0), TODAY, 60_000)
    agenda = advance(agenda, 1, again)
    assert [each.card for each in agenda.learning] == [1, 3]
    assert agenda.counts == Counts(1, 2, 0)
    following = next_card(agenda, 60_000)
    assert following is not None
    assert following.card == 1


def test_a_card_that_left_the_steps_leaves_the_agenda() -> None:
    agenda = advance(agenda_of(in_step(3, 0)), 3, Schedule(State.REVIEW, Memory(10.0, 5.0), TODAY + 4))
    assert agenda.counts == Counts()
    assert next_card(agenda, 0) is None


def test_one_card_of_a_subject_a_day() -> None:
    agenda = agenda_of(due(1, subject=1), new(2, subject=1), new(3, subject=2), new(4, subject=2))
    assert sorted(order(agenda)) == [1, 3]
    assert [each.card for each in agenda.put_off] == [2, 4]


def test_of_due_near_duplicates_the_one_that_has_waited_longest_is_asked_at_the_place_of_the_weakest() -> (
    None
):
    weak, waiting, other = due(1, subject=1), due(3, subject=1, due_day=TODAY - 2), due(2, subject=2)
    agenda = agenda_of(weak, waiting, other)
    assert [each.card for each in agenda.due] == [3, 2]
    assert [each.card for each in agenda.put_off] == [1]


def test_a_new_card_waits_until_its_subjects_first_is_past_learning() -> None:
    past = Past(subjects=frozenset({7}))
    agenda = agenda_of(new(1, subject=7), past=past)
    assert order(agenda) == []
    assert [each.card for each in agenda.put_off] == [1]


def test_a_due_card_passed_over_for_too_many_days_of_study_is_asked_beside_its_twin() -> None:
    twin = due(1, subject=1, due_day=TODAY - 6)
    waited = Past(subjects=frozenset({1}), days=tuple(range(TODAY - 6, TODAY)))
    assert agenda_of(twin, past=waited).yielded == {1}
    away = Past(subjects=frozenset({1}), days=(TODAY - 6,))
    assert agenda_of(twin, past=away).yielded == frozenset()
    assert [each.card for each in agenda_of(twin, past=away).put_off] == [1]


def test_limits_are_kept() -> None:
    cards = [due(card) for card in range(5)] + [new(card) for card in range(10, 15)]
    assert agenda_of(*cards, limits=Limits(2, 3)).counts == Counts(2, 0, 3)
