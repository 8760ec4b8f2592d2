"""Logs of random events, as unlikely as the types allow, and the reviews of them that count."""

from dataclasses import dataclass
from random import Random
from uuid import UUID

from support.workspaces import DAY_MS, NOON

from trainer.core.event import (
    Event,
    Mode,
    Practised,
    Rating,
    Reset,
    Retracted,
    Reviewed,
    State,
    Suspended,
    effective,
)


@dataclass
class RandomLog:
    """Events of some cards over some days, in random order of cards; the same seed gives the same events."""

    seed: int
    cards: tuple[str, ...]
    first_day: int
    events_per_card: int = 12

    def __post_init__(self) -> None:
        self._random = Random(self.seed)
        self.by_card = {card: self._of_card(card) for card in self.cards}

    @property
    def events(self) -> list[Event]:
        """Every event, card by card."""
        return [event for events in self.by_card.values() for event in events]

    @property
    def counting(self) -> list[Event]:
        """The events that were not retracted, in order."""
        kept = [event for events in self.by_card.values() for event in effective(events)]
        return sorted(kept, key=lambda each: each.order)

    @property
    def reviews(self) -> list[Reviewed]:
        """The reviews that count, in order."""
        return [each for each in self.counting if isinstance(each, Reviewed)]

    def _of_card(self, card: str) -> list[Event]:
        events: list[Event] = []
        for _ in range(self._random.randrange(self.events_per_card)):
            events.append(self._event(card, events))
        return events

    def _event(self, card: str, before: list[Event]) -> Event:
        chance = self._random
        at_ms = NOON + chance.randrange(12) * DAY_MS + chance.randrange(DAY_MS // 2)
        uid = str(UUID(int=chance.getrandbits(128)))
        base = {
            "uid": uid,
            "card": card,
            "at_ms": at_ms,
            "study_day": self.first_day + (at_ms - NOON) // DAY_MS,
        }
        kind = chance.random()
        if kind < 0.15 and before:
            return Retracted(**{**base, "at_ms": at_ms + 20 * DAY_MS}, target=chance.choice(before).uid)
        if kind < 0.25:
            return Practised(**base, mode=chance.choice(list(Mode)), duration_ms=chance.randrange(60_000))
        if kind < 0.30:
            return chance.choice((Reset, Suspended))(**base)
        return Reviewed(
            **base,
            rating=chance.choice(list(Rating)),
            duration_ms=chance.randrange(60_000),
            state=chance.choice(list(State)),
            previous_days=chance.choice((0, 1, 20, 21, 22, 300)),
            interval_days=chance.choice((0, 1, 3, 30)),
            confidence=chance.choice((None, 1, 2, 3)),
            help_level=chance.randrange(4),
            coverage=chance.choice((None, 0.0, 0.5, 1.0)),
            ticked=chance.choice((None, 0.25, 1.0)),
        )
