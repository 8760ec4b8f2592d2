"""Options of single topics: what a topic does not say it takes from the topic above, the top from Preferences."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from trainer.core.errors import BadInput
from trainer.core.settings import Settings, with_value
from trainer.core.topic import TopicPath

Value = int | float | str


@dataclass(frozen=True, slots=True)
class Options:
    """What one topic says for itself and everything below it; ``None`` is inherited.

    Each field is a setting of the same name: its kind, bounds, label and help hold here too.
    """

    new_per_day: int | None = None
    reviews_per_day: int | None = None
    retention: float | None = None
    new_order: str | None = None
    review_order: str | None = None

    @property
    def own(self) -> dict[str, Value]:
        """The values that are not inherited, by name."""
        held = {name: getattr(self, name) for name in OPTION_NAMES}
        return {name: value for name, value in held.items() if value is not None}


OPTION_NAMES = tuple(each.name for each in fields(Options))
INHERITED = Options()
PREFERENCES: TopicPath = ()
"""Where a value comes from that no topic has set."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The options that hold for a topic: Preferences with what topics change, and the topic each value is set on."""

    values: Settings
    sources: Mapping[str, TopicPath]

    def value(self, name: str) -> Value:
        """One option's value."""
        value: Value = getattr(self.values, name)
        return value


def resolve(path: TopicPath, options: Mapping[TopicPath, Options], preferences: Settings) -> Resolved:
    """The options that hold for the topic with this path, the nearest topic's above before those further up."""
    values, sources = preferences, dict.fromkeys(OPTION_NAMES, PREFERENCES)
    for length in range(1, len(path) + 1):
        for name, value in options.get(path[:length], INHERITED).own.items():
            values = with_value(values, name, value)
            sources[name] = path[:length]
    return Resolved(values, sources)


def with_option(options: Options, name: str, value: Value | None) -> Options:
    """The options with one changed; ``None`` lets it be inherited again.

    Raises ``BadInput`` where there is no such option or the value is out of bounds.
    """
    if name not in OPTION_NAMES:
        raise BadInput(f"A topic has no option called {name!r}.", f"Options: {', '.join(OPTION_NAMES)}.")
    if value is None:
        return replace(options, **{name: None})
    return replace(options, **{name: getattr(with_value(Settings(), name, value), name)})


def to_text(options: Options) -> str:
    """The own values as JSON; empty where everything is inherited."""
    return json.dumps(options.own) if options.own else ""


def from_text(text: str) -> Options:
    """The options in the text of ``to_text``; what is unknown or out of bounds is inherited."""
    options = INHERITED
    try:
        stored = json.loads(text) if text else {}
    except ValueError:
        return options
    for name, value in stored.items() if isinstance(stored, dict) else ():
        try:
            options = with_option(options, name, value)
        except BadInput:
            continue
    return options
