"""Which answers a card shows, in which order, and what their tabs say."""

from dataclasses import replace

from trainer.core.card import Completeness
from trainer.core.document import Document
from trainer.core.schedule import NEW, Rules
from trainer.services.rows import AnswerRow, CardRow
from trainer.services.study import Question
from trainer.ui.widgets.answer_pages import CUT_OFF, MISSING, answer_pages

WHOLE = AnswerRow(1, 1, "Words.", None, Completeness.COMPLETE)
BREAKS_OFF = AnswerRow(2, 2, "Words that", None, Completeness.CUT_OFF)
OWN = AnswerRow(3, None, "Mine.", None, Completeness.COMPLETE)


def a_question(
    *answers: AnswerRow, titles: tuple[str, ...] = ("Blue", "Green", "Red"), set_name: str = "Set"
) -> Question:
    documents = tuple(
        (key, Document(f"uid {key}", f"{title}.txt", title, set_name))
        for key, title in enumerate(titles, start=1)
    )
    card = CardRow(1, "uid", 1, "Why?", None, None, None, (), answers)
    return Question(card, (), documents, NEW, {}, (), Rules())


def labels(question: Question) -> list[str]:
    return [page.label for page in answer_pages(question)]


def test_own_answers_come_first_and_documents_in_their_order() -> None:
    question = a_question(WHOLE, BREAKS_OFF, OWN)
    assert labels(question) == ["My answer", "Blue", "Green · cut off", "Red · missing"]


def test_notes_say_what_is_wrong_with_an_answer() -> None:
    assert [page.note for page in answer_pages(a_question(WHOLE, BREAKS_OFF))] == ["", CUT_OFF, MISSING]


def test_documents_of_another_set_are_not_missed() -> None:
    question = a_question(WHOLE)
    strangers = tuple((key, replace(document, set_name=f"Set {key}")) for key, document in question.documents)
    assert labels(replace(question, documents=strangers)) == ["Blue"]


def test_documents_without_a_set_are_not_missed_either() -> None:
    assert labels(a_question(WHOLE, set_name="")) == ["Blue"]


def test_an_answer_that_is_there_but_empty_is_missing() -> None:
    assert labels(a_question(WHOLE, replace(BREAKS_OFF, text="", completeness=Completeness.MISSING))) == [
        "Blue",
        "Green · missing",
        "Red · missing",
    ]


def test_the_learners_version_is_shown_and_is_whole() -> None:
    page = answer_pages(a_question(replace(BREAKS_OFF, document=1, edited="Words that end.")))[0]
    assert (page.markdown, page.label) == ("Words that end.", "Blue")


def test_tabs_leave_out_the_words_all_titles_begin_with() -> None:
    titles = ("Document 1: short", "Document 2: long", "Document 3")
    question = a_question(WHOLE, BREAKS_OFF, OWN, titles=titles)
    assert labels(question) == ["My answer", "1: short", "2: long · cut off", "3 · missing"]
    assert [page.full_label for page in answer_pages(question)][1:3] == [
        "Document 1: short",
        "Document 2: long · cut off",
    ]


def test_no_tab_is_left_without_a_word() -> None:
    assert labels(a_question(WHOLE, titles=("Notes", "Notes more", "Notes"))) == [
        "Notes",
        "Notes more · missing",
        "Notes · missing",
    ]


def test_a_card_may_have_no_answer() -> None:
    assert labels(a_question()) == []
