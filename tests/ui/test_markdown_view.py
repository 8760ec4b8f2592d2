"""Text to read is shown safely, in a comfortable width, in any size and theme."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QFontMetricsF, QTextDocument, QWheelEvent
from PySide6.QtNetwork import QNetworkAccessManager
from pytestqt.qtbot import QtBot

from trainer.ui.theme import reading_font, themes
from trainer.ui.widgets.markdown_view import MEASURE, MarkdownView

LIGHT, DARK = themes()["light"], themes()["dark"]
LONG = "\n\n".join(f"Paragraph {number} " + "with words that fill a line " * 12 for number in range(60))


@pytest.fixture
def view(qtbot: QtBot) -> MarkdownView:
    shown = MarkdownView(LIGHT)
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    return shown


def test_markdown_is_rendered(view: MarkdownView) -> None:
    view.show_markdown("**Feature** extraction:\n- one\n- two")
    assert view.toPlainText() == "Feature extraction:\none\ntwo"
    assert view.document().begin().begin().fragment().charFormat().fontWeight() > 500


def test_nothing_is_loaded_from_anywhere(view: MarkdownView, tmp_path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("secret")
    view.show_markdown(
        f"![a]({secret.as_uri()}) <img src='{secret.as_uri()}'> <link rel=stylesheet href='//x'>"
    )
    assert "secret" not in view.toPlainText()
    for kind in QTextDocument.ResourceType:
        assert not view.loadResource(kind.value, QUrl.fromLocalFile(str(secret)))
    assert view.findChild(QNetworkAccessManager) is None


def test_links_are_only_words(view: MarkdownView) -> None:
    view.show_markdown("see [the paper](https://example.org)")
    assert view.toPlainText() == "see the paper"
    assert "href" not in view.toHtml()
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_lines_are_never_longer_than_the_measure(view: MarkdownView) -> None:
    view.show_markdown(LONG)
    view.resize(1800, 800)
    letter = QFontMetricsF(reading_font(16)).averageCharWidth()
    assert view.document().textWidth() <= letter * MEASURE + 40
    left, right = view.viewportMargins().left(), view.viewportMargins().right()
    assert left > 300
    assert abs(left - right) <= 1


def test_a_narrow_view_uses_all_its_width(view: MarkdownView) -> None:
    view.resize(320, 400)
    view.show_markdown(LONG)
    assert view.viewportMargins().left() == 0
    assert view.horizontalScrollBar().maximum() == 0


def test_text_grows_and_keeps_the_place(view: MarkdownView) -> None:
    view.show_markdown(LONG)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.set_text_size(24)
    assert view.document().defaultFont().pixelSize() == 24
    assert abs(bar.value() / bar.maximum() - 0.5) < 0.02


def test_another_text_begins_at_the_top(view: MarkdownView) -> None:
    view.show_markdown(LONG)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.show_markdown(LONG + "\n\nmore")
    assert view.verticalScrollBar().value() == 0


def test_code_follows_the_theme(view: MarkdownView) -> None:
    view.show_markdown("```python\ndef f(): pass\n```")
    assert LIGHT.code_keyword in view.toHtml()
    view.show_theme(DARK)
    assert DARK.code_keyword in view.toHtml()
    assert LIGHT.code_keyword not in view.toHtml()


def test_ctrl_and_the_wheel_are_left_to_the_window(view: MarkdownView) -> None:
    view.show_markdown(LONG)
    size = view.font().pointSizeF()
    turn = QWheelEvent(
        QPointF(20, 20),
        view.mapToGlobal(QPointF(20, 20)),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(turn)
    assert not turn.isAccepted()
    assert view.font().pointSizeF() == size


def test_tab_leaves_the_view_and_it_has_a_name(view: MarkdownView) -> None:
    assert view.tabChangesFocus()
    assert re.search(r"\w", view.accessibleName())
    assert view.isReadOnly()
