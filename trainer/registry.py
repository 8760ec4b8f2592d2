"""A family of interchangeable things, found by id or by file suffix."""

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Member(Protocol):
    """What every member of a family says about itself."""

    @property
    def id(self) -> str:
        """A short name, the same as the member's file and its golden file."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes it handles, lower case with the dot; empty where files do not matter."""


M = TypeVar("M", bound=Member)


class Registry(Generic[M]):
    """Members in their declared order."""

    def __init__(self, members: Iterable[M]) -> None:
        self._members = {member.id: member for member in members}

    def __iter__(self) -> Iterator[M]:
        return iter(self._members.values())

    def __getitem__(self, member_id: str) -> M:
        return self._members[member_id]

    def for_suffix(self, suffix: str) -> list[M]:
        """Every member that handles files with this suffix."""
        return [member for member in self if suffix.lower() in member.suffixes]
