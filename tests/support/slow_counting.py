"""Progress counted card by card from the schedules and the log: slow, and plain to see that it is right."""

from collections import Counter
from collections.abc import Collection, Iterator

from support.workspaces import Bench

from trainer.core.card_totals import CardTotals, card_totals
from trainer.core.event import Rating, Reviewed, State, effective
from trainer.core.insight import AddedTotals, DueCount
from trainer.core.measures import Progress, waiting_as
from trainer.core.standing import CardStanding
from trainer.services import study
from trainer.services.rows import Group, Standing


def standings(bench: Bench, within: Collection[int] | None = None) -> list[Standing]:
    """The cards that are not deleted, with their schedules."""
    with bench.workspace.store.read() as unit:
        return [each for each in unit.schedules.standings() if within is None or each.card in within]


def reviews_of(bench: Bench, card: int) -> list[Reviewed]:
    """The reviews of a card that count."""
    with bench.workspace.store.read() as unit:
        return [each for each in effective(unit.events.of_card(card)) if isinstance(each, Reviewed)]


def card_standings(bench: Bench, within: Collection[int] | None = None) -> Iterator[CardStanding]:
    """Where each card stands, with the work it took."""
    today = bench.workspace.today()
    recall = study.predictor(bench.workspace, bench.workspace.now_ms())
    for each in standings(bench, within):
        schedule, memory, reviews = each.schedule, each.schedule.memory, reviews_of(bench, each.card)
        yield CardStanding(
            state=schedule.state,
            interval_days=schedule.interval_days,
            due_day=schedule.due_day,
            suspended=schedule.suspended,
            buried=schedule.buried_until > today,
            stability=memory.stability if memory else None,
            difficulty=memory.difficulty if memory else None,
            recall=recall(schedule) if memory else None,
            reviews=len(reviews),
            time_ms=sum(review.duration_ms for review in reviews),
        )


def totals(bench: Bench, within: Collection[int] | None = None) -> CardTotals:
    return card_totals(card_standings(bench, within))


def due(bench: Bench, within: Collection[int] | None = None) -> tuple[tuple[DueCount, ...], int]:
    """Cards due on each day, overdue ones today, and how many are overdue."""
    today = bench.workspace.today()
    coming = [
        (each.due_day, each.interval_days >= 21)
        for each in card_standings(bench, within)
        if each.due_day is not None and not each.suspended
    ]
    counted = Counter((max(day, today), mature) for day, mature in coming)
    days = sorted({day for day, _ in counted})
    rows = tuple(DueCount(day, counted[day, False], counted[day, True]) for day in days)
    return rows, sum(day < today for day, _ in coming)


def added(bench: Bench) -> tuple[AddedTotals, ...]:
    with bench.workspace.store.read() as unit:
        days = Counter(bench.workspace.calendar.day_of(each.created_ms) for each in unit.cards.every())
    return tuple(AddedTotals(day, days[day]) for day in sorted(days))


def progress(bench: Bench, within: Collection[int] | None = None) -> dict[Group, Progress]:
    """Every topic and subject, reviews included."""
    groups: dict[Group, list[Standing]] = {}
    for each in standings(bench, within):
        groups.setdefault((each.topic, each.subject), []).append(each)
    return {group: _progress(bench, members) for group, members in groups.items()}


def _progress(bench: Bench, members: list[Standing]) -> Progress:
    recall = study.predictor(bench.workspace, bench.workspace.now_ms())
    waiting = Counter(waiting_as(each.schedule, bench.workspace.today()) for each in members)
    recalls = [recall(each.schedule) for each in members if each.schedule.memory is not None]
    reviews = [review for each in members for review in reviews_of(bench, each.card)]
    return Progress(
        len(members),
        len(recalls),
        waiting[State.NEW],
        waiting[State.LEARNING] + waiting[State.RELEARNING],
        waiting[State.REVIEW],
        sum(recalls) / len(recalls) if recalls else None,
        len(reviews),
        sum(each.rating is not Rating.AGAIN for each in reviews),
        sum(each.duration_ms for each in reviews),
    )
