"""Planning for an interview: its date, the day's choice of cards, and what is predicted for the day itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from trainer.core.calendar import date_of, day_of_date
from trainer.core.event import State, effective
from trainer.core.interview import DayPlan, Plan, PlanCard, beside_others, choose, plan
from trainer.core.learner import DEFAULT_PACE, Pace
from trainer.core.replay import apply
from trainer.core.schedule import Schedule
from trainer.core.settings import Settings, from_stored, with_value
from trainer.core.topic import TopicPath
from trainer.core.worth import Interview
from trainer.services.change import Change, Touched
from trainer.services.days_off import rest
from trainer.services.ports import Progress, UnitOfWork, Workspace, no_progress
from trainer.services.preferences import FURTHEST_DAYS, check_interview_day
from trainer.services.rows import Studied

PACE_DAYS = 30
ENOUGH_ANSWERS = 20
"""From so many answers of a kind on, the learner's own pace counts."""
PRICE_KEY = "interview_price"
MOST_LISTED = 300
"""Cards that a search names one by one."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The days until the interview, and the recall (0 to 1) predicted for it.

    ``topics`` pairs every topic that has cards with its predicted recall, the weakest first; ``left_out`` are the
    cards that cannot be reached in this time.
    """

    interview: Interview
    today: int
    cards: int
    recall: float
    topics: tuple[tuple[TopicPath, float], ...]
    days: tuple[DayPlan, ...]
    left_out: tuple[int, ...]
    yielded: int


def coming_interview(settings: Settings, today: int, off: frozenset[int] = frozenset()) -> Interview | None:
    """The interview planned for, with the days that are ``off``.

    ``None`` without a date, on the day and after it, and while it is too far away.
    """
    if not settings.interview_date:
        return None
    day = day_of_date(date.fromisoformat(settings.interview_date))
    if not today < day <= today + FURTHEST_DAYS:
        return None
    return Interview(day, settings.interview_minutes * 60, off)


def set_interview(workspace: Workspace, day: date, minutes: int) -> Change:
    """Plan for an interview with so many minutes of study a day.

    Raises ``BadInput`` where the day is not after today, or the minutes are out of bounds.
    """
    check_interview_day(workspace, day)
    return _keep(workspace, {"interview_date": day.isoformat(), "interview_minutes": minutes})


def clear_interview(workspace: Workspace) -> Change:
    """Go back to plain scheduling."""
    return _keep(workspace, {"interview_date": ""})


def forecast(workspace: Workspace, progress: Progress = no_progress) -> Forecast | None:
    """What the days until the interview look like; ``None`` without one to come.

    Keeps what it found out about a last pass, so that the agenda of today follows the same plan.
    """
    today = workspace.today()
    with workspace.store.read() as unit:
        stored = unit.settings.all()
        interview = coming_interview(from_stored(stored), today, rest(stored).off)
        if interview is None:
            return None
        progress(0, 1, "Planning the days until the interview")
        cards = _cards_this_morning(workspace, unit, unit.events.studied_on(today), None)
        pace = pace_of(unit, today)
        paths = {each.id: each.path for each in unit.topics.all()}
    planned = plan(cards, today, interview, workspace.rules.for_many.model, pace)
    assert planned is not None
    _keep_price(workspace, interview, planned, today)
    awake = sum(not each.schedule.suspended for each in cards)
    return _forecast(interview, today, awake, planned, paths)


def choice_of_today(
    workspace: Workspace, unit: UnitOfWork, studied: Sequence[Studied], topics: Sequence[int] | None
) -> DayPlan | None:
    """The cards for today within these topics, chosen by gain; ``None`` where no interview is to come.

    Depends on how things stood this morning, so that the choice stays the same all day.  What was asked today besides
    uses up its part of the time.
    """
    today, stored = workspace.today(), unit.settings.all()
    interview = coming_interview(from_stored(stored), today, rest(stored).off)
    if interview is None:
        return None
    cards = _cards_this_morning(workspace, unit, studied, topics)
    price = _price(stored.get(PRICE_KEY), interview, today)
    model, pace = workspace.rules.for_many.model, pace_of(unit, today)
    chosen = choose(cards, today, interview, model, pace, price=price)
    if chosen is None:
        return None
    inside = {each.card for each in chosen.chosen}
    begun = {each.card: each for each in studied if each.state in (State.NEW, State.REVIEW)}
    others = [
        PlanCard(each.card, each.topic, each.subject, _before(workspace, unit, each.card, today))
        for each in begun.values()
        if each.card not in inside
    ]
    return beside_others(chosen, others, begun.keys(), interview, model, pace)


