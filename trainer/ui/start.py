"""Starting the window: paint first, open the store second, and end without losing anything."""

import gc
import logging
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from trainer import __version__, paths
from trainer.ui import theme as themes
from trainer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from trainer.ui.views.topic_tree_view import TopicTreeView

log = logging.getLogger(__name__)


def run(store: Path) -> int:
    """Open the window on a store; the exit status."""
    gc.disable()  # almost everything made now stays, so looking for what does not would only take time
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Interview Trainer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(paths.APP_NAME)
    theme = themes.system_theme(application)
    themes.apply(application, theme)
    window = MainWindow(theme, paths.user_settings())
    window.restore_layout()
    window.painted.connect(partial(open_store, window, store))
    window.settled.connect(_collect_again)
    sys.excepthook = partial(_crashed, window)
    window.show()
    return application.exec()


def open_store(window: MainWindow, store: Path) -> None:
    """Everything that may wait until the window is on the screen; what waits for the topics until they are there."""
    from trainer.app import first_look

    found = first_look(store)
    if found is None:
        _fill(window, store)
        return
    from trainer.ui.views.topic_tree_view import TopicTreeView

    tree = TopicTreeView(window.theme, window)
    tree.show_counts(*found)
    tree.tree.painted.connect(lambda: QTimer.singleShot(0, window, partial(_fill, window, store, tree)))
    window.fill(tree)


def _fill(window: MainWindow, store: Path, tree: "TopicTreeView | None" = None) -> None:
    """Open the store and put in the window whatever needs it."""
    from trainer import logs
    from trainer.app import Trainer
    from trainer.core.errors import TrainerError
    from trainer.ui.rooms import Rooms
    from trainer.ui.session import Session

    logs.start(paths.user_logs())
    try:
        trainer = Trainer(store)
        if trainer.is_new():
            trainer.import_shipped()
    except TrainerError as error:
        window.cannot_open(str(error))
        return
    Rooms(window, Session(trainer), tree).safekeeping.keep_daily()


def _collect_again() -> None:
    """What the start has made stays as it is; look for garbage among what comes."""
    gc.freeze()
    gc.enable()


def _crashed(
    window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A bug: log it, and show a report that can be copied; the window stays open."""
    import traceback

    report = "".join(traceback.format_exception(kind, error, trace))
    log.error("unexpected error\n%s", report)
    print(report, file=sys.stderr)  # noqa: T201 - nothing else may be left to tell
    window.show_crash(f"Interview Trainer {__version__}\nPython {sys.version}\n\n{report}")
