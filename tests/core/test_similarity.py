"""Near-duplicates are found by what the answers say, all of them and no others."""

import tomllib
from collections.abc import Sequence
from math import log, sqrt
from random import Random

import pytest

from trainer.core import similarity
from trainer.core.errors import Cancelled
from trainer.core.similarity import Group, groups
from trainer.core.words import stem_counts
from trainer.files import shipped_deck
from trainer.paths import shipped_data

POOLING = "Pooling layers shrink every feature map and keep the strongest activation of each region."
TRACKING = "A tracker follows moving objects through the frames of a video and estimates their motion."


def members(cards: Sequence[tuple[int, str]], threshold: float = similarity.NEAR) -> list[tuple[int, ...]]:
    return [group.ids for group in groups(cards, threshold)]


def random_cards(count: int, words_each: int, seed: int) -> list[tuple[int, str]]:
    """Cards of made-up words, some common and many rare; every fifth repeats most of an earlier one."""
    random = Random(seed)
    vocabulary = [f"{a}{b}{c}" for a in "bdfglmnprs" for b in "aeiou" for c in ("k", "lt", "rm", "nd", "p")]
    chances = [1 / (place + 3) for place in range(len(vocabulary))]
    texts: list[list[str]] = []
    for number in range(count):
        words = random.choices(vocabulary, chances, k=words_each)
        texts.append(random.choice(texts)[: words_each * 3 // 4] + words[:5] if number % 5 == 4 else words)
    return [(number, " ".join(words)) for number, words in enumerate(texts)]


def cosine(one: str, other: str, all_texts: Sequence[str]) -> float:
    """The plain definition, word by word."""
    counts = [stem_counts(text) for text in all_texts]

    def vector(text: str) -> dict[str, float]:
        found = stem_counts(text)
        weights = {
            stem: (1 + log(times)) * log(1 + len(counts) / sum(stem in count for count in counts))
            for stem, times in found.items()
        }
        length = sqrt(sum(weight**2 for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()}

    left, right = vector(one), vector(other)
    return sum(weight * right.get(stem, 0.0) for stem, weight in left.items())


def test_the_shipped_cards_fall_into_exactly_their_15_groups() -> None:
    subjects = tomllib.loads((shipped_data() / "subjects.toml").read_text(encoding="utf-8"))["subjects"]
    expected = {tuple(each["numbers"]) for each in subjects if len(each["numbers"]) > 1}
    cards = [
        (card.number or 0, "\n\n".join(answer.text for answer in card.answers))
        for card in shipped_deck().cards
    ]
    found = groups(cards)
    assert {group.ids for group in found} == expected
    assert len(found) == len(expected) == 15
    assert all(group.score >= 0.56 for group in found)


def test_the_shipped_groups_stand_well_apart_from_everything_else() -> None:
    cards = [
        (card.number or 0, "\n\n".join(answer.text for answer in card.answers))
        for card in shipped_deck().cards
    ]
    assert set(members(cards, 0.55)) == set(members(cards)) == set(members(cards, 0.48))


def test_other_words_around_the_same_content_are_near() -> None:
    again = "Each region of a feature map keeps its strongest activation, so pooling layers shrink the map."
    assert members([(1, POOLING), (2, TRACKING), (3, again)]) == [(1, 3)]


def test_cards_may_be_named_by_text() -> None:
    assert groups([("a", POOLING), ("b", POOLING)]) == [Group(pytest.approx(1.0), ("a", "b"))]


def test_every_two_of_a_group_are_near_and_the_score_is_the_least() -> None:
    cards = random_cards(60, 40, seed=5)
    texts = [text for _, text in cards]
    found = groups(cards, 0.6)
    assert found == sorted(found, key=lambda group: -group.score)
    for group in found:
        scores = [cosine(texts[a], texts[b], texts) for a in group.ids for b in group.ids if a < b]
        assert min(scores) == pytest.approx(group.score)
        assert group.score >= 0.6


def test_no_card_is_in_two_groups() -> None:
    ids = [each for group in groups(random_cards(80, 30, seed=8), 0.5) for each in group.ids]
    assert len(ids) == len(set(ids)) > 0


@pytest.mark.parametrize("most", [0, 500, 5_000])
def test_looking_only_at_rare_words_first_changes_nothing(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = random_cards(120, 40, seed=3)
    whole = groups(cards, 0.6)
    monkeypatch.setattr(similarity, "_MOST_SUMS", most)
    pruned = groups(cards, 0.6)
    assert [group.ids for group in pruned] == [group.ids for group in whole] != []
    assert [group.score for group in pruned] == pytest.approx([group.score for group in whole])


def test_near_duplicates_are_found_across_sets_and_each_set_keeps_its_own() -> None:
    shipped = [
        (f"shipped {card.number}", "\n\n".join(answer.text for answer in card.answers))
        for card in shipped_deck().cards
    ]
    notes = (
        "Quantization stores weights and activations with fewer bits, 8-bit integers instead of 32-bit floating "
        "point. The model needs less memory, inference is faster, accuracy drops slightly."
    )
    capitals = [
        (f"capital {place}", f"The capital of {place} is the seat of its government.") for place in "ABCDEF"
    ]
    cards = [*shipped, ("notes", notes), ("tracking", TRACKING), *capitals]
    sets = ["shipped"] * 50 + ["notes"] * 2 + ["capitals"] * 6
    found = {group.ids for group in groups(cards, sets=sets)}
    assert ("shipped 11", "shipped 28", "notes") in found
    alone = {group.ids for group in groups(shipped)}
    assert {
        tuple(each for each in ids if each != "notes") for ids in found if ids[0].startswith("shipped")
    } == alone
    assert not any("tracking" in ids for ids in found)


def test_short_answers_make_no_near_duplicates() -> None:
    assert groups([(1, "Yes."), (2, "Yes."), (3, "Paris"), (4, "")]) == []


@pytest.mark.parametrize("cards", [[], [(1, POOLING)], [(1, ""), (2, "")]])
def test_nothing_to_compare_gives_no_groups(cards: list[tuple[int, str]]) -> None:
    assert groups(cards) == []


def test_a_large_group_of_equal_cards_comes_out_in_parts() -> None:
    found = groups([(number, POOLING) for number in range(70)])
    assert sorted(each for group in found for each in group.ids) == list(range(70))
    assert len(found[0].ids) == similarity.MOST_FELLOWS + 1


def test_progress_is_told_from_beginning_to_end() -> None:
    told: list[tuple[int, int, str]] = []
    groups([(1, POOLING), (2, TRACKING)], progress=lambda done, total, what: told.append((done, total, what)))
    assert told == [(0, 2, "Reading answers"), (0, 2, "Comparing answers"), (2, 2, "Comparing answers")]


@pytest.mark.parametrize("phase", ["Reading answers", "Comparing answers"])
def test_it_stops_where_the_user_asks_it_to(phase: str) -> None:
    def stop(_done: int, _total: int, what: str) -> None:
        if what == phase:
            raise Cancelled

    with pytest.raises(Cancelled):
        groups([(1, POOLING), (2, TRACKING)], progress=stop)
