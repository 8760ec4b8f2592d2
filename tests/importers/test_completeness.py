"""An answer breaks off by what its last words say, never by its number."""

import pytest

from trainer.core.card import Completeness
from trainer.importers.answer_blocks import read_blocks
from trainer.importers.completeness import judge
from trainer.importers.decoding import lines_of

WHOLE = "This answer is a whole sentence. It has a second one.\n\n- One item ends.\n- Another item ends."


def judged(answer: str, *others: str) -> Completeness:
    answers = [read_blocks(lines_of(text)) for text in (answer, *(others or (WHOLE, WHOLE)))]
    return judge(answers)[0]


@pytest.mark.parametrize(
    "answer",
    [
        "It works by dividing the data into parts and training on each",
        "Parts are trained at once. It works by dividing the data into parts",
        "The steps are these:",
        "The mask head is a",
        "It finds edges, corners,",
        "Steps:\n\n- **Model size:** Models can be large",
        "Steps:\n\n- The first step of the two is this.\n- The second",
        "Steps:\n\n- The first step ends here.\n- The mask head is a much longer item, but it ends with the",
        "Steps:\n\n- The first step.\n-",
        "Steps:\n\n- The first step of two.\n    - Its only part",
    ],
)
def test_an_answer_that_stops_in_the_middle_breaks_off(answer: str) -> None:
    assert judged(answer) is Completeness.CUT_OFF


@pytest.mark.parametrize(
    "answer",
    [
        WHOLE,
        "Is it a question?",
        "It ends with a quotation: “so it is.”",
        "It ends in bold. **So it does.**",
        "It ends with a bracket (as some do.)",
        "Paris",
        "About 25 million",
        "Steps:\n\n- The first one is this.\n- The second item lost its full stop",
        "Steps:\n\n- Oversampling\n- Weights",
        "So:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "So:\n\n```\nx = 1\n```",
    ],
)
def test_an_answer_that_says_all_it_meant_is_complete(answer: str) -> None:
    assert judged(answer) is Completeness.COMPLETE


def test_notes_without_full_stops_are_complete_where_the_whole_document_has_none() -> None:
    note = "Splits the data into parts and trains on each of them in parallel"
    assert judged(note, note, note) is Completeness.COMPLETE
    assert judged(f"Steps\n\n- {note}", f"Steps\n\n- {note}") is Completeness.COMPLETE


def test_an_answer_without_words_is_missing() -> None:
    assert judged("") is Completeness.MISSING
    assert judged("-") is Completeness.MISSING
