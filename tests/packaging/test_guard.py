"""The lock between two set-ups at once."""

from pathlib import Path

from guard import alone, claim


def test_a_second_process_is_kept_out_until_the_first_is_done(tmp_path: Path) -> None:
    guard = tmp_path / "not yet there" / "setup.lock"
    with alone(guard):
        assert not claimed(guard)
    assert claimed(guard)


def test_the_guard_is_freed_when_the_set_up_fails(tmp_path: Path) -> None:
    guard = tmp_path / "setup.lock"
    try:
        with alone(guard):
            raise ZeroDivisionError
    except ZeroDivisionError:
        assert claimed(guard)


def claimed(guard: Path) -> bool:
    """Whether the guard was free; it is free again afterwards."""
    with guard.open("a", encoding="utf-8") as handle:
        return claim(handle.fileno())
