"""``stats``, ``check`` and ``study`` from the command line."""

import io
import json
import sqlite3
from contextlib import closing

import pytest
from support.workspaces import Bench

from trainer.cli.main import main
from trainer.core.event import Rating
from trainer.services import library, study


@pytest.fixture
def studied(bench: Bench) -> str:
    """A store in which two cards were answered today and one of them was forgotten."""
    cards = [each.id for each in library.browse(bench.workspace)]
    study.answer(bench.workspace, cards[0], Rating.EASY, 50_000)
    study.answer(bench.workspace, cards[1], Rating.AGAIN, 70_000)
    bench.workspace.store.close()
    return str(bench.path)


def types(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_stats_show_totals_and_a_table_of_topics(studied: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--store", studied]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "6 cards: 2 seen, 4 not seen yet."
    assert lines[2].startswith("All in all: 2 reviews (2 min), 50 % passed; mean predicted recall now ")
    assert [line.split()[0] for line in lines[5:]] == ["Topic", "Basics", "Detection"]
    assert lines[-1].split()[1:] == ["3", "0", "3", "0", "-", "0", "-", "0", "min"]
    assert len({len(line) for line in lines[5:]}) == 1


def test_stats_for_programs_have_totals_today_topics_and_subjects(
    studied: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", "--json", "--store", studied]) == 0

    content = json.loads(capsys.readouterr().out)
    assert (content["totals"]["cards"], content["totals"]["seen"], content["totals"]["pass_rate"]) == (
        6,
        2,
        0.5,
    )
    assert content["totals"]["minutes"] == round(110_000 / 60_000, 4)
    assert [each["name"] for each in content["topics"]] == ["Basics", "Detection"]
    assert len(content["subjects"]) == 6
    assert set(content["today"]) >= {"new", "learning", "due", "reviews", "streak_days", "next_due"}


def test_stats_of_a_store_without_cards_have_no_table(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    library.delete_cards(bench.workspace, [each.id for each in library.browse(bench.workspace)])
    bench.workspace.store.close()

    assert main(["stats", "--store", str(bench.path)]) == 0
    assert capsys.readouterr().out.startswith("0 cards: 0 seen, 0 not seen yet.")


def test_a_sound_store_passes_the_check(studied: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--store", studied]) == 0
    assert capsys.readouterr().out == "All is well: 6 cards, 2 events.\n"


def test_a_schedule_that_does_not_follow_from_the_reviews_fails_the_check(
    studied: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(studied)) as database:
        database.execute("UPDATE schedules SET reps = reps + 5 WHERE card_id = 1")
        database.commit()

    assert main(["check", "--store", studied]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Card 1: the stored schedule differs from the replay of its reviews.",
        "1 problem found: 6 cards, 2 events.",
    ]


def test_a_repair_works_out_anew_what_does_not_follow_from_the_reviews(
    studied: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(studied)) as database:
        database.execute("UPDATE schedules SET reps = reps + 5 WHERE card_id = 1")
        database.execute("UPDATE group_counts SET cards = 9")
        database.commit()

    assert main(["check", "--repair", "--store", studied]) == 0
    assert capsys.readouterr().out == "All is well: 6 cards, 2 events.\n"


def test_a_session_can_be_typed_as_lines(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types("\n3\n\n4\n", monkeypatch)

    assert main(["study", "--limit", "2", "--store", store]) == 0
    assert "2 answers in <1 min: 1 Good, 1 Easy.\n" in capsys.readouterr().out


def test_a_session_may_keep_to_a_topic(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types("q\n", monkeypatch)

    assert main(["study", "--topic", "detection", "--store", store]) == 0
    assert "Detection   [3 new]  0 learning  0 due" in capsys.readouterr().out


def test_the_first_session_of_a_new_store_asks_a_shipped_card(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types("\n3\n", monkeypatch)

    assert main(["study", "--limit", "1"]) == 0
    assert "1 answer in <1 min: 1 Good.\n" in capsys.readouterr().out
