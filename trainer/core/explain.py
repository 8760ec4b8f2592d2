"""Why a card is asked now and why a rating would give its interval: sentences made of the scheduler's own numbers."""

from collections.abc import Mapping
from typing import assert_never

from trainer.core.agenda import PATIENCE
from trainer.core.calendar import date_of
from trainer.core.event import Rating, State
from trainer.core.schedule import Days, Reckoning, Rules, Schedule, Step
from trainer.core.wording import RATING_WORDS, count_of, show_interval, show_minutes, show_share
from trainer.core.worth import Worth

DAY_MS = 86_400_000


def why_now(schedule: Schedule, today: int, now_ms: int, rules: Rules) -> list[str]:
    """Why a card with this schedule is asked on the study day ``today`` at the instant ``now_ms``."""
    match schedule.state:
        case State.NEW:
            told = ["You have never answered this card." if not schedule.reps else "You made this card new."]
            told.append("It is one of today's new cards.")
        case State.LEARNING | State.RELEARNING:
            told = _of_step(schedule, now_ms)
        case State.REVIEW:
            told = _of_day(schedule, today)
        case _:
            assert_never(schedule.state)
    return told + _of_memory(schedule, now_ms, rules)


def why_for_interview(found: Worth, day: int) -> str:
    """What asking a card today does for the interview on a study day."""
    return (
        f"Asked today, it would be recalled on your interview on {show_date(day)} with a chance of "
        f"{show_share(found.asked, 1)}, otherwise with {show_share(found.alone, 1)}, for about "
        f"{count_of(round(found.seconds), 'second')}. Until then each day asks what gains most for its time, also "
        "before it is due."
    )


def why_beside(planned: bool) -> str:
    """Why a card is asked on one day with another of its subject: the plan for an interview, or a long wait."""
    reason = (
        "no other day is left before the interview"
        if planned
        else f"it was due on {PATIENCE} days of study or more and not asked"
    )
    return f"It is asked although another that asks nearly the same is asked today: {reason}."


def why_intervals(reckonings: Mapping[Rating, Reckoning], today: int, rules: Rules) -> dict[Rating, str]:
    """Why each rating would give its interval if the card were answered on the study day ``today``."""
    return {rating: why_interval(rating, each, today, rules) for rating, each in reckonings.items()}


def why_interval(rating: Rating, reckoning: Reckoning, today: int, rules: Rules) -> str:
    """Why a rating would give this interval."""
    name, interval = RATING_WORDS[rating][0], reckoning.interval
    match interval:
        case Step(index=index):
            return f"{name}: {show_interval(interval)}, learning step {index + 1}."
        case Days(days=days):
            told = [f"{name}: {_of_days(days)}, due {show_date(today + days)}."]
        case _:
            assert_never(interval)
    if reckoning.memory is not None:
        told.append(
            f"Stability would become {reckoning.memory.stability:.1f} days and difficulty "
            f"{reckoning.memory.difficulty:.1f}; recall falls to {rules.retention * 100:g} % "
            f"after {reckoning.ideal:.1f} days."
        )
    first, last = reckoning.bounds
    if reckoning.instead_of is not None:
        told.append(
            "You were sure of an answer that was wrong. Such errors slip back after about a week, so it is asked "
            f"within {first} to {last} days instead of {reckoning.instead_of}."
        )
    elif first != last:
        told.append(
            f"So that cards learnt together spread out, a day from {first} to {last} was drawn: {days}."
        )
    elif days != round(reckoning.ideal):
        told.append(f"The rules allow {_of_days(days)}.")
    return " ".join(told)


def show_date(day: int) -> str:
    """A study day as a date: ``4 Dec 2026``."""
    date = date_of(day)
    return f"{date.day} {date:%b} {date.year}"


def _of_step(schedule: Schedule, now_ms: int) -> list[str]:
    last, due = schedule.last_ms or 0, schedule.due_ms or 0
    step = show_interval(Step((due - last) // 1000, schedule.step))
    told = [
        f"You answered it {_ago(now_ms - last)}, and it is in learning step {schedule.step + 1}, which lasts {step}."
    ]
    if due > now_ms:
        told.append(f"The step ends in {show_minutes(due - now_ms)}; nothing else is left to ask before.")
    else:
        told.append("That time is over.")
    return told


def _of_day(schedule: Schedule, today: int) -> list[str]:
    due = today if schedule.due_day is None else schedule.due_day
    told = []
    if schedule.last_day is not None:
        elapsed, interval = schedule.elapsed(today), schedule.interval_days
        told.append(
            f"You last answered it {_of_days(elapsed)} ago, and its interval is {_of_days(interval)}."
        )
    if due < today:
        told.append(f"It was due on {show_date(due)}: {_of_days(today - due)} overdue.")
    elif due == today:
        told.append("It is due today.")
    else:
        told.append(f"It is not due before {show_date(due)}.")
    return told


def _of_memory(schedule: Schedule, now_ms: int, rules: Rules) -> list[str]:
    memory = schedule.memory
    if memory is None or schedule.last_ms is None:
        return []
    recall = rules.model.recall(memory, max(now_ms - schedule.last_ms, 0) / DAY_MS)
    return [
        f"You would recall it now with a chance of {recall * 100:.1f} %; you asked for {rules.retention * 100:g} %.",
        f"Its stability is {memory.stability:.1f} days (the time until recall falls to 90 %), "
        f"its difficulty {memory.difficulty:.1f} of 10.",
    ]


def _ago(elapsed_ms: int) -> str:
    return f"{show_minutes(max(elapsed_ms, 0))} ago"


def _of_days(days: int) -> str:
    return count_of(days, "day")
