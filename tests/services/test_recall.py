"""Free recall over a real store: key points, drafts that survive, replies, answers that were right too."""

from pathlib import Path

import pytest
from support.workspaces import Bench, a_deck

from trainer.app import Trainer
from trainer.core.event import Rating, Reviewed
from trainer.core.key_point import EditorNote, KeyPoint
from trainer.services import history, library, recall, study
from trainer.services.exchange import import_deck

POINTS = (
    KeyPoint("edges", "Finds edges", ("edges and textures",), 1.5, ("notes.txt",)),
    KeyPoint("pool", "Pooling shrinks", ("pooling reduces size",), 0.5, ("notes.txt",)),
)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    deck = a_deck(2)
    import_deck(bench.workspace, deck)
    note = EditorNote("notes.txt", "Out of date.", "Changed in 2019.")
    recall.bring_key_points(bench.workspace, {deck.cards[0].uid: (POINTS, (note,))})
    return bench


def test_help_ends_with_an_answer_that_is_whole(tmp_path: Path) -> None:
    trainer = Trainer(tmp_path / "help.db")
    trainer.import_shipped()
    with trainer.workspace.store.read() as unit:
        card = next(row for row in unit.cards.every() if row.number == 5)
    cut = min((each.text for each in card.answers), key=len)
    assert cut not in recall.help_for(trainer.workspace, card.id)[-1]
    assert recall.help_for(trainer.workspace, 9999) == ()
    trainer.close()


def test_a_card_has_its_key_points_notes_and_the_number_of_its_documents(bench: Bench) -> None:
    scheme = recall.marking_scheme(bench.workspace, 1)
    assert (scheme.points, scheme.documents) == (POINTS, 1)
    assert [each.text for each in scheme.notes] == ["Out of date."]
    assert recall.marking_scheme(bench.workspace, 2).points == ()


def test_bringing_the_same_key_points_again_changes_nothing(bench: Bench) -> None:
    uid = library.card(bench.workspace, 1).uid
    recall.bring_key_points(bench.workspace, {uid: (POINTS, ())})
    assert recall.marking_scheme(bench.workspace, 1).points == POINTS


def test_a_draft_survives_a_restart_and_ends_with_the_review(bench: Bench) -> None:
    recall.keep_draft(bench.workspace, 1, "Edges, then")
    workspace = bench.restart()
    assert recall.draft(workspace, 1) == "Edges, then"
    bench.clock.turn(minutes=1)
    study.answer(workspace, 1, Rating.GOOD)
    assert recall.draft(workspace, 1) == ""


def test_a_draft_is_back_when_its_review_is_undone(bench: Bench) -> None:
    recall.keep_draft(bench.workspace, 1, "Edges, then")
    bench.clock.turn(minutes=1)
    study.answer(bench.workspace, 1, Rating.GOOD)
    history.undo(bench.workspace)
    assert recall.draft(bench.workspace, 1) == "Edges, then"


def test_the_shares_found_and_ticked_are_kept_with_the_rating(bench: Bench) -> None:
    found = recall.mentions("It finds edges and textures.", POINTS)
    assert found.coverage == pytest.approx(0.75)
    share = recall.ticked_share(POINTS, ("edges", "pool"))
    told = study.Told(coverage=found.coverage, ticked=share)
    study.answer(bench.workspace, 1, Rating.HARD, 5000, told=told)
    with bench.workspace.store.read() as unit:
        [event] = unit.events.of_card(1)
    assert isinstance(event, Reviewed)
    assert (event.rating, event.coverage, event.ticked) == (Rating.HARD, pytest.approx(0.75), 1.0)


def test_a_reply_keeps_the_text_and_both_judgements(bench: Bench) -> None:
    recall.keep_reply(bench.workspace, 1, recall.Reply("Edges", ("edges",), ("edges", "pool")))
    with bench.workspace.store.read() as unit:
        [(at_ms, text, covered, ticked)] = unit.recall.replies(1)
    assert (at_ms, text) == (bench.clock.now_ms, "Edges")
    assert (covered, ticked) == (("edges",), ("edges", "pool"))


def test_an_answer_that_was_right_too_stands_among_the_answers_until_undone(bench: Bench) -> None:
    recall.accept_answer(bench.workspace, 1, "  In my words.  ")
    assert [each.text for each in library.card(bench.workspace, 1).answers] == [
        "In my words.",
        "Thing 1 is a thing.",
    ]
    history.undo(bench.workspace)
    assert len(library.card(bench.workspace, 1).answers) == 1
