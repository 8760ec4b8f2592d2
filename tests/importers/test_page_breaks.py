"""Sentences, questions and list items that a page break cut are whole again; nothing else changes."""

import pytest

from trainer.importers.decoding import lines_of
from trainer.importers.page_breaks import heal


def healed(text: str) -> str:
    return "\n".join(line.text for line in heal(lines_of(text)))


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("a more complex\n\n model (teacher).", "a more complex model (teacher)."),
        ("techniques to handle\n\nclass imbalance.", "techniques to handle class imbalance."),
        ("For example, a\n\nmulti-modal CNN", "For example, a multi-modal CNN"),
        ("   - It is learned.\n\n The models are trained.", "   - It is learned. The models are trained."),
        ("   -\n\n Data augmentation: more.\n   - Next.", "   - Data augmentation: more.\n   - Next."),
        ("48.\n\nTransfer learning is this.", "48. Transfer learning is this."),
        ("48. Transfer learning is\n\n a technique", "48. Transfer learning is a technique"),
        ("   It combines\n\n   object detection.", "   It combines object detection."),
        ("one of the\n\nCNN models.", "one of the CNN models."),
        ("multi-\n\nmodal", "multi-modal"),
        ("cut by   \n\n\n\n a longer gap", "cut by a longer gap"),
        ("cut by the\f end of a page", "cut by the end of a page"),
        ("cut\n\n once\n\n and again", "cut once and again"),
    ],
)
def test_the_rest_of_a_sentence_joins_its_beginning(cut: str, whole: str) -> None:
    assert healed(cut) == whole


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        (
            "**41. Can you explain the\n\n role of it?**\n\nIt",
            "**41. Can you explain the role of it?**\n\nIt",
        ),
        ("**41. Can you explain\n\nCNN pooling?**\n\nIt", "**41. Can you explain CNN pooling?**\n\nIt"),
        ("**41. Can you\nexplain\nit?**\nIt", "**41. Can you explain it?**\nIt"),
        ("## 7. How do networks\n\n learn?\n\nAns:- By", "## 7. How do networks learn?\n\nAns:- By"),
        ("7. How do networks\n\nlearn?\n8. What?", "7. How do networks learn?\n8. What?"),
    ],
)
def test_the_rest_of_a_question_joins_its_beginning(cut: str, whole: str) -> None:
    assert healed(cut) == whole


@pytest.mark.parametrize(
    "text",
    [
        "A sentence.\n\nAnother one.",
        "A sentence.\n\nsmall letters begin this one.",
        "These include:\n\nsmall steps.",
        "A title\n\nThe text below it.",
        "Cut off in the\n\n- next item",
        "Cut off in the\n\n1. next item",
        "Cut off in the\n\n| a | row |",
        "Cut off in the\n\n**8. What is next?**",
        "Cut off in the\n\n## 8. What is next?",
        "Cut off in the\n\n> quotation",
        "Cut off in the\n\n```\ncode\n```",
        "**7. What is it?**\n\n an indented answer",
        "## 7. What is it?\n\n An indented answer.",
        "## 7. Describe it\n\nsmall answer",
        "7. What is it?\n\n An indented answer.",
        "**7. Never closed\n\nThe answer.\n\nMore.\n\nEven more.\n\n**Bold** end",
        "**7. Never closed\n\n**8. What is next?**",
        "| a | row |\n\nsmall text",
        "---\n\nsmall text",
        "```\ncode of\n\n more code\n```\n\nsmall text",
        "A wrapped line of the\nsame paragraph",
    ],
)
def test_what_is_not_cut_stays_as_it_is(text: str) -> None:
    assert healed(text) == text


def test_a_joined_line_keeps_the_number_of_its_beginning() -> None:
    lines = heal(lines_of("one\n\ncut in\n\n two.\nthree"))
    assert [(line.number, line.text) for line in lines if line.text] == [
        (1, "one cut in two."),
        (6, "three"),
    ]
