"""The columns of the card table, declared once: title, help, value, words to show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from trainer.core.calendar import date_of
from trainer.core.event import State
from trainer.core.insight import MATURE_DAYS
from trainer.core.schedule import Days, Schedule
from trainer.core.standing import Standing
from trainer.core.topic import SEPARATOR
from trainer.core.wording import show_interval, show_share
from trainer.services.card_order import CardColumn
from trainer.services.rows import CardLine

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATES = tuple(each.value for each in Standing)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a line needs besides itself: names by row id, the study day, the recall predicted now (0 to 1), and what
    flag 1 to 7 is called."""

    topics: Mapping[int, str]
    subjects: Mapping[int, str]
    today: int
    recall: Callable[[Schedule], float]
    flags: Callable[[int], str] = str


NOWHERE = Surroundings({}, {}, 0, lambda _: 0.0)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``value`` gives what the store sorts by, ``None`` for an empty cell; ``words`` puts a value that is not ``None`` in
    words.  ``sample`` is a text that should fit where it is longer than the title; ``shown`` says whether the column is
    there before anyone chose.
    """

    id: CardColumn
    title: str
    help: str
    value: Callable[[CardLine, Surroundings], Any]
    words: Callable[[Any, Surroundings], str] = lambda value, _: str(value)
    numeric: bool = False
    sample: str = ""
    shown: bool = True

    def text(self, line: CardLine, around: Surroundings) -> str:
        """The words in this column's cell; empty where there is nothing to say."""
        value = self.value(line, around)
        return "" if value is None else self.words(value, around)

    def hint(self, line: CardLine, around: Surroundings) -> str:
        """The whole of a text, or what a number means."""
        value = self.value(line, around)
        return value if isinstance(value, str) else self.help


def state_of(schedule: Schedule, today: int) -> str:
    """One of ``STATES``: what the learner would call the card today."""
    if schedule.suspended:
        return "Suspended"
    if schedule.buried_until > today:
        return "Buried"
    if schedule.state is State.REVIEW:
        return "Mature" if schedule.interval_days >= MATURE_DAYS else "Young"
    return schedule.state.name.title()


def show_day(day: int, today: int) -> str:
    """A study day in plain words: ``today``, ``tomorrow``, ``12 Dec``, ``12 Dec 2031`` in another year."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(day - today)
    if near is not None:
        return near
    date = date_of(day)
    year = "" if date.year == date_of(today).year else f" {date.year}"
    return f"{date.day} {MONTHS[date.month - 1]}{year}"


def _stability(line: CardLine, _: Surroundings) -> float | None:
    memory = line.schedule.memory
    return None if memory is None else memory.stability


def _difficulty(line: CardLine, _: Surroundings) -> float | None:
    memory = line.schedule.memory
    return None if memory is None else memory.difficulty


def _recall(line: CardLine, around: Surroundings) -> float | None:
    return None if line.schedule.memory is None else around.recall(line.schedule)


def _topic(line: CardLine, around: Surroundings) -> str | None:
    return None if line.topic is None else around.topics.get(line.topic)


def _subject(line: CardLine, around: Surroundings) -> str | None:
    return None if line.subject is None else around.subjects.get(line.subject)


def _state(line: CardLine, around: Surroundings) -> int:
    return STATES.index(state_of(line.schedule, around.today))


COLUMNS = (
    Column(
        CardColumn.NUMBER,
        "No.",
        "The question's number in its documents.",
        lambda line, _: line.number,
        numeric=True,
    ),
    Column(CardColumn.QUESTION, "Question", "What the card asks.", lambda line, _: line.question or None),
    Column(
        CardColumn.TOPIC,
        "Topic",
        "The card's own topic; sorting goes by the whole path.",
        _topic,
        lambda value, _: value.rpartition(SEPARATOR)[2],
        sample="Frameworks and deploy",
    ),
    Column(
        CardColumn.SUBJECT,
        "Subject",
        "Cards of one subject ask nearly the same; a session asks only one of them.",
        _subject,
        sample="Optical character reading",
        shown=False,
    ),
    Column(
        CardColumn.TAGS,
        "Tags",
        "Your own marks.",
        lambda line, _: line.tags or None,
        sample="exam later",
        shown=False,
    ),
    Column(
        CardColumn.ANSWERS,
        "Answers",
        "How many answers the card has.",
        lambda line, _: line.answers,
        numeric=True,
        shown=False,
    ),
    Column(
        CardColumn.STATE,
        "State",
        f"New, learning, young, mature (an interval of {MATURE_DAYS} days or more), buried or suspended.",
        _state,
        lambda value, _: STATES[value],
        sample="Suspended",
    ),
    Column(
        CardColumn.DUE,
        "Due",
        "The day the card is asked next.",
        lambda line, _: line.schedule.due_day,
        lambda value, around: show_day(value, around.today),
        numeric=True,
        sample="28 Mar 2027",
    ),
    Column(
        CardColumn.INTERVAL,
        "Interval",
        "Time from the last review to the next.",
        lambda line, _: line.schedule.interval_days or None,
        lambda value, _: show_interval(Days(value)),
        numeric=True,
    ),
    Column(
        CardColumn.STABILITY,
        "Stability",
        "Days until recall falls to 90 %.",
        _stability,
        lambda value, _: f"{value:.1f} d" if value < 100 else f"{value:,.0f} d",
        numeric=True,
        shown=False,
    ),
    Column(
        CardColumn.DIFFICULTY,
        "Difficulty",
        "How hard the card is for you, from 1 to 10.",
        _difficulty,
        lambda value, _: f"{value:.1f}",
        numeric=True,
        shown=False,
    ),
    Column(
        CardColumn.RECALL,
        "Recall",
        "How likely you would recall the card now.",
        _recall,
        lambda value, _: show_share(value),
        numeric=True,
    ),
    Column(
        CardColumn.REVIEWS,
        "Reviews",
        "How often the card was answered.",
        lambda line, _: line.schedule.reps or None,
        numeric=True,
        shown=False,
    ),
    Column(
        CardColumn.LAPSES,
        "Lapses",
        "How often the card was forgotten after you knew it.",
        lambda line, _: line.schedule.lapses if line.schedule.reps else None,
        numeric=True,
        shown=False,
    ),
    Column(
        CardColumn.FLAG,
        "Flag",
        "The flag you gave the card: its number and what you call it.",
        lambda line, _: line.flag or None,
        lambda value, around: f"{value} {around.flags(value)}",
        sample="6 Turquoise",
        shown=False,
    ),
    Column(
        CardColumn.MARKED,
        "Marked",
        "The cards you marked.",
        lambda line, _: 1 if line.marked else None,
        lambda _, __: "★ marked",
        sample="★ marked",
        shown=False,
    ),
)
