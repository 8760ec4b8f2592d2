"""A scripted visit to every view in both themes, kept as pictures: for looking at, and for the README."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from trainer.app import Trainer
from trainer.core.event import Rating
from trainer.services import library, preferences, study
from trainer.ui import theme as themes
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session

DAY_MS = 86_400_000
STUDIED_DAYS = 60
START = round(datetime(2026, 3, 2, 18, tzinfo=UTC).timestamp() * 1000)
RATINGS = (Rating.AGAIN, Rating.HARD, *[Rating.GOOD] * 6, Rating.EASY)
SETTLE_MS = 60


class _Clock:
    """A clock that the tour turns; the pictures of two tours are alike."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> int:
        return self.now


def run(directory: Path) -> int:
    """Write a PNG of every view into ``directory``; the exit status."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    directory.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("light", "dark"):
            for view, window in _visit(Path(folder) / name, name, application):
                _settle()
                window.grab().save(str(directory / f"{name}-{view}.png"))
    print(f"{len(list(directory.glob('*.png')))} pictures in {directory}")  # noqa: T201 - a command's result
    return 0


def _visit(folder: Path, theme: str, application: QApplication) -> Iterator[tuple[str, MainWindow | QDialog]]:
    """Every view in turn, in one theme."""
    folder.mkdir()
    clock = _Clock()
    yield from _empty(folder, theme, clock, application)
    trainer = Trainer(folder / "tour.db", now_ms=clock)
    trainer.import_shipped()
    window = _open(trainer, folder, theme, application)
    yield "01-first-start", window
    window.show_view("study")
    yield "02-first-question", window
    window.close()
    trainer = Trainer(folder / "tour.db", now_ms=clock)
    _study_for_weeks(trainer, clock)
    window = _open(trainer, folder, theme, application)
    yield "03-today", window
    yield from _studying(window)
    yield from _looking(window)
    yield from _dialogs(window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _empty(
    folder: Path, theme: str, clock: _Clock, application: QApplication
) -> Iterator[tuple[str, MainWindow]]:
    window = _open(Trainer(folder / "empty.db", now_ms=clock), folder, theme, application)
    for view in ("today", "study", "browse", "progress"):
        window.show_view(view)
        yield f"00-empty-{view}", window
    window.close()


def _studying(window: MainWindow) -> Iterator[tuple[str, MainWindow]]:
    rooms = window.rooms
    assert rooms is not None
    commands = rooms.study.commands()
    window.show_view("study")
    yield "04-question", window
    commands["study.reveal"]()
    yield "05-answer", window
    commands["study.good"]()
    yield "06-next-question", window
    for number, steps, name in ((13, 0, "table"), (5, 0, "cut-off"), (38, 2, "missing"), (23, 4, "long")):
        rooms.study.show_card(_card_number(window, number))
        commands["study.reveal"]()
        for _ in range(steps):
            commands["study.next-answer"]()
        yield f"07-answer-{name}", window
    rooms.study.start(None, 1)
    commands["study.reveal"]()
    commands["study.easy"]()
    yield "08-summary", window


def _looking(window: MainWindow) -> Iterator[tuple[str, MainWindow]]:
    rooms = window.rooms
    assert rooms is not None
    window.show_view("browse")
    yield "09-browse", window
    rooms.browse.search("anchor boxes")
    yield "10-browse-search", window
    rooms.browse.search("nothing has these words")
    yield "11-browse-no-match", window
    rooms.browse.search("")
    window.show_view("progress")
    yield "12-progress", window
    rooms.progress.show_tables(True)
    yield "13-progress-tables", window
    rooms.progress.show_tables(False)
    window.show_view("add")
    yield "14-add", window
    window.show_view("today")


def _dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    names = {
        "file.import": "15-import",
        "file.export": "16-export",
        "file.preferences": "17-preferences",
        "help.keys": "18-keys",
        "help.palette": "19-palette",
        "help.guide": "20-guide",
        "help.about": "21-about",
    }
    opened: list[tuple[str, Callable[[], None]]] = [
        (name, window.actions_[command].trigger) for command, name in names.items()
    ]
    assert window.rooms is not None
    opened.append(("22-edit", lambda: window.rooms.edit(_card_number(window, 13)) if window.rooms else None))
    for name, show in opened:
        show()
        _settle()
        dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
        yield name, dialog
        dialog.reject()
        dialog.deleteLater()
        _settle()


def _open(trainer: Trainer, folder: Path, theme: str, application: QApplication) -> MainWindow:
    preferences.change_setting(trainer.workspace, "theme", theme)
    window = MainWindow(themes.theme_for(theme, application), folder / "window.ini")
    window.attach(Session(trainer))
    window.show()
    return window


def _study_for_weeks(trainer: Trainer, clock: _Clock) -> None:
    random = Random(7)
    for _ in range(STUDIED_DAYS):
        clock.now += DAY_MS
        if random.random() < 0.2:
            continue
        sitting = study.Sitting(trainer.workspace)
        for _ in range(18):
            question = sitting.current()
            if question is None:
                break
            taken = random.randint(8_000, 45_000)
            clock.now += taken
            sitting.answer(question.card.id, random.choice(RATINGS), taken)


def _card_number(window: MainWindow, number: int) -> int:
    assert window.session is not None
    lines = window.session.ask(library.browse)
    return next(line.id for line in lines if line.number == number)


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
