"""Documents that ask the same questions form one set, whose identity is its questions."""

from dataclasses import replace

import pytest

from trainer.core.card import Answer, Completeness
from trainer.importers.question_layouts import Layout
from trainer.importers.question_sets import AnswerFound, DocumentFound, QuestionSet, group, normalised

QUESTIONS = {1: "What is pooling?", 2: "Describe the U-Net.", 3: "How are labels learned?"}
OTHER_QUESTIONS = {1: "What is a mutex?", 2: "Describe a semaphore."}


def an_answer(text: str = "So.", line: int = 5) -> AnswerFound:
    return AnswerFound(text, Completeness.COMPLETE, line)


def a_document(name: str, questions: dict[int, str], *numbers: int) -> DocumentFound:
    answers = {number: an_answer(f"{name} on {number}.") for number in numbers or questions}
    return DocumentFound(name, Layout.BOLD, questions, answers)


def the_set(*documents: DocumentFound) -> QuestionSet:
    [found], problems = group(documents)
    assert not problems
    return found


def card_uids(found: QuestionSet) -> list[str]:
    return [card.uid for card in found.cards()]


def test_documents_with_the_same_questions_give_one_card_each_with_one_answer_of_every_document() -> None:
    found = the_set(a_document("a.txt", QUESTIONS), a_document("b.txt", QUESTIONS, 1, 3))
    first, second = found.documents()
    assert [(card.number, card.question) for card in found.cards()] == list(QUESTIONS.items())
    assert found.cards()[0].answers == (Answer(first.uid, "a.txt on 1."), Answer(second.uid, "b.txt on 1."))
    assert found.cards()[1].answers[1] == Answer(second.uid, "", Completeness.MISSING)


def test_a_document_alone_has_the_same_cards_and_the_same_identity_as_within_its_set() -> None:
    a, b = a_document("a.txt", QUESTIONS), a_document("b.txt", QUESTIONS)
    together, alone = the_set(b, a), the_set(a)
    assert card_uids(together) == card_uids(alone)
    assert together.document_uid(a) == alone.document_uid(a)
    assert together.document_uid(a) != together.document_uid(b)


def test_case_space_and_punctuation_do_not_change_the_identity() -> None:
    typed = {1: "WHAT is  “pooling”", 2: "describe the U-Net", 3: "How are labels learned ?"}
    assert card_uids(the_set(a_document("a.txt", typed))) == card_uids(
        the_set(a_document("a.txt", QUESTIONS))
    )


@pytest.mark.parametrize(
    "changed", [{4: "What else?"}, {1: "What is stride?"}, {1: QUESTIONS[2], 2: QUESTIONS[1]}]
)
def test_other_questions_are_another_set(changed: dict[int, str]) -> None:
    other = the_set(a_document("a.txt", {**QUESTIONS, **changed}))
    assert not set(card_uids(other)) & set(card_uids(the_set(a_document("a.txt", QUESTIONS))))


def test_half_of_the_smaller_documents_questions_make_a_set_and_less_does_not() -> None:
    half = {1: QUESTIONS[1], 9: "What is left?"}
    third = {1: QUESTIONS[1], 8: "What is right?", 9: "What is left?"}
    assert len(group([a_document("a.txt", QUESTIONS), a_document("b.txt", half)])[0]) == 1
    assert len(group([a_document("a.txt", QUESTIONS), a_document("b.txt", third)])[0]) == 2


def test_a_document_that_shares_questions_with_two_groups_joins_them() -> None:
    bridge = {**QUESTIONS, 11: "What is a mutex?", 12: "Describe a semaphore."}
    other = {11: "What is a mutex?", 12: "Describe a semaphore."}
    documents = [a_document("a.txt", QUESTIONS), a_document("b.txt", other), a_document("c.txt", bridge)]
    found = the_set(*documents)
    assert [document.name for document in found.documents()] == ["a.txt", "b.txt", "c.txt"]
    assert len(found.cards()) == 5


