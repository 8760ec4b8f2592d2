"""The memory model's predictions and what came of them, from a replay of the log."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from trainer.core.event import Event
from trainer.core.forgetting import predictions
from trainer.core.insight import Prediction
from trainer.services.ports import Progress, UnitOfWork, Workspace, no_progress

CHUNK = 100
"""Cards between two reports of progress."""


def predicted(
    workspace: Workspace, topics: Sequence[int] | None = None, progress: Progress = no_progress
) -> tuple[Prediction, ...]:
    """What was predicted before each review within these topics (``None``: all); may take a moment.

    Raises ``Cancelled`` when stopped.
    """
    with workspace.store.read() as unit:
        inside = {each.card for each in unit.schedules.standings() if topics is None or each.topic in topics}
        return tuple(predictions(_logs(unit, inside, progress), workspace.rules))


def _logs(unit: UnitOfWork, cards: Collection[int], progress: Progress) -> Iterator[list[Event]]:
    done = 0
    for card, events in groupby(unit.events.every(), key=lambda each: each[0]):
        if card in cards:
            if done % CHUNK == 0:
                progress(done, len(cards), "Comparing predictions")
            done += 1
            yield [event for _, event in events]
