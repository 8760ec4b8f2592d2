"""The answer to a card that the learner likes best; its tab is in front when the answers are shown."""

from trainer.core.errors import NotFound
from trainer.services.change import Change, Record, Restore, Touched
from trainer.services.history import record
from trainer.services.ports import Workspace


def prefer(workspace: Workspace, card: int, answer: int) -> Change:
    """Prefer an answer (row id); the one preferred already is preferred no longer.

    Raises ``NotFound`` where the card has no such answer.
    """
    with workspace.store.write() as unit:
        row = unit.cards.get(card)
        if row is None or answer not in {each.id for each in row.answers}:
            raise NotFound("This answer was deleted.")
        chosen = None if row.preferred == answer else answer
        earlier = unit.cards.update(Record.CARDS, [(card, {"preferred_answer_id": chosen})])
        label = "Prefer answer" if chosen else "Prefer no answer"
        message = "This answer comes first from now on" if chosen else "No answer is preferred"
        change = Change(label, frozenset({Touched.CARDS}), (Restore(Record.CARDS, earlier),), message, card)
        record(workspace, unit, change)
        unit.commit()
    return change
