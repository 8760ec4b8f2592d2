"""Every setting, declared once: key, default, bounds, label and a sentence of help."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from trainer.core.day_order import NewOrder, ReviewOrder
from trainer.core.errors import BadInput
from trainer.core.keymap import PRESETS
from trainer.core.leech import ACTIONS, SAY_SO
from trainer.core.rating_choice import FOUR, TWO

FLAGS = 7
"""Flags are numbered from 1 to this; 0 is none."""
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Setting:
    """What the preferences show of one setting; numbers are bounded, texts come from ``choices`` or are free.

    ``maximum`` of a free text is its length in characters; a date is a text such as 2026-05-22, or empty.
    """

    label: str
    help: str
    group: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    is_date: bool = False


def _declared(default: Any, setting: Setting) -> Any:
    return field(default=default, metadata={"setting": setting})


def _named_flag(number: int, colour: str) -> Any:
    help = f"What flag {number}, the {colour.lower()} one, means to you."
    return _declared(colour, Setting(f"Flag {number}", help, "Flags", maximum=LONGEST_NAME))


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(name: str) -> Any:
    help = "Reduced: less than half as many cards fall due on it; none: as few as possible."
    setting = Setting(name.capitalize(), help, "Easy days", choices=("normal", "reduced", "none"))
    return _declared("normal", setting)


@dataclass(frozen=True, slots=True)
class Settings:
    """The learner's settings; a field's name is its key in the store."""

    new_per_day: int = _declared(
        20, Setting("New cards per day", "How many new cards a day begins with.", "Study", 0, 9999)
    )
    reviews_per_day: int = _declared(
        200, Setting("Reviews per day", "How many due cards a day asks at most.", "Study", 0, 99999)
    )
    new_order: str = _declared(
        NewOrder.IN_ORDER.value,
        Setting(
            "Order of new cards",
            "In the order they were added, or at random; a random order is kept all day.",
            "Study",
            choices=tuple(NewOrder),
        ),
    )
    review_order: str = _declared(
        ReviewOrder.WEAKEST.value,
        Setting(
            "Order of due cards",
            "Those most likely forgotten first, those waiting longest first, or at random. "
            "Matters most where more is due than a day allows.",
            "Study",
            choices=tuple(ReviewOrder),
        ),
    )
    typed_answers: str = _declared(
        "on",
        Setting(
            "Typed answers",
            "Show a box to type what you would say before the answers are shown.",
            "Study",
            choices=("on", "off"),
        ),
    )
    rating_buttons: str = _declared(
        FOUR,
        Setting(
            "Ratings to choose from",
            "Four, or only Again and Good: less to decide.",
            "Study",
            choices=(FOUR, TWO),
        ),
    )
    ask_confidence: bool = _declared(
        False,
        Setting(
            "Ask how sure you are",
            "Before the answers are shown, 1 to 3 say how sure you are; what you were sure of and got wrong is asked "
            "again after about a week.",
            "Study",
        ),
    )
    read_aloud: bool = _declared(
        False,
        Setting(
            "Read questions aloud",
            "Each question by itself, where the system has a voice (speech-dispatcher or espeak-ng on Linux); R "
            "reads what is in front, and stops.",
            "Study",
        ),
    )
    show_timer: bool = _declared(
        False, Setting("Timer", "Show how long a card has been asked; a minute is recorded at most.", "Study")
    )
    forgiven_days: int = _declared(
        1,
        Setting(
            "Missed days that a streak survives",
            "So many missed days in any seven do not end your streak; days off that you declare never do.",
            "Study",
            0,
            2,
        ),
    )
    leech_lapses: int = _declared(
        8,
        Setting(
            "A leech from",
            "A card forgotten in review so often is a leech; it is said again after every half of it.",
            "Leeches",
            2,
            99,
            unit="lapses",
        ),
    )
    leech_action: str = _declared(
        SAY_SO,
        Setting(
            "When a card becomes a leech",
            "The leech clinic (Edit menu) tells what is the matter and what helps, either way.",
            "Leeches",
            choices=ACTIONS,
        ),
    )
    interview_date: str = _declared(
        "",
        Setting(
            "Interview date",
            "The days until then are planned for what you will recall on it. Year-month-day; empty for none.",
            "Interview",
            maximum=10,
            is_date=True,
        ),
    )
    interview_minutes: int = _declared(
        30,
        Setting(
            "Minutes a day until the interview",
            "How long you want to study each day; the plan never takes more.",
            "Interview",
            1,
            600,
            unit="min",
        ),
    )
    goal_kind: str = _declared(
        "none",
        Setting(
            "Goal of a day",
            "What you want to do each day: Today shows how far you are, the calendar marks the days you reached it.",
            "Goal",
            choices=("none", "reviews", "minutes"),
        ),
    )
    goal_amount: int = _declared(
        20, Setting("How much", "So many reviews or minutes a day.", "Goal", 1, 9999)
    )
    goal_reminder: bool = _declared(
        False,
        Setting(
            "Remind me",
            "One quiet line inside the window while the goal is not reached; it can be sent away for the day.",
            "Goal",
        ),
    )
    goal_reminder_hour: int = _declared(
        18, Setting("Remind me from", "The hour from which the line shows.", "Goal", 0, 23, unit="o'clock")
    )
    retention: float = _declared(
        0.90,
        Setting(
            "Desired retention",
            "The share of due cards you want to recall. Higher means more reviews.",
            "Schedule",
            0.70,
            0.97,
        ),
    )
    maximum_interval: int = _declared(
        36500,
        Setting("Maximum interval", "No card waits longer than this.", "Schedule", 1, 36500, unit="days"),
    )
    day_starts_at: int = _declared(
        4,
        Setting(
            "Next day starts at",
            "Reviews after midnight count for the day before until this hour.",
            "Schedule",
            0,
            23,
            unit="o'clock",
        ),
    )
    study_monday: str = _weekday("monday")
    study_tuesday: str = _weekday("tuesday")
    study_wednesday: str = _weekday("wednesday")
    study_thursday: str = _weekday("thursday")
    study_friday: str = _weekday("friday")
    study_saturday: str = _weekday("saturday")
    study_sunday: str = _weekday("sunday")
    theme: str = _declared(
        "system",
        Setting(
            "Theme", "Light, dark, or what the system uses.", "Looks", choices=("system", "light", "dark")
        ),
    )
    text_size: int = _declared(
        16,
        Setting(
            "Text size",
            "The size of questions and answers; all other words grow and shrink with them.",
            "Looks",
            10,
            40,
            unit="px",
        ),
    )
    key_preset: str = _declared(
        "anki",
        Setting(
            "Keys like those of",
            "Anki rates with 1 to 4, Mnemosyne with 0 to 5 (which show the answers first), two-button with 1 and 2, "
            "org-fc with A, H, G and E.",
            "Keys",
            choices=tuple(PRESETS),
        ),
    )
    auto_question_s: int = _declared(
        0,
        Setting(
            "Show answers after",
            "While auto-advance is on, the answers show by themselves after this time; 0 for never.",
            "Auto-advance",
            0,
            3600,
            unit="s",
        ),
    )
    auto_answer_s: int = _declared(
        0,
        Setting(
            "Go on after",
            "While auto-advance is on, the next card comes this long after the answers; 0 for never.",
            "Auto-advance",
            0,
            3600,
            unit="s",
        ),
    )
    auto_action: str = _declared(
        "bury",
        Setting(
            "What going on does",
            "What happens to a card you did not rate in time.",
            "Auto-advance",
            choices=("bury", "again", "hard", "good", "nothing"),
        ),
    )
    flag_1: str = _named_flag(1, "Red")
    flag_2: str = _named_flag(2, "Orange")
    flag_3: str = _named_flag(3, "Green")
    flag_4: str = _named_flag(4, "Blue")
    flag_5: str = _named_flag(5, "Pink")
    flag_6: str = _named_flag(6, "Turquoise")
    flag_7: str = _named_flag(7, "Purple")

    def flag_name(self, number: int) -> str:
        """What flag 1 to 7 is called; its colour where the learner took the name away."""
        return str(getattr(self, f"flag_{number}")).strip() or str(getattr(DEFAULTS, f"flag_{number}"))


DEFAULTS = Settings()


def declaration(key: str) -> Setting:
    """The declaration of one setting.  Raises ``KeyError`` for an unknown key."""
    declared = {each.name: each.metadata["setting"] for each in fields(Settings)}
    setting: Setting = declared[key]
    return setting


def from_stored(stored: Mapping[str, str]) -> Settings:
    """Settings from the store's JSON texts; unknown keys and values out of bounds fall back to the defaults."""
    settings = DEFAULTS
    for key, text in stored.items():
        try:
            settings = with_value(settings, key, json.loads(text))
        except (BadInput, ValueError):
            continue
    return settings


def with_value(settings: Settings, key: str, value: Any) -> Settings:
    """The settings with one changed.  Raises ``BadInput`` where the key is unknown or the value out of bounds."""
    names = {each.name: each.metadata["setting"] for each in fields(Settings)}
    if key not in names:
        raise BadInput(f"There is no setting called {key!r}.")
    setting: Setting = names[key]
    kind = type(getattr(DEFAULTS, key))
    if kind is float and isinstance(value, int):
        value = float(value)
    if type(value) is not kind:
        raise BadInput(f"{setting.label} cannot be {value!r}.")
    if setting.choices and value not in setting.choices:
        raise BadInput(f"{setting.label} must be one of {', '.join(setting.choices)}, not {value!r}.")
    if setting.is_date and value and not _is_date(value):
        raise BadInput(f"{setting.label} must be a date such as 2026-05-22, not {value!r}.")
    low, high = setting.minimum, setting.maximum
    if kind is str and high is not None and len(value) > high:
        raise BadInput(f"{setting.label} cannot be longer than {high:g} characters.")
    if low is not None and high is not None and not low <= value <= high:
        raise BadInput(f"{setting.label} must be between {low:g} and {high:g}, not {value:g}.")
    return replace(settings, **{key: value})


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
