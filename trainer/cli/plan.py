"""``trainer plan``: the days until the interview."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from typing import TYPE_CHECKING

from trainer.cli.opening import opened

if TYPE_CHECKING:
    from trainer.services.plan import Forecast

NAME = "plan"
HELP = "show or set the plan for an interview"


def add_arguments(parser: ArgumentParser) -> None:
    """The date to plan for, and whether for people or for programs."""
    parser.add_argument("--date", metavar="YYYY-MM-DD", type=_date, help="plan for an interview on this day")
    parser.add_argument("--minutes", metavar="N", type=int, help="minutes of study a day (1 to 600)")
    parser.add_argument("--clear", action="store_true", help="forget the date: plain scheduling")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(options: Namespace) -> int:
    """Set what was asked for and print the plan.  Raises ``BadInput`` for a day that is not to come."""
    from trainer.services import plan, preferences

    with opened(options) as trainer:
        workspace = trainer.workspace
        if options.clear:
            plan.clear_interview(workspace)
        settings = preferences.settings(workspace)
        if options.date is not None:
            minutes = settings.interview_minutes if options.minutes is None else options.minutes
            plan.set_interview(workspace, options.date, minutes)
        elif options.minutes is not None:
            preferences.change_setting(workspace, "interview_minutes", options.minutes)
        found = plan.forecast(workspace)
    print(as_json(found) if options.json else as_text(found))
    return 0


def as_json(found: "Forecast | None") -> str:
    """The whole plan; ``null`` without an interview to come."""
    from trainer.core.calendar import date_of
    from trainer.core.topic import show_path

    if found is None:
        return "null"
    content = {
        "interview": date_of(found.interview.day).isoformat(),
        "days_left": found.interview.days_left(found.today),
        "minutes_per_day": found.interview.seconds_per_day / 60,
        "cards": found.cards,
        "recall": round(found.recall, 4),
        "left_out": len(found.left_out),
        "beside_a_near_duplicate": found.yielded,
        "topics": [{"name": show_path(path), "recall": round(recall, 4)} for path, recall in found.topics],
        "days": [
            {
                "date": date_of(each.day).isoformat(),
                "new": each.new,
                "seen": each.reviews,
                "minutes": round(each.seconds / 60, 1),
            }
            for each in found.days
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(found: "Forecast | None") -> str:
    """A few sentences and two lists."""
    from trainer.core.calendar import date_of
    from trainer.core.topic import show_path
    from trainer.core.wording import count_of, show_minutes, show_prediction
    from trainer.services.plan import left_out_search, show_day, yielded_days

    if found is None:
        return "No interview to come. trainer plan --date YYYY-MM-DD --minutes 30 plans for one."
    day, left = date_of(found.interview.day), found.interview.days_left(found.today)
    minutes = found.interview.seconds_per_day // 60
    lines = [
        f"Interview on {day.day} {day:%B %Y}: {count_of(left, 'day')} left, {count_of(minutes, 'minute')} each.",
        f"Predicted recall on the day: {show_prediction(found.recall)} of {count_of(found.cards, 'card')}.",
        f"Not reachable in this time: {count_of(len(found.left_out), 'card')} left out."
        if found.left_out
        else "Every card can be reached in this time.",
    ]
    if found.left_out:
        lines.append(f"These are left out: trainer find {left_out_search(found)}")
    if found.yielded:
        cards = count_of(found.yielded, "card")
        lines.append(f"Asked on the same day as a near-duplicate: {cards}, {yielded_days(found)}.")
    lines += ["", "Recall by topic, the weakest first:"]
    lines += [
        f"  {show_prediction(recall):>9}  {show_path(path) or 'no topic'}" for path, recall in found.topics
    ]
    lines += ["", "Day by day:"]
    lines += [
        f"  {show_day(each.day):>10}  day off"
        if each.day in found.interview.off
        else f"  {show_day(each.day):>10}  {each.new} new, {each.reviews} seen, "
        f"{show_minutes(round(each.seconds * 1000))}"
        for each in found.days
    ]
    return "\n".join(lines)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-05-22") from error
