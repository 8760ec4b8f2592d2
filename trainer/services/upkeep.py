"""Keeping the store right: rebuilding what is derived, and proving that log and schedule agree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from trainer.core.calendar import date_of
from trainer.core.event import Event
from trainer.core.schedule import ALGORITHM, ALGORITHM_VERSION, NEW, Schedule, replay
from trainer.core.wording import count_of
from trainer.services.ports import Progress, Workspace, no_progress

CHUNK = 500
DAYS_AT_ONCE, BLOCKS_AT_ONCE = 16, 200
"""What is written in one transaction: short enough for another to wait."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check: how much was looked at, and what is wrong as sentences (empty: all is well).

    ``notes`` are sentences on what is in order and yet worth knowing.
    """

    cards: int
    events: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


def ensure_projection(workspace: Workspace, progress: Progress = no_progress) -> bool:
    """Rebuild every schedule row if the rules differ from those it was derived with; whether it did."""
    with workspace.store.read() as unit:
        current = unit.schedules.fingerprint()
    if current == workspace.rules.fingerprint:
        return False
    rebuild(workspace, progress)
    return True


def rebuild(workspace: Workspace, progress: Progress = no_progress) -> int:
    """Throw all schedule rows away and replay the log; how many cards have one."""
    with workspace.store.read() as unit:
        total = unit.cards.count()
        rows = list(_replayed(workspace, unit.events.every(), total, progress))
    with workspace.store.write() as unit:
        unit.schedules.replace_all(rows)
        unit.schedules.set_fingerprint(workspace.rules.fingerprint, ALGORITHM, ALGORITHM_VERSION)
        unit.counts.recount()
        unit.commit()
    return len(rows)


def add_up_days(workspace: Workspace, progress: Progress = no_progress) -> None:
    """Add up the study days before today that changed since they were last looked at.

    Writes a few days at a time, so that nothing else has to wait for long.  Raises ``Cancelled`` when stopped; what
    was added up until then is kept.
    """
    today = workspace.today()
    with workspace.store.read() as unit:
        stale = [day for day in unit.days.stale() if day != today]
    for start in range(0, len(stale), DAYS_AT_ONCE):
        progress(start, len(stale), "Adding up days")
        with workspace.store.write() as unit:
            unit.days.fill(stale[start : start + DAYS_AT_ONCE])
            unit.commit()


def add_up(workspace: Workspace, progress: Progress = no_progress) -> None:
    """Bring up to date what looking back is worked out from: study days, and cards packed by the block.

    Raises ``Cancelled`` when stopped; what was done until then is kept.
    """
    add_up_days(workspace, progress)
    with workspace.store.read() as unit:
        missing = unit.blocks.missing()
    for start in range(0, len(missing), BLOCKS_AT_ONCE):
        progress(start, len(missing), "Adding up cards")
        with workspace.store.write() as unit:
            unit.blocks.fill(missing[start : start + BLOCKS_AT_ONCE])
            unit.commit()


def repair(workspace: Workspace, progress: Progress = no_progress) -> None:
    """Work out everything anew that is derived from cards and reviews, which stay as they are."""
    rebuild(workspace, progress)
    with workspace.store.write() as unit:
        unit.days.forget()
        unit.blocks.forget()
        unit.commit()
    add_up(workspace, progress)


def check(workspace: Workspace, progress: Progress = no_progress) -> Checked:
    """Whether the file is sound and every schedule row equals the replay of its card's log."""
    problems = [f"Database: {problem}." for problem in workspace.store.integrity()]
    with workspace.store.read() as unit:
        total = unit.cards.count()
        stored = dict(unit.schedules.every())
        counted = _Counting(unit.events.every())
        derived = dict(_replayed(workspace, counted, total, progress))
        if unit.schedules.fingerprint() not in (workspace.rules.fingerprint, None):
            problems.append(
                "The schedule was derived with other rules; start the trainer once to rebuild it."
            )
    for card in sorted(stored.keys() | derived.keys()):
        if stored.get(card, NEW) != derived.get(card, NEW):
            problems.append(f"Card {card}: the stored schedule differs from the replay of its reviews.")
    problems.extend(_wrong_totals(workspace))
    return Checked(total, counted.seen, tuple(problems), tuple(_from_the_future(workspace, derived.values())))


def _from_the_future(workspace: Workspace, schedules: Iterable[Schedule]) -> Iterator[str]:
    """What a clock that was ahead has left behind: answers on days to come, which count all the same."""
    today = workspace.today()
    ahead = [each.last_day for each in schedules if each.last_day is not None and each.last_day > today]
    if ahead:
        yield (
            f"{count_of(len(ahead), 'card')} answered on days still to come, up to {date_of(max(ahead))}: "
            "the clock was ahead. Nothing is lost; undo takes such answers back, and a due date asks the cards sooner."
        )


def _wrong_totals(workspace: Workspace) -> Iterator[str]:
    with workspace.store.read() as unit:
        if unit.counts.differs():
            yield "The counts of cards differ from the cards; `trainer check --repair` counts them anew."
        if unit.blocks.differing():
            yield "The cards packed for looking back differ; `trainer check --repair` packs them anew."
        for day in unit.days.differing():
            yield f"The totals of {date_of(day)} differ from its reviews; `trainer check --repair` adds them up anew."


class _Counting:
    def __init__(self, events: Iterable[tuple[int, Event]]) -> None:
        self._events = events
        self.seen = 0

    def __iter__(self) -> Iterator[tuple[int, Event]]:
        for each in self._events:
            self.seen += 1
            yield each


def _replayed(
    workspace: Workspace, log: Iterable[tuple[int, Event]], total: int, progress: Progress
) -> Iterator[tuple[int, Schedule]]:
    for done, (card, group) in enumerate(groupby(log, key=lambda each: each[0])):
        if done % CHUNK == 0:
            progress(done, total, "Replaying reviews")
        events = [event for _, event in group]
        yield card, replay(events, workspace.rules.for_many)
