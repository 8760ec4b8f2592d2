"""Key points are proposed from the answers; on documents held out, they tell a question's answer from all others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import mean, median

import pytest

from trainer.core.card import Card
from trainer.core.key_point import KeyPoint
from trainer.core.proposals import FEWEST, MOST, propose
from trainer.core.recall import score
from trainer.core.words import content_stems, rarity
from trainer.files import shipped_deck

POOLING = (
    "Max pooling keeps the strongest activation of each region. It shrinks the feature maps.",
    "Pooling shrinks feature maps, which saves memory. Translation invariance is the other gain.",
    "A max pooling layer saves memory and gives translation invariance.",
)
RARITY = rarity(
    (*POOLING, "Dropout saves a layer from overfitting.", "A layer of a network is a feature map.")
)


@cache
def cards() -> dict[int, Card]:
    return {card.number or 0: card for card in shipped_deck().cards}


@cache
def documents() -> tuple[str, ...]:
    return tuple(document.uid for document in shipped_deck().documents)


def answers(number: int, held_out: str = "") -> tuple[str, ...]:
    """What the documents say to a question, but for one of them."""
    found = {answer.document: answer.text for answer in cards()[number].answers if answer.text}
    return tuple(found[uid] for uid in documents() if uid in found and uid != held_out)


@cache
def proposed(number: int, held_out: str) -> list[KeyPoint]:
    """The points that the other documents propose; nothing of the one held out goes into them."""
    return propose(answers(number, held_out), rarity_without(held_out))


@cache
def rarity_without(held_out: str) -> dict[str, float]:
    return rarity("\n\n".join(answers(number, held_out)) for number in cards())


def held_out_answers() -> Iterator[tuple[int, str, str]]:
    """(question, document, text) of all answers."""
    for number, card in cards().items():
        for answer in card.answers:
            if answer.text:
                yield number, answer.document, answer.text


def other_subjects(number: int) -> list[int]:
    return [each for each, card in cards().items() if card.subject != cards()[number].subject]


@cache
def coverages() -> tuple[list[float], list[float]]:
    """Of every answer: its coverage on its own question, and on each question about something else."""
    own, others = [], []
    for number, document, text in held_out_answers():
        own.append(score(text, proposed(number, document)).coverage)
        others += [score(text, proposed(other, document)).coverage for other in other_subjects(number)]
    return own, others


def area_under_curve(own: Sequence[float], others: Sequence[float]) -> float:
    """How often an own score is above another one, a tie counting half."""
    ranked = sorted(others)
    above = sum(bisect_left(ranked, each) + bisect_right(ranked, each) for each in own)
    return above / 2 / len(own) / len(others)


def beginning(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: round(len(words) * share)])


def test_an_answer_held_out_is_told_from_answers_to_other_questions() -> None:
    own, others = coverages()
    assert len(own) == 249
    assert len(others) > 11_000
    assert area_under_curve(own, others) >= 0.99


def test_an_answer_to_another_question_covers_next_to_nothing() -> None:
    _, others = coverages()
    assert median(others) < 0.15
    assert mean(others) < 0.1


def test_coverage_grows_with_the_answer() -> None:
    means = [
        mean(
            score(beginning(text, share), proposed(number, document)).coverage
            for number, document, text in held_out_answers()
        )
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]
    assert means == sorted(set(means))
    assert means[0] == 0.0


def test_every_shipped_question_gets_5_to_9_points_that_read_as_phrases_of_its_answers() -> None:
    for number in cards():
        joined = " ".join(" ".join(answers(number)).lower().split())
        points = propose(answers(number), rarity_without(""), question=cards()[number].question)
        assert FEWEST <= len(points) <= MOST
        assert len({point.id for point in points}) == len(points)
        for point in points:
            assert 1 <= len(point.text.split()) <= 5
            assert {phrase.lower() in joined for phrase in (point.text, *point.phrases)} == {True}


def test_a_single_answer_gets_5_to_9_points_too() -> None:
    for _, _, text in held_out_answers():
        assert FEWEST <= len(propose([text], rarity_without(""))) <= MOST


def test_an_answer_that_hardly_says_more_than_the_question_gets_few_points() -> None:
    question = "How does max pooling shrink feature maps?"
    points = propose(["Max pooling shrinks feature maps by strides."], RARITY, question=question)
    assert [point.phrases for point in points] == [("strides",)]


def test_what_several_answers_say_comes_first_and_weighs_more() -> None:
    points = propose(POOLING, RARITY)
    assert points[0].weight >= points[-1].weight
    assert {round(point.weight * 3) for point in points} <= {1, 2, 3}
    assert points[0].weight > 0.5


def test_the_answers_a_point_comes_from_mention_it() -> None:
    names = ("a.txt", "b.txt", "c.txt")
    for point in propose(POOLING, RARITY, documents=names):
        assert point.documents
        for name, answer in zip(names, POOLING, strict=True):
            assert name not in point.documents or score(answer, [point]).coverage == 1.0


def test_a_document_that_does_not_answer_takes_no_weight_away() -> None:
    weights = [point.weight for point in propose(POOLING, RARITY)]
    assert [point.weight for point in propose((*POOLING, ""), RARITY)] == weights


def test_growth_rates_are_proposed_and_half_brackets_are_not() -> None:
    points = propose(["Sorting costs O(n log n) time (merge sort)."] * 2, {})
    phrases = {phrase for point in points for phrase in (point.text, *point.phrases)}
    assert any("O(n log n)" in phrase for phrase in phrases)
    assert all(phrase.count("(") == phrase.count(")") for phrase in phrases)


def test_words_of_the_question_make_no_point() -> None:
    points = propose(POOLING, RARITY, question="What is max pooling?")
    stems = {stem for point in points for phrase in point.phrases for stem in content_stems(phrase)}
    assert "memori" in stems
    assert stems.isdisjoint({"max", "pool"})


def test_what_an_answer_denies_makes_no_point() -> None:
    points = propose(["Batching works without dropout.", "It needs batching, not dropout."], RARITY)
    assert "batch" in {point.id for point in points}
    assert not any("dropout" in phrase for point in points for phrase in point.phrases)


def test_rare_words_come_before_common_ones() -> None:
    points = propose(["network. pooling."], rarity(["network pooling", "network", "network"]))
    assert [point.text for point in points] == ["pooling", "network"]


def test_the_same_answers_give_the_same_points() -> None:
    assert propose(POOLING, RARITY) == propose(list(POOLING), dict(reversed(RARITY.items())))


@pytest.mark.parametrize("texts", [(), ("",), ("", "It is."), ("?!",)])
def test_answers_without_content_give_no_points(texts: tuple[str, ...]) -> None:
    assert propose(texts, {}) == []


def test_without_rarities_all_words_count_alike() -> None:
    assert {point.text for point in propose(["pooling. dropout."], {})} == {"pooling", "dropout"}
