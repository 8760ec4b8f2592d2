"""The words for ratings, intervals and times, the same in the window and in the terminal."""

from math import floor
from typing import assert_never

from trainer.core.event import Rating
from trainer.core.schedule import Days, Interval, Step

RATING_WORDS: dict[Rating, tuple[str, str]] = {
    Rating.AGAIN: ("Again", "Forgot"),
    Rating.HARD: ("Hard", "With effort"),
    Rating.GOOD: ("Good", "Recalled"),
    Rating.EASY: ("Easy", "Instantly"),
}
"""Each rating's name and what it means, worded so that nobody presses Hard for a failure."""

_DAYS_PER_MONTH = 365 / 12
_DAYS_PER_YEAR = 365


def show_interval(interval: Interval) -> str:
    """How long until the card comes back: ``6 min``, ``1.5 h``, ``2 d``, ``1.4 mo``, ``2.1 y``."""
    match interval:
        case Step(seconds=seconds):
            return _show_seconds(seconds)
        case Days(days=days):
            return _show_days(days)
        case _:
            assert_never(interval)


def show_interval_days(days: float) -> str:
    """A stability or another number of days, at least 0: ``<1 d``, ``12 d``, ``1.4 mo``, ``2.1 y``."""
    return "<1 d" if days < 0.5 else _show_days(_round(days))


def show_minutes(duration_ms: int) -> str:
    """A time spent: ``0 min``, ``<1 min``, ``12 min``, ``2 h 5 min``; ``duration_ms`` is at least 0."""
    if 0 < duration_ms < 60_000:
        return "<1 min"
    hours, minutes = divmod(_round(duration_ms / 60_000), 60)
    if hours and minutes:
        return f"{hours} h {minutes} min"
    return f"{hours} h" if hours else f"{minutes} min"


def show_clock(duration_ms: int) -> str:
    """A time spent, to the second: ``0:07``, ``12:30``, ``75:00``; ``duration_ms`` is at least 0."""
    seconds = _round(duration_ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def count_of(count: int, noun: str) -> str:
    """A number with its noun: ``1 card``, ``2 cards``, ``1,200 cards``."""
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def _show_seconds(seconds: int) -> str:
    if seconds < 60:
        return "<1 min"
    minutes = _round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{_short(seconds / 3600)} h" if seconds < 86_400 else _show_days(_round(seconds / 86_400))


def _show_days(days: int) -> str:
    if days < 30:
        return f"{days} d"
    if days < 365:
        return f"{_short(days / _DAYS_PER_MONTH)} mo"
    return f"{_short(days / _DAYS_PER_YEAR)} y"


def _short(value: float) -> str:
    """One decimal, none where it is 0."""
    return f"{_round(value * 10) / 10:g}"


def _round(value: float) -> int:
    """The nearest whole number, halves upwards."""
    return floor(value + 0.5)


def show_prediction(recall: float) -> str:
    """A predicted recall of 0 to 1: ``90 %``, and never a certainty."""
    return "over 99 %" if 0.995 <= recall < 1 else show_share(recall)


def show_share(share: float, places: int = 0) -> str:
    """A share of 0 to 1 in percent: ``90 %``."""
    return f"{100 * share:.{places}f} %"
