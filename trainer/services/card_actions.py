"""What a learner does with cards besides rating them: flag, mark, bury or suspend a subject, set due, reset."""

from collections.abc import Callable, Sequence

from trainer.core.due_choice import parse_due
from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Buried, DueSet, Event, Reset, State, Suspended
from trainer.core.schedule import Schedule
from trainer.core.settings import FLAGS, from_stored
from trainer.core.wording import count_of
from trainer.services.change import Change, Record, Restore, Retract, Row, Touched
from trainer.services.happening import Happening, Moment, happen
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace


def bury_subject(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Do not ask these cards again today, nor any that asks nearly the same."""
    until = workspace.today() + 1
    return _happen(
        workspace,
        cards,
        ("Bury subject", "Subject buried until tomorrow"),
        lambda at, _: Buried(
            uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day, until_day=until
        ),
        lambda schedule: schedule.buried_until < until and not schedule.suspended,
    )


def suspend_subject(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Do not ask these cards until they are resumed, nor any that asks nearly the same."""
    return _happen(
        workspace,
        cards,
        ("Suspend subject", "Subject suspended"),
        lambda at, _: Suspended(uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day),
        lambda schedule: not schedule.suspended,
    )


def reset(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Make these cards new again; their reviews stay in the log."""
    return _happen(
        workspace,
        cards,
        ("Reset", "Reset: new again"),
        lambda at, _: Reset(uid=at.uid, card=at.card, at_ms=at.at_ms, study_day=at.study_day),
    )


def set_due(workspace: Workspace, cards: Sequence[int], when: str) -> Change:
    """Choose when these cards are asked next: ``3``, ``60-90``, ``7!`` (the interval too).

    Each card of a range gets a day of its own.  A card that was never answered stays new and is not asked before its
    day.  Raises ``BadInput`` where ``when`` cannot be read.
    """
    choice, today = parse_due(when), workspace.today()

    def happening(at: Moment, schedule: Schedule) -> Event:
        days = choice.days(workspace.random_bits())
        keeps = schedule.state is State.REVIEW and not choice.sets_interval
        return DueSet(
            uid=at.uid,
            card=at.card,
            at_ms=at.at_ms,
            study_day=at.study_day,
            due_day=today + days,
            interval_days=schedule.interval_days if keeps else max(days, 1),
        )

    told = count_of(choice.first, "day")
    if choice.last != choice.first:
        told = f"{choice.first} to {choice.last} days"
    message = "Due today" if choice.last == 0 else f"Due in {told}"
    return _happen(workspace, cards, ("Set due date", message), happening)


def set_flag(workspace: Workspace, cards: Sequence[int], flag: int) -> Change:
    """Give cards a flag of 1 to 7, or take it away where all have this one.  Raises ``BadInput`` for another number."""
    if flag not in range(1, FLAGS + 1):
        raise BadInput(f"There is no flag {flag}.", f"Flags are numbered 1 to {FLAGS}.")
    with workspace.store.write() as unit:
        name = from_stored(unit.settings.all()).flag_name(flag)
        earlier, on = _toggle(unit, cards, "flag", flag)
        label = f"Flag {name}" if on else "Remove flag"
        message = f"Flagged {name}" if on else "Flag removed"
        return _keep(workspace, unit, label, _counted(message, cards), earlier, cards)


def set_mark(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Mark cards, or take the mark away where all are marked."""
    with workspace.store.write() as unit:
        earlier, on = _toggle(unit, cards, "marked", 1)
        label, message = ("Mark", "Marked") if on else ("Remove mark", "Mark removed")
        return _keep(workspace, unit, label, _counted(message, cards), earlier, cards)


def _toggle(
    unit: UnitOfWork, cards: Sequence[int], column: str, value: int
) -> tuple[tuple[tuple[int, Row], ...], bool]:
    """Write a value, or 0 where every card has it already; the earlier values, and whether it is on now."""
    earlier = unit.cards.update(Record.CARDS, [(card, {column: value}) for card in cards])
    if not earlier or (len(cards) == 1 and unit.cards.uid(cards[0]) is None):
        raise NotFound("This card was deleted.")
    on = any(row[column] != value for _, row in earlier)
    if not on:
        unit.cards.update(Record.CARDS, [(card, {column: 0}) for card in cards])
    return earlier, on


def _keep(
    workspace: Workspace,
    unit: UnitOfWork,
    label: str,
    message: str,
    earlier: tuple[tuple[int, Row], ...],
    cards: Sequence[int],
) -> Change:
    change = Change(
        label, frozenset({Touched.CARDS}), (Restore(Record.CARDS, earlier),), message, _only(cards)
    )
    record(workspace, unit, change)
    unit.commit()
    return change


def _happen(
    workspace: Workspace,
    cards: Sequence[int],
    words: tuple[str, str],
    happening: Happening,
    concerns: Callable[[Schedule], bool] | None = None,
) -> Change:
    """Append an event to each card and bring its row up to date, in one unit of work.

    Where ``concerns`` is given, the other cards of the subjects that it holds for are taken in too.
    """
    label, message = words
    with workspace.store.write() as unit:
        concerned = list(cards) if concerns is None else _with_subjects(unit, cards, concerns)
        events = tuple(happen(workspace, unit, card, happening).event for card in concerned)
        change = Change(
            label,
            frozenset({Touched.REVIEWS}),
            (Retract(events),),
            _counted(message, concerned),
            _only(cards),
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def _with_subjects(unit: UnitOfWork, cards: Sequence[int], concerns: Callable[[Schedule], bool]) -> list[int]:
    """These cards, and those of their subjects that are concerned."""
    chosen = dict.fromkeys(cards)
    for card in unit.cards.of_same_subjects(cards):
        if card not in chosen and concerns(unit.schedules.get(card)):
            chosen[card] = None
    return list(chosen)


def _counted(message: str, cards: Sequence[int]) -> str:
    return message if len(cards) == 1 else f"{message} ({count_of(len(cards), 'card')})"


def _only(cards: Sequence[int]) -> int | None:
    return cards[0] if len(cards) == 1 else None
