"""A typed answer mentions a key point in any wording, unless it says the opposite."""

import sys

import pytest

from trainer.core.event import Rating
from trainer.core.key_point import KeyPoint
from trainer.core.recall import Recall, score, suggested_rating

STACK_AND_QUEUE = ("stack is LIFO", "queue is FIFO")
TCP_AND_UDP = ("TCP is reliable", "UDP is not reliable")


def a_point(text: str, *phrases: str, weight: float = 1.0) -> KeyPoint:
    return KeyPoint(text, text, phrases, weight)


def covered(answer: str, *texts: str) -> list[bool]:
    """Which of the points with these texts the answer mentions."""
    return [each.covered for each in score(answer, [a_point(text) for text in texts]).points]


def mentions(answer: str, wording: str) -> bool:
    return covered(answer, wording) == [True]


@pytest.mark.parametrize(
    ("answer", "wording"),
    [
        ("Pooling layers reduce the spatial size of all feature maps", "reduces the size of feature maps"),
        ("The size of the maps is reduced", "reduces the size of maps"),
        ("convolutonal layrs", "convolutional layers"),
        ("down-sampling of images", "downsampling images"),
        ("downsampling images", "down-sampling of images"),
        ("a pre trained network", "pretrained network"),
        ("It runs in o(n*log(n)) time", "O(n log n)"),
        ("a 3 × 3 kernel", "3x3 kernel"),
        ("8 bit integers", "8-bit integers"),
        ("It is not only fast but accurate", "fast"),
        ("what it is", "it is"),
        ("labels of −1", "labels of -1"),
        ("It reduces the training time and increases accuracy", "reduces time"),
        ("input/output formats", "input formats"),
        ("It increases accuracy, and it reduces overfitting", "reduces overfitting"),
        ("between 0 and 1", "values 0-1"),
        ("naïve Bayes", "naive Bayes"),
    ],
)
def test_a_wording_is_found_in_other_forms_and_orders(answer: str, wording: str) -> None:
    assert mentions(answer, wording)


@pytest.mark.parametrize(
    ("answer", "wording"),
    [
        ("feature maps", "reduces the size of feature maps"),
        ("pooling", "max pooling"),
        ("Size matters. " + "Some filler follows here. " * 6 + "A map is coloured.", "map size"),
        ("FIFO", "LIFO"),
        ("unsupervised learning", "supervised learning"),
    ],
)
def test_a_part_a_far_apart_one_or_a_lookalike_does_not_count(answer: str, wording: str) -> None:
    assert not mentions(answer, wording)


@pytest.mark.parametrize(
    ("answer", "wording"),
    [
        ("It is not O(1)", "O(1)"),
        ("It takes O(n), not O(1)", "O(1)"),
        ("Pooling does not reduce the size of the maps", "pooling reduces the size of maps"),
        ("It never reduces overfitting", "reduces overfitting"),
        ("It doesnt need labels", "needs labels"),
        ("It learns without labels", "learns with labels"),
        ("It learns from labels", "learns without labels"),
        ("It needs labels", "needs no labels"),
        ("It uses anchors instead of a sliding window", "sliding window"),
        ("It is not the case that pooling reduces the size", "pooling reduces the size"),
        ("It isn't true that the weights are frozen", "weights are frozen"),
        ("Pooling fails to reduce overfitting", "reduces overfitting"),
        ("It is impossible to parallelize", "parallelize"),
        ("Skip connections are absent", "skip connections"),
        ("In the absence of labels", "labels"),
    ],
)
def test_a_negation_on_one_side_only_is_a_veto(answer: str, wording: str) -> None:
    assert not mentions(answer, wording)


@pytest.mark.parametrize(
    ("answer", "wording"),
    [
        ("It takes O(n), not O(1)", "O(n)"),
        ("It needs no labels", "does not need labels"),
        ("It works without labels", "no labels"),
        ("Without labels, the model learns features", "learns features"),
        ("It is not slow and uses O(1) memory", "O(1) memory"),
        ("It is not true that it needs no labels", "needs labels"),
        ("It is not a layer that learns weights", "learns weights"),
        ("Tracking fails under occlusion", "occlusion"),
    ],
)
def test_a_negation_on_both_sides_or_about_something_else_is_none(answer: str, wording: str) -> None:
    assert mentions(answer, wording)


@pytest.mark.parametrize(
    ("answer", "wording"),
    [
        ("It takes O(n) time", "O(1) time"),
        ("It takes O(n log n) time", "O(n) time"),
        ("5x5 filters", "3x3 filters"),
        ("16-bit integers", "8-bit integers"),
        ("8 bytes wide", "8 bits wide"),
        ("a timeout of 10 ms", "timeout of 10 s"),
        ("several filters of the first layer", "64 filters of the first layer"),
        ("labels of -1", "labels of 1"),
        ("between -1 and 0", "between 0 and 1"),
    ],
)
def test_numbers_units_and_growth_rates_are_compared_exactly(answer: str, wording: str) -> None:
    assert not mentions(answer, wording)


@pytest.mark.parametrize(
    ("answer", "wording"),
    [
        ("first in, first out", "last in, first out"),
        ("last in, first out", "first in, first out"),
        ("unsupervised contrastive learning", "supervised contrastive learning"),
        ("It increases the training error", "decreases the training error"),
        ("It increases the memory footprint", "reduces the memory footprint"),
        ("It enlarges the spatial dimensions", "reduces the spatial dimensions"),
        ("It increases overfitting and reduces generalization", "reduces overfitting"),
        ("The error is propagated forward", "propagating the error back"),
        ("It needs longer training time", "shorter training time"),
        ("Oversampling repeats majority samples", "oversampling repeats minority samples"),
    ],
)
def test_an_opposite_in_place_of_a_word_is_a_veto(answer: str, wording: str) -> None:
    assert not mentions(answer, wording)


