"""The looks: a theme's colours, the palette and style sheet made of them, icons, and the style of cards.

Colours can be read at any time; fonts, icons and style sheets need the application.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from trainer.paths import resources

MONOSPACE = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono")
"""Fonts of code, the best first."""
SMALLEST_PT = 10.0
"""Points; a system whose own font is smaller gets this one."""
_ICON_SIZES = (18, 36)
"""Pixels: for plain screens and for those with twice as many."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``, by what they are for.

    ``window`` lies behind everything, ``surface`` under text to read, ``raised`` under what is pointed at; ``border``
    divides, ``outline`` bounds a control.  ``chart_heat`` is a ramp from nothing to most.
    """

    id: str
    label: str
    dark: bool
    window: str
    surface: str
    raised: str
    border: str
    outline: str
    accent: str
    accent_hover: str
    accent_soft: str
    text: str
    muted: str
    accent_text: str
    new: str
    learning: str
    due: str
    error: str
    again: str
    hard: str
    good: str
    easy: str
    chart_new: str
    chart_learning: str
    chart_young: str
    chart_mature: str
    chart_time: str
    chart_retention: str
    chart_muted: str
    chart_heat: tuple[str, ...]
    code_surface: str
    code_keyword: str
    code_text: str
    code_comment: str
    code_number: str
    code_name: str

    def series(self, role: str) -> str:
        """The colour of a chart's series.  Raises ``KeyError`` for a role no theme has."""
        if role == "heat":
            return self.chart_heat[-1]
        return self.colours[f"chart_{role}"]

    @property
    def colours(self) -> dict[str, str]:
        """Every colour by its name, without the heat ramp."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: value for name, value in told.items() if isinstance(value, str) and value.startswith("#")
        }


@cache
def themes() -> dict[str, Theme]:
    """The themes by id, from the files in ``resources/themes``."""
    return {
        path.stem: _read(path.read_text("utf-8")) for path in sorted((resources() / "themes").glob("*.toml"))
    }


def theme_for(choice: str, app: QApplication) -> Theme:
    """The theme chosen by id; the system's where the choice is ``system`` or not known."""
    return themes().get(choice) or system_theme(app)


def system_theme(app: QApplication) -> Theme:
    """Dark where the system says dark, light where it says light or nothing."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return themes()["dark" if dark else "light"]


def apply(app: QApplication, theme: Theme, enlarged: float = 1.0) -> None:
    """Give every window, present and future, the looks of a theme, with its words ``enlarged`` times."""
    app.setStyle("Fusion")
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_PT) * enlarged)
    app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


def interface_font() -> QFont:
    """The font of everything that is no card: the system's own, as large as ``apply`` made it."""
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() if font.pointSizeF() > 0 else SMALLEST_PT)
    return font


def small_font() -> QFont:
    """The interface font, a little smaller: for axes and asides."""
    font = interface_font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font


@cache
def code_family() -> str:
    """The font of code: the first of ``MONOSPACE`` there is, since naming one that is not costs time on macOS."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return next((each for each in MONOSPACE if QFontDatabase.hasFamily(each)), system)


def reading_font(text_size: int) -> QFont:
    """The font of questions and answers; ``text_size`` in pixels."""
    font = interface_font()
    font.setPixelSize(text_size)
    return font


def style_sheet(theme: Theme) -> str:
    """The style sheet of the program in a theme."""
    size = interface_font().pointSizeF()
    sizes = {
        "small": small_font().pointSizeF(),
        "heading": size * 1.2,
        "title": size * 1.6,
        "number": size * 2.2,
    }
    template = Template((resources() / "style" / "app.qss").read_text("utf-8"))
    return template.substitute(
        theme.colours,
        **{name: f"{points:.1f}" for name, points in sizes.items()},
        id=theme.id,
        style=(resources() / "style").as_posix(),
        disabled=mixed(theme.text, theme.surface, 0.45),
        edge=mixed(theme.outline, theme.surface, 0.5),
        scroll=mixed(theme.text, theme.surface, 0.25),
    )


def card_css(theme: Theme, text_size: int) -> str:
    """The style of Markdown documents, in the part of CSS that Qt's rich text knows; ``text_size`` in pixels."""
    template = Template((resources() / "style" / "card.css").read_text("utf-8"))
    sizes = {f"size{percent}": f"{text_size * percent / 100:.0f}" for percent in (45, 60, 90, 115, 130, 150)}
    return template.substitute(theme.colours, **sizes, monospace=f"'{code_family()}'")


@cache
def icon(name: str, theme: Theme) -> QIcon:
    """An icon in the theme's colours, stronger when it is on.  Raises ``FileNotFoundError`` for an unknown name."""
    drawing = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    made = QIcon()
    for state, colour in ((QIcon.State.Off, theme.muted), (QIcon.State.On, theme.accent)):
        for pixmap in _pixmaps(drawing.replace("currentColor", colour)):
            made.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return made


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid on a ground with an opacity of 0 to 1, as one opaque colour."""
    over, under = QColor(colour), QColor(ground)
    channels = (
        (over.red(), under.red()),
        (over.green(), under.green()),
        (over.blue(), under.blue()),
    )
    return QColor(*(round(top * share + below * (1 - share)) for top, below in channels)).name()


def _read(text: str) -> Theme:
    values: dict[str, Any] = {}
    for name, value in tomllib.loads(text).items():
        values |= value if isinstance(value, dict) else {name: value}
    values["chart_heat"] = tuple(values["chart_heat"])
    return Theme(**values)


def _pixmaps(drawing: str) -> Iterator[QPixmap]:
    from PySide6.QtSvg import QSvgRenderer

    svg = QSvgRenderer(QByteArray(drawing.encode()))
    for size in _ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        svg.render(painter, QRectF(0, 0, size, size))
        painter.end()
        yield pixmap


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.window),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_text),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.surface),
        (role.Midlight, theme.raised),
        (role.Mid, theme.border),
        (role.Dark, theme.outline),
        (role.Shadow, theme.border),
    ):
        palette.setColor(name, QColor(colour))
    faded = QColor(mixed(theme.text, theme.surface, 0.45))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return palette
