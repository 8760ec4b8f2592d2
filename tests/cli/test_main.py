"""How a run of the command line begins and ends: options, exit status, one sentence for a known error."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from trainer import __version__
from trainer.cli import check, stats
from trainer.cli.main import commands, main

ROOT = Path(__file__).resolve().parents[2]


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def usage_status(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage_status("--version") == 0
    assert capsys.readouterr().out == f"trainer {__version__}\n"


def test_the_help_names_every_command_and_gives_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage_status("--help") == 0

    shown = capsys.readouterr().out
    assert [command.NAME for command in commands() if f"    {command.NAME}" not in shown] == []
    assert "trainer export cards cards.json" in shown


@pytest.mark.parametrize("command", commands(), ids=lambda command: str(command.NAME))
def test_every_command_has_help_of_its_own(command: object, capsys: pytest.CaptureFixture[str]) -> None:
    name, words = getattr(command, "NAME", ""), getattr(command, "HELP", "")

    assert usage_status(name, "--help") == 0
    assert words[1:20] in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("import",),
        ("export", "cards"),
        ("export", "decks", "x.json"),
        ("study", "--limit", "0"),
    ],
)
def test_wrong_usage_is_told_with_status_2(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert usage_status(*arguments) == 2
    assert capsys.readouterr().err.startswith("usage: trainer")


def test_a_known_error_is_one_sentence_and_status_1(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", store, "study", "--topic", "Nothing"]) == 1

    said = capsys.readouterr().err
    assert said.startswith("trainer: There is no topic called 'Nothing'. Topics: Basics")
    assert said.count("\n") == 1


def test_a_file_that_is_no_store_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("Dear database, " * 100)

    assert main(["--store", str(tmp_path / "letter.txt"), "stats"]) == 1
    assert "cannot be opened" in capsys.readouterr().err


def test_the_store_may_be_named_before_or_after_the_command_or_by_the_environment(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--store", store, "check"])
    main(["check", "--store", store])
    monkeypatch.setenv("TRAINER_STORE", store)
    main(["check"])

    assert capsys.readouterr().out == "All is well: 6 cards, 0 events.\n" * 3


def test_verbose_tells_what_is_done_and_once_only(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--store", store, "--verbose"])
    assert capsys.readouterr().err == f"store: {store}\n"

    main(["check", "--store", store])
    assert capsys.readouterr().err == ""


def test_stopping_with_the_keyboard_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_options: Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", stopped)

    assert main(["check"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_not_dressed_up_as_a_known_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: Namespace) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(stats, "run", broken)

    with pytest.raises(ZeroDivisionError):
        main(["stats"])


def test_a_reader_that_went_away_is_no_fault(store: str) -> None:
    unread = "import os; out, into = os.pipe(); os.close(out); os.dup2(into, 1); os.close(into); "

    ended = in_a_process(
        f"{unread}from trainer.cli.main import main; raise SystemExit(main())", "--store", store, "stats"
    )

    assert (ended.returncode, ended.stderr) == (141, "")


def test_a_console_without_the_characters_gets_something_else(store: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(
        "1. Warum heißt es „Kante“ – und nicht Rand?\nEine Kante ist kein Rand.\n"
    )
    program = "from trainer.cli.main import main; raise SystemExit(main())"

    main(["--store", store, "import", str(tmp_path / "notes.txt"), "--topic", "日本語"])
    ended = in_a_process(program, "--store", store, "stats", PYTHONIOENCODING="ascii")

    assert ended.returncode == 0, ended.stderr
    assert "???" in ended.stdout


def test_neither_the_version_nor_wrong_usage_loads_a_database_or_a_window() -> None:
    program = """
import sys
from trainer.cli.main import main
for arguments in (["--version"], ["frobnicate"]):
    try:
        main(arguments)
    except SystemExit:
        pass
print(sorted({name.split(".")[0] for name in sys.modules} & {"sqlalchemy", "alembic", "PySide6", "fsrs", "markdown"}))
"""
    assert in_a_process(program).stdout.splitlines()[-1] == "[]"
