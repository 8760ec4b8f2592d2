"""The project's own virtual environment: made once from the locked packages, remade when it is broken.

The stamp is written last and removed first, so an environment with a stamp was finished; it is trusted when
the stamp fits the lock file and this Python, and every file of every package is still in its place.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import system_libraries
from faults import SetupError
from guard import alone

STAMP = "trainer-stamp.json"
INVENTORY = """
import importlib.metadata, json, os
complete = []
for package in importlib.metadata.distributions():
    files = [package.locate_file(file) for file in package.files or () if file.suffix != ".pyc"]
    if files and all(map(os.path.exists, files)):
        complete.append(package.metadata["Name"] + "==" + package.version)
print(json.dumps(sorted(complete)))
"""
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIREMENT")
UNREACHABLE = ("onnection", "from versions: none", "name resolution", "timed out", "SSLError", "ProxyError")


@dataclass(frozen=True)
class Stamp:
    """What a finished environment was made of: SHA-256 of the lock file, Python's version, the packages."""

    requirements: str
    python: str
    packages: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where the environment, the lock file it is made from and the file that serialises its making are."""

    folder: Path
    requirements: Path
    guard: Path

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def stamp(self) -> Path:
        """The mark of a finished environment."""
        return self.folder / STAMP


def prepare(place: Place) -> Path:
    """Its interpreter, after making or remaking the environment where needed; a second run at once waits.

    Raises ``SetupError`` when it cannot be made.
    """
    try:
        if fault(place) is not None:
            with alone(place.guard):
                reason = fault(place)
                if reason is not None:
                    make(place, reason)
    except OSError as problem:
        raise SetupError(f"The environment in {place.folder.name} could not be made: {problem}.") from problem
    return place.python


def fault(place: Place) -> str | None:
    """Why the environment cannot be used as it is, or ``None`` if it can."""
    if not place.folder.exists():
        return "there is none yet"
    stamp = read_stamp(place.stamp)
    if stamp is None:
        return "it was not finished"
    if stamp.python != platform.python_version():
        return f"it was made by Python {stamp.python}"
    if stamp.requirements != digest(place.requirements):
        return "the locked packages have changed"
    missing = set(stamp.packages) - set(inventory(place.python))
    return f"it is damaged: {min(missing)} is not complete" if missing else None


def make(place: Place, reason: str) -> None:
    """Make the environment from nothing and stamp it; raises ``SetupError``."""
    print(f"Making the environment {place.folder.name} ({reason}); this takes a minute.", file=sys.stderr)
    system_libraries.ensure_venv_module()
    remove(place)
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = attempt(venv_command(base, place.folder))
    if made.returncode:
        raise SetupError(f"The virtual environment could not be made: {last_line(made.stderr + made.stdout)}")
    installed = attempt(pip_command(place.python, place.requirements))
    if installed.returncode:
        print(installed.stderr, file=sys.stderr, end="")
        raise SetupError(pip_failure(installed.stderr))
    packages = tuple(inventory(place.python))
    stamp = Stamp(digest(place.requirements), platform.python_version(), packages)
    place.stamp.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")


def remove(place: Place) -> None:
    """Take away what is there, its stamp first, so that a removal cut short leaves nothing to be trusted."""
    if place.folder.is_symlink() or place.folder.is_file():
        place.folder.unlink()
    elif place.folder.exists():
        if place.stamp.exists():
            place.stamp.unlink()
        shutil.rmtree(place.folder)


def venv_command(python: str, folder: Path) -> list[str]:
    """Make an environment with pip in it."""
    return [python, "-m", "venv", str(folder)]


def pip_command(python: Path, requirements: Path) -> list[str]:
    """Install exactly the locked packages: every file's hash is checked and nothing is compiled here."""
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--quiet"]
    return [
        str(python),
        "-m",
        "pip",
        "install",
        *options,
        "--disable-pip-version-check",
        "-r",
        str(requirements),
    ]


def attempt(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command away from settings that lead it elsewhere.

    It inherits the guard: should this process be killed, another run still waits for the command to end.
    """
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    environment = {**kept, "PIP_USER": "0", "PYTHONNOUSERSITE": "1"}
    return subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        close_fds=False,
        check=False,
    )


def pip_failure(said: str) -> str:
    """One sentence about a failed installation, from what pip said on stderr."""
    if "DO NOT MATCH THE HASHES" in said:
        return "A downloaded package is not the one that was locked, so it was not installed: see above."
    if "No space left" in said:
        return "The disk is full: the packages could not be installed."
    if any(word in said for word in UNREACHABLE):
        return "The packages could not be downloaded: check the network connection and run this again."
    return f"The locked packages could not be installed: {last_line(said)}"


def last_line(text: str) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason was given")


def inventory(python: Path) -> list[str]:
    """``name==version`` of every package whose files are all there; none if Python does not start."""
    try:
        told = subprocess.run(
            [str(python), "-I", "-c", INVENTORY], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return []
    return [str(package) for package in json.loads(told.stdout)]


def read_stamp(path: Path) -> Stamp | None:
    """The stamp, or ``None`` when there is none or it makes no sense."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Stamp(str(told["requirements"]), str(told["python"]), tuple(map(str, told["packages"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; of the text, so that line ends do not matter."""
    return hashlib.sha256(path.read_text(encoding="utf-8").encode()).hexdigest()
