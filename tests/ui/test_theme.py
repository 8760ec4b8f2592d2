"""Both themes can be read, by everyone, and dress every control."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.pixels import colours_of

from trainer.paths import resources
from trainer.ui.theme import Theme, apply, card_css, icon, mixed, style_sheet, system_theme, theme_for, themes

THEMES = list(themes().values())
ICONS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
STACKED = ("mature", "young", "learning", "new")
RGB = tuple[float, float, float]
# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB
COLOUR_BLINDNESS: dict[str, tuple[RGB, RGB, RGB]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> RGB:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2: from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str, blindness: str) -> RGB:
    seen = [
        max(sum(part * channel for part, channel in zip(row, linear(colour), strict=True)), 0)
        for row in COLOUR_BLINDNESS[blindness]
    ]
    red, green, blue = seen
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: str, other: str, blindness: str) -> float:
    """CIE 1976 colour difference; 2 can just be seen."""
    pairs = zip(lab(one, blindness), lab(other, blindness), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.fixture
def dressed(qapp: QApplication, qtbot: QtBot):
    """The application, with its plain looks back afterwards."""
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
@pytest.mark.parametrize("ground", ["window", "surface", "raised", "accent_soft"])
@pytest.mark.parametrize("words", ["text", "muted"])
def test_text_can_be_read_on_every_ground(theme: Theme, words: str, ground: str) -> None:
    assert contrast(theme.colours[words], theme.colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
@pytest.mark.parametrize(
    "words", ["accent", "new", "learning", "due", "error", "again", "hard", "good", "easy"]
)
def test_coloured_words_can_be_read(theme: Theme, words: str) -> None:
    for ground in (theme.window, theme.surface, theme.raised, theme.accent_soft):
        assert contrast(theme.colours[words], ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
@pytest.mark.parametrize(
    "words", ["text", "code_keyword", "code_text", "code_comment", "code_number", "code_name"]
)
def test_code_can_be_read(theme: Theme, words: str) -> None:
    assert contrast(theme.colours[words], theme.code_surface) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
def test_words_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.accent_text, theme.accent_hover) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
def test_outlines_and_the_focus_ring_stand_out(theme: Theme) -> None:
    assert contrast(theme.outline, theme.surface) >= 3
    assert contrast(theme.outline, theme.window) >= 3
    assert contrast(theme.accent, theme.surface) >= 3
    assert contrast(theme.accent, theme.window) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
@pytest.mark.parametrize("blindness", COLOUR_BLINDNESS)
def test_stacked_colours_are_told_apart_by_everyone(theme: Theme, blindness: str) -> None:
    for one, other in combinations(STACKED, 2):
        assert difference(theme.series(one), theme.series(other), blindness) >= 20, (one, other)


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
def test_the_heat_ramp_goes_one_way(theme: Theme) -> None:
    steps = [luminance(each) for each in theme.chart_heat]
    assert len(steps) == 5
    assert steps == sorted(steps, reverse=not theme.dark)
    assert all(
        contrast(one, other) >= 1.2
        for one, other in zip(theme.chart_heat, theme.chart_heat[1:], strict=False)
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
def test_every_colour_is_written_out_in_full(theme: Theme) -> None:
    assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in [*theme.colours.values(), *theme.chart_heat])


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
def test_every_style_has_its_names_filled_in_and_its_pictures_there(theme: Theme, qapp: QApplication) -> None:
    sheet = style_sheet(theme)
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert "$" not in sheet
    assert pictures
    assert all(Path(each).is_file() for each in pictures)
    assert "$" not in card_css(theme, 16)


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
def test_applying_a_theme_dresses_windows_that_are_open(
    theme: Theme, dressed: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    apply(dressed, theme)
    assert window.palette().color(QPalette.ColorRole.Window).name() == theme.window
    assert dressed.styleSheet() == style_sheet(theme)


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
@pytest.mark.parametrize("control", [QPushButton, QToolButton, QLineEdit, QComboBox, QCheckBox])
def test_the_focus_can_be_seen(
    control: type[QWidget], theme: Theme, dressed: QApplication, qtbot: QtBot
) -> None:
    apply(dressed, theme)
    window = QWidget()
    qtbot.addWidget(window)
    first, second = control(window), control(window)
    first.setGeometry(10, 10, 90, 34)
    second.setGeometry(10, 60, 90, 34)
    window.resize(120, 120)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    second.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(second.hasFocus)
    with_focus = first.grab().toImage(), second.grab().toImage()
    assert theme.accent not in colours_of(with_focus[0])
    assert theme.accent in colours_of(with_focus[1])


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: each.id)
@pytest.mark.parametrize("name", ICONS)
def test_icons_are_drawn_in_the_theme_s_colours(name: str, theme: Theme, qapp: QApplication) -> None:
    drawn = icon(name, theme)
    for state, colour in ((QIcon.State.Off, theme.muted), (QIcon.State.On, theme.accent)):
        image = drawn.pixmap(36, QIcon.Mode.Normal, state).toImage()
        assert colour in {
            image.pixelColor(x, y).name()
            for x in range(36)
            for y in range(36)
            if image.pixelColor(x, y).alpha() == 255
        }


def test_the_set_of_icons_is_complete() -> None:
    needed = "add browse export help import progress search settings study today undo"
    assert set(ICONS) >= set(needed.split())


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", THEMES[0])


def test_a_theme_is_chosen_by_name_and_else_the_system_s(qapp: QApplication) -> None:
    assert theme_for("dark", qapp).dark
    assert not theme_for("light", qapp).dark
    assert theme_for("system", qapp) == system_theme(qapp)
    assert not system_theme(qapp).dark


def test_mixing_lays_one_colour_on_another() -> None:
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"
    assert mixed("#102030", "#000000", 1) == "#102030"
