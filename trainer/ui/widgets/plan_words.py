"""Sentences about the days until an interview."""

from PySide6.QtCore import QDate, QLocale

from trainer.core.calendar import date_of
from trainer.core.interview import DayPlan
from trainer.core.wording import count_of, show_minutes, show_prediction
from trainer.services.plan import Forecast, show_day, yielded_days

DAYS_SHOWN = 7
TOPICS_SHOWN = 10


def heading(found: Forecast) -> str:
    """When the interview is."""
    date = date_of(found.interview.day)
    name = QLocale(QLocale.Language.English).toString(QDate(date.year, date.month, date.day), "dddd, d MMMM")
    away = found.interview.days_left(found.today)
    return f"Interview tomorrow, {name}" if away == 1 else f"Interview on {name}, in {away} days"


def summary(found: Forecast) -> str:
    """What is predicted for the day, and what is left out."""
    minutes = found.interview.seconds_per_day // 60
    lines = [
        f"Predicted recall on the day: {show_prediction(found.recall)} of all cards, with {minutes} minutes a day."
    ]
    if found.left_out:
        verb = "is" if len(found.left_out) == 1 else "are"
        lines.append(f"Not reachable in this time: {count_of(len(found.left_out), 'card')} {verb} left out.")
    else:
        lines.append("Every card can be reached in this time.")
    if found.yielded:
        lines.append(
            f"{count_of(found.yielded, 'card')} will be asked on the same day as a near-duplicate, "
            f"{yielded_days(found)}: no other day is left."
        )
    return "\n".join(lines)


def topic_rows(found: Forecast) -> list[tuple[str, str]]:
    """The topics with the weakest prediction first: name and recall."""
    rows = [(path[-1] if path else "No topic", show_prediction(recall)) for path, recall in found.topics]
    more = len(rows) - TOPICS_SHOWN
    return rows if more <= 0 else [*rows[:TOPICS_SHOWN], (f"and {more} more", "")]


def day_rows(found: Forecast) -> list[tuple[str, str]]:
    """The coming days: the day and what it brings."""
    rows = [
        ("Today" if each.day == found.today else show_day(each.day), day_words(each, found))
        for each in found.days
    ]
    more = len(rows) - DAYS_SHOWN
    return rows if more <= 0 else [*rows[:DAYS_SHOWN], (f"and {count_of(more, 'more day')}", "")]


def day_words(each: DayPlan, found: Forecast) -> str:
    """What one day brings."""
    if each.day in found.interview.off:
        return "day off"
    if not each.chosen:
        return "nothing to gain"
    return f"{each.new} new, {each.reviews} seen · {show_minutes(round(each.seconds * 1000))}"
