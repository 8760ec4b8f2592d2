"""``trainer options``: what holds for topics, set and inherited again."""

import json

import pytest

from trainer.cli.main import main


def test_a_topic_shows_what_holds_and_where_it_comes_from(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["options", "Basics", "--set", "new_per_day=5", "--set", "retention=0.85", "--store", store])
        == 0
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Basics"
    assert "  New cards per day    5 (set here)" in lines
    assert "  Desired retention    85 % (set here)" in lines
    assert "  Reviews per day      200 (from Preferences)" in lines


def test_all_topics_show_only_what_is_their_own(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["options", "Basics", "--set", "new_order=random", "--store", store])
    capsys.readouterr()
    assert main(["options", "--store", store]) == 0
    assert capsys.readouterr().out == "Basics\n  Order of new cards   random (set here)\n"


def test_an_option_can_be_inherited_again(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["options", "Basics", "--set", "new_per_day=5", "--store", store])
    main(["options", "Basics", "--inherit", "all", "--store", store])
    capsys.readouterr()
    main(["options", "--store", store])
    assert capsys.readouterr().out.startswith("No topic has options of its own.")


def test_programs_read_values_and_sources(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["options", "Basics", "--set", "new_per_day=5", "--json", "--store", store])
    (topic,) = json.loads(capsys.readouterr().out)["topics"]
    assert topic["name"] == "Basics"
    assert topic["options"]["new_per_day"] == {"value": 5, "from": "Basics"}
    assert topic["options"]["retention"] == {"value": 0.9, "from": None}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["Basics", "--set", "retention=1.0"], "Desired retention must be between 0.7 and 0.97"),
        (["Basics", "--set", "new_per_day"], "is not a name and a value"),
        (["Basics", "--set", "pets=3"], "no option called 'pets'"),
        (["--set", "new_per_day=3"], "Which topic?"),
        (["Nowhere", "--set", "new_per_day=3"], "no topic called 'Nowhere'"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(
    arguments: list[str], sentence: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["options", *arguments, "--store", store]) == 1
    assert sentence in capsys.readouterr().err
