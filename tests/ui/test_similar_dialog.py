"""Near-duplicates are proposed; the learner joins them or sets them apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_document

from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.identity import stable_uid
from trainer.ui.dialogs.similar_dialog import NONE_FOUND, SimilarDialog
from trainer.ui.session import Session

POOLING = "Pooling layers shrink feature maps by taking the largest value of each window, without weights."


def a_deck_of(*answers: str) -> Deck:
    return Deck(
        (a_document(),),
        tuple(
            Card(
                stable_uid("similar", n), f"Question {n}?", (Answer(a_document().uid, text),), ("Basics",), n
            )
            for n, text in enumerate(answers, 1)
        ),
    )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_session(tmp_path, a_deck_of(POOLING, POOLING, POOLING)) as session:
        yield session


def opened(session: Session, qtbot: QtBot) -> SimilarDialog:
    dialog = SimilarDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.progress.running)
    return dialog


def subjects(session: Session) -> list[int | None]:
    with session.workspace.store.read() as unit:
        return [row.subject for row in unit.cards.every()]


def first_group(dialog: SimilarDialog) -> QTreeWidgetItem:
    group = dialog.tree.topLevelItem(0)
    assert group is not None
    return group


def heading(dialog: SimilarDialog) -> str:
    return first_group(dialog).text(0)


def test_ticked_cards_are_joined_and_undo_is_seen_at_once(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert heading(dialog) == "100 % alike · not joined"
    third = first_group(dialog).child(2)
    assert third is not None
    third.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.join.click()
    one, two, three = subjects(session)
    assert one is not None
    assert (two, three) == (one, None)
    assert dialog._ticked() == [1, 2]
    session.undo()
    assert subjects(session) == [None, None, None]
    assert heading(dialog) == "100 % alike · not joined"


def test_a_joined_group_says_so_and_can_be_set_apart(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.join.click()
    assert heading(dialog) == "100 % alike · one subject"
    dialog.part.click()
    assert subjects(session) == [None, None, None]


def test_where_nothing_is_alike_it_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with a_session(
        tmp_path, a_deck_of(POOLING, "Gradient descent follows the slope of the loss.")
    ) as session:
        dialog = opened(session, qtbot)
        assert dialog.message.text() == NONE_FOUND
        assert not dialog.join.isEnabled()
