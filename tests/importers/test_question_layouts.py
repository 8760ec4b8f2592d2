"""Each layout is recognised by itself, and numbered lines that are no questions are left alone."""

import pytest

from trainer.importers.decoding import lines_of
from trainer.importers.page_breaks import heal
from trainer.importers.question_layouts import LaidOut, Layout, Part, lay_out


def laid_out(text: str) -> LaidOut:
    found = lay_out(heal(lines_of(text)))
    assert found is not None
    return found


def told(parts: tuple[Part, ...]) -> dict[int, str]:
    return {part.number: " ".join(" ".join(line.text for line in part.lines).split()) for part in parts}


QUESTIONS = {1: "What is it?", 2: "Describe the other."}
ANSWERS = {1: "It is this.", 2: "The other is that."}


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        (
            Layout.BOLD,
            "\n**1. What is it?**\n\nIt is this.\n\n**2. Describe the other.**\nThe other is that.\n",
        ),
        (Layout.BOLD, "**1) What is it?**\nIt is this.\n** 2. Describe the other. **\n\nThe other is that."),
        (Layout.HEADED, "# 1. What is it?\nIt is this.\n#### 2. Describe the other.\n\nThe other is that."),
        (
            Layout.HEADED,
            "### **1. What is it?**\nIt is this.\n## 2. Describe the other. ##\nThe other is that.",
        ),
        (Layout.PAIRED, "1. What is it?\nIt is this.\n\n2. Describe the other.\n\nThe other is that."),
        (Layout.PAIRED, "1. What is it?\nIt is this.\n2. Describe the other.\nThe other is that."),
        (
            Layout.BATCHES,
            "1. What is it?\n2. Describe the other.\n\n\n1. It is this.\n\n2.The other is that.",
        ),
        (Layout.BATCHES, "1. What is it?\n1. It is this.\n2. Describe the other.\n2. The other is that."),
        (
            Layout.SECTIONS,
            "## Questions:\n1. What is it?\n2. Describe the other.\n\n## Answer:\n"
            "1. It is this.\n2. The other is that.",
        ),
        (
            Layout.SECTIONS,
            "**Questions**\n1. What is it?\n2. Describe the other.\n**Answers:**\n"
            "1. It is this.\n2. The other is that.",
        ),
        (
            Layout.SECTIONS,
            "1. What is it?\n2. Describe the other.\nAnswers:\n1. It is this.\n2. The other is that.",
        ),
    ],
)
def test_a_document_is_read_by_its_layout(layout: Layout, text: str) -> None:
    found = laid_out(text)
    assert found.layout is layout
    assert told(found.questions) == QUESTIONS
    assert told(found.answers) == ANSWERS
    assert not found.left_out


@pytest.mark.parametrize("title", ["", "# Answers\n"])
def test_answers_alone_are_no_questions(title: str) -> None:
    found = laid_out(f"{title}1. It is this.\n\n2. The other is that.\n   - And more.")
    assert found.layout is Layout.ANSWERS
    assert not found.questions
    assert told(found.answers) == {1: "It is this.", 2: "The other is that. - And more."}


def test_questions_alone_are_no_answers() -> None:
    found = laid_out("1. What is it?\n2. Describe the other.")
    assert found.layout is Layout.QUESTIONS
    assert told(found.questions) == QUESTIONS
    assert not found.answers


def test_a_question_without_an_answer_stays_a_question_among_lists_in_turn() -> None:
    text = "1. What?\n2. The U-Net\n3. Which?\n\n1. So.\n\n3. This.\n\n4. How?\n5. Why?\n\n4. Thus.\n\n5. Because."
    found = laid_out(text)
    assert found.layout is Layout.BATCHES
    assert told(found.questions) == {1: "What?", 2: "The U-Net", 3: "Which?", 4: "How?", 5: "Why?"}
    assert told(found.answers) == {1: "So.", 3: "This.", 4: "Thus.", 5: "Because."}


def test_topics_that_do_not_ask_are_questions_if_every_number_comes_twice() -> None:
    found = laid_out("1. Pooling\n2. Backpropagation\n\n1. It shrinks maps.\n2. It sends errors back.")
    assert told(found.questions) == {1: "Pooling", 2: "Backpropagation"}


@pytest.mark.parametrize(
    "text",
    [
        "**1. What is it?**\n\n1. First this.\n2. Then that.\n\n**2. Describe the other.**\n\n1. Only this.",
        "**1. What is it?**\n\n**1. First:** this.\n**2. Then:** that.\n\n**2. Describe the other.**\nSo.",
        "## 1. What is it?\n\n1. First this.\n\n## 2. Describe the other.\n\n**1. So.**",
        "## 1. What is it?\n```\n# 1. a comment\n# 2. another\n```\n## 2. Describe the other.\nSo.",
        "1. What is it?\nSo:\n   1. First.\n   2. Then.\n\n2. Describe the other.\nThus.",
    ],
)
def test_numbered_lists_and_code_inside_an_answer_are_part_of_it(text: str) -> None:
    assert told(laid_out(text).questions) == QUESTIONS


@pytest.mark.parametrize(
    "text",
    [
        "1. It was built in\n2015. It is old.\n\n2. It costs\n3.5 million.",
        "1. It was built in\n1234567. It is old.\n\n2. It costs\n3.5 million.",
    ],
)
def test_numbers_that_begin_a_wrapped_line_are_part_of_the_sentence(text: str) -> None:
    assert list(told(laid_out(text).answers)) == [1, 2]


def test_numbers_may_begin_anywhere_and_leap() -> None:
    assert list(told(laid_out("26. It is this.\n\n27. That.\n\n201. More.").answers)) == [26, 27, 201]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "## 7. How do networks\n\nlearn what they know?\n\nBy errors.",
            "How do networks learn what they know?",
        ),
        ("## 7. Describe how networks\n\nlearn\n\nAns:- By errors.", "Describe how networks learn"),
        ("7. What is the role of\nPooling?\n\nBy errors.", "What is the role of Pooling?"),
    ],
)
def test_a_question_on_several_lines_is_one_question(text: str, question: str) -> None:
    assert told(laid_out(text).questions) == {7: question}


@pytest.mark.parametrize(
    "text",
    [
        "## 7. Image embedding\n\nsmall letters begin it\n\nand go on",
        "## 7. Image embedding\n\nsmall letters",
    ],
)
def test_an_answer_that_begins_small_is_no_part_of_the_question(text: str) -> None:
    assert told(laid_out(text).questions) == {7: "Image embedding"}


def test_words_before_the_first_number_and_after_a_list_of_questions_belong_to_none() -> None:
    text = "Read this.\n\n1. What?\n2. How?\n\nNow the answers.\n\n1. So.\n2. Thus."
    found = laid_out(text)
    assert told(found.questions) == {1: "What?", 2: "How?"}
    assert [(line.number, line.text) for line in found.left_out] == [
        (1, "Read this."),
        (6, "Now the answers."),
    ]


@pytest.mark.parametrize(
    "text", ["", "Just words.\n\n- an item", "```\n1. code\n```", "1.5 million", "2024-01-01"]
)
def test_a_text_without_numbered_lines_has_no_layout(text: str) -> None:
    assert lay_out(lines_of(text)) is None
