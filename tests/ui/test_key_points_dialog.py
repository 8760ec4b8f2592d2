"""The key points of a card, edited by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import a_document

from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.identity import stable_uid
from trainer.core.key_point import KeyPoint
from trainer.services import library, recall
from trainer.ui.dialogs.key_points_dialog import NOTHING, UNSAVED, KeyPointsDialog
from trainer.ui.session import Session
from trainer.ui.theme import themes

LIGHT = themes()["light"]
DOCUMENTS = tuple(a_document(f"{name}.txt") for name in "ab")
ANSWERS = (
    "Max pooling keeps the strongest activation. It shrinks the feature maps, which saves memory.",
    "Pooling shrinks feature maps and saves memory. Translation invariance is the other gain.",
)
SHIPPED = (
    KeyPoint("small", "It shrinks feature maps", ("shrinks feature maps",), 1.5, ("a.txt", "b.txt")),
    KeyPoint("gain", "It gives invariance", ("translation invariance",), 1.0, ("b.txt",)),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Card 1 has shipped points, card 2 the same answers without any, card 3 no answer."""
    answers = tuple(Answer(document.uid, text) for document, text in zip(DOCUMENTS, ANSWERS, strict=True))
    cards = tuple(
        Card(stable_uid("card", number), f"What is it, {number}?", told, ("A",), number)
        for number, told in enumerate((answers, answers, ()), 1)
    )
    with a_session(tmp_path, Deck(DOCUMENTS, cards)) as session:
        recall.bring_key_points(session.workspace, {cards[0].uid: (SHIPPED, ())})
        yield session


def opened(session: Session, qtbot: QtBot, card: int = 1) -> KeyPointsDialog:
    dialog = KeyPointsDialog(session, LIGHT, card)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def lines(dialog: KeyPointsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def asked(session: Session, card: int = 1) -> list[str]:
    return [each.text for each in session.ask(recall.marking_scheme, card).points]


def retype(dialog: KeyPointsDialog, text: str, qtbot: QtBot) -> None:
    dialog.form.text.selectAll()
    qtbot.keyClicks(dialog.form.text, text)


def test_shipped_points_are_listed_with_who_says_them(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert lines(dialog) == [
        "It shrinks feature maps\nshipped · said by 2 of 2",
        "It gives invariance\nshipped · said by 1 of 2",
    ]
    assert dialog.form.phrases.toPlainText() == "shrinks feature maps"
    assert dialog.form.weight.value() == 1.5
    assert not dialog.keep_all.isVisible()
    assert dialog.mentions.accessibleDescription() == "Mentioned in: A, B"


def test_the_places_follow_what_is_typed(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.form.phrases.setPlainText("strongest activation")
    qtbot.waitUntil(lambda: dialog.mentions.accessibleDescription() == "Mentioned in: A")
    assert dialog.support.text() == "Said by 1 of 2 documents:"
    assert "B: does not mention it" in dialog.mentions.toPlainText()
    assert asked(session) == [each.text for each in SHIPPED]


def test_a_shipped_point_is_reworded_and_its_shipped_words_come_back(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    assert not dialog.save.isEnabled()
    retype(dialog, "Smaller maps", qtbot)
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked(session) == ["Smaller maps", "It gives invariance"]
    assert "your words for a shipped point" in lines(dialog)[0]
    assert dialog.form.shipped.text() == "Shipped as: It shrinks feature maps"
    dialog.restore.click()
    assert asked(session) == ["It shrinks feature maps", "It gives invariance"]
    assert not dialog.restore.isVisible()


def test_delete_hides_a_shipped_point_and_it_can_be_shown_again(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert asked(session) == ["It gives invariance"]
    assert lines(dialog)[-1] == "It shrinks feature maps\nhidden"
    dialog.list.setCurrentRow(1)
    assert not dialog.form.isEnabled()
    dialog.restore.click()
    assert asked(session) == ["It shrinks feature maps", "It gives invariance"]


def test_proposals_are_kept_with_enter_and_rejected_with_delete(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, 2)
    first, second, *others = [each.split("\n")[0] for each in lines(dialog)]
    assert all("proposed" in each for each in lines(dialog))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked(session, 2) == [first]
    assert lines(dialog)[0].startswith(f"{first}\nyours · said by")
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [each.split("\n")[0] for each in lines(dialog)] == [first, *others]
    dialog.undo.click()
    assert second in [each.split("\n")[0] for each in lines(dialog)]
    dialog.undo.click()
    assert asked(session, 2) == []
    assert not dialog.undo.isEnabled()


def test_enter_again_and_again_keeps_one_proposal_after_the_other(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, 2)
    proposed = [each.split("\n")[0] for each in lines(dialog)]
    for _ in proposed:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked(session, 2) == proposed
    assert all("yours" in each for each in lines(dialog))


def test_a_proposal_can_be_put_into_other_words_before_it_is_kept(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, 2)
    retype(dialog, "In my words", qtbot)
    dialog.save.click()
    assert asked(session, 2) == ["In my words"]


def test_all_proposals_are_kept_in_one_step(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, 2)
    count = len(lines(dialog))
    dialog.keep_all.click()
    assert len(asked(session, 2)) == count
    assert not dialog.keep_all.isVisible()
    session.undo()
    assert asked(session, 2) == []


def test_a_point_of_ones_own_is_written_moved_and_deleted(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.new.click()
    qtbot.keyClicks(dialog.form.text, "Saves memory")
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_Return)
    assert lines(dialog)[-1] == "Saves memory\nyours · said by 2 of 2"
    assert dialog.list.currentRow() == 2
    dialog.up.click()
    dialog.up.click()
    assert asked(session)[0] == "Saves memory"
    assert not dialog.up.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert asked(session) == [each.text for each in SHIPPED]


def test_what_cannot_be_saved_stays_and_the_reason_is_told(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    dialog.new.click()
    qtbot.keyClicks(dialog.form.text, "It gives invariance")
    dialog.save.click()
    assert "already" in dialog.error.text()
    assert dialog.form.text.text() == "It gives invariance"
    assert len(asked(session)) == 2


def test_unsaved_words_stay_from_line_to_line_and_closing_takes_a_second_time(
    session: Session, qtbot: QtBot
) -> None:
    dialog = opened(session, qtbot)
    retype(dialog, "Half a thought", qtbot)
    dialog.list.setCurrentRow(1)
    assert dialog.form.text.text() == "It gives invariance"
    dialog.list.setCurrentRow(0)
    assert dialog.form.text.text() == "Half a thought"
    dialog.reject()
    assert dialog.isVisible()
    assert dialog.error.text() == UNSAVED
    dialog.reject()
    assert not dialog.isVisible()
    assert asked(session) == [each.text for each in SHIPPED]


def test_a_card_without_answers_says_how_to_go_on(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot, 3)
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == NOTHING
    dialog.new.click()
    qtbot.keyClicks(dialog.form.text, "Mine")
    dialog.save.click()
    assert asked(session, 3) == ["Mine"]
    assert not dialog.empty.isVisible()


def test_a_card_deleted_meanwhile_is_told(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    session.do(library.delete_cards, [1])
    assert "deleted" in dialog.error.text()
    assert lines(dialog) == []
