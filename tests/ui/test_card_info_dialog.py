"""Everything about a card, on one page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from support.sessions import a_session
from support.workspaces import HandClock, a_deck

from trainer.core.event import Rating
from trainer.services import card_actions, library, preferences, study, topic_options
from trainer.services.card_info import card_info
from trainer.services.practice import practise
from trainer.services.study import Told
from trainer.ui.dialogs.card_info_dialog import CardInfoDialog
from trainer.ui.session import Session
from trainer.ui.theme import themes


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def session(tmp_path: Path, clock: HandClock) -> Iterator[Session]:
    with a_session(tmp_path, a_deck(3), clock) as session:
        yield session


def opened(session: Session, qtbot: QtBot) -> CardInfoDialog:
    dialog = CardInfoDialog(session, themes()["dark"], 1)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def whats(dialog: CardInfoDialog) -> list[str]:
    items = [dialog.log.item(row, 1) for row in range(dialog.log.rowCount())]
    return [each.text() for each in items if each is not None]


def test_a_new_card_has_facts_and_no_log(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    facts = dialog.facts()
    assert (facts["State"], facts["Reviews"], facts["Topic"]) == ("New", "0", "Basics")
    assert facts["Added"] != ""
    assert dialog.log.rowCount() == 0


def test_the_numbers_are_those_of_the_schedule(session: Session, qtbot: QtBot, clock: HandClock) -> None:
    session.do(study.answer, 1, Rating.EASY, 12_000)
    clock.turn(days=3)
    session.do(study.answer, 1, Rating.GOOD, 8_000)
    facts = opened(session, qtbot).facts()
    memory = session.ask(study.ask, 1).schedule.memory
    assert memory is not None
    assert facts["Stability"] == f"{memory.stability:.1f} days until recall falls to 90 %"
    assert facts["Time"] == "<1 min, 10.0 s on average"
    assert facts["Recall now"] == "100.0 %"
    assert (facts["First review"], facts["Last review"]) == ("2 Mar 2026", "5 Mar 2026")


def test_what_was_taken_back_stays_in_the_log_in_grey(session: Session, qtbot: QtBot) -> None:
    session.do(study.answer, 1, Rating.AGAIN)
    session.undo()
    session.do(study.answer, 1, Rating.EASY)
    dialog = opened(session, qtbot)
    assert sorted(whats(dialog)) == ["Again (taken back)", "Easy"]
    assert dialog.facts()["Reviews"] == "1"
    colours = {
        item.foreground().color().name() for row in range(2) if (item := dialog.log.item(row, 1)) is not None
    }
    assert len(colours) == 2


def test_it_follows_what_happens_to_the_card(session: Session, qtbot: QtBot) -> None:
    dialog = opened(session, qtbot)
    session.do(card_actions.set_flag, [1], 2)
    session.do(card_actions.set_due, [1], "4")
    assert dialog.facts()["Flag"] == "2 Orange"
    assert whats(dialog) == ["Due date set to 6 Mar 2026"]
    session.do(library.delete_cards, [1])
    assert not dialog.isVisible()


def test_every_kind_of_event_has_words(session: Session, clock: HandClock) -> None:
    for service in (study.suspend, study.resume, study.bury, card_actions.reset):
        clock.turn(minutes=1)
        session.do(service, [1])
    told = [line.what for line in session.ask(card_info, 1).log]
    assert told == ["Suspended", "Resumed", "Buried until 3 Mar 2026", "Reset"]


def test_the_log_tells_what_was_told_of_an_answer(session: Session, clock: HandClock) -> None:
    told = Told(confidence=3, help_level=1, coverage=0.5, ticked=0.75)
    study.answer(session.workspace, 1, Rating.HARD, 9000, None, told)
    clock.turn(minutes=1)
    practise(session.workspace, 1, Rating.GOOD, 9000, Told(coverage=0.2, ticked=1.0))
    assert [line.what for line in session.ask(card_info, 1).log] == [
        "Hard, sure, help 1 of 3, 75 % of the key points",
        "Practice: cram, Good, 100 % of the key points",
    ]


def test_the_curve_is_drawn_against_the_retention_of_the_cards_topic(session: Session) -> None:
    topic = library.topic_named(session.workspace, "Basics").id
    topic_options.set_options(session.workspace, topic, {"retention": 0.8})
    assert session.ask(card_info, 1).retention == 0.8
    assert session.ask(card_info, 3).retention == 0.9


def test_the_interview_is_on_the_curve(session: Session, qtbot: QtBot) -> None:
    session.do(study.answer, 1, Rating.EASY)
    session.do(preferences.change_setting, "interview_date", "2026-03-20")
    dialog = opened(session, qtbot)
    assert "at the interview" in dialog.curve.accessibleDescription()


@pytest.mark.parametrize("points", [9, 17, 24])
def test_long_words_and_large_text_cut_nothing_off(points: int, qtbot: QtBot, tmp_path: Path) -> None:
    font = QApplication.font()
    font.setPointSize(points)
    QApplication.setFont(font)
    with a_session(tmp_path) as session:
        question = "Why is that so, and what follows from it? " * 40
        session.do(
            library.add_card, library.Draft(question, ((None, "Because."),), "A long name of a topic " * 6)
        )
        dialog = CardInfoDialog(session, themes()["light"], 1)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert dialog.question.text().endswith("…")
        assert dialog.question.toolTip() == question.strip()
        facts = [each for each in dialog.findChildren(QLabel) if ": " in each.accessibleName()]
        assert len(facts) > 10
        assert [each.text() for each in facts if each.height() < each.heightForWidth(each.width())] == []
