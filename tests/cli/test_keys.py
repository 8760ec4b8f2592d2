"""Keys from lines and from terminals."""

import io
import os
import termios

import pytest

from trainer.cli.keys import key_names, keys_from


def test_each_line_is_one_key_and_an_empty_one_is_enter() -> None:
    with keys_from(io.StringIO("\n3\r\n Q \n \nu")) as keys:
        assert list(keys) == ["enter", "3", "q", "enter", "u"]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (" ", [" "]),
        ("\n", ["enter"]),
        ("\r", ["enter"]),
        ("\x1b", ["escape"]),
        ("\x04", ["escape"]),
        ("U", ["u"]),
        ("é", ["é"]),
        ("33", ["3", "3"]),
        ("\x1b[A1", ["1"]),
        ("\x1b[1;5C\x1bOP\x1bx2", ["2"]),
        ("\x7f\t\x01", []),
    ],
)
def test_presses_have_names(sent: str, keys: list[str]) -> None:
    assert key_names(sent) == keys


def test_a_terminal_gives_single_presses_and_is_set_back() -> None:
    person, program = os.openpty()
    before = termios.tcgetattr(program)
    with os.fdopen(program) as terminal:
        with keys_from(terminal) as keys:
            os.write(person, b" 3")
            assert [next(keys), next(keys)] == [" ", "3"]
            assert not termios.tcgetattr(program)[3] & (termios.ECHO | termios.ICANON)
        assert termios.tcgetattr(program) == before
    os.close(person)


def test_a_terminal_that_goes_away_ends_the_keys() -> None:
    person, program = os.openpty()
    with os.fdopen(program) as terminal, keys_from(terminal) as keys:
        os.close(person)
        assert list(keys) == []
