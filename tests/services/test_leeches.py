"""Leeches from the log: said when it happens, found by search, diagnosed, remedied with a way back."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_card, a_deck, a_document

from trainer.core.card import Answer
from trainer.core.deck import Deck
from trainer.core.diagnosis import Kind, Remedy
from trainer.core.errors import BadInput, NotFound
from trainer.core.event import Rating
from trainer.core.key_point import KeyPoint
from trainer.services import card_actions, history, leeches, library, preferences, recall, study
from trainer.services.change import Change
from trainer.services.exchange import import_deck
from trainer.services.recall import Reply
from trainer.services.sitting import Sitting

POINTS = (KeyPoint("a", "pads with zeros"), KeyPoint("b", "keeps the size"), KeyPoint("c", "has a stride"))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Six cards; every two neighbours are of one subject."""
    bench = Bench(tmp_path / "trainer.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def forget(bench: Bench, card: int = 1, times: int = 8) -> Change:
    """Learn a card and forget it so many times in review; the last answer's change."""
    for _ in range(times):
        study.answer(bench.workspace, card, Rating.EASY)
        card_actions.set_due(bench.workspace, [card], "1")
        bench.clock.turn(days=1)
        change = study.answer(bench.workspace, card, Rating.AGAIN, 9_000)
        bench.clock.turn(minutes=20)
    return change


def found(bench: Bench) -> list[int]:
    return [each.id for each in library.browse(bench.workspace, "is:leech")]


def test_the_eighth_lapse_makes_a_leech_and_says_so(bench: Bench) -> None:
    assert forget(bench, times=7).message == ""
    change = forget(bench, times=1)
    assert change.message == (
        "Forgotten 8 times: a leech. The leech clinic (Edit menu) or `trainer leeches` says why."
    )
    assert [(each.id, each.lapses) for each in leeches.leeches(bench.workspace)] == [(1, 8)]


def test_a_step_that_is_forgotten_again_is_no_further_lapse(bench: Bench) -> None:
    forget(bench)
    assert study.answer(bench.workspace, 1, Rating.AGAIN).message == ""


def test_it_is_said_again_after_four_more(bench: Bench) -> None:
    forget(bench)
    assert forget(bench, times=3).message == ""
    assert "Forgotten 12 times" in forget(bench, times=1).message


def test_search_and_clinic_follow_the_number_in_preferences(bench: Bench) -> None:
    forget(bench, times=3)
    assert found(bench) == []
    preferences.change_setting(bench.workspace, "leech_lapses", 3)
    assert found(bench) == [1] == [each.id for each in leeches.leeches(bench.workspace)]


def test_a_card_that_lasts_again_is_no_leech_any_more(bench: Bench) -> None:
    forget(bench)
    card_actions.set_due(bench.workspace, [1], "30!")
    assert found(bench) == []
    assert leeches.leeches(bench.workspace) == []


def test_a_lapse_that_was_taken_back_never_counts(bench: Bench) -> None:
    forget(bench)
    history.undo(bench.workspace)
    assert found(bench) == []


def test_a_leech_is_suspended_where_preferences_say_so_and_one_undo_takes_back_both(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "leech_action", "suspend it")
    change = forget(bench)
    assert change.message.endswith("It is suspended.")
    assert leeches.leeches(bench.workspace)[0].suspended
    history.undo(bench.workspace)
    with bench.workspace.store.read() as unit:
        schedule = unit.schedules.get(1)
    assert (schedule.suspended, schedule.lapses) == (False, 7)


def test_a_sitting_does_not_ask_a_leech_again_that_was_suspended(bench: Bench) -> None:
    preferences.change_setting(bench.workspace, "leech_action", "suspend it")
    preferences.change_setting(bench.workspace, "leech_lapses", 2)
    forget(bench, times=1)
    study.answer(bench.workspace, 1, Rating.EASY)
    card_actions.set_due(bench.workspace, [1], "1")
    bench.clock.turn(days=1)
    sitting = Sitting(bench.workspace)
    sitting.refresh(first=1)
    sitting.answer(1, Rating.AGAIN)
    assert sitting.counts.learning == 0
    assert Sitting(bench.workspace).counts == sitting.counts


def test_a_finding_is_worked_out_from_the_log(bench: Bench) -> None:
    forget(bench)
    barely, overrated = leeches.finding(bench.workspace, 1).diagnoses
    assert (barely.kind, overrated.kind) == (Kind.BARELY_LEARNED, Kind.OVERRATED)
    assert "7 of 8 lapses" in barely.evidence


def test_a_long_answer_gives_way_to_the_shortest_and_comes_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "two.db")
    documents = (a_document("long.txt"), a_document("short.txt"))
    answers = (Answer(documents[0].uid, "word " * 150), Answer(documents[1].uid, "word " * 40))
    card = a_card()
    import_deck(bench.workspace, Deck(documents, (type(card)(card.uid, card.question, answers, card.topic),)))
    (long,) = leeches.finding(bench.workspace, 1).diagnoses
    assert long.evidence.endswith("Short says it in 40.")
    assert long.remedies[0] is Remedy.SHORTER
    leeches.prefer_shortest(bench.workspace, 1)
    assert leeches.finding(bench.workspace, 1).diagnoses == ()
    with pytest.raises(BadInput, match="shown first already"):
        leeches.prefer_shortest(bench.workspace, 1)
    history.undo(bench.workspace)
    assert len(leeches.finding(bench.workspace, 1).diagnoses) == 1


def with_points(bench: Bench) -> None:
    uid = library.card(bench.workspace, 1).uid
    recall.bring_key_points(bench.workspace, {uid: (POINTS, ())})


def test_a_card_is_split_into_the_points_that_are_never_mentioned(bench: Bench) -> None:
    with_points(bench)
    for _ in range(3):
        recall.keep_reply(bench.workspace, 1, Reply("It pads.", ("a",), ("a", "b")))
    change = leeches.split(bench.workspace, 1)
    (part,) = library.browse(bench.workspace, "tag:split")
    assert part.question == (
        "What is thing number 1?\n\nWhat is missing?\n\n- pads with zeros\n- keeps the size"
    )
    row, original = library.card(bench.workspace, part.id), library.card(bench.workspace, 1)
    assert row.answers[0].text == "has a stride"
    assert (row.topic, row.subject) == (original.topic, original.subject)
    assert change.label == "Split into key points"


def test_splitting_twice_adds_nothing_and_undo_removes_the_parts(bench: Bench) -> None:
    with_points(bench)
    leeches.split(bench.workspace, 1)
    assert len(library.browse(bench.workspace, "tag:split")) == 3
    with pytest.raises(BadInput, match="are there already"):
        leeches.split(bench.workspace, 1)
    history.undo(bench.workspace)
    assert library.browse(bench.workspace, "tag:split") == []
    leeches.split(bench.workspace, 1)
    assert len(library.browse(bench.workspace, "tag:split")) == 3


def test_a_card_with_nothing_to_split_says_so(bench: Bench) -> None:
    with pytest.raises(BadInput, match="nothing to split"):
        leeches.split(bench.workspace, 1)


def test_a_card_that_is_gone_is_a_sentence(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [1])
    for service in (leeches.finding, leeches.split, leeches.prefer_shortest):
        with pytest.raises(NotFound, match="This card was deleted"):
            service(bench.workspace, 1)


def test_a_deleted_leech_is_not_listed(bench: Bench) -> None:
    forget(bench)
    library.delete_cards(bench.workspace, [1])
    assert leeches.leeches(bench.workspace) == []
