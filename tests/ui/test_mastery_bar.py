"""The mastery bar shows what was never seen and how much of the rest is remembered."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from trainer.ui.theme import Theme, themes
from trainer.ui.widgets.mastery_bar import paint_mastery

WIDTH = 200


def painted(seen_share: float, recall: float | None, theme: Theme) -> list[set[str]]:
    """The colours in each column of the bar, away from its round ends."""
    image = QImage(WIDTH, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.window))
    painter = QPainter(image)
    paint_mastery(painter, QRect(0, 0, WIDTH, 20), seen_share, recall, theme)
    painter.end()
    return [{image.pixelColor(x, y).name() for y in range(8, 13)} for x in range(WIDTH)]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return themes()[request.param]


def test_the_filled_part_is_the_recall_of_what_was_seen(theme: Theme) -> None:
    columns = painted(0.5, 0.8, theme)
    filled = [at for at, colours in enumerate(columns) if theme.chart_mature in colours]
    assert max(filled) == pytest.approx(WIDTH * 0.4, abs=2)


def test_what_was_never_seen_is_hatched_and_nothing_else(theme: Theme) -> None:
    columns = painted(0.5, 0.8, theme)
    hatched = [at for at, colours in enumerate(columns) if theme.outline in colours]
    assert min(hatched) >= WIDTH * 0.5 - 1
    assert max(hatched) > WIDTH * 0.9


def test_a_topic_never_seen_has_nothing_filled(theme: Theme) -> None:
    assert not any(theme.chart_mature in colours for colours in painted(0.0, None, theme))


def test_a_topic_fully_seen_has_nothing_hatched(theme: Theme) -> None:
    assert not any(theme.outline in colours for colours in painted(1.0, 0.3, theme))


def test_shares_out_of_bounds_stay_inside_the_bar(theme: Theme) -> None:
    assert painted(3.0, 2.0, theme) == painted(1.0, 1.0, theme)
    assert painted(-1.0, 2.0, theme) == painted(0.0, None, theme)


def test_the_painter_is_left_as_it_was(theme: Theme) -> None:
    image = QImage(WIDTH, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_mastery(painter, QRect(0, 0, WIDTH, 20), 0.5, 0.5, theme)
    assert not painter.hasClipping()
    assert not painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.end()
