"""Charts of typed answers and of confidence, on numbers small enough to add up by hand."""

from dataclasses import replace

from support.insights import TODAY, a_day, an_insight

from trainer.charts import Chart
from trainer.charts.confidence import confidence, sure_but_wrong_cards
from trainer.charts.coverage import coverage
from trainer.charts.machine_score import machine_score
from trainer.core.event import Rating
from trainer.core.insight import ALL, LAST_30, PERIODS, Insight
from trainer.core.judgement import Judged, Judgements

AGAIN, HARD, GOOD, EASY = Rating


def judged(*reviews: Judged) -> Insight:
    questions = {each.card: f"{each.card}. What is it?" for each in reviews}
    days = [a_day(each.study_day, young=1) for each in reviews]
    return replace(an_insight(*days), judgements=Judgements(reviews, questions))


def values(chart: Chart, name: str) -> tuple[float | None, ...]:
    return next(each.values for each in chart.columns if each.name == name)


def test_coverage_is_the_mean_of_a_day_by_the_machine_and_by_the_learner() -> None:
    chart = coverage(
        judged(
            Judged(TODAY - 1, 1, GOOD, coverage=0.5, ticked=0.75),
            Judged(TODAY, 1, GOOD, coverage=0.25, ticked=None),
            Judged(TODAY, 2, GOOD, coverage=0.75, ticked=1.0),
            Judged(TODAY, 3, GOOD, confidence=3),
        ),
        LAST_30,
    )
    assert chart.title == "Key points mentioned per day"
    assert values(chart, "Found")[-2:] == (50, 50)
    assert values(chart, "Ticked")[-2:] == (75, 100)
    assert values(chart, "Found")[0] is None
    assert values(chart, "Answers")[-2:] == (1, 2)
    assert chart.summary == (
        "3 typed answers: the machine found 50.0 % of the key points, you ticked 87.5 %."
    )
    assert chart.points[-1].search == "cid:1,2"


def test_a_long_time_of_typed_answers_is_taken_together() -> None:
    reviews = [Judged(TODAY - back, 1, GOOD, coverage=0.5) for back in range(89, -1, -1)]
    chart = coverage(judged(*reviews), PERIODS[1])
    assert chart.title == "Key points mentioned per week"
    assert values(chart, "Answers")[1] == 7
    assert set(values(chart, "Found")) == {50}


def test_a_coverage_of_nothing_is_not_an_empty_chart() -> None:
    assert not coverage(judged(Judged(TODAY, 1, AGAIN, coverage=0.0)), ALL).is_empty


def test_confidence_is_held_against_what_was_recalled() -> None:
    chart = confidence(
        judged(
            Judged(TODAY, 1, AGAIN, confidence=1),
            Judged(TODAY, 2, GOOD, confidence=1),
            Judged(TODAY, 3, GOOD, confidence=3),
            Judged(TODAY, 4, HARD, confidence=3),
            Judged(TODAY, 5, AGAIN, confidence=3),
            Judged(TODAY, 6, EASY, confidence=3),
        ),
        LAST_30,
    )
    assert values(chart, "Stated") == (50, None, 95)
    assert values(chart, "Recalled") == (50, None, 75)
    assert values(chart, "Answers") == (2, 0, 4)
    # (2 × 0.25 + 3 × 0.0025 + 0.9025) / 6 and 4/6 × 2/6
    assert chart.summary.startswith("Brier score 0.235 over 6 answers, no better than 0.222")
    assert chart.points[0].search == "cid:1,2"
    assert chart.points[1].search == ""


def test_a_learner_who_knows_what_is_known_scores_better_than_the_average() -> None:
    reviews = [
        *(Judged(TODAY, card, GOOD, confidence=3) for card in range(19)),
        *(Judged(TODAY, card, AGAIN, confidence=1) for card in range(10)),
    ]
    assert "better than" in confidence(judged(*reviews), ALL).summary
    assert "no better" not in confidence(judged(*reviews), ALL).summary


def test_cards_forgotten_by_a_sure_learner_are_listed_the_worst_first() -> None:
    chart = sure_but_wrong_cards(
        judged(
            Judged(TODAY - 2, 1, AGAIN, confidence=3),
            Judged(TODAY, 1, GOOD, confidence=3),
            Judged(TODAY - 3, 2, AGAIN, confidence=3),
            Judged(TODAY - 1, 2, AGAIN, confidence=3),
            Judged(TODAY, 3, AGAIN, confidence=2),
            Judged(TODAY - 40, 4, AGAIN, confidence=3),
        ),
        LAST_30,
    )
    assert chart.table()[1] == (("2. What is it?", 2, 2, 1), ("1. What is it?", 1, 2, 2))
    assert [point.search for point in chart.points] == ["cid:2", "cid:1"]
    assert chart.summary == "2 cards, the last on Sat 21 Nov 2026."


def test_a_card_that_is_gone_is_not_listed() -> None:
    told = judged(Judged(TODAY, 1, AGAIN, confidence=3))
    gone = replace(told, judgements=replace(told.judgements, questions={}))
    assert sure_but_wrong_cards(gone, ALL).is_empty


def test_suggestions_are_split_by_the_rating_given() -> None:
    chart = machine_score(
        judged(
            Judged(TODAY, 1, AGAIN, coverage=0.2, ticked=0.2),
            Judged(TODAY, 2, GOOD, coverage=0.6, ticked=0.8),
            Judged(TODAY, 3, GOOD, coverage=0.8, ticked=0.8),
            Judged(TODAY, 4, GOOD, coverage=1.0, help_level=1),
            Judged(TODAY, 5, EASY, coverage=0.9),
            Judged(TODAY, 6, AGAIN, coverage=0.9),
        ),
        LAST_30,
    )
    assert values(chart, "Nothing suggested") == (1, 0, 1, 0)
    assert values(chart, "Hard suggested") == (0, 0, 1, 0)
    assert values(chart, "Good suggested") == (1, 0, 1, 1)
    assert values(chart, "As suggested") == (0, None, 50, 0)
    assert values(chart, "Found")[2] == 80
    assert values(chart, "Ticked")[2] == 80
    assert chart.summary == ("1 of 4 suggestions taken (25.0 %); you rated 2 higher and 1 lower.")
    assert chart.points[2].search == "cid:2,3,4"


def test_from_ten_typed_answers_on_the_agreement_beyond_chance_is_told() -> None:
    agreed = [Judged(TODAY, card, GOOD, coverage=0.9) for card in range(4)]
    agreed += [Judged(TODAY, card, AGAIN, coverage=0.1) for card in range(4, 8)]
    apart = [Judged(TODAY, 8, GOOD, coverage=0.2), Judged(TODAY, 9, AGAIN, coverage=0.9)]
    told = machine_score(judged(*agreed, *apart), LAST_30).summary
    assert told.endswith("What it found and a rating of Good or Easy agree with a kappa of 0.60.")
    assert "kappa" not in machine_score(judged(*agreed), LAST_30).summary
    assert "kappa" not in machine_score(judged(*agreed[:4] * 3), LAST_30).summary


def test_answers_before_the_period_and_after_today_are_left_out() -> None:
    told = judged(
        Judged(TODAY - 31, 1, GOOD, confidence=3, coverage=1.0),
        Judged(TODAY + 4000, 2, GOOD, confidence=3, coverage=1.0),
    )
    for build in (coverage, machine_score, confidence):
        assert build(told, LAST_30).is_empty
    assert values(confidence(told, ALL), "Answers") == (0, 0, 1)
