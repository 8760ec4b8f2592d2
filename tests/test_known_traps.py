"""Faults of other people's packages that the trainer has to keep away from."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QObject, Signal

from trainer.core import memory

ROOT = Path(__file__).resolve().parent.parent
DEPENDENCIES = {
    requirement.name: requirement.specifier
    for requirement in map(
        Requirement,
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"],
    )
}
HEAVY = ("PySide6", "sqlalchemy", "alembic", "numpy", "pyqtgraph")


class Switch(QObject):
    """Something that says whether it is on."""

    turned = Signal(bool)


def modules_after(statement: str) -> set[str]:
    """The names of all modules that a fresh interpreter has loaded after one statement."""
    show = f"{statement}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", show], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(told.stdout))


def test_the_pyside_that_aborts_on_python_3_11_is_excluded() -> None:
    assert not DEPENDENCIES["PySide6-Essentials"].contains("6.12.0")


def test_emitting_true_many_times_costs_no_reference_to_it(qapp: object) -> None:
    switch, heard = Switch(), []
    switch.turned.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(2_000):
        switch.turned.emit(True)
    assert heard == [True] * 2_000
    heard.clear()
    assert sys.getrefcount(True) > before - 1_000


def test_the_memory_model_is_pinned_to_the_version_that_schedules_are_recorded_with() -> None:
    assert str(DEPENDENCIES["fsrs"]) == f"=={memory.PACKAGE_VERSION}"


@pytest.mark.parametrize("module", ["trainer.cli", "trainer.cli.main"])
def test_the_command_line_starts_without_the_heavy_packages(module: str) -> None:
    assert modules_after(f"import {module}").isdisjoint(HEAVY)
