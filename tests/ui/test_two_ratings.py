"""Studying with Again and Good only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_deck

from trainer.core.event import Rating
from trainer.services import insight, preferences
from trainer.ui.session import Session
from trainer.ui.theme import themes
from trainer.ui.views.study_view import StudyView


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3)) as session:
        session.do(preferences.change_setting, "rating_buttons", "two")
        yield session


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> StudyView:
    view = StudyView(session, themes()["light"])
    qtbot.addWidget(view)
    view.resize(1000, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def shown(view: StudyView) -> list[Rating]:
    return [rating for rating in Rating if view.card.ratings.button(rating).isVisible()]


def ratings(session: Session) -> list[int]:
    return [each.rating for each in session.ask(insight.review_log)]


def test_two_buttons_are_shown(view: StudyView) -> None:
    view.reveal()
    assert shown(view) == [Rating.AGAIN, Rating.GOOD]


def test_a_rating_that_is_not_offered_is_not_given(view: StudyView, session: Session, qtbot: QtBot) -> None:
    view.reveal()
    with qtbot.waitSignal(session.said) as told:
        view.rate(Rating.EASY)
    assert told.args[0].startswith("You chose two ratings")
    assert ratings(session) == []
    view.rate(Rating.GOOD)
    assert ratings(session) == [Rating.GOOD]


def test_help_suggests_good_where_hard_is_not_offered(view: StudyView) -> None:
    view.commands()["study.all-help"]()
    view.reveal()
    assert view.card.ratings.suggested is Rating.GOOD


def test_four_buttons_come_back_at_once(view: StudyView, session: Session) -> None:
    view.reveal()
    session.do(preferences.change_setting, "rating_buttons", "four")
    assert shown(view) == list(Rating)
