"""A sitting in the terminal over a real store, typed as lines."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from support.workspaces import Bench, a_deck

from trainer.cli.conversation import KEYS, Conversation
from trainer.cli.keys import keys_from
from trainer.core.event import Rating, Reviewed
from trainer.core.schedule import Rules
from trainer.services import insight, library
from trainer.services.exchange import import_deck
from trainer.services.preferences import change_setting
from trainer.services.sitting import Sitting


@dataclass
class Typed:
    """What a learner types, one key after the other, 10 seconds each, and reads."""

    bench: Bench
    limit: int | None = None
    topic: str | None = None
    said: list[str] = field(default_factory=list)

    def types(self, *keys: str) -> str:
        """Everything that was said in a sitting with these keys; the keys end there."""
        workspace = self.bench.workspace
        topics = None
        if self.topic is not None:
            topics = library.below(workspace, library.topic_named(workspace, self.topic).id)
        sitting = Sitting(workspace, topics, self.limit)
        Conversation(workspace, sitting, self.said.append, 70).run(self._slowly(keys))
        return "\n".join(self.said)

    def _slowly(self, keys: tuple[str, ...]) -> Iterator[str]:
        for key in keys:
            self.bench.clock.turn(minutes=1 / 6)
            yield key


def ratings(bench: Bench) -> list[Rating]:
    return [each.rating for each in insight.review_log(bench.workspace)]


def last_words(said: str) -> str:
    return said.rsplit("\n\n", 1)[1]


def test_space_shows_the_answers_and_a_number_rates(bench: Bench) -> None:
    said = Typed(bench).types(" ", "4")

    assert "What is thing number 1?" in said
    assert (
        said.index("Thing 1 is a thing.")
        < said.index("4 Easy (Instantly)")
        < said.index("Easy: comes back in ")
    )
    assert ratings(bench) == [Rating.EASY]


def test_every_rating_has_its_key(bench: Bench) -> None:
    Typed(bench).types("enter", "1", "enter", "2", "enter", "3", "enter", "4")

    assert ratings(bench) == list(Rating)


def test_enter_and_space_after_the_answers_mean_good(bench: Bench) -> None:
    Typed(bench).types("enter", "enter", " ", " ")

    assert ratings(bench) == [Rating.GOOD, Rating.GOOD]


def test_nothing_is_rated_before_the_answers_are_shown(bench: Bench) -> None:
    assert "Look at the answers first" in Typed(bench).types("3")
    assert ratings(bench) == []


def test_every_answer_is_kept_before_the_next_question_is_asked(bench: Bench) -> None:
    kept: list[int] = []

    class Reader(Typed):
        def _slowly(self, keys: tuple[str, ...]) -> Iterator[str]:
            for key in keys:
                kept.append(len(ratings(bench)))
                yield key

    Reader(bench).types(" ", "3", " ", "3", " ")

    assert kept == [0, 0, 1, 1, 2]


def test_the_time_from_question_to_rating_is_recorded(bench: Bench) -> None:
    Typed(bench).types(" ", "3")

    assert [each.duration_ms for each in insight.review_log(bench.workspace)] == [20_000]


def test_undo_takes_a_rating_back_and_asks_the_card_again(bench: Bench) -> None:
    said = Typed(bench).types(" ", "1", "u", " ", "4")

    assert "Undone: Rate Again." in said
    assert said.count("What is thing number 1?") == 2
    assert ratings(bench) == [Rating.EASY]
    assert last_words(said).startswith("1 answer in <1 min: 1 Easy.")


def test_undo_reaches_behind_the_session_and_leaves_the_collection_alone(bench: Bench) -> None:
    Typed(bench).types(" ", "4", " ", "1")
    bench.restart()
    said = Typed(bench).types("u", "u", "u")
    assert "Undone: Rate Again." in said
    assert "Undone: Rate Easy." in said
    assert "There is no answer to undo." in said
    assert ratings(bench) == []
    assert len(library.browse(bench.workspace)) == 6


def test_what_was_undone_is_done_again_in_order_and_counts_once(bench: Bench) -> None:
    said = Typed(bench).types(" ", "4", " ", "1", "u", "u", "r", "r", "r")
    assert "Redone: Rate Easy." in said
    assert "Redone: Rate Again." in said
    assert "There is nothing to redo." in said
    assert ratings(bench) == [Rating.EASY, Rating.AGAIN]
    assert last_words(said).startswith("2 answers in <1 min: 1 Again, 1 Easy.")


def test_a_new_answer_ends_what_could_be_redone(bench: Bench) -> None:
    said = Typed(bench).types(" ", "4", "u", " ", "3", "r")
    assert "There is nothing to redo." in said
    assert ratings(bench) == [Rating.GOOD]


def test_answers_of_an_earlier_session_are_done_again_too(bench: Bench) -> None:
    Typed(bench).types(" ", "4", "u")
    said = Typed(bench).types("r", "q")
    assert "Redone: Rate Easy." in said
    assert ratings(bench) == [Rating.EASY]


def test_a_buried_card_is_not_asked_again_and_comes_back_by_undo(bench: Bench) -> None:
    said = Typed(bench).types("-", "u")

    assert "Buried until tomorrow; u takes it back." in said
    assert [line for line in said.splitlines() if line.startswith("What is")] == [
        "What is thing number 1?",
        "What is thing number 2?",
        "What is thing number 1?",
    ]


def test_a_suspended_card_is_not_asked_again(bench: Bench) -> None:
    said = Typed(bench).types("@", "q")

    assert "Suspended; u takes it back." in said
    assert "Still to come today: 5 new, 0 learning, 0 due." in said


def test_question_mark_shows_every_key(bench: Bench) -> None:
    said = Typed(bench).types("?")

    named = {"enter": "Enter", "escape": "Esc", " ": "Space"}
    unnamed = {"0", "`"}
    sheet = said.split("\n\n")
    assert [
        key for key in KEYS.keys() - unnamed if not any(named.get(key, key) in part for part in sheet)
    ] == []
    assert "With effort" in said


def test_an_unknown_key_is_told(bench: Bench) -> None:
    assert "'x' does nothing here; ? shows the keys." in Typed(bench).types("x")


def test_leaving_keeps_what_was_rated_and_sums_up(bench: Bench) -> None:
    said = Typed(bench).types(" ", "3", " ", "1", "escape", "3")

    assert last_words(said).splitlines() == [
        "2 answers in <1 min: 1 Again, 1 Good.",
        "In a week you would recall 70 % of what was asked, without this",
        "session 0 %.",
        "Still to come today: 4 new, 2 learning, 0 due.",
    ]


def test_a_session_without_a_rating_says_so(bench: Bench) -> None:
    assert last_words(Typed(bench).types("q")).startswith("No card was rated.")


def test_a_limit_ends_the_session(bench: Bench) -> None:
    said = Typed(bench, limit=2).types(" ", "4", " ", "4", " ", "4")

    assert ratings(bench) == [Rating.EASY, Rating.EASY]
    assert "Still to come today: 4 new, 0 learning, 0 due." in said


def test_a_topic_narrows_the_session(bench: Bench) -> None:
    said = Typed(bench, topic="detection").types(*[" ", "4"] * 6)

    assert len(ratings(bench)) == 3
    assert "Basics" not in said


def test_when_all_is_done_the_next_review_is_told(bench: Bench) -> None:
    said = Typed(bench).types(*[" ", "4"] * 6)

    assert "Nothing more to study now." in said
    assert "The next review is due on 8 March 2026." in said


def test_a_card_in_learning_that_comes_back_later_is_told_with_its_time(tmp_path: Path) -> None:
    patient = Bench(tmp_path / "patient.db", rules=Rules(learning_steps_s=(60, 1800)))
    import_deck(patient.workspace, a_deck(1))

    said = Typed(patient).types(" ", "3")

    assert "Good: comes back in 30 min." in said
    assert last_words(said).endswith(
        "Nothing more to study now.\nIn learning: 1 card, the first back in 30 min."
    )


def test_cards_left_out_for_a_near_duplicate_are_told(tmp_path: Path) -> None:
    pairs = Bench(tmp_path / "pairs.db")
    import_deck(pairs.workspace, a_deck(4, pairs=True))

    said = Typed(pairs).types(" ", "4", " ", "4")

    assert "asks nearly the same as question 2" in said
    assert "Left for another day, because nearly the same was asked: 2 cards." in said


def test_how_sure_one_is_may_be_said_by_the_key_that_shows_the_answers(bench: Bench) -> None:
    change_setting(bench.workspace, "ask_confidence", True)
    said = Typed(bench).types("3", "1", "enter", "4")

    assert "How sure are you? 1 unsure, 2 fairly sure, 3 sure" in said
    with bench.workspace.store.read() as unit:
        events = sorted((event for _, event in unit.events.every()), key=lambda each: each.order)
    assert [(each.rating, each.confidence) for each in events if isinstance(each, Reviewed)] == [
        (Rating.AGAIN, 3),
        (Rating.EASY, None),
    ]


def test_two_ratings_are_offered_to_those_who_want_two(bench: Bench) -> None:
    change_setting(bench.workspace, "rating_buttons", "two")
    said = Typed(bench).types(" ", "4", "3")

    assert "1 Again (Forgot)" in said
    assert "4 Easy" not in said
    assert "You chose two ratings: 1 Again, 3 Good." in said
    assert ratings(bench) == [Rating.GOOD]


def test_lines_are_keys(bench: Bench) -> None:
    workspace = bench.workspace
    with keys_from(io.StringIO("\n3\n")) as keys:
        Conversation(workspace, Sitting(workspace), lambda _text: None, 70).run(keys)

    assert ratings(bench) == [Rating.GOOD]
