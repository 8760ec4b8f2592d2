"""Windows under test run off screen, on stores of their own, far from the user's folders."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("TRAINER_STORE", None)
sys.path.insert(0, str(Path(__file__).parent))

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has an empty home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    for name in (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def own_log() -> Iterator[None]:
    """What a test logs goes nowhere once it is over."""
    logger = logging.getLogger("trainer")
    level, handlers = logger.level, list(logger.handlers)
    yield
    logger.setLevel(level)
    for handler in [each for each in logger.handlers if each not in handlers]:
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture(autouse=True)
def own_looks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Font, colours and style sheet of the application are the same for every test that has a window."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    application = request.getfixturevalue("qapp")
    font, palette, sheet = application.font(), application.palette(), application.styleSheet()
    yield
    application.setFont(font)
    application.setPalette(palette)
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)
