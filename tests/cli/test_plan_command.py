"""``trainer plan``: set a date, see the days."""

import json
from pathlib import Path

import pytest
from support.workspaces import a_deck

from trainer.app import Trainer, system_clock
from trainer.cli.main import main
from trainer.core.calendar import StudyCalendar, date_of
from trainer.services.exchange import import_deck
from trainer.zone import LocalZone


@pytest.fixture
def store(tmp_path: Path) -> str:
    path = tmp_path / "store.db"
    trainer = Trainer(path)
    import_deck(trainer.workspace, a_deck(6))
    trainer.close()
    return str(path)


def in_days(days: int) -> str:
    """So many study days from now: between midnight and four it is still the day before."""
    return date_of(StudyCalendar(LocalZone()).day_of(system_clock()) + days).isoformat()


def test_without_a_date_it_says_how_to_give_one(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--store", store]) == 0
    assert "trainer plan --date" in capsys.readouterr().out


def test_a_plan_has_recall_topics_and_days(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--date", in_days(9), "--minutes", "5", "--store", store]) == 0
    out = capsys.readouterr().out
    assert "Predicted recall on the day: " in out
    assert "Every card can be reached in this time." in out
    assert "left out" not in out
    assert "Basics" in out


def test_what_is_left_out_can_be_found(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--date", in_days(1), "--minutes", "1", "--store", store]) == 0
    [line] = [
        each for each in capsys.readouterr().out.splitlines() if each.startswith("These are left out: ")
    ]
    assert main(["find", line.split()[-1], "--store", store]) == 0
    assert "4 cards found." in capsys.readouterr().out


def test_a_plan_for_programs(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--date", in_days(9), "--minutes", "1", "--json", "--store", store]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["minutes_per_day"] == 1
    assert len(plan["days"]) == plan["days_left"]
    assert all(day["minutes"] <= 1 for day in plan["days"])
    assert main(["plan", "--clear", "--json", "--store", store]) == 0
    assert json.loads(capsys.readouterr().out) is None


def test_a_day_that_has_passed_is_refused(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--date", in_days(-9), "--store", store]) == 1
    assert "not a day to come" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("days", "minutes", "sentence"),
    [(-1, "20", "is not a day to come"), (-400, "20", "is not a day to come"), (9, "0", "between 1 and 600")],
)
def test_a_date_that_has_passed_or_no_minutes_at_all_are_a_sentence(
    store: str, capsys: pytest.CaptureFixture[str], days: int, minutes: str, sentence: str
) -> None:
    assert main(["plan", "--date", in_days(days), "--minutes", minutes, "--store", store]) == 1
    assert sentence in capsys.readouterr().err
    assert main(["plan", "--store", store]) == 0
    assert "No interview to come." in capsys.readouterr().out
