"""The window copies the store once a day and says at the bottom when it did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.event import Rating
from trainer.services import study
from trainer.ui.main_window import MainWindow
from trainer.ui.safekeeping import Safekeeping
from trainer.ui.session import Session
from trainer.ui.theme import themes

Kept = tuple[Safekeeping, Session, MainWindow, HandClock]


@pytest.fixture
def kept(qtbot: QtBot, tmp_path: Path) -> Iterator[Kept]:
    clock = HandClock()
    with a_session(tmp_path, a_deck(3), clock) as session:
        window = MainWindow(themes()["light"], tmp_path / "window.ini")
        qtbot.addWidget(window)
        yield Safekeeping(window, session), session, window, clock


def said(window: MainWindow) -> set[str]:
    return {label.text() for label in window.statusBar().findChildren(QLabel)}


def test_a_store_that_was_not_used_is_not_copied(kept: Kept, qtbot: QtBot) -> None:
    keeping, session, window, _ = kept
    with qtbot.waitSignal(keeping._daily.answered):
        keeping.daily()
    assert session.trainer.last_backup_day() is None
    assert "Not backed up yet" in said(window)


def test_a_store_in_use_is_copied_once_a_day(kept: Kept, qtbot: QtBot) -> None:
    keeping, session, window, clock = kept
    session.do(study.answer, 1, Rating.GOOD)
    for expected in (True, False):
        with qtbot.waitSignal(keeping._daily.answered) as made:
            keeping.daily()
        assert (made.args[0] is not None) is expected
    assert "Backed up today" in said(window)
    clock.turn(days=1)
    with qtbot.waitSignal(keeping._daily.answered) as made:
        keeping.daily()
    assert made.args[0] is not None


def test_a_copy_that_is_wanted_is_made_and_told(kept: Kept, qtbot: QtBot) -> None:
    keeping, session, window, _ = kept
    with qtbot.waitSignal(session.said) as told:
        keeping.now()
        assert "Backing up…" in said(window)
    assert told.args[0].startswith("Backed up to ")
    assert "Backing up…" not in said(window)
    assert "Backed up today" in said(window)


def test_what_prevents_a_copy_is_told(kept: Kept, qtbot: QtBot) -> None:
    keeping, session, window, _ = kept
    (session.trainer.path.parent / "trainer-backups").write_text("a file, no folder")
    with qtbot.waitSignal(session.failed) as told:
        keeping.now()
    assert "cannot be backed up" in told.args[0]
    assert "Backing up…" not in said(window)


def test_a_window_that_stays_open_over_night_copies_again(
    kept: Kept, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping, session, window, clock = kept
    session.do(study.answer, 1, Rating.GOOD)
    monkeypatch.setattr("trainer.ui.safekeeping.AFTER_MS", 0)
    keeping._hourly.setInterval(20)
    keeping.keep_daily()
    with qtbot.waitSignal(keeping._daily.answered):
        window.settled.emit()
    first = session.trainer.last_backup_day()
    clock.turn(days=1)
    qtbot.waitUntil(lambda: session.trainer.last_backup_day() == first + 1)
    keeping._hourly.stop()
