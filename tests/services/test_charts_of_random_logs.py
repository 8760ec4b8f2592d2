"""Every chart of answers against the slow, obvious computation on random logs, retracted reviews among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from pathlib import Path

import pytest
from support.random_logs import RandomLog
from support.workspaces import DAY_MS, NOON, Bench, a_card, a_deck

from trainer.charts import CHARTS, Chart
from trainer.core.event import Practised, Rating, Reviewed, State
from trainer.core.insight import ALL, Addition, Insight, Period, custom_period
from trainer.core.recall import suggested_rating
from trainer.services import additions, insight, preferences, upkeep
from trainer.services.exchange import import_deck

FIRST = NOON // DAY_MS
SEEDS = range(8)
PERIODS = (ALL, custom_period(FIRST + 3, FIRST + 8))
KINDS = ("New", "Learning", "Young", "Mature")


@dataclass
class Told:
    """A store of a random log: its insight two days after the last review, and the reviews that count."""

    log: RandomLog
    insight: Insight

    def chart(self, name: str, period: Period) -> Chart:
        return next(each.build(self.insight, period) for each in CHARTS if each.id == name)

    def within(self, first: int, last: int) -> list[Reviewed]:
        return [each for each in self.log.reviews if first <= each.study_day <= last]

    def inside(self, period: Period) -> list[Reviewed]:
        first, last = period.span or (0, self.insight.today)
        return self.within(first, min(last, self.insight.today))


@pytest.fixture(params=SEEDS)
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Told:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6))
    preferences.change_setting(bench.workspace, "goal_kind", "reviews")
    preferences.change_setting(bench.workspace, "goal_amount", 3)
    log = RandomLog(request.param, tuple(a_card(number).uid for number in range(1, 7)), FIRST)
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids({each.card for each in log.events})
        unit.events.append_all((ids[each.card], each) for each in log.events)
        unit.commit()
    bench.clock.turn(days=log.reviews[-1].study_day - FIRST)
    upkeep.rebuild(bench.workspace)
    found = insight.insight(bench.workspace)
    for each in (Addition.JUDGEMENTS, Addition.PREDICTIONS):
        found = additions.add(bench.workspace, each)(found)
    return Told(log, found)


def kind(review: Reviewed) -> str:
    if review.state is State.REVIEW:
        return "Mature" if review.previous_days >= 21 else "Young"
    return "New" if review.state is State.NEW else "Learning"


def passed(reviews: Iterable[Reviewed]) -> int:
    return sum(each.rating is not Rating.AGAIN for each in reviews)


def due_answers(reviews: Iterable[Reviewed]) -> list[Reviewed]:
    """Each card's first answer of a day, of cards in review."""
    firsts: dict[tuple[str, int], Reviewed] = {}
    for each in reviews:
        firsts.setdefault((each.card, each.study_day), each)
    return [each for each in firsts.values() if each.state is State.REVIEW]


def percent(reviews: list[Reviewed]) -> float | None:
    return 100 * passed(reviews) / len(reviews) if reviews else None


def mean_percent(shares: Iterable[float | None]) -> float | None:
    known = [each for each in shares if each is not None]
    return 100 * sum(known) / len(known) if known else None


def column(chart: Chart, name: str) -> list[float | None]:
    return list(next(each.values for each in chart.columns if each.name == name))


def near(values: Iterable[float | None]) -> list[object]:
    return [None if each is None else pytest.approx(each) for each in values]


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
def test_answers_and_minutes_by_day(told: Told, period: Period) -> None:
    answers, minutes = told.chart("reviews", period), told.chart("minutes", period)
    days = [told.within(point.first, point.last) for point in answers.points]
    for name in KINDS:
        assert column(answers, name) == [sum(kind(each) == name for each in day) for day in days]
        times = [sum(each.duration_ms for each in day if kind(each) == name) / 60_000 for day in days]
        assert column(minutes, name) == near(times)
    assert column(answers, "All") == [len(day) for day in days]
    assert column(answers, "Passed") == [passed(day) for day in days]
    practised = [each for each in told.log.counting if isinstance(each, Practised)]
    inside = [
        sum(point.first <= each.study_day <= point.last for each in practised) for point in answers.points
    ]
    if any(inside):
        assert column(answers, "Practice") == inside


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
def test_retention_by_stretch(told: Told, period: Period) -> None:
    chart = told.chart("retention", period)
    stretches = [due_answers(told.within(point.first, point.last)) for point in chart.points]
    assert column(chart, "Retention") == near(map(percent, stretches))
    assert column(chart, "Reviews") == [len(each) for each in stretches]
    for name in ("Young", "Mature"):
        parts = [[each for each in stretch if kind(each) == name] for stretch in stretches]
        assert column(chart, name) == near(map(percent, parts))


