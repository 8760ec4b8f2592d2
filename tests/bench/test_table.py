"""The table and the JSON: growth, ratios, targets, and those that were missed first."""

import json
from dataclasses import replace

from trainer.bench.contents import Size
from trainer.bench.ground import Ground
from trainer.bench.measure import Figures
from trainer.bench.parts.base import Part
from trainer.bench.results import Result, growth, missed_first
from trainer.bench.table import as_json, as_text, file_sizes, in_short, number


def nothing(ground: Ground) -> None:
    """A part's work that is never done."""


PART = Part(id="search", label="search", ours=nothing, target=0.5, peer="search")


def took(median: float, p95: float = 0.0) -> Figures:
    return Figures(median, p95 or median, p95 or median, 3, 40.0)


def a_result(cards: int, median: float, part: Part = PART, peer: float | None = None) -> Result:
    return Result(part, cards, took(median), took(1.0), None if peer is None else took(peer))


def test_growth_is_told_from_the_next_smaller_size_that_was_measured() -> None:
    results = [a_result(50, 1.0), a_result(10_000, 2.0), a_result(100_000, 5.0)]
    assert [growth(each, results) for each in results] == [None, 2.0, 2.5]


def test_another_part_says_nothing_about_growth() -> None:
    results = [a_result(50, 1.0, replace(PART, id="other")), a_result(10_000, 2.0)]
    assert growth(results[1], results) is None


def test_a_part_is_judged_against_the_peer_in_big_stores_only() -> None:
    assert a_result(100_000, 4.0, peer=10.0).is_met is True
    assert a_result(100_000, 6.0, peer=10.0).is_met is False
    assert a_result(10_000, 6.0, peer=10.0).is_met is None
    assert a_result(100_000, 6.0).is_met is None


def test_some_parts_are_judged_by_their_slowest_answers() -> None:
    part = replace(PART, by_p95=True)
    result = Result(part, 100_000, took(1.0, p95=9.0), None, took(10.0, p95=10.0))
    assert result.to_peer == 0.9
    assert result.is_met is False


def test_what_missed_its_target_most_comes_first() -> None:
    fine, bad, worse = (a_result(100_000, median, peer=10.0) for median in (4.0, 6.0, 9.0))
    assert missed_first([fine, bad, worse]) == [worse, bad, fine]


def test_the_table_has_a_line_per_result_and_the_peer_only_where_asked_for() -> None:
    text = as_text([a_result(100_000, 6.0, peer=10.0)], beside=True)
    assert "MISSED" in text
    assert "0.600" in text
    alone = as_text([a_result(100_000, 6.0)], beside=False)
    assert "anki" not in alone.lower()
    assert "6.00" in alone


def test_an_interactive_part_that_grows_with_the_store_is_marked() -> None:
    results = [a_result(10_000, 2.0), a_result(100_000, 3.2)]
    assert "1.60!" in as_text(results, beside=False)
    assert "1.60!" not in as_text(
        [replace(each, part=replace(PART, interactive=False)) for each in results], False
    )


def test_a_part_that_failed_says_why() -> None:
    text = as_text([Result(PART, 50, None, problem="not done after 900 s")], beside=False)
    assert "search: not done after 900 s" in text


def test_a_part_the_peer_was_not_asked_for_is_named() -> None:
    assert "not measured in this run for: search" in as_text([a_result(100_000, 6.0)], beside=True)


def test_one_line_tells_a_result_as_it_comes() -> None:
    assert (
        in_short(a_result(100_000, 6.0, peer=10.0)) == "search, 100,000 cards: 6.00 ms, floor 1.00, anki 10.0"
    )
    assert in_short(Result(PART, 50, None, problem="no display")) == "search, 50 cards: - ms, no display"


def test_the_json_tells_the_same() -> None:
    told = as_json([a_result(100_000, 6.0, peer=10.0)], {"seed": 1})
    assert json.loads(json.dumps(told)) == told
    assert told["seed"] == 1
    assert told["results"][0]["to_anki"] == 0.6
    assert told["results"][0]["ours"]["median"] == 6.0


def test_numbers_have_three_digits_that_matter() -> None:
    assert [number(each) for each in (None, 0.1234, 1.234, 12.34, 1234.5)] == [
        "-",
        "0.123",
        "1.23",
        "12.3",
        "1,234",
    ]


def test_the_files_of_stores_are_told_with_how_they_grow() -> None:
    assert file_sizes({Size(10_000, 100_000): 60_000_000, Size(50, 0): 600_000}) == (
        "file of 50 cards and 0 reviews: 0.600 MB\n"
        "file of 10,000 cards and 100,000 reviews: 60.0 MB, 100 times the one before"
    )
