"""Excerpts: what was found, with a few words around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.excerpt import excerpt

TEXT = "Pooling layers shrink the feature maps; this saves\n\nmemory and gives translation invariance."


def spans(*words: str) -> list[tuple[int, int]]:
    return [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]


def told(*words: str, reach: int = 60) -> str:
    return "".join(piece for piece, _ in excerpt(TEXT, spans(*words), reach))


def test_what_was_found_is_told_apart_from_what_is_around_it() -> None:
    pieces = excerpt(TEXT, spans("memory", "shrink"))
    assert [piece for piece, found in pieces if found] == ["shrink", "memory"]
    assert "".join(piece for piece, _ in pieces) == " ".join(TEXT.split())


def test_words_are_never_cut_and_what_is_left_out_is_marked() -> None:
    assert told("feature", reach=12) == "… shrink the feature maps; this …"


def test_far_places_are_joined_by_an_ellipsis() -> None:
    assert told("Pooling", "translation", reach=10) == "Pooling layers … and gives translation …"


def test_places_that_overlap_are_marked_once() -> None:
    assert [p for p, found in excerpt("abc def", [(0, 5), (4, 7)], 5) if found] == ["abc def"]


def test_nothing_found_gives_nothing() -> None:
    assert excerpt(TEXT, []) == ()


@given(st.data())
def test_every_place_is_told_in_full_whatever_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=60))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = "".join(piece for piece, marked in excerpt(text, [(start, end)], 5) if marked)
    assert found.split() == text[start:end].split()


@pytest.mark.parametrize("reach", [0, 1, 1000])
def test_any_reach_will_do(reach: int) -> None:
    assert "memory" in told("memory", reach=reach)
