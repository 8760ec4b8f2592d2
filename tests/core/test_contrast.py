"""What tells two near-duplicates apart."""

from trainer.core.contrast import Asked, Contrast, contrast
from trainer.core.key_point import KeyPoint

SLIDING = KeyPoint("a", "slides a window over the image")
ANCHORS = KeyPoint("b", "uses anchor boxes")
GRID = KeyPoint("c", "divides the image into a grid")


def test_a_point_that_only_one_card_makes_tells_them_apart() -> None:
    one = Asked(
        "How does A detect?",
        ("It slides a window over the image and uses anchor boxes.",),
        (SLIDING, ANCHORS),
    )
    other = Asked(
        "How does B detect?", ("It divides the image into a grid and uses anchor boxes.",), (GRID, ANCHORS)
    )
    assert contrast(one, other) == Contrast((SLIDING.text,), (GRID.text,), (ANCHORS.text,))


def test_one_answer_that_mentions_a_point_is_enough() -> None:
    one = Asked("A?", ("Uses anchor boxes.",), (ANCHORS,))
    other = Asked("B?", ("Something else.", "It also uses anchor boxes."), (GRID,))
    assert contrast(one, other).both == (ANCHORS.text,)


def test_cards_without_key_points_have_some_proposed() -> None:
    one = Asked("What is pooling?", ("Max pooling keeps the strongest activation of a region.",))
    other = Asked("What is striding?", ("A strided convolution learns how to reduce resolution.",))
    found = contrast(one, other)
    assert found.only_one
    assert found.only_other
    assert not found.both


def test_a_card_without_answers_has_nothing_to_say() -> None:
    found = contrast(Asked("A?", ("",)), Asked("B?", ("It uses anchor boxes.",), (ANCHORS,)))
    assert found == Contrast((), (ANCHORS.text,), ())