def pace_of(unit: UnitOfWork, today: int) -> Pace:
    """Seconds for a new, a recalled and a forgotten card: the learner's own over the 30 days before today."""
    spent = unit.events.pace(today - PACE_DAYS, today - 1)

    def mean(kinds: Sequence[tuple[State, bool]], per: Sequence[tuple[State, bool]], usual: float) -> float:
        answers = sum(spent.get(kind, (0, 0))[0] for kind in per)
        time_ms = sum(spent.get(kind, (0, 0))[1] for kind in kinds)
        return usual if answers < ENOUGH_ANSWERS else max(time_ms / answers / 1000, 1.0)

    new = [(State.NEW, False), (State.NEW, True)]
    steps = [(State.LEARNING, False), (State.LEARNING, True)]
    relearning = [(State.RELEARNING, False), (State.RELEARNING, True)]
    forgot, recalled = [(State.REVIEW, False)], [(State.REVIEW, True)]
    return Pace(
        mean([*new, *steps], new, DEFAULT_PACE.new_s),
        mean(recalled, recalled, DEFAULT_PACE.pass_s),
        mean([*forgot, *relearning], forgot, DEFAULT_PACE.fail_s),
    )


def _forecast(
    interview: Interview, today: int, cards: int, planned: Plan, paths: Mapping[int, TopicPath]
) -> Forecast:
    topics = [
        (() if topic is None else paths.get(topic, ()), recall)
        for topic, recall in planned.recall_by_topic.items()
    ]
    return Forecast(
        interview,
        today,
        cards,
        planned.recall,
        tuple(sorted(topics, key=lambda each: (each[1], each[0]))),
        planned.days,
        planned.left_out,
        planned.yielded,
    )


def _cards_this_morning(
    workspace: Workspace, unit: UnitOfWork, studied: Sequence[Studied], topics: Sequence[int] | None
) -> list[PlanCard]:
    """Every card as it stood before today's first answer."""
    today = workspace.today()
    changed = {each.card for each in studied}
    inside = None if topics is None else frozenset(topics)
    return [
        PlanCard(
            each.card,
            each.topic,
            each.subject,
            _before(workspace, unit, each.card, today) if each.card in changed else each.schedule,
        )
        for each in unit.schedules.standings()
        if inside is None or each.topic in inside
    ]


def _before(workspace: Workspace, unit: UnitOfWork, card: int, today: int) -> Schedule:
    schedule = Schedule()
    for event in effective(unit.events.of_card(card)):
        if event.study_day < today:
            schedule = apply(schedule, event, workspace.rules.for_many)
    return schedule


def _keep(workspace: Workspace, values: Mapping[str, object]) -> Change:
    with workspace.store.write() as unit:
        settings = from_stored(unit.settings.all())
        for key, value in values.items():
            settings = with_value(settings, key, value)
            unit.settings.put(key, json.dumps(value))
        unit.commit()
    if not settings.interview_date:
        return Change(
            "Clear the interview date", frozenset({Touched.SETTINGS}), message="Interview date cleared"
        )
    day = date.fromisoformat(settings.interview_date)
    return Change(
        "Set the interview date",
        frozenset({Touched.SETTINGS}),
        message=f"Planning for {day.day} {day:%B %Y}",
    )


def _keep_price(workspace: Workspace, interview: Interview, planned: Plan, today: int) -> None:
    price = None if planned.price == inf else planned.price
    value = json.dumps([today, interview.day, interview.seconds_per_day, price])
    with workspace.store.write() as unit:
        if unit.settings.all().get(PRICE_KEY) != value:
            unit.settings.put(PRICE_KEY, value)
            unit.commit()


def _price(stored: str | None, interview: Interview, today: int) -> float:
    """What ``forecast`` found for this very day and interview; without it no last pass is weighed."""
    if stored is None:
        return inf
    day, interview_day, seconds, price = json.loads(stored)
    fits = (day, interview_day, seconds) == (today, interview.day, interview.seconds_per_day)
    return float(price) if fits and price is not None else inf


def left_out_search(found: Forecast) -> str:
    """A search for the cards that cannot be reached, the first ``MOST_LISTED`` of them; empty for none."""
    named = ",".join(str(each) for each in sorted(found.left_out)[:MOST_LISTED])
    return f"cid:{named}" if named else ""


def yielded_days(found: Forecast) -> str:
    """On which days near-duplicates share a day: ``on Sun 20 Dec``, ``on 3 days from Fri 18 Dec on``."""
    days = [each.day for each in found.days if each.yielded]
    return f"on {show_day(days[0])}" if len(days) == 1 else f"on {len(days)} days from {show_day(days[0])} on"


def show_day(day: int) -> str:
    """A study day as the learner reads it: ``Fri 22 May``."""
    named = date_of(day)
    return f"{named:%a} {named.day} {named:%b}"
