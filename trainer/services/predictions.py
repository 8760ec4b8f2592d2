"""The memory model's predictions and what came of them, from a replay of the log."""

from collections.abc import Collection, Iterator
from itertools import groupby

from trainer.core.event import Event
from trainer.core.forgetting import predictions
from trainer.core.insight import Prediction
from trainer.core.scope import EVERYTHING, Scope
from trainer.services.library import moment
from trainer.services.ports import Progress, UnitOfWork, Workspace, no_progress

CHUNK = 100
"""Cards between two reports of progress."""


def predicted(
    workspace: Workspace, scope: Scope = EVERYTHING, progress: Progress = no_progress
) -> tuple[Prediction, ...]:
    """What was predicted before each review of the cards in scope; may take a moment.

    Raises ``Cancelled`` when stopped and ``BadInput`` where a search takes too long.
    """
    with workspace.store.read() as unit:
        within = unit.cards.within(scope, moment(workspace))
        inside = {each.card for each in unit.schedules.standings() if within is None or each.card in within}
        return tuple(predictions(_logs(unit, inside, progress), workspace.rules.for_many))


def _logs(unit: UnitOfWork, cards: Collection[int], progress: Progress) -> Iterator[list[Event]]:
    done = 0
    for card, events in groupby(unit.events.every(), key=lambda each: each[0]):
        if card in cards:
            if done % CHUNK == 0:
                progress(done, len(cards), "Comparing predictions")
            done += 1
            yield [event for _, event in events]
