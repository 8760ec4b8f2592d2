"""Charts of cards mixed up with each other and of readiness for a day to come."""

from dataclasses import replace

from support.insights import TODAY, a_confusion, an_insight, ready

from trainer.charts.base import Kind
from trainer.charts.confusions import confusions
from trainer.charts.readiness import MOST, readiness
from trainer.charts.svg import light_colours, to_svg
from trainer.core.confusions import MixedUp
from trainer.core.insight import ALL
from trainer.core.search_query import parse
from trainer.core.search_terms import CardState, Is, Not, Pattern, Topic, all_of


def test_a_pair_is_a_row_with_what_happened_close_and_apart() -> None:
    told = replace(an_insight(), confusions=(MixedUp("Pooling", ("1. Why?", "2. Why not?"), a_confusion(1)),))
    chart = confusions(told, ALL)
    assert chart.table() == (
        ("Pair", "Mixed up", "Forgotten close (%)", "Forgotten apart (%)", "Drills", "Days ago"),
        (("Pooling: 1. Why? | 2. Why not?", 4, 50.0, 10.0, 4, 1),),
    )
    assert chart.points[0].search == "cid:1,2"
    assert chart.summary == "1 pair; the first was mixed up 4 times."


def test_readiness_tells_the_plan_beside_what_is_left_without_it() -> None:
    chart = readiness(replace(an_insight(), readiness=ready(TODAY + 21, "Detection", planned=0.9)), ALL)
    assert chart.kind is Kind.ROWS
    assert chart.title == "Readiness on Sun 13 Dec 2026"
    assert [(each.name, each.values) for each in chart.columns] == [
        ("With your plan", (90,)),
        ("Today", (45,)),
        ("Without more study", (40,)),
        ("Cards", (10,)),
        ("Seen", (5,)),
    ]
    assert chart.summary == "90 % of 10 cards if you keep to the plan, 40 % if you stop today."


def test_without_a_date_readiness_looks_a_month_ahead_and_says_so() -> None:
    chart = readiness(replace(an_insight(), readiness=ready(TODAY + 30, "Detection", "Pooling")), ALL)
    assert chart.title == "Readiness in 30 days"
    assert [each.name for each in chart.series] == ["Today", "Without more study"]
    assert chart.summary.startswith("40 % of 20 cards in 30 days. No interview date is set")


def test_a_row_finds_the_cards_of_its_topic() -> None:
    name = "C++ (new): 50% or so"
    chart = readiness(replace(an_insight(), readiness=ready(TODAY + 30, name)), ALL)
    found = parse(chart.points[0].search)
    assert found == all_of([Topic(Pattern.literal(name)), Not(Is(CardState.SUSPENDED))])


def test_of_many_topics_the_weakest_are_shown() -> None:
    topics = [f"Topic {number}" for number in range(MOST + 5)]
    chart = readiness(replace(an_insight(), readiness=ready(TODAY + 30, *topics)), ALL)
    assert len(chart.points) == MOST
    assert "The 20 weakest of 25" in chart.help


def test_rows_are_drawn_as_vectors_with_their_names_and_values() -> None:
    chart = readiness(replace(an_insight(), readiness=ready(TODAY + 30, "Detection & more")), ALL)
    drawn = to_svg(chart, light_colours())
    assert "Detection &amp; more" in drawn
    assert "45 %  40 %" in drawn
    assert drawn.count("<rect") == 2 * 2 + 2
