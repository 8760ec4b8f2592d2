"""A scripted visit to every view in both themes, kept as pictures: for looking at, and for the README."""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from trainer.app import Trainer
from trainer.core.event import Rating
from trainer.services import library, preferences
from trainer.services.mock_interview import Plan
from trainer.services.sitting import Sitting
from trainer.services.study import Told
from trainer.ui import theme as themes
from trainer.ui.main_window import MainWindow
from trainer.ui.rooms import Rooms
from trainer.ui.session import Session
from trainer.ui.tasks import THREAD_NAME
from trainer.ui.widgets.chart_board import ChartBoard

DAY_MS = 86_400_000
STUDIED_DAYS = 60
START = round(datetime(2026, 3, 2, 18, tzinfo=UTC).timestamp() * 1000)
RATINGS = (Rating.AGAIN, Rating.HARD, *[Rating.GOOD] * 6, Rating.EASY)
SETTLE_MS = 60
MOST_RESTS = 100
"""As often is waited for work beside the window, which may go on for ever."""
MOCK_SEED = 7
MOCK_ANSWER = "Weights get fewer bits, so the model is smaller and faster and loses little accuracy."


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


def _visit(folder: Path, theme: str, application: QApplication) -> Iterator[tuple[str, QWidget]]:
    """Every view in turn, in one theme."""
    folder.mkdir()
    clock = _Clock()
    trainer = Trainer(folder / "empty.db", now_ms=clock)
    rooms = _open(trainer, folder, theme, application)
    for view in ("today", "study", "browse", "progress"):
        rooms.show(view)
        yield f"00-empty-{view}", rooms.window
    rooms.window.close()
    trainer = Trainer(folder / "tour.db", now_ms=clock)
    trainer.import_shipped()
    rooms = _open(trainer, folder, theme, application)
    yield "01-first-start", rooms.window
    rooms.show("study")
    yield "02-first-question", rooms.window
    rooms.window.close()
    trainer = Trainer(folder / "tour.db", now_ms=clock)
    _study_for_weeks(trainer, clock)
    rooms = _open(trainer, folder, theme, application)
    yield "03-today", rooms.window
    for visit in (_studying, _looking, _dialogs):
        yield from visit(rooms)
    rooms.window.close()


def _studying(rooms: Rooms) -> Iterator[tuple[str, QWidget]]:
    commands = rooms.study.commands()
    rooms.study.start(None, None)
    rooms.show("study")
    yield "04-question", rooms.window
    commands["study.reveal"]()
    yield "05-answer", rooms.window
    commands["study.good"]()
    yield "06-next-question", rooms.window
    for number, steps, name in ((13, 0, "table"), (5, 0, "cut-off"), (38, 2, "missing"), (23, 4, "long")):
        rooms.study.show_card(_card_number(rooms, number))
        commands["study.reveal"]()
        for _ in range(steps):
            commands["study.next-answer"]()
        yield f"07-answer-{name}", rooms.window
    yield from _comparing(rooms)
    rooms.study.start(None, 1)
    commands["study.reveal"]()
    commands["study.easy"]()
    yield "08-summary", rooms.window


def _comparing(rooms: Rooms) -> Iterator[tuple[str, QWidget]]:
    """Help before the answers, a typed answer with its ticks, the answers side by side and what they agree on."""
    card, commands = rooms.study.card, rooms.study.commands()
    rooms.study.show_card(_card_number(rooms, 5))
    commands["study.all-help"]()
    yield "31-help", rooms.window
    rooms.study.show_card(_card_number(rooms, 1))
    card.box.setPlainText("Convolutional layers apply filters that detect edges, textures and later shapes.")
    commands["study.reveal"]()
    commands["study.key-points"]()
    yield "31-key-point", rooms.window
    for look in ("side-by-side", "agreement"):
        commands[f"study.{look}"]()
        yield f"31-{look}", rooms.window
    commands["study.agreement"]()
    card.box.clear()


def _looking(rooms: Rooms) -> Iterator[tuple[str, QWidget]]:
    rooms.show("browse")
    yield "09-browse", rooms.window
    for words, name in (
        ("anchor boxes", "10-browse-search"),
        ("anchor is:leach", "28-browse-fault"),
        ("nothing has these words", "11-browse-no-match"),
    ):
        rooms.browse.search.setText(words)
        rooms.browse.refresh()
        rooms.browse.search.insisted.emit()
        yield name, rooms.window
    rooms.browse.search.clear()
    rooms.show("contrast")
    yield "29-contrast-list", rooms.window
    rooms.contrast.list.all.click()
    rooms.contrast.reveal()
    yield "29-contrast-pair", rooms.window
    yield from _interview(rooms)
    rooms.show("progress")
    yield "12-progress", rooms.window
    yield from _charts(rooms)
    rooms.progress.show_tables(True)
    yield "13-progress-tables", rooms.window
    rooms.progress.show_tables(False)
    rooms.show("add")
    yield "14-add", rooms.window
    rooms.show("today")


