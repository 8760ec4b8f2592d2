"""How everything looks: the theme and the text size that the settings ask for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from trainer.core.settings import DEFAULTS
from trainer.services import preferences
from trainer.ui import theme as themes
from trainer.ui.main_window import MainWindow
from trainer.ui.session import Session

TEXT_STEP = 2
SMALLEST_TEXT, LARGEST_TEXT = 10, 40


class Looks(QObject):
    """``changed`` asks every part to follow the window's theme and the text size of the settings.

    The words around a card grow and shrink with those on it.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        QApplication.styleHints().colorSchemeChanged.connect(self.follow)

    def follow(self, *_scheme: object) -> None:
        """Use the theme the settings ask for; every part follows at once."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wanted = themes.theme_for(self._session.settings.theme, application)
        enlarged = self._session.settings.text_size / DEFAULTS.text_size
        if (wanted, enlarged) != (self._window.theme, self._window.enlarged):
            self._window.use_theme(wanted, enlarged)
        self.changed.emit()

    def enlarge(self, steps: int) -> None:
        """Larger text, or smaller with fewer than no steps."""
        self._resize_text(self._session.settings.text_size + steps * TEXT_STEP)

    def usual_size(self) -> None:
        """The text size of the first start."""
        self._resize_text(DEFAULTS.text_size)

    def switch_theme(self) -> None:
        """Light where it is dark, dark where it is light."""
        other = "light" if self._window.theme.dark else "dark"
        self._session.do(preferences.change_setting, "theme", other)

    def _resize_text(self, size: int) -> None:
        bounded = min(max(size, SMALLEST_TEXT), LARGEST_TEXT)
        self._session.do(preferences.change_setting, "text_size", bounded)
