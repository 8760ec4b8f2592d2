"""``trainer mock``: an interview typed as lines."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.workspaces import Bench, a_card, a_deck

from trainer.cli.main import main
from trainer.cli.mock_conversation import MockConversation
from trainer.core.event import Mode, Practised, effective
from trainer.core.key_point import KeyPoint
from trainer.services import insight, library
from trainer.services.exchange import import_deck
from trainer.services.mock_interview import Plan
from trainer.services.mock_sitting import MockSitting
from trainer.services.recall import bring_key_points

POINTS = (KeyPoint("one", "uses anchor boxes"), KeyPoint("two", "slides a window", weight=3.0))


@pytest.fixture
def marked(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "marked.db")
    import_deck(bench.workspace, a_deck(6))
    bring_key_points(bench.workspace, {a_card(number).uid: (POINTS, ()) for number in range(1, 7)})
    return bench


def held(bench: Bench, plan: Plan, *lines: str, seconds: int = 10) -> str:
    """Everything that was said when these lines were typed, each after some seconds; the lines end there."""
    said: list[str] = []

    def slowly() -> Iterator[str]:
        for line in lines:
            bench.clock.turn(minutes=seconds / 60)
            yield line

    sitting = MockSitting(bench.workspace, plan)
    MockConversation(bench.workspace, sitting, said.append, 70).run(slowly())
    return "\n".join(said)


def kept(bench: Bench) -> list[Practised]:
    found = []
    with bench.workspace.store.read() as unit:
        for line in library.browse(bench.workspace):
            events = effective(unit.events.of_card(line.id))
            found += [each for each in events if isinstance(each, Practised)]
    return sorted(found, key=lambda each: each.order)


def test_answers_are_typed_and_added_up(marked: Bench) -> None:
    said = held(marked, Plan(2, seed=3), "It uses", "anchor boxes", "", "", "", "")
    assert "Question 1 of 2   20:00 left" in said
    assert "Question 2 of 2   19:30 left" in said
    assert "[x] 1. uses anchor boxes" in said
    assert "2 questions in 0:40, 12 % of the key points." in said
    assert "3 key points missed." in said
    assert "--seed 3 asks the same questions again." in said
    assert [(each.mode, each.coverage) for each in kept(marked)] == [(Mode.MOCK, 0.25), (Mode.MOCK, 0.0)]


def test_ticks_can_be_corrected_by_number(marked: Bench) -> None:
    said = held(marked, Plan(1, seed=3), "Something else", "", "7", "1 2")
    assert "Numbers from 1 to 2, such as 1 3, or Enter." in said
    assert [(each.coverage, each.ticked) for each in kept(marked)] == [(0.0, 1.0)]


def test_spoken_answers_are_marked_at_the_end(marked: Bench) -> None:
    said = held(marked, Plan(1, seed=3, spoken=True), "", "2")
    assert "Say your answer" in said
    assert [(each.coverage, each.ticked) for each in kept(marked)] == [(None, 0.75)]


def test_when_time_is_over_no_more_is_asked(marked: Bench) -> None:
    said = held(marked, Plan(3, seed=3, minutes=1), "uses anchor boxes", "", seconds=40)
    assert "Time is over." in said
    assert "Question 2" not in said
    assert len(kept(marked)) == 1


def test_what_was_answered_before_the_lines_end_is_kept(marked: Bench) -> None:
    said = held(marked, Plan(3, seed=3), "uses anchor boxes", "", "and then")
    assert "2 questions in" in said
    assert len(kept(marked)) == 2


def test_an_interview_nobody_answers_leaves_no_trace(marked: Bench) -> None:
    assert "No question was answered." in held(marked, Plan(3, seed=3))
    assert kept(marked) == []


def test_answers_count_once_each_is_rated(marked: Bench) -> None:
    said = held(marked, Plan(2, seed=3, as_reviews=True), "uses anchor boxes", *[""] * 4, "4", "")
    assert "Counted as reviews: 2." in said
    assert [each.rating for each in insight.review_log(marked.workspace)] == [4, 1]
    assert kept(marked) == []


def test_answers_stay_practice_where_not_all_are_rated(marked: Bench) -> None:
    said = held(marked, Plan(2, seed=3, as_reviews=True), "uses anchor boxes", *[""] * 4, "4")
    assert "they stay practice" in said
    assert insight.review_log(marked.workspace) == []
    assert len(kept(marked)) == 2


def test_the_debrief_for_programs(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("An answer\n\n"))
    assert (
        main(["mock", "--questions", "2", "--topic", "Basics", "--seed", "9", "--json", "--store", store])
        == 0
    )
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["seed"], told["asked"], len(told["answers"])) == (9, 2, 1)
    assert told["answers"][0]["question"] in err


def test_an_unknown_topic_and_a_wrong_number_are_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mock", "--topic", "Nowhere", "--store", store]) == 1
    with pytest.raises(SystemExit):
        main(["mock", "--questions", "0", "--store", store])
    assert "'0' is not a number from 1 to 50" in capsys.readouterr().err
