"""Sentences about the coming days, the same on the Today page and after a session."""

from PySide6.QtCore import QDate, QLocale

from trainer.core.calendar import date_of
from trainer.core.wording import count_of

NO_CARDS = "Bring your documents in with Import, or add a card of your own; they can be studied at once."


def next_due_words(day: int | None, today: int) -> str:
    """When the next cards are due; ``day`` is a study day after ``today``, ``None`` where nothing is scheduled."""
    if day is None:
        return "No card is scheduled for a later day yet."
    name = _written(day, "dddd, d MMMM")
    away = day - today
    if away == 1:
        return f"The next cards are due tomorrow, {name}."
    return f"The next cards are due in {away} days, on {name}."


def yielded_words(count: int) -> str:
    """How many cards are asked beside a near-duplicate all the same; empty for none."""
    if count == 0:
        return ""
    verb = "is" if count == 1 else "are"
    reason = "no other day is left, or the wait was long"
    return f"{count_of(count, 'card')} {verb} asked beside a near-duplicate: {reason}."


def put_off_words(count: int) -> str:
    """How many cards were left out of today for a near-duplicate; empty for none."""
    if count == 0:
        return ""
    if count == 1:
        return "1 card waits for another day because it asks nearly the same as one of today."
    return (
        f"{count_of(count, 'card')} wait for another day because they ask nearly the same as others of today."
    )


def leech_words(count: int) -> str:
    """How many cards are forgotten again and again; empty for none."""
    if count == 0:
        return ""
    verb = "is" if count == 1 else "are"
    return f"{count_of(count, 'card')} {verb} forgotten again and again: to the leech clinic…"


def streak_words(forgiven: int, is_off: bool) -> str:
    """What kept the streak lately; empty for nothing."""
    told = ["Today is a day off"] if is_off else []
    if forgiven:
        told.append(f"{count_of(forgiven, 'missed day')} forgiven this week")
    return " · ".join(told)


def day_name(day: int) -> str:
    """A study day in short: ``Mon, 4 May``."""
    return _written(day, "ddd, d MMM")


def month_name(day: int) -> str:
    """The month of a study day: ``May``."""
    return _written(day, "MMM")


def _written(day: int, form: str) -> str:
    """A study day in English, whatever the system speaks."""
    date = date_of(day)
    return QLocale(QLocale.Language.English).toString(QDate(date.year, date.month, date.day), form)
