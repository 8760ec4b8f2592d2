"""Long work tells how far it is, but only to people."""

import io

import pytest

from trainer.cli.watching import watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(terminal: Terminal) -> str:
    """What stands on the line in the end: each carriage return begins it anew."""
    line = ""
    for words in terminal.getvalue().split("\r"):
        line = words + line[len(words) :]
    return line


def test_people_see_what_is_done_and_how_far_it_is() -> None:
    terminal = Terminal()
    with watched(terminal) as progress:
        progress(0, 200, "Reading answers")
        assert shown(terminal).startswith("Reading answers… 0 %")
        progress(150, 200, "Comparing")
        assert shown(terminal).rstrip() == "Comparing… 75 %  (Ctrl+C stops)"


def test_the_line_is_gone_however_the_work_ends() -> None:
    terminal = Terminal()

    def stopped_in_the_middle() -> None:
        with watched(terminal) as progress:
            progress(1, 2, "Reading")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_in_the_middle()
    assert shown(terminal).strip() == ""


def test_unknown_lengths_are_no_division_by_zero() -> None:
    terminal = Terminal()
    with watched(terminal) as progress:
        progress(0, 0, "Reading")
        assert "0 %" in shown(terminal)


def test_programs_see_nothing() -> None:
    file = io.StringIO()
    with watched(file) as progress:
        progress(1, 2, "Reading")
    assert file.getvalue() == ""