def _charts(rooms: Rooms) -> Iterator[tuple[str, QWidget]]:
    """Every chart, a screen at a time."""
    board = rooms.progress.findChild(ChartBoard)
    assert board is not None
    bar, screen = board.verticalScrollBar(), 1
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep())
        _settle()
        screen += 1
        yield f"12-progress-{screen:02}", rooms.window
    bar.setValue(0)


def _interview(rooms: Rooms) -> Iterator[tuple[str, QWidget]]:
    rooms.show("mock")
    rooms.mock.setup.seed.setValue(MOCK_SEED)
    yield "30-mock-setup", rooms.window
    rooms.mock.begin(Plan(questions=2, seed=MOCK_SEED, as_reviews=True))
    rooms.mock.page.box.setPlainText(MOCK_ANSWER)
    yield "30-mock-question", rooms.window
    rooms.mock.next()
    rooms.mock.next()
    yield "30-mock-debrief", rooms.window


def _dialogs(rooms: Rooms) -> Iterator[tuple[str, QWidget]]:
    for name, show in (
        ("15-import", rooms.actions["file.import"].trigger),
        ("16-export", rooms.actions["file.export"].trigger),
        ("17-preferences", rooms.actions["file.preferences"].trigger),
        ("18-keys", rooms.actions["help.keys"].trigger),
        ("19-palette", rooms.actions["help.palette"].trigger),
        ("20-guide", rooms.actions["help.guide"].trigger),
        ("21-about", rooms.actions["help.about"].trigger),
        ("22-edit", lambda: rooms.cards.edit(_card_number(rooms, 13))),
        ("32-key-points", lambda: rooms.cards.edit_points(_card_number(rooms, 1))),
        ("32-my-answer", lambda: rooms.cards.write_answer(_card_number(rooms, 13))),
        ("26-study-more", rooms.actions["view.study-more"].trigger),
        ("27-search-help", rooms.browse.panel.open_help),
        ("29-change-keys", rooms.actions["file.keys"].trigger),
        ("30-undo-list", rooms.actions["edit.history"].trigger),
        ("25-near-duplicates", rooms.actions["edit.similar"].trigger),
        ("33-topic-options", rooms.actions["edit.topic-options"].trigger),
        ("34-leech-clinic", rooms.actions["edit.leeches"].trigger),
        ("23-card-info", lambda: rooms.cards.tell_of(_card_number(rooms, 5))),
    ):
        show()
        _settle()
        dialog = next(each for each in rooms.window.findChildren(QDialog) if each.isVisible())
        yield name, dialog
        dialog.reject()
        _settle()


def _open(trainer: Trainer, folder: Path, theme: str, application: QApplication) -> Rooms:
    preferences.change_setting(trainer.workspace, "theme", theme)
    window = MainWindow(themes.theme_for(theme, application), folder / "window.ini")
    window.use_theme(window.theme)
    rooms = Rooms(window, Session(trainer))
    window.show()
    _settle()
    rooms.show("today")
    return rooms


def _study_for_weeks(trainer: Trainer, clock: _Clock) -> None:
    """Leave a store behind as after some weeks of use, with a few cards due."""
    random = Random(7)
    for _ in range(STUDIED_DAYS):
        clock.now += DAY_MS
        if random.random() < 0.2:
            continue
        sitting = Sitting(trainer.workspace)
        for _ in range(18):
            question = sitting.current()
            if question is None:
                break
            taken = random.randint(8_000, 45_000)
            clock.now += taken
            rating = random.choice(RATINGS)
            sitting.answer(question.card.id, rating, taken, _told(random, rating))
    clock.now += 3 * DAY_MS


def _told(random: Random, rating: Rating) -> Told:
    """What a learner tells who types every other answer and is somewhat too sure."""
    share = min(max(random.gauss(0.35 + 0.18 * rating, 0.15), 0.0), 1.0)
    typed = random.random() < 0.5
    sure = random.choice((1, 2, 3, 3)) if rating > Rating.AGAIN else random.choice((1, 1, 2, 3))
    ticked = min(share + random.choice((0.0, 0.1, 0.2)), 1.0)
    return Told(sure, coverage=share, ticked=ticked) if typed else Told(sure)


def _card_number(rooms: Rooms, number: int) -> int:
    lines = library.browse(rooms.session.workspace)
    return next(line.id for line in lines if line.number == number)


def _settle() -> None:
    """Wait until the window rests and nothing is worked out beside it any more."""
    for _ in range(MOST_RESTS):
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        if not any(each.name == THREAD_NAME for each in threading.enumerate()):
            break
