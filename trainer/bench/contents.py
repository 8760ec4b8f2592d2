"""What the benchmark's stores hold: made up, and the same on every machine.

Fifty topics in three levels with the cards in the 40 lowest, answers of about 1.1 kB, up to three of 200 tags, and the
log of a learner of two years: nine cards in ten studied, one review in nine a lapse, and nine days away at the end, so
that one card in five is due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random
from typing import NamedTuple

from trainer.core.calendar import day_of_date
from trainer.core.card import Answer, Card
from trainer.core.document import Document
from trainer.core.event import Rating, State
from trainer.core.identity import stable_uid
from trainer.core.topic import TopicPath

SEED = 20_261_123
TODAY = day_of_date(date(2026, 11, 23))
"""The study day on which the stores are used: the log ends ``AWAY`` days before."""
AWAY = 9
DAY_MS = 86_400_000
NOW_MS = TODAY * DAY_MS + DAY_MS // 2
BEGAN_MS = (TODAY - 731) * DAY_MS
"""When the cards were added."""

COMMON_WORD, UNCOMMON_WORD, RARE_WORD = "memory", "isochrone", "xylographer"
"""In 30 of a hundred cards, in one of a hundred, in five cards of all."""
COMMON_SHARE, UNCOMMON_SHARE, RARE_CARDS = 0.30, 0.01, 5

DOCUMENT = Document(stable_uid("bench", "document"), "bench.md", "Bench")
SUBJECTS = tuple(("Bench", f"Subject {number}") for number in range(1, 10))
LEAVES: tuple[TopicPath, ...] = tuple(
    (*SUBJECTS[number % 9], f"Unit {number + 1:02}") for number in range(40)
)
TAGS = ("exam", *(f"tag{number:03}" for number in range(1, 200)))
TAGS_OF_A_CARD = (0, 1, 1, 2, 2, 3)
VOCABULARY = 6000
NEAR_DUPLICATES = 20
"""Of so many cards, two are of one subject."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many cards and reviews, both exact; at least three reviews for each studied card, or none at all."""

    cards: int
    reviews: int

    def __str__(self) -> str:
        return f"{self.cards}-{self.reviews}"


def sized(cards: int) -> Size:
    """Ten reviews per card, as after two years; none for a store of a newcomer (under 1,000 cards)."""
    return Size(cards, 10 * cards if cards >= 1000 else 0)


def made_cards(size: Size, seed: int = SEED) -> Iterator[Card]:
    """The cards in their order."""
    random = Random(seed)
    words, weights = _vocabulary(random)
    rare = set(random.sample(range(size.cards), min(RARE_CARDS, size.cards)))
    for place in range(size.cards):
        text = random.choices(words, cum_weights=weights, k=130)
        _plant(text, COMMON_WORD, random.random() < COMMON_SHARE, 20)
        _plant(text, UNCOMMON_WORD, random.random() < UNCOMMON_SHARE, 40)
        _plant(text, RARE_WORD, place in rare, 60)
        question = f"Q{place:06}: what is {text[0]} to {' '.join(text[1 : random.randint(6, 12)])}?"
        yield Card(
            stable_uid("bench", seed, place),
            question,
            (Answer(DOCUMENT.uid, _answer(text[12:])),),
            random.choice(LEAVES),
            place + 1,
            f"Pair {place // NEAR_DUPLICATES}" if place % NEAR_DUPLICATES < 2 else "",
            tuple(random.sample(TAGS, random.choice(TAGS_OF_A_CARD))),
        )


def _plant(text: list[str], word: str, wanted: bool, place: int) -> None:
    if wanted:
        text[place] = word


def _answer(words: list[str]) -> str:
    """Markdown as answers are: paragraphs, emphasis, a list, code."""
    points = "\n".join(f"- **{words[at]}** {' '.join(words[at + 1 : at + 9])}" for at in range(36, 72, 9))
    return (
        f"{' '.join(words[:30])}. *{' '.join(words[30:36])}*\n\n{points}\n\n"
        f"```python\ndef {words[72]}({words[73]}):\n    return {words[73]} + {len(words[74])}\n```\n\n"
        f"{' '.join(words[75:100])}.\n\n> {' '.join(words[100:])}\n"
    )


def _vocabulary(random: Random) -> tuple[list[str], list[float]]:
    """Made-up words, and how often each comes up to and with it: the n-th as often as 1 / (n + 2)."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        syllables = (random.choice("bcdfghklmnprstvwz") + random.choice("aeiou") for _ in range(4))
        words["".join(syllables)[: random.randint(3, 8)] + random.choice(("", "", "n", "s", "ing"))] = None
    return list(words), list(accumulate(1 / (place + 3) for place in range(VOCABULARY)))


class Review(NamedTuple):
    """One answer: when, by place of the card; sorts by time.  ``interval_days`` is 0 for a learning step."""

    at_ms: int
    card: int
    day: int
    rating: Rating
    state: State
    previous_days: int
    interval_days: int
    duration_ms: int
