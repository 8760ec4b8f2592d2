"""Words are compared by their stems; numbers, units and growth rates exactly; negations govern their clause."""

import pytest

from trainer.core.negations import negators
from trainer.core.words import (
    Token,
    alike,
    content_stems,
    opposite,
    rarity,
    stem,
    stem_counts,
    tokens,
)


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


def only(text: str) -> Token:
    (token,) = tokens(text)
    return token


def denied(text: str) -> set[str]:
    """The words that a negation governs."""
    read = tokens(text)
    return {token.word for token, governing in zip(read, negators(read), strict=True) if governing}


def test_a_token_knows_its_place_in_the_text() -> None:
    text = "Max **pooling**, then 8-bit weights."
    assert [text[token.start : token.end] for token in tokens(text)] == [
        "Max",
        "pooling",
        "then",
        "8-bit",
        "weights",
    ]


@pytest.mark.parametrize(
    "forms",
    [
        ("pooling", "pooled", "pools"),
        ("network", "networks", "network's", "network’s"),
        ("CNN", "CNNs", "cnns", "cnn"),
        ("two", "2"),
        ("pre-trained", "pretrained", "Pre trained"),
        ("U-Net", "u-net", "UNet"),
        ("X-ray", "X-rays"),
        ("visualise", "visualizing", "visualisation"),
        ("optimised", "optimizes"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({content_stems(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O(n log n)", "o(n*log(n))"),
        ("O(n²)", "O(n^2)"),
        ("O(n**2)", "O(n^2)"),
        ("3x3", "3 × 3"),
        ("8-bit", "8 bits"),
        ("1,000 ms", "1000 milliseconds"),
        ("0.50", "0.5"),
        ("90%", "90 percent"),
        ("2D", "2-dimensional"),
    ],
)
def test_one_quantity_has_one_form(one: str, other: str) -> None:
    assert only(one).stem == only(other).stem
    assert only(one).exact


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O(1)", "O(n)"),
        ("O(n)", "O(n^2)"),
        ("3x3", "3x5"),
        ("8-bit", "16-bit"),
        ("8-bit", "8 bytes"),
        ("10 ms", "10 s"),
        ("VGG16", "VGG19"),
    ],
)
def test_different_quantities_stay_apart(one: str, other: str) -> None:
    assert only(one).stem != only(other).stem


def test_stop_words_and_negations_carry_no_meaning_of_their_own() -> None:
    assert content_stems("It is not the pooling that we do without.") == ("pool",)


def test_sentences_and_clauses_are_counted() -> None:
    read = tokens("First, this. Then that\n- item")
    assert [(token.sentence, token.clause) for token in read] == [(0, 0), (0, 1), (1, 2), (1, 2), (2, 3)]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert {token.sentence for token in tokens("layers, e.g. pooling vs. convolution")} == {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pooling does not need labels", {"pooling", "need", "labels"}),
        ("Pooling doesn't need labels", {"pooling", "need", "labels"}),
        ("Pooling doesnt need labels", {"pooling", "need", "labels"}),
        ("TCP is reliable, UDP is not.", {"udp"}),
        ("It learns features without labels", {"labels"}),
        ("without labels, it learns features", {"labels"}),
        ("It takes O(n), not O(1)", {"o(1)"}),
        ("not only fast but also accurate", set()),
        ("anchors instead of windows", {"windows"}),
        ("It never forgets and learns fast", {"forgets"}),
        ("It learns fast", set()),
    ],
)
def test_a_negation_governs_its_clause(text: str, expected: set[str]) -> None:
    assert denied(text) == expected


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("convolution", "convoluton"),
        ("pooling", "poolng"),
        ("layer", "layr"),
        ("layer", "lyaer"),
        ("normalization", "normalizatoin"),
        ("gradient", "gardient"),
    ],
)
def test_typos_are_forgiven(word: str, written: str) -> None:
    assert 0.7 < alike(word, written) < 1.0


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("LIFO", "FIFO"),
        ("supervised", "unsupervised"),
        ("symmetric", "asymmetric"),
        ("encoder", "decoder"),
        ("layer", "later"),
        ("model", "mode"),
        ("convolution", "correlation"),
    ],
)
def test_other_words_are_not_taken_for_typos(word: str, written: str) -> None:
    assert alike(word.lower(), written.lower()) == 0.0


def test_inflections_of_a_word_are_wholly_alike() -> None:
    assert alike("pooling", "pools") == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("first", "last"),
        ("increases", "decreased"),
        ("reliable", "unreliable"),
        ("linear", "nonlinear"),
        ("encoders", "decoder"),
    ],
)
def test_opposites_are_known_both_ways(one: str, other: str) -> None:
    assert opposite(only(one), only(other))
    assert opposite(only(other), only(one))


def test_words_of_like_form_are_no_opposites() -> None:
    assert not opposite(only("put"), only("input"))
    assert not opposite(only("first"), only("second"))


def test_rare_stems_weigh_more_than_common_ones() -> None:
    weights = rarity(["a network of layers", "network pooling", "network"])
    assert weights[stem("pooling")] > weights[stem("network")] == 1.0


def test_stems_are_counted_as_often_as_they_occur() -> None:
    assert stem_counts("Pooling, pools; the network. ") == {"pool": 2, "network": 1}


def test_a_text_without_words_has_no_tokens() -> None:
    assert tokens("") == tokens(" - \n*** --- ?!") == ()
