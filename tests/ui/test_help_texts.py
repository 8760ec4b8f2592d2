"""What the help texts tell is what the program has."""

import re

import pytest

from trainer import paths
from trainer.cli.main import commands
from trainer.ui.actions import COMMANDS, Command

GUIDE = (paths.resources() / "help" / "guide.md").read_text(encoding="utf-8")
CLI = (paths.resources() / "help" / "cli.md").read_text(encoding="utf-8")
TOLD = [each for each in COMMANDS if not re.search(r"\.flag-[2-6]$", each.id)]
"""Of the flags the guide tells the first and the last key."""


@pytest.mark.parametrize("command", TOLD, ids=lambda each: each.id)
def test_the_guide_tells_of_every_command_by_a_key_or_by_its_name(command: Command) -> None:
    plain = GUIDE.replace("\\", "")
    keys = [f"**{key.replace('Return', 'Enter')}**" for key in command.keys]
    name = command.title.rstrip("…").casefold()
    assert any(key in plain for key in keys) or name in plain.casefold()


def test_no_sentence_of_the_guide_stands_there_twice() -> None:
    sentences = [each for each in re.split(r"(?<=[.:;])\s+", GUIDE) if len(each) > 40]
    assert len(sentences) == len(set(sentences))


def test_every_command_of_the_terminal_is_in_its_table() -> None:
    told = set(re.findall(r"^\| `trainer (\w+)", CLI, re.MULTILINE))
    assert {command.NAME for command in commands()} == told
