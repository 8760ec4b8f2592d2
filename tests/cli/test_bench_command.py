"""``trainer bench``: part of the source, not of the built program, and never loaded for anything else."""

import importlib
import subprocess
import sys

import pytest

from trainer.cli.main import main


def test_where_the_benchmark_is_not_there_the_way_to_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="trainer.bench")

    monkeypatch.setattr(importlib, "import_module", missing)
    assert main(["bench"]) == 1
    assert capsys.readouterr().err == (
        "trainer: The benchmark is not part of the built program. "
        "Run it from the source: python3 packaging/dev.py bench.\n"
    )


def test_a_bug_in_the_benchmark_is_not_taken_for_its_absence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise ModuleNotFoundError("No module named 'anything'", name="anything")

    monkeypatch.setattr(importlib, "import_module", broken)
    with pytest.raises(ModuleNotFoundError):
        main(["bench"])


def test_another_command_loads_nothing_of_the_benchmark() -> None:
    script = """
import sys
from trainer.cli.main import main
try:
    main(["bench", "--help"])
except SystemExit:
    pass
print([name for name in sys.modules if name.startswith("trainer.bench")])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
