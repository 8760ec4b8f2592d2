"""How the rating the machine suggests for a typed answer agrees with the rating the learner gave."""

from collections.abc import Sequence

from trainer.charts.base import Chart, Kind, Series
from trainer.charts.groups import cards_search, named, searching, share
from trainer.core.event import Rating
from trainer.core.insight import Insight, Period, bounds, within
from trainer.core.judgement import Judged, kappa, mean_share
from trainer.core.recall import SUGGESTS_GOOD_FROM, suggested_rating
from trainer.core.wording import RATING_WORDS, count_of

FEWEST_FOR_KAPPA = 10
"""Typed answers from which on a kappa says something."""
SUGGESTED: tuple[tuple[Rating | None, str, str], ...] = (
    (None, "Nothing suggested", "muted"),
    (Rating.HARD, "Hard suggested", "young"),
    (Rating.GOOD, "Good suggested", "mature"),
)
"""What the machine may suggest, its name and colour."""


def machine_score(insight: Insight, period: Period) -> Chart:
    """Typed answers by the rating given, split by the rating suggested: the matrix of both."""
    first, last = bounds(period, insight.today, insight.first_review_day)
    typed = within((each for each in insight.judgements.reviews if each.coverage is not None), first, last)
    given = [[each for each in typed if each.rating is rating] for rating in Rating]
    counts = {
        wanted: tuple(float(sum(_suggested(each) is wanted for each in group)) for group in given)
        for wanted, _, _ in SUGGESTED
    }
    return Chart(
        id="machine-score",
        kind=Kind.BARS,
        title="Suggested and given ratings",
        help=f"Typed answers by the rating you gave. From {100 * SUGGESTS_GOOD_FROM:.0f} % of the key points on the "
        "machine suggests Good, or Hard where you took help; below that it suggests nothing. Kappa is the agreement "
        "beyond chance: 1 is full, 0 none.",
        summary=_summary(typed),
        empty="No typed answer was held against key points in this period. Press N in the study view to type one.",
        x_title="Rating given",
        y_title="Answers",
        by_day=False,
        points=searching(
            named(RATING_WORDS[rating][0] for rating in Rating),
            (cards_search(each.card for each in group) for group in given),
        ),
        series=tuple(Series(name, counts[wanted], role) for wanted, name, role in SUGGESTED),
        facts=(
            Series("All", tuple(float(len(group)) for group in given)),
            Series("As suggested", tuple(_agreeing(group) for group in given), unit="%", digits=1),
            Series("Found", tuple(_mean(group, ticked=False) for group in given), unit="%", digits=1),
            Series("Ticked", tuple(_mean(group, ticked=True) for group in given), unit="%", digits=1),
        ),
    )


def _suggested(review: Judged) -> Rating | None:
    return suggested_rating(review.coverage or 0.0, review.help_level)


def _agreeing(group: Sequence[Judged]) -> float | None:
    """The share rated as suggested, in percent, of those with a suggestion."""
    told = [each for each in group if _suggested(each) is not None]
    return share(sum(_suggested(each) is each.rating for each in told), len(told))


def _mean(group: Sequence[Judged], *, ticked: bool) -> float | None:
    mean = mean_share(each.ticked if ticked else each.coverage for each in group)
    return None if mean is None else 100 * mean


def _summary(typed: Sequence[Judged]) -> str:
    told = [(_suggested(each), each.rating) for each in typed]
    pairs = [(suggested, rating) for suggested, rating in told if suggested is not None]
    if not pairs:
        return f"{count_of(len(typed), 'typed answer')}, none with a suggestion."
    same = sum(rating is suggested for suggested, rating in pairs)
    higher = sum(rating > suggested for suggested, rating in pairs)
    words = (
        f"{same} of {count_of(len(pairs), 'suggestion')} taken ({100 * same / len(pairs):.1f} %); you rated "
        f"{higher} higher and {len(pairs) - same - higher} lower."
    )
    agreement = kappa((suggested is not None, rating >= Rating.GOOD) for suggested, rating in told)
    if agreement is None or len(told) < FEWEST_FOR_KAPPA:
        return words
    return f"{words} What it found and a rating of Good or Easy agree with a kappa of {agreement:.2f}."
