"""Where things are: the program's own files, and the user's data, settings and logs."""

import os
import sys
from pathlib import Path

APP_NAME = "interview-trainer"


def program_files() -> Path:
    """The folder that holds ``data/`` and ``resources/``: beside the package, or in the frozen bundle."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parent.parent


def shipped_data() -> Path:
    """The shipped documents, topics and subjects; never user data."""
    return program_files() / "data"


def resources() -> Path:
    """Themes, icons and help texts."""
    return program_files() / "resources"


def user_data() -> Path:
    """The user's own folder; created when first asked for."""
    import platformdirs

    return platformdirs.user_data_path(APP_NAME, appauthor=False, ensure_exists=True)


def user_logs() -> Path:
    """The folder of the log files; created when first asked for."""
    import platformdirs

    return platformdirs.user_log_path(APP_NAME, appauthor=False, ensure_exists=True)


def user_cache() -> Path:
    """The folder of what can be made again; created when first asked for."""
    import platformdirs

    return platformdirs.user_cache_path(APP_NAME, appauthor=False, ensure_exists=True)


def user_settings() -> Path:
    """The file that remembers the window's layout; its folder is created when first asked for."""
    import platformdirs

    return platformdirs.user_config_path(APP_NAME, appauthor=False, ensure_exists=True) / "window.ini"


def default_store(explicit: str | None = None) -> Path:
    """The store to open: ``explicit``, else the environment's ``TRAINER_STORE``, else one in the user's folder."""
    chosen = explicit or os.environ.get("TRAINER_STORE")
    return Path(chosen).expanduser() if chosen else user_data() / "trainer.db"


def as_written(path: Path) -> str:
    """A path as people write it: with ``~`` for the home folder, where the system knows that."""
    home = Path.home()
    if os.name == "nt" or not path.is_relative_to(home):
        return str(path)
    return f"~/{path.relative_to(home)}"
