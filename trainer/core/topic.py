"""Topics form a tree; a topic is named by its path from the top."""

from collections.abc import Iterable

TopicPath = tuple[str, ...]

SEPARATOR = "::"


def parse_path(text: str) -> TopicPath:
    """``"Detection::Anchors"`` as a path; empty parts are dropped."""
    return tuple(part for part in (piece.strip() for piece in text.split(SEPARATOR)) if part)


def show_path(path: TopicPath) -> str:
    """The path as the learner reads and types it."""
    return SEPARATOR.join(path)


def with_ancestors(paths: Iterable[TopicPath]) -> list[TopicPath]:
    """Every path and every prefix of it, once, parents before children, in order of first appearance."""
    seen: dict[TopicPath, None] = {}
    for path in paths:
        for length in range(1, len(path) + 1):
            seen.setdefault(path[:length])
    return list(seen)
