"""Cards as CSV: one row per answer, cells exactly as they are."""

import csv
import io

from trainer import __version__
from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Deck
from trainer.core.document import Document
from trainer.exporters import CARDS

NOTES = Document("document-1", "notes.txt", "Notes")
OTHER = Document("document-2", "other.txt", "Other")


def rows_of(*cards: Card) -> list[list[str]]:
    """Without the last column, which tells the version in each row."""
    content = CARDS["cards_csv"].write(Deck((NOTES, OTHER), cards)).decode()
    header, *rows = csv.reader(io.StringIO(content, newline=""))
    assert header[-1] == "written_by"
    assert {row[-1] for row in rows} == {f"interview-trainer {__version__}"}
    return [row[:-1] for row in (header, *rows)]


def test_each_answer_has_a_row_with_its_card() -> None:
    answers = (
        Answer(NOTES.uid, "Overlap"),
        Answer(OTHER.uid, "It is the", Completeness.CUT_OFF),
        Answer("", "My words"),
    )
    card = Card("card-1", "What is IoU?", answers, ("Detection", "Metrics"), 7, "IoU", ("basics", "boxes"))
    about = ["card-1", "7", "Detection::Metrics", "IoU", "What is IoU?", "basics boxes"]

    header, *rows = rows_of(card)

    assert header == [
        "card_id",
        "number",
        "topic",
        "subject",
        "question",
        "tags",
        "document",
        "complete",
        "answer",
    ]
    assert rows == [
        [*about, "notes.txt", "true", "Overlap"],
        [*about, "other.txt", "false", "It is the"],
        [*about, "", "true", "My words"],
    ]


def test_a_missing_answer_has_no_row() -> None:
    card = Card("card-1", "Why?", (Answer(NOTES.uid, "", Completeness.MISSING), Answer(OTHER.uid, "So")))

    assert [row[6:] for row in rows_of(card)[1:]] == [["other.txt", "true", "So"]]


def test_a_card_without_answers_is_not_lost() -> None:
    assert rows_of(Card("card-1", "Why?", ()))[1:] == [["card-1", "", "", "", "Why?", "", "", "", ""]]


def test_quotes_commas_line_ends_and_formulas_stay_exact() -> None:
    text = '=SUM(A1), "quoted"\nsecond line\rthird'

    assert rows_of(Card("card-1", "+1?", (Answer("", text),)))[1][8] == text


def test_rows_end_as_the_csv_standard_says() -> None:
    content = CARDS["cards_csv"].write(Deck(cards=(Card("card-1", "Why?", (Answer("", "a\nb"),)),)))

    assert content.endswith(f'Why?,,,true,"a\nb",interview-trainer {__version__}\r\n'.encode())
