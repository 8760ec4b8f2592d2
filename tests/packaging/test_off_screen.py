"""The environment of programs that run off screen."""

from pathlib import Path

from off_screen import off_screen


def test_what_would_change_the_outcome_is_left_out(tmp_path: Path) -> None:
    outer = {
        "PATH": "/bin",
        "TRAINER_STORE": "/mine.db",
        "QT_SCALE_FACTOR": "3",
        "PYTHONPATH": "/x",
        "COLUMNS": "20",
    }
    inner = off_screen(tmp_path, outer)
    assert inner["PATH"] == "/bin"
    assert not (outer.keys() - {"PATH"}) & inner.keys()


def test_qt_paints_off_screen_also_where_a_screen_was_chosen(tmp_path: Path) -> None:
    assert off_screen(tmp_path, {"QT_QPA_PLATFORM": "xcb"})["QT_QPA_PLATFORM"] == "offscreen"


def test_every_user_folder_is_below_the_given_home(tmp_path: Path) -> None:
    folders = {name: value for name, value in off_screen(tmp_path, {}).items() if name.endswith("HOME")}
    assert folders.keys() >= {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"}
    assert all(Path(folder).is_relative_to(tmp_path) for folder in folders.values())


def test_the_runtime_folder_is_there_and_private(tmp_path: Path) -> None:
    runtime = Path(off_screen(tmp_path / "home", {})["XDG_RUNTIME_DIR"])
    assert runtime.is_dir()
    assert runtime.stat().st_mode & 0o077 == 0
