"""How answers were judged, and which cards are mixed up with each other."""

from trainer.core.confusions import MixedUp, confusions
from trainer.core.judgement import Judgements, sure_but_wrong
from trainer.core.scope import EVERYTHING, Scope
from trainer.services.library import moment
from trainer.services.ports import Workspace

MOST = 15
"""Pairs of cards in the list of those mixed up."""
MOST_SUBJECTS = 60
"""Subjects looked through for them, those with most answers that could be mix-ups first."""


def judgements(workspace: Workspace, scope: Scope = EVERYTHING) -> Judgements:
    """The judged reviews of the cards in scope."""
    with workspace.store.read() as unit:
        reviews = tuple(unit.judgements.judged(unit.cards.within(scope, moment(workspace))))
        rows = [unit.cards.get(each.card) for each in sure_but_wrong(reviews)]
    return Judgements(reviews, {row.id: row.name for row in rows if row is not None})


def mixed_up(workspace: Workspace, scope: Scope = EVERYTHING) -> tuple[MixedUp, ...]:
    """The pairs of cards in scope that were mixed up most, the worst first."""
    with workspace.store.read() as unit:
        found = confusions(unit.judgements.asked(unit.cards.within(scope, moment(workspace)), MOST_SUBJECTS))[
            :MOST
        ]
        names = {each.id: each.name for each in unit.topics.subjects()} if found else {}
        told = []
        for each in found:
            one, other = (unit.cards.get(card) for card in each.cards)
            if one is not None and other is not None:
                told.append(MixedUp(names.get(each.subject, ""), (one.name, other.name), each))
    return tuple(told)