@pytest.mark.parametrize(
    "answer",
    [
        "A stack is LIFO and a queue is FIFO",
        "A queue is FIFO, a stack is LIFO",
        "A stack, unlike a queue (FIFO), is LIFO",
        "LIFO is the order of a stack. FIFO is the order of a queue.",
    ],
)
def test_two_subjects_with_their_own_predicates_count(answer: str) -> None:
    assert covered(answer, *STACK_AND_QUEUE) == [True, True]


@pytest.mark.parametrize(
    "answer",
    [
        "A stack is FIFO and a queue is LIFO",
        "A stack is FIFO. A queue is LIFO.",
        "stacks and queues are FIFO and LIFO",
    ],
)
def test_two_subjects_with_swapped_predicates_do_not(answer: str) -> None:
    assert covered(answer, *STACK_AND_QUEUE) == [False, False]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("stack: LIFO, queue: FIFO", True),
        ("LIFO stack FIFO queue", True),
        ("stack: FIFO, queue: LIFO", False),
        ("LIFO is for the queue, FIFO for the stack", False),
    ],
)
def test_pairs_of_words_that_stand_together_are_not_swapped_either(answer: str, right: bool) -> None:
    assert covered(answer, "stack LIFO", "queue FIFO") == [right, right]


def test_compounds_may_be_crossed() -> None:
    answer = "Lower memory needs and the footprint follow from the precision"
    assert covered(answer, "lower precision", "memory footprint") == [True, True]
    answer = "An occluded object is only partly visible, so the detector misses it"
    assert covered(answer, "partly visible", "detector misses the object") == [True, True]


@pytest.mark.parametrize("wording", ["stack LIFO / queue FIFO", "a stack is LIFO, while a queue is FIFO"])
def test_a_swap_is_seen_within_one_wording_too(wording: str) -> None:
    assert mentions("A queue is FIFO while a stack is LIFO", wording)
    assert not mentions("stack FIFO / queue LIFO", wording)


def test_a_denied_predicate_cannot_be_swapped() -> None:
    assert covered("TCP is reliable, UDP is not", *TCP_AND_UDP, "TCP reliable, UDP not") == [True] * 3
    assert covered("UDP is reliable, TCP is not", *TCP_AND_UDP, "TCP reliable, UDP not") == [False] * 3


def test_any_wording_of_a_point_is_enough_and_its_text_is_only_shown() -> None:
    point = a_point("constant time", "O(1)", "does not depend on the size")
    assert score("it does not depend on the size", [point]).coverage == 1.0
    assert score("it takes constant time", [point]).coverage == 0.0


def test_coverage_is_the_covered_share_of_the_weight() -> None:
    points = [a_point("pooling", weight=3.0), a_point("dropout", weight=1.0)]
    assert score("pooling", points).coverage == 0.75
    assert score("dropout", points).coverage == 0.25
    assert score("pooling and dropout", points).coverage == 1.0


@pytest.mark.parametrize("answer", ["", "   \n", "?!"])
def test_an_empty_answer_mentions_nothing(answer: str) -> None:
    recall = score(answer, [a_point("pooling"), a_point("")])
    assert (recall.coverage, recall.covered) == (0.0, 0)


@pytest.mark.parametrize("word", ["not ", "no pooling ", "o(", "pooling ", "if not that "])
def test_a_page_of_one_word_is_no_more_work_for_each_word_than_half_a_page(word: str) -> None:
    half, page = (calls_to_score(word * words) for words in (1000, 2000))
    assert page < 3 * half


def calls_to_score(text: str) -> int:
    """How many functions are called, as a measure of work that is the same on every machine."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    points = [a_point("max pooling"), a_point("does not pool")]
    sys.setprofile(count)
    try:
        score(text, points)
    finally:
        sys.setprofile(None)
    return calls


def test_no_key_points_are_no_coverage() -> None:
    assert score("pooling", []) == Recall((), 0.0)


def test_strength_says_how_much_of_a_wording_was_found() -> None:
    (whole, part, none) = score(
        "stochastic gradient descent",
        [a_point("stochastic gradient descent"), a_point("gradient descent with momentum"), a_point("Adam")],
    ).points
    assert whole.strength == 1.0 > part.strength > none.strength == 0.0


def test_spans_tell_which_words_of_the_answer_matched_what() -> None:
    answer = "So we **reduce** the spatial sizes."
    (found,) = score(answer, [a_point("smaller maps", "small maps", "reduced size")]).points
    assert found.wording == "reduced size"
    assert [(answer[span.start : span.end], span.matched) for span in found.spans] == [
        ("reduce", "reduced"),
        ("sizes", "size"),
    ]


def test_points_keep_their_order() -> None:
    points = [a_point(name) for name in ("dropout", "pooling", "padding")]
    assert [each.point for each in score("padding and pooling", points).points] == points


@pytest.mark.parametrize("coverage", [0.8, 0.79999999999, 1.0])
def test_a_high_coverage_suggests_good_and_never_easy(coverage: float) -> None:
    assert suggested_rating(coverage) is Rating.GOOD


@pytest.mark.parametrize("coverage", [0.0, 0.5, 0.75])
@pytest.mark.parametrize("help_level", [0, 3])
def test_a_low_coverage_suggests_nothing(coverage: float, help_level: int) -> None:
    assert suggested_rating(coverage, help_level) is None


@pytest.mark.parametrize("help_level", [1, 3])
def test_help_caps_the_suggestion_at_hard(help_level: int) -> None:
    assert suggested_rating(1.0, help_level) is Rating.HARD
