"""Set up, run, check and build the trainer: python3 packaging/dev.py COMMAND [ARGUMENTS]

  run      set up, then open the trainer; arguments go to it (run study --limit 5)
  test     set up, then every check and every test; arguments go to pytest (test -k schedule)
  setup    only prepare: system libraries, .venv and the locked packages
  bench    set up, then measure with made-up stores; arguments go to it (bench --list)
  build    set up, build the program into dist/trainer, then try the built program
  lock     write packaging/requirements.txt anew with uv (lock --upgrade for newer versions)

Every command may be repeated: what is ready is left alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

if tuple(sys.version_info) < (3, 11):  # before the imports below: an older Python could not read them
    sys.exit("The trainer needs Python 3.11 or later; this is Python {}.{}.".format(*sys.version_info))

import system_libraries
from faults import SetupError
from off_screen import off_screen
from virtual_environment import Place, prepare

ROOT = Path(__file__).resolve().parent.parent
PLACE = Place(ROOT / ".venv", ROOT / "packaging" / "requirements.txt", ROOT / "build" / "setup.lock")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS = {
    "format": ("-m", "ruff", "format", "--check"),
    "lint": ("-m", "ruff", "check"),
    "types": ("-m", "mypy"),
    "imports": ("-c", LINT_IMPORTS),
    "tests": ("-m", "pytest", "-n", "auto", "--dist", "worksteal"),
}
LOCK_COMMAND = (
    *("pip", "compile", "pyproject.toml", "--group", "test", "--group", "build", "--group", "bench"),
    *("--universal", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--quiet", "-o", "packaging/requirements.txt"),
)


def main(arguments: Sequence[str]) -> int:
    """Do one command; 0 when all went well, 1 with a sentence on stderr, 2 when there is no such command."""
    if not arguments or arguments[0] not in COMMANDS:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return COMMANDS[arguments[0]](list(arguments[1:]))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def set_up(for_window: bool = False) -> Path:
    """The interpreter of the finished environment; raises ``SetupError``."""
    system_libraries.ensure(os.environ, for_window)
    return prepare(PLACE)


def setup(arguments: list[str]) -> int:
    """Only prepare."""
    refuse(arguments)
    python = set_up()
    print(f"Ready: {python}", file=sys.stderr)
    return 0


def run(arguments: list[str]) -> int:
    """Open the trainer, or do what the arguments ask of it; relative file names mean the caller's folder."""
    python = set_up(for_window=True)
    return call([str(python), "-P", "-m", "trainer", *arguments], {**os.environ, "PYTHONPATH": str(ROOT)})


def bench(arguments: list[str]) -> int:
    """Measure how long the trainer's work takes."""
    return run(["bench", *arguments])


def test(arguments: list[str]) -> int:
    """Every check, also after one has failed; the arguments narrow the tests only."""
    python = set_up()
    failed = []
    with tempfile.TemporaryDirectory(prefix="trainer-test-", ignore_cleanup_errors=True) as home:
        for name in CHECKS:
            print(f"\n{name}:", flush=True)
            if call(check_command(python, name, arguments), off_screen(Path(home)), ROOT):
                failed.append(name)
    print(verdict(failed), flush=True)
    return 1 if failed else 0


def check_command(python: Path, name: str, arguments: Sequence[str] = ()) -> list[str]:
    """The command line of one check; ``arguments`` are for the tests alone."""
    return [str(python), *CHECKS[name], *(arguments if name == "tests" else ())]


def verdict(failed: Sequence[str]) -> str:
    """The closing line."""
    return f"Failed: {', '.join(failed)}." if failed else f"All in order: {', '.join(CHECKS)}."


def build(arguments: list[str]) -> int:
    """Build the program and try what was built."""
    refuse(arguments)
    python = set_up()
    cache = {"PYINSTALLER_CONFIG_DIR": str(ROOT / "build" / "cache")}
    built = call(build_command(python), {**os.environ, **cache}, ROOT)
    return built or call([str(python), "packaging/smoke.py", str(built_program())], os.environ, ROOT)


def build_command(python: Path) -> list[str]:
    """Let PyInstaller write ``dist/trainer``."""
    folders = ["--distpath", "dist", "--workpath", "build"]
    options = ["--noconfirm", "--log-level", "WARN"]
    return [str(python), "-m", "PyInstaller", *options, *folders, "packaging/trainer.spec"]


def built_program() -> Path:
    """The program inside the built folder."""
    return ROOT / "dist" / "trainer" / ("trainer.exe" if os.name == "nt" else "trainer")


def lock(arguments: list[str]) -> int:
    """Pin every dependency of pyproject.toml, with hashes and without naming where packages come from."""
    beside = PLACE.python.with_name("uv.exe" if os.name == "nt" else "uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv is None:
        raise SetupError("To lock the packages the program uv is needed: install it, then run this again.")
    return call([uv, *LOCK_COMMAND, *arguments], os.environ, ROOT)


def refuse(arguments: Sequence[str]) -> None:
    """For the commands that take no arguments; raises ``SetupError``."""
    if arguments:
        raise SetupError(f"This command takes no arguments, but was given: {' '.join(arguments)}")


def call(command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> int:
    """Run a command in the foreground; its exit code, or 128 and the number of the signal that ended it."""
    code = subprocess.run(command, env=environment, cwd=folder, check=False).returncode
    return code if code >= 0 else 128 - code


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "setup": setup,
    "build": build,
    "lock": lock,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
