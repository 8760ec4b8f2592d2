"""Bringing decks in: twice is once, edits stay, an import is one step to undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.workspaces import Bench, a_card, a_deck, a_document

from trainer.core.card import Answer
from trainer.core.deck import Deck
from trainer.core.errors import Cancelled
from trainer.core.event import Rating, Reviewed
from trainer.services import history, library, study, upkeep
from trainer.services.exchange import export_deck, import_deck


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "store.db")


def test_a_deck_comes_out_as_it_went_in(bench: Bench) -> None:
    deck = a_deck(4)
    import_deck(bench.workspace, deck)
    out = export_deck(bench.workspace)
    assert (out.documents, out.cards) == (deck.documents, deck.cards)
    assert [path for _, path in out.topics] == [("Basics",), ("Detection",)]


def test_importing_twice_adds_nothing_and_changes_nothing(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(4))
    before = export_deck(bench.workspace)
    again = import_deck(bench.workspace, a_deck(4))
    assert (again.added, again.updated, again.unchanged, again.change) == (0, 0, 4, None)
    assert export_deck(bench.workspace) == before


def test_new_shipped_words_replace_the_old_but_not_the_learners_edit(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(2))
    row = library.card(bench.workspace, 1)
    draft = library.Draft("My question?", ((row.answers[0].id, "My own words."),), "Basics", "hard")
    library.edit_card(bench.workspace, 1, draft)
    study.answer(bench.workspace, 1, Rating.EASY)
    new = replace(
        a_card(1), question="Better question?", answers=(Answer(a_document().uid, "Better answer."),)
    )
    assert import_deck(bench.workspace, Deck((a_document(),), (new,))).updated == 1
    updated = library.card(bench.workspace, 1)
    assert (updated.question, updated.edited_question) == ("Better question?", "My question?")
    assert (updated.answers[0].text, updated.answers[0].edited) == ("Better answer.", "My own words.")
    assert updated.tags == ("hard",)
    with bench.workspace.store.read() as unit:
        assert unit.schedules.get(1).reps == 1


def test_a_further_document_of_a_set_adds_its_answers_to_the_same_cards(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(2))
    other = a_document("other.txt")
    cards = tuple(replace(a_card(n), answers=(Answer(other.uid, f"Other answer {n}."),)) for n in (1, 2))
    result = import_deck(bench.workspace, Deck((other,), cards))
    assert (result.added, result.updated) == (0, 2)
    assert [each.text for each in library.card(bench.workspace, 1).answers] == [
        "Thing 1 is a thing.",
        "Other answer 1.",
    ]
    history.undo(bench.workspace)
    assert len(library.card(bench.workspace, 1).answers) == 1
    assert import_deck(bench.workspace, Deck((other,), cards)).updated == 2
    assert len(library.card(bench.workspace, 1).answers) == 2


def test_an_undone_import_leaves_no_cards_and_no_topics_and_redo_brings_them_back(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(3))
    before = export_deck(bench.workspace)
    history.undo(bench.workspace)
    assert library.browse(bench.workspace) == []
    assert library.topics(bench.workspace) == []
    history.redo(bench.workspace)
    assert export_deck(bench.workspace) == before


def test_importing_a_deleted_card_again_brings_it_back(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(2))
    library.delete_cards(bench.workspace, [1])
    assert import_deck(bench.workspace, a_deck(2)).updated == 1
    assert len(library.browse(bench.workspace)) == 2


def test_a_cancelled_import_leaves_nothing_behind(bench: Bench) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        import_deck(bench.workspace, a_deck(5), progress=stop)
    assert export_deck(bench.workspace) == Deck()


def test_reviews_in_a_deck_are_replayed_and_added_once(bench: Bench) -> None:
    deck = a_deck(1)
    review = Reviewed(
        uid="018bcfe5-6800-7000-8000-000000000001",
        card=deck.cards[0].uid,
        at_ms=bench.clock.now_ms,
        study_day=bench.workspace.today(),
        rating=Rating.GOOD,
    )
    assert import_deck(bench.workspace, replace(deck, events=(review,))).reviews == 1
    assert import_deck(bench.workspace, replace(deck, events=(review,))).reviews == 0
    with bench.workspace.store.read() as unit:
        assert unit.schedules.get(1).reps == 1
    assert upkeep.check(bench.workspace).problems == ()


def test_cards_go_under_the_topic_the_learner_names(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(2), under=("Work", "New"))
    assert [each.path for each in library.topics(bench.workspace)] == [
        ("Work",),
        ("Work", "New"),
        ("Work", "New", "Basics"),
        ("Work", "New", "Detection"),
    ]
