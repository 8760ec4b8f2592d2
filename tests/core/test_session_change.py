"""What a session was good for."""

from trainer.core.event import State
from trainer.core.memory import Memory
from trainer.core.schedule import NEW, Rules, Schedule
from trainer.core.session_change import DAY_MS, Moved, SessionChange, session_change
from trainer.core.wording import show_share

MODEL = Rules().model
NOW = 1000 * DAY_MS


def a_card(stability: float, days_ago: float = 0.0, state: State = State.REVIEW, lapses: int = 0) -> Schedule:
    return Schedule(
        state,
        Memory(stability, 5.0),
        due_day=1000,
        last_ms=round(NOW - days_ago * DAY_MS),
        reps=3,
        lapses=lapses,
    )


def test_a_session_without_answers_changes_nothing() -> None:
    assert session_change([], MODEL, NOW) == SessionChange()
    assert session_change([Moved("A", NEW, NEW)], MODEL, NOW).sentences == []


def test_new_cards_lapses_and_growth_are_counted() -> None:
    told = session_change(
        [
            Moved("A", NEW, a_card(3.0)),
            Moved("A", NEW, a_card(0.2, state=State.LEARNING)),
            Moved("B", a_card(10.0, 10), a_card(30.0)),
            Moved("B", a_card(20.0, 20), a_card(2.0, state=State.RELEARNING, lapses=1)),
        ],
        MODEL,
        NOW,
    )
    assert (told.cards, told.learned, told.lapsed, told.seen, told.grew) == (4, 1, 1, 2, 1)
    assert told.stability == (15.0, 16.0)
    assert told.sentences[:2] == [
        "1 new card learned, 1 card forgotten.",
        "Stability grew for 1 of 2 cards known before: from 15 d to 16 d at the median.",
    ]


def test_recall_in_a_week_is_told_with_and_without_the_session() -> None:
    before, after = a_card(7.0, days_ago=7), a_card(7.0, days_ago=0)
    told = session_change([Moved("A", before, after)], MODEL, NOW)
    assert told.recall.after == MODEL.recall(Memory(7.0, 5.0), 7)
    assert told.recall.before == MODEL.recall(Memory(7.0, 5.0), 14)
    assert told.sentences[-1] == (
        f"In a week you would recall 90 % of what was asked, without this session {show_share(told.recall.before)}."
    )


def test_topics_that_gained_most_come_first() -> None:
    told = session_change(
        [
            Moved("Little", a_card(50.0, 10), a_card(80.0)),
            Moved("Much", NEW, a_card(10.0)),
        ],
        MODEL,
        NOW,
    )
    assert [name for name, _ in told.topics] == ["Much", "Little"]
    assert told.sentences[-1].startswith("Much 0 % → ")
