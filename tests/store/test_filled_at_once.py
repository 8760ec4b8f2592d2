"""Many cards at once: the search finds them as if each had come alone, and goes on being kept."""

from pathlib import Path

from support.workspaces import Bench, a_card, a_deck, a_document

from trainer.core.deck import Deck
from trainer.services import library
from trainer.services.exchange import import_deck

MANY = 40


def found(bench: Bench, words: str) -> int:
    return len(library.browse(bench.workspace, words))


def test_many_cards_brought_in_together_are_found_by_question_and_answer(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(MANY))
    assert found(bench, "number") == MANY
    assert found(bench, '"thing 7 is"') == 1


def test_cards_that_come_later_are_found_too(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(MANY))
    import_deck(bench.workspace, Deck((a_document(),), (a_card(MANY + 1),)))
    assert found(bench, f'"thing {MANY + 1} is"') == 1
    assert found(bench, "number") == MANY + 1
