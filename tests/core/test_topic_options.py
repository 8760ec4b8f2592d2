"""Options of topics: inherited down the tree, back to inherited, safe against whatever is stored."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.errors import BadInput
from trainer.core.settings import Settings, declaration
from trainer.core.topic_options import (
    INHERITED,
    OPTION_NAMES,
    Options,
    from_text,
    resolve,
    to_text,
    with_option,
)

TREE = {
    ("Vision",): Options(new_per_day=9, retention=0.85),
    ("Vision", "Detection"): Options(retention=0.95, review_order="random"),
}


def test_a_topic_takes_what_it_does_not_say_from_the_nearest_above_and_then_from_preferences() -> None:
    found = resolve(("Vision", "Detection", "Anchors"), TREE, Settings(reviews_per_day=77))
    assert (found.values.new_per_day, found.sources["new_per_day"]) == (9, ("Vision",))
    assert (found.values.retention, found.sources["retention"]) == (0.95, ("Vision", "Detection"))
    assert (found.values.reviews_per_day, found.sources["reviews_per_day"]) == (77, ())


def test_a_topic_beside_another_takes_nothing_from_it() -> None:
    assert resolve(("Vision", "Tracking"), TREE, Settings()).value("review_order") == "weakest first"


def test_an_option_can_be_inherited_again() -> None:
    own = with_option(with_option(INHERITED, "new_per_day", 3), "new_per_day", None)
    assert own == INHERITED


def test_every_option_is_a_setting_with_a_label_and_help() -> None:
    assert all(declaration(name).label and declaration(name).help for name in OPTION_NAMES)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("retention", 1.0, "must be between 0.7 and 0.97"),
        ("new_per_day", -1, "must be between 0 and 9999"),
        ("new_order", "easiest", "must be one of in order, random"),
        ("theme", "dark", "no option called 'theme'"),
        ("new_per_day", "many", "cannot be 'many'"),
    ],
)
def test_a_value_out_of_bounds_is_a_sentence(name: str, value: Any, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        with_option(INHERITED, name, value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"retention": 5, "pets": 1}', "3", '{"new_per_day": null}'])
def test_what_cannot_be_read_is_inherited(text: str) -> None:
    assert from_text(text) == INHERITED


@given(
    st.builds(
        Options,
        st.none() | st.integers(0, 9999),
        st.none() | st.integers(0, 99999),
        st.none() | st.floats(0.70, 0.97),
        st.sampled_from([None, "in order", "random"]),
        st.sampled_from([None, "weakest first", "most overdue first", "random"]),
    )
)
def test_options_survive_being_stored(options: Options) -> None:
    assert from_text(to_text(options)) == options
    assert (to_text(options) == "") == (options == INHERITED)
