"""What a command is: a module with these names, listed in ``main``."""

from argparse import ArgumentParser, Namespace
from typing import Protocol


class Command(Protocol):
    """One word after ``trainer``.  Heavy imports belong inside ``run``, so that ``--help`` is quick."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what may follow the word."""

    def run(self, options: Namespace) -> int:
        """Do it; the exit status.  Raises ``TrainerError`` for what the user can understand and act on."""
