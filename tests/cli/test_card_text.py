"""Cards as text: what is cut off or missing is said, nothing steers the terminal."""

from support.workspaces import a_document

from trainer.cli.card_text import show_answers, show_question, show_ratings, wrapped
from trainer.core.agenda import Counts
from trainer.core.card import Completeness
from trainer.core.event import Rating, State
from trainer.core.schedule import Days, Interval, Rules, Schedule, Step
from trainer.services.rows import AnswerRow, CardRow
from trainer.services.study import Question


def a_question(
    *answers: AnswerRow,
    text: str = "What is IoU?",
    number: int | None = 7,
    twins: tuple[int, ...] = (),
    state: State = State.NEW,
) -> Question:
    card = CardRow(1, "uid", number, text, None, 1, None, (), answers)
    documents = ((1, a_document("notes.txt")), (2, a_document("other.txt")))
    return Question(card, ("Detection", "Metrics"), documents, Schedule(state), {}, twins, Rules())


def an_answer(
    text: str = "Overlap", document: int | None = 1, completeness: Completeness = Completeness.COMPLETE
) -> AnswerRow:
    return AnswerRow(1, document, text, None, completeness)


def test_a_question_comes_with_its_topic_what_is_to_come_and_what_it_is() -> None:
    shown = show_question(a_question(state=State.REVIEW), Counts(3, 1, 2), 60)

    assert "Detection > Metrics   3 new  1 learning  [2 due]\nQuestion 7, due\n\nWhat is IoU?" in shown


def test_near_duplicates_are_named() -> None:
    assert "Question 7, new; asks nearly the same as question 9\n" in show_question(
        a_question(twins=(9,)), Counts(1), 70
    )
    assert "asks nearly the same as questions 9, 12\n" in show_question(
        a_question(twins=(9, 12)), Counts(1), 70
    )


def test_a_card_without_a_number_says_only_what_it_is() -> None:
    assert "\nLearning\n" in show_question(a_question(number=None, state=State.LEARNING), Counts(0, 1), 60)


def test_every_answer_is_told_under_the_title_of_its_document() -> None:
    shown = show_answers(a_question(an_answer(), an_answer("**Union**", 2), an_answer("Mine", None)), 60)

    assert shown == "\nNotes:\n  Overlap\n\nOther:\n  Union\n\nMy answer:\n  Mine"


def test_a_cut_off_answer_and_a_missing_one_are_said_to_be() -> None:
    cut_off = an_answer("It is the", 1, Completeness.CUT_OFF)
    missing = an_answer("", 2, Completeness.MISSING)

    assert show_answers(a_question(cut_off, missing), 60) == (
        "\nNotes:\n  It is the\n  (The document breaks off here.)\n\nNot answered in: Other."
    )


def test_a_card_without_answers_says_so() -> None:
    assert show_answers(a_question(), 60) == "\nNo answer was written for this card."


def test_the_ratings_are_worded_with_the_interval_of_each() -> None:
    intervals: dict[Rating, Interval] = {
        Rating.AGAIN: Step(60, 0),
        Rating.HARD: Step(330, 0),
        Rating.GOOD: Days(2),
        Rating.EASY: Days(43),
    }

    assert show_ratings(intervals).splitlines() == [
        "",
        "1 Again (Forgot)      1 min",
        "2 Hard (With effort)  6 min",
        "3 Good (Recalled)     2 d",
        "4 Easy (Instantly)    1.4 mo",
    ]


def test_long_lines_are_wrapped_and_short_ones_kept() -> None:
    assert wrapped("one two three\n\nfour", 10, "  ") == ["  one two", "  three", "", "  four"]


def test_code_keeps_its_margin_also_where_it_is_wrapped() -> None:
    assert wrapped("if x:\n    return one_of(x, y)", 17) == ["if x:", "    return", "    one_of(x, y)"]


def test_characters_that_steer_a_terminal_are_not_sent_to_it() -> None:
    shown = show_question(a_question(text="Clear\x1b[2J the\x9b screen\x07?"), Counts(1), 60)

    assert "Clear\ufffd[2J the\ufffd screen\ufffd?" in shown


def test_paragraphs_and_items_keep_their_shape_and_items_hang_below_their_first_word() -> None:
    text = "Two ways:\n\n- **Cropping:** takes a part of the image\n    - deeper down\n\nThat is all."
    shown = show_answers(a_question(an_answer(text)), 30)

    assert shown.splitlines()[2:] == [
        "  Two ways:",
        "",
        "  - Cropping: takes a part of",
        "    the image",
        "      - deeper down",
        "",
        "  That is all.",
    ]