def test_true_retention_of_each_stretch(told: Told) -> None:
    chart, today = told.chart("true-retention", ALL), told.insight.today
    spans = (
        (today, today),
        (today - 1, today - 1),
        *((today - days + 1, today) for days in (7, 30, 365, 9999)),
    )
    stretches = [due_answers(told.within(*span)) for span in spans]
    assert column(chart, "All") == near(map(percent, stretches))
    for name in ("Young", "Mature"):
        parts = [[each for each in stretch if kind(each) == name] for stretch in stretches]
        assert column(chart, name) == near(map(percent, parts))


def test_today_and_the_calendar(told: Told) -> None:
    chart, calendar = told.chart("today", ALL), told.chart("calendar", ALL)
    day = told.within(told.insight.today, told.insight.today)
    assert column(chart, "Answers")[:4] == [sum(kind(each) == name for each in day) for name in KINDS]
    by_day = [told.within(point.first, point.last) for point in calendar.points]
    assert column(calendar, "Reviews") == [len(each) for each in by_day]
    reached = frozenset(place for place, each in enumerate(by_day) if len(each) >= 3)
    assert (
        next((each.points for each in calendar.marks if each.name == "Goal reached"), frozenset()) == reached
    )


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
def test_hours_and_ratings(told: Told, period: Period) -> None:
    inside = told.inside(period)
    hours = [[each for each in inside if each.at_ms // 3_600_000 % 24 == hour] for hour in range(24)]
    assert column(told.chart("hours", period), "Passed") == [passed(each) for each in hours]
    assert column(told.chart("hours", period), "Pass rate") == near(map(percent, hours))
    groups = (("New", "Learning"), ("Young",), ("Mature",))
    for name, rating in (("Again", Rating.AGAIN), ("Hard", Rating.HARD), ("Easy", Rating.EASY)):
        pressed = [each for each in inside if each.rating is rating]
        assert column(told.chart("buttons", period), name) == [
            sum(kind(each) in group for each in pressed) for group in groups
        ]


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
def test_coverage_and_suggestions(told: Told, period: Period) -> None:
    coverage, score = told.chart("coverage", period), told.chart("machine-score", period)
    days = [
        [each for each in told.within(point.first, point.last) if each.coverage is not None]
        for point in coverage.points
    ]
    assert column(coverage, "Found") == near(mean_percent(each.coverage for each in day) for day in days)
    assert column(coverage, "Ticked") == near(mean_percent(each.ticked for each in day) for day in days)
    typed = [each for each in told.inside(period) if each.coverage is not None]
    for name, wanted in (
        ("Nothing suggested", None),
        ("Hard suggested", Rating.HARD),
        ("Good suggested", Rating.GOOD),
    ):
        as_told = [each for each in typed if suggested_rating(each.coverage or 0, each.help_level) is wanted]
        assert column(score, name) == [sum(each.rating is rating for each in as_told) for rating in Rating]


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.id)
def test_confidence_its_score_and_what_was_surely_wrong(told: Told, period: Period) -> None:
    chart, wrong = told.chart("confidence", period), told.chart("sure-but-wrong", period)
    said = [each for each in told.inside(period) if each.confidence is not None]
    levels = [[each for each in said if each.confidence == level] for level in (1, 2, 3)]
    assert column(chart, "Recalled") == near(map(percent, levels))
    if said:
        stated = {1: 0.5, 2: 0.75, 3: 0.95}
        errors = [(stated[each.confidence or 0] - (each.rating is not Rating.AGAIN)) ** 2 for each in said]
        assert chart.summary.startswith(f"Brier score {sum(errors) / len(errors):.3f} over")
    sure = [each for each in said if each.confidence == 3 and each.rating is Rating.AGAIN]
    counts = sorted(
        (sum(each.card == card for each in sure) for card in {each.card for each in sure}), reverse=True
    )
    assert column(wrong, "Sure but wrong") == counts


def test_log_loss_and_the_moving_average(told: Told) -> None:
    tested = [each for each in told.insight.predictions if each.study_day <= told.insight.today]
    summary = told.chart("forgetting", ALL).summary
    if not tested:
        assert summary == ""
        return

    def loss(chances: list[float]) -> float:
        bounded = [min(max(each, 0.0001), 0.9999) for each in chances]
        happened = zip(bounded, tested, strict=True)
        return sum(-log(chance if each.passed else 1 - chance) for chance, each in happened) / len(tested)

    averages = []
    for place in range(len(tested)):
        window = [each.passed for each in tested[max(0, place - 50) : place]]
        averages.append((0.9 + sum(window)) / (1 + len(window)))
    model, average = loss([each.predicted for each in tested]), loss(averages)
    assert summary.startswith(f"Log loss {model:.3f} over")
    assert f"than {average:.3f} from the average" in summary
