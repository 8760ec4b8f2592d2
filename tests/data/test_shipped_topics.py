"""The topics and subjects of the shipped questions: each of the 50 once, near-duplicates together."""

import math
import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from trainer.core.deck import Deck, Source
from trainer.core.topic import TopicPath
from trainer.importers.question_document import QuestionDocument
from trainer.importers.topics_file import SubjectsFile, TopicsFile, arrange, read_subjects, read_topics
from trainer.paths import shipped_data

NUMBERS = set(range(1, 51))


@pytest.fixture(scope="module")
def topics() -> TopicsFile:
    return read_topics((shipped_data() / "topics.toml").read_bytes())


@pytest.fixture(scope="module")
def subjects() -> SubjectsFile:
    return read_subjects((shipped_data() / "subjects.toml").read_bytes())


@pytest.fixture(scope="module")
def deck() -> Deck:
    files = sorted((shipped_data() / "documents").glob("*.txt"))
    return QuestionDocument().read([Source(file.name, file.read_bytes()) for file in files])


def groups(subjects: SubjectsFile) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, name in subjects.subjects.items():
        found[name].add(number)
    return found


def test_every_question_is_in_exactly_one_topic(topics: TopicsFile) -> None:
    assert set(topics.topics) == NUMBERS


def test_there_are_ten_topics_of_at_most_two_levels(topics: TopicsFile) -> None:
    paths: set[TopicPath] = set(topics.topics.values())
    assert len({path[0] for path in paths}) == 10
    assert max(len(path) for path in paths) == 2


def test_a_topic_with_topics_below_it_has_no_questions_of_its_own(topics: TopicsFile) -> None:
    paths = set(topics.topics.values())
    assert not {path for path in paths if len(path) == 1} & {path[:1] for path in paths if len(path) == 2}


def test_there_are_33_subjects_and_15_groups_that_cover_32_questions(subjects: SubjectsFile) -> None:
    found = groups(subjects)
    shared = [numbers for numbers in found.values() if len(numbers) > 1]
    assert set(subjects.subjects) == NUMBERS
    assert (len(found), len(shared), sum(map(len, shared))) == (33, 15, 32)


def test_near_duplicates_are_in_the_same_topic(topics: TopicsFile, subjects: SubjectsFile) -> None:
    for name, numbers in groups(subjects).items():
        assert len({topics.topics[number] for number in numbers}) == 1, name


def test_the_answers_of_near_duplicates_are_alike_and_those_of_others_are_not(
    deck: Deck, subjects: SubjectsFile
) -> None:
    pooled = {
        card.number or 0: re.findall("[a-z]{3,}", " ".join(answer.text for answer in card.answers).lower())
        for card in deck.cards
    }
    likeness = cosines(pooled)
    linked = {pair for pair, value in likeness.items() if value >= 0.4}
    assert linked == {pair for each in groups(subjects).values() for pair in combinations(sorted(each), 2)}
    assert not [pair for pair, value in likeness.items() if 0.35 < value < 0.44]


def cosines(texts: dict[int, list[str]]) -> dict[tuple[int, int], float]:
    """The likeness of every two texts, 0 to 1: cosine of log-scaled TF-IDF."""
    spread = Counter(word for text in texts.values() for word in set(text))
    vectors: dict[int, dict[str, float]] = {}
    for number, text in texts.items():
        weights = {
            word: (1 + math.log(times)) * math.log(len(texts) / spread[word])
            for word, times in Counter(text).items()
        }
        length = math.hypot(*weights.values())
        vectors[number] = {word: weight / length for word, weight in weights.items()}
    return {
        (one, other): sum(weight * vectors[other].get(word, 0.0) for word, weight in vectors[one].items())
        for one, other in combinations(sorted(vectors), 2)
    }


def test_every_shipped_document_has_a_title_of_its_own(topics: TopicsFile, deck: Deck) -> None:
    assert set(topics.titles) == {document.name for document in deck.documents}
    assert len(set(topics.titles.values())) == 5


def test_the_shipped_deck_is_arranged_completely(
    deck: Deck, topics: TopicsFile, subjects: SubjectsFile
) -> None:
    arranged = arrange(deck, topics, subjects)
    assert {document.set_name for document in arranged.documents} == {"CNNs and computer vision"}
    assert all(card.subject and card.topic[0] != "CNNs and computer vision" for card in arranged.cards)
