"""The lock file pins everything that pyproject.toml asks for, and nothing says where packages come from."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import dev
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = dev.PLACE.requirements.read_text(encoding="utf-8")
GROUPS = PYPROJECT["dependency-groups"]
ASKED_FOR = [*PYPROJECT["project"]["dependencies"], *(each for group in GROUPS.values() for each in group)]
GENERATED = {".git", ".venv", "build", "dist", "__pycache__"}
INDEX_HOSTS = tuple(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org")))


def entries() -> Iterator[tuple[Requirement, str]]:
    """Each pinned requirement with the text that follows it, up to the next one."""
    for entry in re.split(r"\n(?=\S)", LOCKED.strip()):
        requirement, _, hashes = entry.partition("\\")
        yield Requirement(requirement.strip()), hashes


def pins_of(name: str) -> list[str]:
    """The versions that a package is pinned to; more than one where they differ between Pythons."""
    return [
        next(iter(requirement.specifier)).version
        for requirement, _ in entries()
        if canonicalize_name(requirement.name) == canonicalize_name(name)
    ]


@pytest.mark.parametrize("asked", ASKED_FOR)
def test_a_dependency_is_pinned_within_its_range(asked: str) -> None:
    requirement = Requirement(asked)
    pins = pins_of(requirement.name)
    assert pins
    assert all(requirement.specifier.contains(pin) for pin in pins)


def test_every_entry_is_one_exact_version_with_hashes() -> None:
    for requirement, hashes in entries():
        assert [each.operator for each in requirement.specifier] == ["=="], requirement
        assert re.fullmatch(r"(\s*--hash=sha256:[0-9a-f]{64}\s*\\?)+\s*", hashes), requirement


def test_the_lock_file_does_not_say_where_packages_come_from() -> None:
    assert not re.search("http|index|find-links|://", LOCKED)


def test_the_lock_command_covers_every_group() -> None:
    asked = {
        group
        for flag, group in zip(dev.LOCK_COMMAND, dev.LOCK_COMMAND[1:], strict=False)
        if flag == "--group"
    }
    assert asked == set(GROUPS)


def test_no_file_of_the_repository_names_a_package_index() -> None:
    naming = [str(path) for path in files() if any(host in text_of(path) for host in INDEX_HOSTS)]
    assert naming == []


def files() -> Iterator[Path]:
    """Every file of the repository that was not generated."""
    for folder, folders, names in os.walk(dev.ROOT):
        folders[:] = [name for name in folders if name not in GENERATED and not name.endswith("_cache")]
        yield from (Path(folder, name) for name in names)


def text_of(path: Path) -> str:
    """The text of a file; a picture has none that matters."""
    return path.read_text(encoding="utf-8", errors="replace")
