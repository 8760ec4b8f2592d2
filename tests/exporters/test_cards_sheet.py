"""Questions and answers on paper."""

from support.pages import Page
from support.workspaces import a_card, a_deck, a_document

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.exporters.cards_sheet import CardsSheet


def test_every_question_has_its_answers_below_it() -> None:
    words = [each for each in Page(CardsSheet().write(a_deck(4))).words if each.strip()]
    start = words.index("Basics")
    assert words[start : start + 4] == [
        "Basics",
        "1. What is thing number 1?",
        "Notes",
        "Thing 1 is a thing.",
    ]
    assert words.count("Basics") == words.count("Detection") == 1


def test_topics_stay_together_in_the_order_of_their_first_cards() -> None:
    cards = (a_card(1, topic="B"), a_card(2, topic="A"), a_card(3, topic="B"))
    words = Page(CardsSheet().write(Deck((a_document(),), cards))).words
    assert [each for each in words if each in ("A", "B") or each[:2] in ("1.", "2.", "3.")] == [
        "B",
        "1. What is thing number 1?",
        "3. What is thing number 3?",
        "A",
        "2. What is thing number 2?",
    ]


def test_missing_answers_are_left_out_and_cut_off_ones_say_so() -> None:
    card = Card(
        "uid",
        "Why <b>?",
        (
            Answer(a_document().uid, "Because", Completeness.CUT_OFF),
            Answer(a_document("other.txt").uid, "", Completeness.MISSING),
            Answer("", "My **own**"),
        ),
    )
    page = Page(CardsSheet().write(Deck((a_document(), a_document("other.txt")), (card,))))
    assert "Why <b>?" in page.words
    assert "Notes (breaks off in the document)" in page.words
    assert "Other" not in page.words
    assert {"Your own", "Without a topic"} <= set(page.words)
    assert page.outside == []
