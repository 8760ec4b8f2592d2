"""What an insight is given later, because it takes a replay, a plan or a look at single answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from trainer.core.insight import Addition, Insight
from trainer.core.scope import EVERYTHING, Scope
from trainer.services import judgements, predictions, readiness
from trainer.services.ports import Progress, Workspace, no_progress

Adding = Callable[[Insight], Insight]
"""Gives an insight of the same cards what was worked out."""


def add(
    workspace: Workspace,
    wanted: Addition,
    scope: Scope = EVERYTHING,
    progress: Progress = no_progress,
) -> Adding:
    """Work one addition out for the cards in scope; may take a moment.

    Raises ``Cancelled`` when stopped.
    """
    match wanted:
        case Addition.PREDICTIONS:
            told = predictions.predicted(workspace, scope, progress)
            return lambda insight: replace(insight, predictions=told.predictions, sampled=told.sampled)
        case Addition.JUDGEMENTS:
            judged = judgements.judgements(workspace, scope)
            return lambda insight: replace(insight, judgements=judged)
        case Addition.CONFUSIONS:
            confused = judgements.mixed_up(workspace, scope)
            return lambda insight: replace(insight, confusions=confused)
        case Addition.READINESS:
            ready = readiness.ready(workspace, scope, progress)
            return lambda insight: replace(insight, readiness=ready)
        case _:
            assert_never(wanted)
