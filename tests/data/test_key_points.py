"""The shipped key points: the documents support them, and each answer is told from those to other subjects."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from trainer.core.card import Card
from trainer.core.key_point import KeyPoint
from trainer.core.recall import score
from trainer.files import shipped_deck
from trainer.importers.key_points_file import QuestionPoints, read_key_points
from trainer.paths import shipped_data

FILES = sorted((shipped_data() / "key_points").glob("*.toml"))
QUESTIONS = [read_key_points(file.read_bytes()) for file in FILES]
WEIGHTS = {0.5, 1.0, 1.5}

for_each_question = pytest.mark.parametrize("question", QUESTIONS, ids=[file.stem for file in FILES])


@cache
def cards() -> dict[int, Card]:
    return {card.number or 0: card for card in shipped_deck().cards}


@cache
def document_names() -> dict[str, str]:
    return {document.uid: document.name for document in shipped_deck().documents}


def answers(number: int) -> Iterator[tuple[str, str]]:
    """The documents that answer a question, and what they say."""
    for answer in cards()[number].answers:
        if answer.text:
            yield document_names()[answer.document], answer.text


def plain(text: str) -> str:
    """The words in lower case, without marks."""
    return " ".join(re.findall(r"\w+", text.lower()))


def mentioned(text: str, points: tuple[KeyPoint, ...]) -> set[str]:
    return {each.point.id for each in score(text, points).points if each.covered}


def other_subjects(number: int) -> list[QuestionPoints]:
    subject = cards()[number].subject
    return [each for each in QUESTIONS if cards()[each.number].subject != subject]


def test_every_question_has_a_file_that_is_named_after_its_number() -> None:
    assert [question.number for question in QUESTIONS] == sorted(cards())
    assert [file.stem for file in FILES] == [f"{question.number:02}" for question in QUESTIONS]


@for_each_question
def test_a_question_has_5_to_9_points_with_ids_of_their_own(question: QuestionPoints) -> None:
    assert 5 <= len(question.points) <= 9
    assert len({point.id for point in question.points}) == len(question.points)


@for_each_question
def test_points_are_short_statements_with_several_wordings(question: QuestionPoints) -> None:
    for point in question.points:
        assert 4 <= len(point.text.split()) <= 14, point.text
        assert 3 <= len(point.phrases) <= 8, point.id
        assert len(set(point.phrases)) == len(point.phrases), point.id
        assert point.weight in WEIGHTS, point.id


@for_each_question
def test_the_points_of_single_documents_are_at_most_two_and_come_last(question: QuestionPoints) -> None:
    single = [len(point.documents) == 1 for point in question.points]
    assert sum(single) <= 2
    assert single == sorted(single)


@for_each_question
def test_a_point_is_found_in_exactly_the_answers_that_are_said_to_support_it(
    question: QuestionPoints,
) -> None:
    found = {name: mentioned(text, question.points) for name, text in answers(question.number)}
    for point in question.points:
        assert [name for name, ids in found.items() if point.id in ids] == sorted(point.documents), point.id
        assert point.documents


@for_each_question
def test_an_answer_scores_higher_on_its_question_than_on_any_of_another_subject(
    question: QuestionPoints,
) -> None:
    for name, text in answers(question.number):
        own = score(text, question.points).coverage
        others = {each.number: score(text, each.points).coverage for each in other_subjects(question.number)}
        assert {number: share for number, share in others.items() if share >= own} == {}, name


@for_each_question
def test_no_point_is_a_copied_sentence(question: QuestionPoints) -> None:
    said = " ".join(plain(text) for _, text in answers(question.number))
    for point in question.points:
        told = plain(point.text).split()
        parts = (" ".join(told[at : at + 6]) for at in range(len(told) - 5))
        assert not [part for part in parts if f" {part} " in f" {said} "], point.id


@for_each_question
def test_notes_are_about_answers_that_exist(question: QuestionPoints) -> None:
    assert {note.document for note in question.notes} <= {name for name, _ in answers(question.number)}


def test_only_key_points_lie_in_their_folder() -> None:
    assert sorted((shipped_data() / "key_points").iterdir()) == FILES