def test_unlike_questions_are_told_and_the_more_frequent_is_used_whatever_the_order() -> None:
    typo = {**QUESTIONS, 1: "What is poling?"}
    documents = [a_document("a.txt", typo), a_document("b.txt", QUESTIONS), a_document("c.txt", QUESTIONS)]
    for order in (documents, documents[::-1]):
        [found], problems = group(order)
        assert found.questions == QUESTIONS
        assert [(problem.file, "Question 1" in problem.message) for problem in problems] == [("a.txt", True)]
    assert group(documents)[0][0].key == group(documents[::-1])[0][0].key


def test_answers_alone_take_the_questions_of_the_only_set_by_number() -> None:
    found = the_set(a_document("answers.txt", {}, 1, 2, 3), a_document("asks.txt", QUESTIONS))
    assert [card.question for card in found.cards()] == list(QUESTIONS.values())
    assert [document.name for document in found.documents()] == ["answers.txt", "asks.txt"]


def test_answers_alone_in_an_import_have_numbers_for_questions() -> None:
    [found], problems = group([a_document("answers.txt", {}, 7, 9)])
    assert [card.question for card in found.cards()] == ["Question 7", "Question 9"]
    assert [problem.file for problem in problems] == ["answers.txt"]
    assert "answers without questions" in problems[0].message


def test_two_documents_of_answers_alone_do_not_mix() -> None:
    sets, problems = group([a_document("a.txt", {}, 1), a_document("b.txt", {}, 1)])
    assert [len(each.members) for each in sets] == [1, 1]
    assert sets[0].cards()[0].uid != sets[1].cards()[0].uid
    assert len(problems) == 2


def test_answers_never_take_questions_where_two_sets_could_be_meant() -> None:
    sets, problems = group(
        [
            a_document("a.txt", QUESTIONS),
            a_document("b.txt", OTHER_QUESTIONS),
            a_document("answers.txt", {}, 1, 2),
        ]
    )
    assert len(sets) == 3
    assert [card.question for card in sets[2].cards()] == ["Question 1", "Question 2"]
    assert "any of 2 sets" in problems[0].message


def test_answers_with_other_numbers_stand_alone() -> None:
    sets, problems = group([a_document("a.txt", QUESTIONS), a_document("answers.txt", {}, 51, 52, 53)])
    assert len(sets) == 2
    assert "ask other numbers" in problems[0].message


def test_an_answer_too_many_is_told_with_its_line_and_kept() -> None:
    [found], problems = group([a_document("a.txt", QUESTIONS), a_document("answers.txt", {}, 1, 2, 3, 4)])
    assert found.cards()[-1].question == "Question 4"
    assert [(problem.file, problem.line) for problem in problems] == [("answers.txt", 5)]


@pytest.mark.parametrize(
    ("names", "set_name"),
    [
        (("cnn_exam_1.txt", "cnn_exam_2.txt"), "cnn exam"),
        (("000_abc.txt", "001_def.txt"), "000 abc"),
        (("Os notes.md", "Of notes.md"), "Os notes"),
        (("computer_vision.txt",), "computer vision"),
        (("_.txt",), "_"),
    ],
)
def test_a_set_is_called_by_what_its_file_names_share(names: tuple[str, ...], set_name: str) -> None:
    found = the_set(*(a_document(name, QUESTIONS) for name in names))
    assert found.name == set_name
    assert {card.topic for card in found.cards()} == {(set_name,)}
    assert {document.set_name for document in found.documents()} == {set_name}


def test_two_sets_never_have_the_same_name() -> None:
    sets, _ = group([a_document("notes.txt", QUESTIONS), a_document("notes.md", OTHER_QUESTIONS)])
    assert [each.name for each in sets] == ["notes", "notes (notes.md)"]


def test_a_question_without_letters_keeps_its_signs() -> None:
    assert normalised(" ??! ") == "??!"
    assert normalised("Ｗhat\nis IT?") == "what is it"


def test_how_complete_an_answer_is_reaches_its_card() -> None:
    document = a_document("a.txt", {1: "What?"})
    cut = replace(document, answers={1: AnswerFound("It is a", Completeness.CUT_OFF, 3)})
    assert the_set(cut).cards()[0].answers[0].completeness is Completeness.CUT_OFF
