"""Tags of the selected cards, asked for in Browse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.services import library
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.browse_view import BrowseView
from trainer.ui.widgets.tag_prompt import TagPrompt


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3)) as session:
        yield session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> BrowseView:
    view = BrowseView(session, themes()["light"])
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    return view


def prompt(view: BrowseView) -> TagPrompt:
    view.commands()["browse.tags"]()
    return view.findChild(TagPrompt)


def tags(session: Session) -> list[str]:
    return [line.tags for line in session.ask(library.browse)]


def test_the_tags_typed_are_put_on_the_selected_cards_and_undone_in_one_step(
    view: BrowseView, session: Session
) -> None:
    view.cards.select([1, 3])
    asked = prompt(view)
    assert asked.windowTitle() == "Tags of 2 cards"
    asked.line.setText("exam hard")
    asked.confirm.click()
    assert tags(session) == ["exam hard", "", "exam hard"]
    session.undo()
    assert tags(session) == ["", "", ""]


def test_nothing_can_be_confirmed_before_a_tag_is_typed(view: BrowseView) -> None:
    view.cards.select([1])
    asked = prompt(view)
    assert not asked.confirm.isEnabled()
    asked.line.setText(" - ")
    assert not asked.confirm.isEnabled()
    asked.line.setText("-x")
    assert asked.confirm.isEnabled()
