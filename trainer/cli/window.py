"""Handing over to the window, which is imported by name so that nothing else here knows Qt."""

import importlib
import os
import sys
from argparse import Namespace
from pathlib import Path

from trainer.cli.display import no_window
from trainer.cli.opening import store_path

NO_WINDOW = 2
"""Exit status where no window can be opened."""


def run(options: Namespace) -> int:
    """Open the window; the exit status."""
    reason = no_window(os.environ, sys.platform)
    return refuse(reason) if reason else hand_over("trainer.ui.start", store_path(options))


def hand_over(module: str, path: Path) -> int:
    """Call ``run`` of a module that needs Qt; the exit status."""
    try:
        started = importlib.import_module(module)
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        return refuse(f"Qt cannot be loaded ({error.msg})")
    status: int = started.run(path)
    return status


def refuse(reason: str) -> int:
    """Say in one sentence why there is no window and what works without one; the exit status."""
    print(
        f"trainer: The window cannot be opened because {reason}, but 'trainer study' works in the terminal "
        "and 'trainer tour DIR' writes pictures of the window.",
        file=sys.stderr,
    )
    return NO_WINDOW
