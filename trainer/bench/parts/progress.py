"""The Progress page without its window: the data of all charts, the charts, mastery, the report."""

from functools import partial

from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part
from trainer.charts import CHARTS
from trainer.core.insight import ALL, LAST_YEAR, Addition, Period
from trainer.services import additions, insight, mastery

LOG = """
    SELECT study_day, state, rating, count(*), sum(duration_ms) FROM review_events
    WHERE kind = 0 GROUP BY study_day, state, rating"""


def charts(period: Period, ground: Ground) -> None:
    """Every chart of a period, from the store on; those that need more come later by themselves."""
    for _ in ground.rounds():
        with ground.timed():
            told = insight.insight(ground.workspace)
            for builder in CHARTS:
                if builder.needs is None:
                    builder.build(told, period)


def bare_charts(ground: Ground) -> None:
    """Adding up the log by day and rating."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute(LOG).fetchall()


def mastery_table(ground: Ground) -> None:
    """The table of topics and subjects."""
    for _ in ground.rounds():
        with ground.timed():
            mastery.mastery(ground.workspace)


def later(ground: Ground) -> None:
    """What charts further down are given once they are seen: predictions, judgements, mix-ups, readiness."""
    for _ in ground.rounds():
        with ground.timed():
            for wanted in Addition:
                additions.add(ground.workspace, wanted)


def report(ground: Ground) -> None:
    """Figures, charts and tables of a year as a web page, predictions included."""
    for _ in ground.rounds():
        with ground.timed():
            ground.trainer.export("report", ground.folder / "report.html")


def _charts_part(name: str, label: str, period: Period) -> Part:
    return Part(
        id=f"charts-{name}",
        label=f"all charts, {label}",
        ours=partial(charts, period),
        floor=bare_charts,
        times=5,
        target=0.35,
        peer=f"charts-{name}",
    )


PARTS = (
    _charts_part("year", "one year", LAST_YEAR),
    _charts_part("all", "all time", ALL),
    Part(id="mastery", label="table of topics and subjects", ours=mastery_table, floor=bare_charts, times=3),
    Part(
        id="charts-later",
        label="predictions, judgements, mix-ups, readiness",
        ours=later,
        floor=bare_charts,
        times=3,
        interactive=False,
    ),
    Part(id="report", label="report as HTML", ours=report, floor=bare_charts, times=1, interactive=False),
)
