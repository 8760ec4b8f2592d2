"""What answers agree on, as a text."""

from trainer.core.agreement import as_markdown
from trainer.core.compare import align
from trainer.core.key_point import KeyPoint

SHARED = "Convolution layers share weights across the image."
POOL = "Pooling halves the resolution of feature maps."


def test_what_three_say_comes_first_and_what_one_says_under_its_title() -> None:
    comparison = align([f"{SHARED} Dropout silences random neurons.", "", f"{POOL} {SHARED}", SHARED])
    assert as_markdown(comparison, ["One", "Two", "Three", "Four"]) == (
        "## Said by at least 3 of 3 answers\n\n"
        f"1. {SHARED} *(3 of 3)*\n\n"
        "## Only here\n\n"
        "### One\n\n- Dropout silences random neurons.\n\n"
        f"### Three\n\n- {POOL}\n"
    )


def test_key_points_stand_for_the_sentences_that_make_them() -> None:
    point = KeyPoint("share", "Weights are shared", ("share weights", "the same weights everywhere"))
    answers = [SHARED, f"{POOL} It has the same weights everywhere.", f"{SHARED} {POOL}", POOL]
    assert as_markdown(align(answers, [point]), ["One", "Two", "Three", "Four"]).startswith(
        "## Said by at least 3 of 4 answers\n\n"
        f"1. Weights are shared *(3 of 4)*\n2. {POOL} *(3 of 4)*\n\n"
        "## Only here\n\nNothing."
    )


def test_two_answers_agree_on_what_both_say() -> None:
    told = as_markdown(align([SHARED, SHARED]), ["One", "Two"])
    assert told.startswith(f"## Said by at least 2 of 2 answers\n\n1. {SHARED} *(2 of 2)*")
    assert told.endswith("## Only here\n\nNothing.")


def test_code_and_tables_stay_on_one_line() -> None:
    told = as_markdown(align(["```python\npool(x)\n```\n\n| Max | largest |", SHARED]), ["One", "Two"])
    assert "- *(a block of code)*\n- Max · largest\n" in told


def test_one_answer_has_nothing_to_agree_with() -> None:
    assert as_markdown(align([SHARED, ""]), ["One", "Two"]).startswith("There is one answer only")
