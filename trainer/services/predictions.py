"""The memory model's predictions and what came of them, from a replay of the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from trainer.core.forgetting import Course, course_of, predictions
from trainer.core.insight import Prediction
from trainer.core.scope import EVERYTHING, Scope
from trainer.services.library import moment
from trainer.services.ports import Progress, UnitOfWork, Workspace, no_progress
from trainer.services.upkeep import add_up

CHUNK = 100
"""Cards between two reports of progress."""
MOST_EVENTS = 20_000
"""Of a longer log a sample of cards is replayed: enough to know a share within a third of a percent."""


@dataclass(frozen=True, slots=True)
class Predicted:
    """Predictions in the order of the reviews; ``sampled`` says that only some of the cards were looked at."""

    predictions: tuple[Prediction, ...]
    sampled: bool


def predicted(
    workspace: Workspace,
    scope: Scope = EVERYTHING,
    progress: Progress = no_progress,
    most_events: int = MOST_EVENTS,
) -> Predicted:
    """What was predicted before each review of the cards in scope, or of a sample of them; may take a moment.

    Raises ``Cancelled`` when stopped and ``BadInput`` where a search takes too long.
    """
    add_up(workspace)
    with workspace.store.read() as unit:
        within = unit.cards.within(scope, moment(workspace))
        cards, sampled = unit.measures.sample(within, most_events)
        return Predicted(
            tuple(predictions(_courses(unit, cards, progress), workspace.rules.for_many)), sampled
        )


def _courses(unit: UnitOfWork, cards: Sequence[int], progress: Progress) -> Iterator[tuple[int, Course]]:
    plain = ((card, reviews) for card, _, reviews in unit.events.plain_logs(cards))
    others = ((card, course_of(events)) for card, events in unit.events.other_logs(cards))
    for done, each in enumerate(chain(plain, others)):
        if done % CHUNK == 0:
            progress(done, len(cards), "Comparing predictions")
        yield each
