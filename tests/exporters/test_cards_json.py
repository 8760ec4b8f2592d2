"""Cards as JSON: the documented keys, the words the learner sees, nothing that is not there."""

import json
from typing import Any

from trainer import __version__
from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.core.document import Document
from trainer.exporters import CARDS

NOTES = Document("d0000000-0000-4000-8000-000000000001", "notes.txt", "Notes")
CARD = "c0000000-0000-4000-8000-000000000001"


def a_deck(*answers: Answer, documents: tuple[Document, ...] = (NOTES,), **card: Any) -> Deck:
    return Deck(documents, (Card(CARD, "What is IoU?", answers, **card),))


def written(deck: Deck) -> Any:
    return json.loads(CARDS["cards_json"].write(deck))


def answers_of(deck: Deck) -> Any:
    return written(deck)["cards"][0]["answers"]


def test_the_file_is_readable_json_with_the_documented_keys() -> None:
    deck = Deck(
        (NOTES,),
        (
            Card(
                CARD,
                "Was heißt „IoU“?",
                (Answer(NOTES.uid, "**Overlap**"),),
                ("Metrics",),
                7,
                "IoU",
                ("basics",),
            ),
        ),
        topics=(("a0000000-0000-4000-8000-000000000001", ("Metrics",)),),
    )

    assert CARDS["cards_json"].write(deck).decode() == (
        f"""{{
  "format": "trainer-cards",
  "version": 1,
  "written_by": "interview-trainer {__version__}",
"""
        """  "documents": [
    {
      "id": "d0000000-0000-4000-8000-000000000001",
      "name": "notes.txt",
      "title": "Notes"
    }
  ],
  "topics": [
    {
      "id": "a0000000-0000-4000-8000-000000000001",
      "path": [
        "Metrics"
      ]
    }
  ],
  "cards": [
    {
      "id": "c0000000-0000-4000-8000-000000000001",
      "number": 7,
      "question": "Was heißt „IoU“?",
      "topic": [
        "Metrics"
      ],
      "subject": "IoU",
      "tags": [
        "basics"
      ],
      "answers": [
        {
          "document": "notes.txt",
          "text": "**Overlap**",
          "complete": true
        }
      ]
    }
  ]
}
"""
    )


def test_a_missing_answer_is_not_listed_and_a_cut_off_one_is_not_complete() -> None:
    other = Document("d0000000-0000-4000-8000-000000000002", "other.txt", "Other")
    missing = Answer(NOTES.uid, "", Completeness.MISSING)
    cut_off = Answer(other.uid, "It is the", Completeness.CUT_OFF)

    assert answers_of(a_deck(missing, cut_off, documents=(NOTES, other))) == [
        {"document": "other.txt", "text": "It is the", "complete": False}
    ]


def test_the_learners_own_answer_has_no_document() -> None:
    assert answers_of(a_deck(Answer("", "Mine"))) == [{"document": None, "text": "Mine", "complete": True}]


def test_what_the_learner_edited_is_what_is_written() -> None:
    deck = a_deck(Answer(NOTES.uid, "Shipped", edited="Edited"), edited_question="What is IoU for?")

    assert written(deck)["cards"][0]["question"] == "What is IoU for?"
    assert answers_of(deck)[0]["text"] == "Edited"


def test_documents_that_share_a_name_are_called_by_their_ids() -> None:
    twin = Document("d0000000-0000-4000-8000-000000000002", "notes.txt", "More notes")
    deck = a_deck(Answer(NOTES.uid, "One"), Answer(twin.uid, "Two"), documents=(NOTES, twin))

    assert [each["document"] for each in answers_of(deck)] == [NOTES.uid, twin.uid]


def test_a_card_that_stands_alone_has_neither_number_nor_subject() -> None:
    card = written(a_deck())["cards"][0]

    assert (card["number"], card["subject"], card["answers"]) == (None, None, [])


def test_an_empty_deck_is_a_file_all_the_same() -> None:
    assert written(Deck()) == {
        "format": "trainer-cards",
        "version": 1,
        "written_by": f"interview-trainer {__version__}",
        "documents": [],
        "topics": [],
        "cards": [],
    }
