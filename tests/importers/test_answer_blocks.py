"""The Markdown of answers: read as documents write it, stored as Python-Markdown needs it."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.importers.answer_blocks import Kind, read_blocks, write_blocks
from trainer.importers.decoding import lines_of

EXTENSIONS = ["tables", "fenced_code", "sane_lists"]

LINES = st.sampled_from(
    [
        "",
        "   ",
        "Words here.",
        "small words",
        "   Indented words",
        "        Deeply indented words",
        "        y = 2",
        "- item one",
        "* item two",
        "+ item three",
        "• item four",
        "-",
        "   - nested item",
        "      - deeper item",
        "   2) nested number",
        "1. number one",
        "5. number five",
        "| a | row |",
        "# Head",
        "---",
    ]
)


def stored(text: str, base: int = 0) -> str:
    return write_blocks(read_blocks(lines_of(text), base))


def html(text: str) -> str:
    return markdown.markdown(stored(text), extensions=EXTENSIONS)


def test_a_list_directly_below_a_paragraph_gets_a_blank_line() -> None:
    assert stored("These include:\n   - One.\n   - Two.") == "These include:\n\n- One.\n- Two."


def test_blank_lines_between_items_are_closed() -> None:
    assert stored("- One.\n   \n- Two.\n\n\n- Three.") == "- One.\n- Two.\n- Three."


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_nested_items_are_indented_by_four_spaces(indent: str) -> None:
    text = f"- One\n{indent}- Inner\n{indent * 2}- Innermost\n- Two"
    assert stored(text) == "- One\n    - Inner\n        - Innermost\n- Two"


def test_a_paragraph_as_far_left_as_its_list_stands_outside_of_it() -> None:
    text = "Intro:\n   - One.\n\n   The end of it."
    assert stored(text, base=4) == "Intro:\n\n- One.\n\nThe end of it."
    assert html(text).endswith("</ul>\n<p>The end of it.</p>")


def test_a_paragraph_indented_below_an_item_belongs_to_it() -> None:
    assert stored("- One.\n\n  More of one.\n- Two.") == "- One.\n\n    More of one.\n\n- Two."


def test_a_sentence_below_a_whole_item_begins_a_paragraph_unless_it_is_indented() -> None:
    assert stored("   - One.\n   TensorFlow:\n   - Two.") == "- One.\n\nTensorFlow:\n\n- Two."
    assert stored("- One goes\non here.\n  And on.") == "- One goes\n    on here.\n    And on."


def test_the_indentation_of_a_numbered_answer_is_no_code() -> None:
    assert stored("One.\n\n    Two.\n\n    Short label", base=4) == "One.\n\nTwo.\n\nShort label"


def test_indented_code_becomes_fenced_code_with_its_own_indentation() -> None:
    assert (
        stored("So:\n\n    if x:\n        y = 2\n\n    z = 3") == "So:\n\n```\nif x:\n    y = 2\n\nz = 3\n```"
    )


def test_an_indented_sentence_is_no_code() -> None:
    assert stored("So:\n\n    This is a sentence.") == "So:\n\nThis is a sentence."


def test_fenced_code_is_kept_letter_for_letter() -> None:
    text = "So:\n```python\n# 1. no question\n- no item\n\n    x = 1\n```\nThus."
    assert stored(text) == "So:\n\n```python\n# 1. no question\n- no item\n\n    x = 1\n```\n\nThus."


def test_code_within_an_item_is_indented_because_fences_are_not_known_there() -> None:
    text = "- One:\n\n  ```\n  x = 1\n  ```\n- Two"
    assert stored(text) == "- One:\n\n        x = 1\n\n- Two"
    assert "<pre><code>x = 1" in html(text)
    assert html(text).count("<li>") == 2


def test_fences_within_fences_stay_inside() -> None:
    assert stored("~~~\n```\nx\n```\n~~~") == "~~~~\n```\nx\n```\n~~~~"


def test_a_table_stands_between_blank_lines() -> None:
    text = "So:\n| a | b |\n|---|---|\n| 1 | 2 |\nThus."
    assert stored(text) == "So:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThus."
    assert html(text).count("<table>") == 1


def test_lines_that_are_longer_than_wrapped_ones_are_paragraphs() -> None:
    long, short = "A long sentence " * 12 + "ends.", "A short one ends."
    assert stored(f"{long}\nNext.") == f"{long}\n\nNext."
    assert stored(f"{short}\nNext.") == f"{short}\nNext."
    assert stored(f"{long[:-1]}\nNext.") == f"{long[:-1]}\nNext."


def test_a_line_break_that_is_meant_is_kept_and_stray_spaces_are_not() -> None:
    assert stored("One  \ntwo \nthree  \n\nFour   ") == "One  \ntwo\nthree\n\nFour"


def test_a_year_that_begins_a_wrapped_line_is_no_item() -> None:
    assert stored("It was built in\n2015. It is old.") == "It was built in\n2015. It is old."


def test_numbered_lists_keep_their_numbers_and_stay_apart_from_others() -> None:
    text = "- One\n3) Three\n4) Four"
    assert stored(text) == "- One\n\n3. Three\n4. Four"
    assert html(text).count("<li>") == 3
    assert '<ol start="3">' in html(text)


def test_bullets_pasted_as_characters_are_items() -> None:
    assert stored("Two:\n• One\n• Two") == "Two:\n\n- One\n- Two"


def test_a_mark_without_words_is_not_stored_but_remembered() -> None:
    blocks = read_blocks(lines_of("- One.\n-"))
    assert [(block.kind, block.lines) for block in blocks] == [(Kind.ITEM, ("One.",)), (Kind.ITEM, ())]
    assert write_blocks(blocks) == "- One."


@given(st.lists(LINES, max_size=12), st.sampled_from([0, 4]))
def test_every_item_is_rendered_and_every_word_kept_in_order(lines: list[str], base: int) -> None:
    blocks = read_blocks(lines_of("\n".join(lines)), base)
    rendered = markdown.markdown(write_blocks(blocks), extensions=EXTENSIONS)
    assert rendered.count("<li>") == sum(block.kind is Kind.ITEM and bool(block.lines) for block in blocks)
    assert letters(re.sub(r"<[^>]*>", " ", rendered)) == letters("\n".join(lines))


@given(st.lists(LINES, max_size=12))
def test_what_is_stored_is_read_the_same_again(lines: list[str]) -> None:
    once = stored("\n".join(lines))
    assert stored(once) == once


def letters(text: str) -> list[str]:
    return re.findall(r"[a-zA-Z]+", text)
