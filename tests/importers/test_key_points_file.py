"""Key points files: what is read of them, and the sentence for each way to get them wrong."""

import pytest

from trainer.core.errors import BadInput
from trainer.core.key_point import EditorNote, KeyPoint
from trainer.importers.key_points_file import QuestionPoints, read_key_points

POINT = {
    "id": '"edges"',
    "text": '"Edges come first"',
    "phrases": '["edges", "corners"]',
    "weight": "1.5",
    "documents": '["a.txt"]',
}
NOTE = {
    "document": '"a.txt"',
    "says": '"edges last"',
    "text": '"Edges come first."',
    "reason": '"Seen in 2014."',
}


def a_table(name: str, values: dict[str, str], **changes: str | None) -> str:
    """A table of an array in TOML; a change to ``None`` leaves the key out."""
    changed = {key: value for key, value in (values | changes).items() if value is not None}
    return "\n".join([f"[[{name}]]", *(f"{key} = {value}" for key, value in changed.items()), ""])


def a_point(**changes: str | None) -> str:
    return a_table("points", POINT, **changes)


def a_note(**changes: str | None) -> str:
    return a_table("notes", NOTE, **changes)


def read(*parts: str, number: str = "number = 7\n") -> QuestionPoints:
    return read_key_points((number + "".join(parts)).encode())


def complaint(*parts: str, number: str = "number = 7\n") -> str:
    with pytest.raises(BadInput) as caught:
        read(*parts, number=number)
    return caught.value.message


def test_points_and_notes_are_read_in_their_order() -> None:
    found = read(a_point(), a_point(id='"corners"'), a_note())
    assert found.number == 7
    assert found.points[0] == KeyPoint("edges", "Edges come first", ("edges", "corners"), 1.5, ("a.txt",))
    assert [point.id for point in found.points] == ["edges", "corners"]
    assert found.notes == (EditorNote("a.txt", "“edges last”: Edges come first.", "Seen in 2014."),)


def test_notes_may_be_left_out() -> None:
    assert read(a_point()).notes == ()


def test_a_point_without_a_weight_has_the_weight_1() -> None:
    assert read(a_point(weight=None)).points[0].weight == 1.0


def test_a_whole_number_is_a_weight() -> None:
    assert read(a_point(weight="2")).points[0].weight == 2.0


def test_spaces_around_texts_are_dropped() -> None:
    assert read(a_point(phrases='[" edges "]')).points[0].phrases == ("edges",)


def test_a_byte_order_mark_is_skipped() -> None:
    assert read_key_points(b"\xef\xbb\xbfnumber = 7\n" + a_point().encode()).number == 7


@pytest.mark.parametrize(
    "number", ["", "number = 0\n", 'number = "7"\n', "number = true\n", "number = 1.0\n"]
)
def test_a_file_needs_the_number_of_its_question(number: str) -> None:
    assert "needs the “number” of its question" in complaint(a_point(), number=number)


def test_a_file_needs_points() -> None:
    assert "it has no [[points]]" in complaint()


def test_points_have_to_be_tables() -> None:
    assert "“points” has to be written as [[points]]" in complaint('points = ["edges"]\n')
    assert "“points” has to be written as [[points]]" in complaint('[points]\nid = "edges"\n')


@pytest.mark.parametrize("key", ["id", "text"])
@pytest.mark.parametrize("value", [None, "5", '" "'])
def test_a_point_needs_texts(key: str, value: str | None) -> None:
    assert f"point 2 needs a text as its “{key}”" in complaint(a_point(), a_point(**{key: value}))


@pytest.mark.parametrize("key", ["phrases", "documents"])
@pytest.mark.parametrize("value", [None, "[]", '"edges"'])
def test_a_point_needs_phrases_and_documents(key: str, value: str | None) -> None:
    assert f"point 1 needs a list of “{key}”" in complaint(a_point(**{key: value}))


@pytest.mark.parametrize("key", ["phrases", "documents"])
@pytest.mark.parametrize("value", ["[5]", '["edges", ""]'])
def test_lists_hold_texts(key: str, value: str) -> None:
    assert f"point 1 has something among its “{key}” that is no text" in complaint(a_point(**{key: value}))


@pytest.mark.parametrize("value", ["0", "-1.5", "nan", "inf", "true", '"1.0"'])
def test_a_weight_is_a_number_above_0(value: str) -> None:
    assert "the “weight” of point 1 has to be a number above 0" in complaint(a_point(weight=value))


def test_ids_are_unique() -> None:
    assert "two points have the id “edges”" in complaint(a_point(), a_point())


@pytest.mark.parametrize("key", NOTE)
def test_a_note_needs_all_its_texts(key: str) -> None:
    assert f"note 1 needs a text as its “{key}”" in complaint(a_point(), a_note(**{key: None}))


def test_keys_that_mean_nothing_are_named() -> None:
    assert "“title” means nothing in the file" in complaint(a_point(), number='number = 7\ntitle = "x"\n')
    assert "“wieght” means nothing in point 1" in complaint(a_point(wieght="1.0"))
    assert "“date” means nothing in note 1" in complaint(a_point(), a_note(date='"2014"'))


def test_what_is_no_toml_or_no_text_is_refused() -> None:
    assert "line 1" in complaint(number="number = \n")
    with pytest.raises(BadInput, match="it is not UTF-8 text"):
        read_key_points(b"\xff\xfe")
