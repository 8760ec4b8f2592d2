"""Bytes become numbered lines, whatever wrote them."""

import pytest

from trainer.core.deck import Source
from trainer.core.errors import BadInput
from trainer.importers.decoding import Line, beginning, lines_of, read_text


def text_of(content: bytes) -> str:
    return read_text(Source("notes.txt", content))[0]


@pytest.mark.parametrize(
    "content",
    [
        b"one\ntwo",
        b"one\r\ntwo",
        b"one\rtwo",
        b"\xef\xbb\xbfone\ntwo",
        "one\ntwo".encode("utf-16"),
        b"\xfe\xff" + "one\ntwo".encode("utf-16-be"),
    ],
)
def test_marks_and_line_ends_of_any_system_give_the_same_text(content: bytes) -> None:
    assert text_of(content) == "one\ntwo"


def test_utf_8_is_read_without_a_notice() -> None:
    text, problems = read_text(Source("notes.txt", "Größe – “so”".encode()))
    assert text == "Größe – “so”"
    assert problems == ()


def test_windows_1252_is_read_with_a_notice_that_names_the_first_foreign_line() -> None:
    text, problems = read_text(Source("notes.txt", "plain\r\nGröße – “so”".encode("cp1252")))
    assert text == "plain\nGröße – “so”"
    assert [(problem.file, problem.line) for problem in problems] == [("notes.txt", 2)]
    assert "Windows-1252" in problems[0].message


@pytest.mark.parametrize(
    "content", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe\n\0"]
)
def test_a_file_without_words_is_empty(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"^“notes\.txt” is empty\.$"):
        text_of(content)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"1. What is it?\0",
        bytes(range(1, 32)) * 40,
        b"1. What is \x81 it?",
        b"\xff\xfe1\0.\0 ",
    ],
)
def test_what_is_no_text_is_refused_with_advice(content: bytes) -> None:
    with pytest.raises(BadInput, match=r"“notes\.txt” is not a text file") as refused:
        text_of(content)
    assert "plain text" in refused.value.advice


def test_lines_are_numbered_as_an_editor_counts() -> None:
    assert lines_of("one\n\nthree") == [Line(1, "one"), Line(2, ""), Line(3, "three")]


def test_a_form_feed_is_a_page_end_and_no_line_of_its_own() -> None:
    assert lines_of("one\n\ftwo\fon\nthree") == [
        Line(1, "one"),
        Line(2, ""),
        Line(2, ""),
        Line(2, "two"),
        Line(2, ""),
        Line(2, "on"),
        Line(3, "three"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"one\r\ntwo and more", "one\ntwo"),
        ("one\nzwö".encode()[:-1], "one\nzw\ufffd"),
        (b"\0\1\2", ""),
        (b"", ""),
        ("one".encode("utf-16")[:7], "on"),
    ],
)
def test_a_look_at_the_beginning_never_fails(content: bytes, expected: str) -> None:
    assert beginning(Source("notes.txt", content), 8) == expected
