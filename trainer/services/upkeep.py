"""Keeping the store right: rebuilding what is derived, and proving that log and schedule agree."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from trainer.core.calendar import date_of
from trainer.core.errors import Cancelled
from trainer.core.replay import replay, replay_reviews
from trainer.core.schedule import ALGORITHM, ALGORITHM_VERSION, NEW, Schedule
from trainer.core.wording import count_of
from trainer.services.ports import Progress, UnitOfWork, Workspace, no_progress

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
    """Replay the whole log into the schedule rows; how many cards have one.

    Computes first and writes in one go, so that nothing has changed when it is stopped.  Raises ``Cancelled`` then.
    """
    with workspace.store.read_through() as unit:
        newest = unit.events.newest()
        replayed = _Replay(workspace, unit, progress)
        rows = dict(replayed)
    with workspace.store.write() as unit:
        for card in unit.events.cards_since(newest):
            rows[card] = replay(unit.events.of_card(card), workspace.rules.for_many)
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
    with ThreadPoolExecutor(1, "trainer-check") as beside:
        integrity = beside.submit(workspace.store.integrity)
        wrong_totals = beside.submit(_wrong_totals, workspace)
        with workspace.store.read_through() as unit:
            total = unit.cards.count()
            fingerprint = unit.schedules.fingerprint()
            replayed = _Replay(workspace, unit, progress)
            try:
                derived = dict(replayed)
            except Cancelled:
                wrong_totals.cancel()  # nobody waits for what was not begun
                raise
            wrong = _differing(dict(unit.schedules.every()), derived)
            counts_differ = unit.counts.differs()
        problems = [f"Database: {problem}." for problem in integrity.result()]
        if counts_differ:
            problems.append(
                "The counts of cards differ from the cards; `trainer check --repair` counts them anew."
            )
        totals = wrong_totals.result()
    if fingerprint not in (workspace.rules.fingerprint, None):
        problems.append("The schedule was derived with other rules; start the trainer once to rebuild it.")
    problems.extend(
        f"Card {card}: the stored schedule differs from the replay of its reviews." for card in wrong
    )
    notes = tuple(_from_the_future(workspace, derived.values()))
    return Checked(total, replayed.events, (*problems, *totals), notes)


def _differing(stored: dict[int, Schedule], derived: dict[int, Schedule]) -> list[int]:
    cards = sorted(stored.keys() | derived.keys())
    return [card for card in cards if stored.get(card, NEW) != derived.get(card, NEW)]


def _from_the_future(workspace: Workspace, schedules: Iterable[Schedule]) -> Iterator[str]:
    """What a clock that was ahead has left behind: answers on days to come, which count all the same."""
    today = workspace.today()
    ahead = [each.last_day for each in schedules if each.last_day is not None and each.last_day > today]
    if ahead:
        yield (
            f"{count_of(len(ahead), 'card')} answered on days still to come, up to {date_of(max(ahead))}: "
            "the clock was ahead. Nothing is lost; undo takes such answers back, and a due date asks the cards sooner."
        )


def _wrong_totals(workspace: Workspace) -> list[str]:
    with workspace.store.read_through() as unit:
        found = unit.measures.differing()
    told = []
    if found.blocks:
        told.append("The cards packed for looking back differ; `trainer check --repair` packs them anew.")
    told += [
        f"The totals of {date_of(day)} differ from its reviews; `trainer check --repair` adds them up anew."
        for day in found.days
    ]
    return told


class _Replay:
    """Goes through the whole log and gives each card with its schedule; counts the events meanwhile."""

    def __init__(self, workspace: Workspace, unit: UnitOfWork, progress: Progress) -> None:
        self._rules, self._unit, self._progress = workspace.rules.for_many, unit, progress
        self.events = 0

    def __iter__(self) -> Iterator[tuple[int, Schedule]]:
        total, rules, log = self._unit.cards.count(), self._rules, self._unit.events
        for done, (card, uid, reviews) in enumerate(log.plain_logs()):
            if done % CHUNK == 0:
                self._progress(done, total, "Replaying reviews")
            self.events += len(reviews)
            yield card, replay_reviews(uid, reviews, rules)
        for done, (card, events) in enumerate(log.other_logs()):
            if done % CHUNK == 0:
                self._progress(total, total, "Replaying reviews")
            self.events += len(events)
            yield card, replay(events, rules)
