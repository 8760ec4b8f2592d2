"""Insights for tests of charts: from a day or two to lives longer than anyone's."""

from dataclasses import replace
from datetime import date
from random import Random

from trainer.core.calendar import day_of_date
from trainer.core.card_totals import card_totals
from trainer.core.confusions import Confusion, MixedUp
from trainer.core.event import Rating, State
from trainer.core.insight import (
    AddedTotals,
    ButtonTotals,
    DayTotals,
    DueCount,
    HardCard,
    HourTotals,
    Insight,
    PracticeTotals,
    Prediction,
)
from trainer.core.judgement import Judged, Judgements
from trainer.core.readiness import Readiness, TopicReadiness
from trainer.core.standing import CardStanding

TODAY = day_of_date(date(2026, 11, 22))


def a_day(
    day: int, *, new: int = 0, learning: int = 0, young: int = 0, mature: int = 0, failed: int = 0
) -> DayTotals:
    """A day on which only young cards fail and every answer takes ten seconds."""
    reviews = new + learning + young + mature
    return DayTotals(
        study_day=day,
        reviews=reviews,
        passed=reviews - failed,
        time_ms=reviews * 10_000,
        new=new,
        learning=learning,
        young=young,
        mature=mature,
        young_passed=young - failed,
        young_total=young,
        mature_passed=mature,
        mature_total=mature,
        new_ms=new * 10_000,
        learning_ms=learning * 10_000,
        young_ms=young * 10_000,
        mature_ms=mature * 10_000,
    )


def an_insight(*days: DayTotals, due: tuple[DueCount, ...] = (), backlog: int = 0) -> Insight:
    return Insight(TODAY, tuple(days), due, backlog, 0.9)


def ten_years() -> Insight:
    chance = Random(7)
    days = [
        a_day(TODAY - back, new=3, learning=4, young=chance.randint(5, 40), mature=back % 50, failed=2)
        for back in range(3652, -1, -1)
        if chance.random() < 0.8
    ]
    due = tuple(DueCount(TODAY + ahead, 20 - ahead % 7, 5) for ahead in range(3000))
    past = [each.study_day for each in days]
    return replace(
        an_insight(*days, due=due, backlog=12),
        practice=tuple(PracticeTotals(day, 3, 30_000) for day in past[::5]),
        buttons=tuple(ButtonTotals(day, rating, 5, 20, 9) for day in past for rating in Rating),
        hours=tuple(HourTotals(day, hour, 9, 8) for day in past for hour in (7, 21)),
        added=tuple(AddedTotals(day, 30) for day in past[::30]),
        cards=card_totals(a_standing(chance) for _ in range(2000)),
        hardest=tuple(HardCard(f"{card}. What is it?", 40 - card, 90, 900_000, 8.5) for card in range(10)),
        predictions=tuple(
            Prediction(day, chance.uniform(0.3, 1), 0.88, chance.random() < 0.9)
            for day in past
            for _ in range(3)
        ),
        judgements=Judgements(
            tuple(a_judgement(day, chance) for day in past for _ in range(2)),
            {card: f"{card}. What is it?" for card in range(1, 51)},
        ),
        confusions=tuple(
            MixedUp("Pooling", (f"{card}. Why?", f"{card + 1}. Why not?"), a_confusion(card))
            for card in range(1, 9)
        ),
        readiness=ready(
            TODAY + 21, "Detection", "Segmentation", "Very deep networks::Normalisation", planned=0.9
        ),
    )


def a_judgement(day: int, chance: Random) -> Judged:
    """A typed answer, as random as the types allow."""
    return Judged(
        day,
        chance.randint(1, 50),
        chance.choice(list(Rating)),
        chance.choice((None, 1, 2, 3)),
        chance.choice((0, 0, 2)),
        chance.choice((None, chance.random())),
        chance.choice((None, chance.random())),
    )


def a_confusion(card: int, *, close_failed: int = 3, drills_failed: int = 1) -> Confusion:
    return Confusion(1, (card, card + 1), 6, close_failed, 20, 2, 4, drills_failed, TODAY - card)


def ready(day: int, *topics: str, planned: float | None = None) -> Readiness:
    """Topics of ten cards, five of them seen."""
    return Readiness(
        day,
        planned is not None,
        tuple(TopicReadiness(tuple(each.split("::")), 10, 5, 0.45, 0.4, planned) for each in topics),
    )


def a_standing(chance: Random) -> CardStanding:
    """A card in review, however long its interval."""
    days = round(10 ** chance.uniform(0, 3.3))
    return CardStanding(
        state=State.REVIEW,
        interval_days=days,
        due_day=TODAY + days // 2,
        stability=float(days),
        difficulty=chance.uniform(1, 10),
        recall=chance.uniform(0.7, 1),
        reviews=5,
        time_ms=days * 1000,
    )
