"""An answer of the learner's own to a card: write it, change it, take it away."""

from trainer.core.card import Completeness
from trainer.core.errors import BadInput, NotFound
from trainer.services.change import Change, Record, Restore, Row, Touched
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import AnswerRow, CardRow


def own_answers(card: CardRow) -> tuple[AnswerRow, ...]:
    """The answers that come from no document."""
    return tuple(each for each in card.answers if each.document is None)


def write(workspace: Workspace, card: int, answer: int | None, text: str) -> Change:
    """Put Markdown in the place of an own answer (row id), or add one (``None``); an empty text takes it away.

    Raises ``BadInput`` where there is nothing to keep, and ``NotFound`` where the card or the answer is gone.
    """
    clean = text.strip()
    with workspace.store.write() as unit:
        row = unit.cards.get(card)
        if row is None:
            raise NotFound("This card was deleted.", "Your text was not saved; copy it before you close.")
        if answer is not None and answer not in {each.id for each in own_answers(row)}:
            raise NotFound("This answer was deleted.", "Your text was not saved; copy it before you close.")
        back, message = _write(workspace, unit, card, answer, clean)
        change = Change("Write my answer", frozenset({Touched.CARDS}), (back,), message, card)
        record(workspace, unit, change)
        unit.commit()
    return change


def _write(
    workspace: Workspace, unit: UnitOfWork, card: int, answer: int | None, text: str
) -> tuple[Restore, str]:
    gone: Row = {"deleted_ms": workspace.now_ms()}
    if answer is None:
        if not text:
            raise BadInput("There is nothing to keep yet.", "Write your answer first.")
        new: Row = {"document_id": None, "text": text, "completeness": Completeness.COMPLETE.value}
        [added] = unit.cards.add_answers(card, [new])
        return Restore(Record.ANSWERS, ((added, gone),)), "Kept among the answers"
    values: Row = {"text": text, "edited": None} if text else gone
    earlier = unit.cards.update(Record.ANSWERS, [(answer, values)])
    return Restore(Record.ANSWERS, earlier), "My answer saved" if text else "My answer taken away"
