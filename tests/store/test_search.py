"""Every term of the search language finds the cards it says, and nothing else."""

import time
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import insert, update
from support.store_work import watched
from support.workspaces import Bench, a_card, a_document

from trainer.core.card import Answer, Completeness
from trainer.core.deck import Deck
from trainer.core.errors import BadInput
from trainer.core.event import Rating
from trainer.core.search_days import rated_on
from trainer.core.search_query import TERMS, QueryError
from trainer.services import history, library, study
from trainer.services.exchange import import_deck
from trainer.store.tables import cards, key_points, schedules
from trainer.store.unit_of_work import SqlStore

OUTLINE = a_document("short outline.txt")
NOTES = a_document("notes.txt")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Six cards on vision; 1 is also answered by an outline, 5 breaks off, 6 has no answer."""
    bench = Bench(tmp_path / "store.db")
    words = {
        1: ("What are anchor boxes?", "Priors of several scales, as in YOLOv3."),
        2: ("What does a multi-scale detector do?", "It boxes at many sizes; the anchor comes later."),
        3: ("Why naïve pooling?", "Rückschritt: 12 layers * 3."),
        4: ("What is precision?", "True positives\nover all found."),
        5: ("What is recall?", "C++ and 100% of"),
        6: ("What is left?", ""),
    }
    topics = {1: ("Detection", "Anchors"), 2: ("Detection",), 3: ("Basics",)}
    made = []
    for number, (question, text) in words.items():
        complete = {5: Completeness.CUT_OFF, 6: Completeness.MISSING}.get(number, Completeness.COMPLETE)
        answers = (Answer(NOTES.uid, text, complete),)
        if number == 1:
            answers += (Answer(OUTLINE.uid, "Priors."),)
        card = replace(a_card(number), question=question, answers=answers)
        made.append(
            replace(card, topic=topics.get(number, ("Metrics",)), subject="Batch norm" if number > 4 else "")
        )
    made[0] = replace(made[0], tags=("cv::loss", "hard"))
    made[1] = replace(made[1], tags=("cv",))
    import_deck(bench.workspace, Deck((NOTES, OUTLINE), tuple(made)))
    return bench


def found(bench: Bench, query: str) -> list[int]:
    return sorted(line.number or 0 for line in library.browse(bench.workspace, query))


def rate(bench: Bench, card: int, *ratings: Rating) -> None:
    for rating in ratings:
        study.answer(bench.workspace, card, rating)
        bench.clock.turn(minutes=1)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("*", [1, 2, 3, 4, 5, 6]),
        ("anchor boxes", [1, 2]),
        ("anch", [1, 2]),
        ("ANCHOR -later", [1]),
        ('"anchor boxes"', [1]),
        ('"anchor box"', []),
        ('"boxes anchor"', []),
        ("anchor-boxes", [1]),
        ("precision or recall", [4, 5]),
        ("cid:2,4,77", [2, 4]),
        ("-cid:2,4 what", [1, 5, 6]),
        ("precision and recall", []),
        ("what (precision or recall)", [4, 5]),
        ("-(precision or recall)", [1, 2, 3, 6]),
        ("(precision or is:incomplete) -recall", [4, 6]),
        ("scale", [1, 2]),
        ("*cale", [1, 2]),
        ('"*"', [1, 2, 3, 4, 5, 6]),
        ("nc:*", [1, 2, 3, 4, 5, 6]),
        ('"* later"', [2]),
        ("detec*r", [2]),
        ("etec*r", []),
        ("YOLOv_", [1]),
        ("YOLOv__", [1]),
        ("YOLOv___", []),
        ('"anch* boxes"', [1]),
        ('"anch* box"', []),
        ('"multi-scale det*"', [2]),
        (r"\*", [3]),
        (r"12 layers \* 3", [3]),
        ("+", [5]),
        ("C++", [5]),
        ("100%", [5]),
        ("naive", [3]),
        ("ruckschr", [3]),
        ("nc:uckschritt", [3]),
        ("uckschritt", []),
        ('nc:"naive pool"', [3]),
        ("nc:NAÏVE", [3]),
        (r're:"\d+ layers"', [3]),
        ("re:^priors.$", [1]),
        ("re:^OVER", [4]),
        (r"re:naïve", [3]),
        ("topic:Detection", [1, 2]),
        ("topic:detection::anchors", [1]),
        ("topic:Anchors", [1]),
        ("topic:Det*", [1, 2]),
        ("topic:Detect", []),
        ("-topic:Detection", [3, 4, 5, 6]),
        ("topic:*", [1, 2, 3, 4, 5, 6]),
        ("tag:cv", [1, 2]),
        ("tag:CV::loss", [1]),
        ("tag:loss", []),
        ("tag:*", [1, 2]),
        ("-tag:*", [3, 4, 5, 6]),
        ('subject:"batch norm"', [5, 6]),
        ("subject:batch*", [5, 6]),
        ("-subject:*", [1, 2, 3, 4]),
        ("document:*outline", [1]),
        ('document:"short outline.txt"', [1]),
        ("document:notes", [1, 2, 3, 4, 5]),
        ("-document:notes", [6]),
        ("answer:0", [6]),
        ("answer:1", [2, 3, 4, 5]),
        ("answer:2", [1]),
        ("is:incomplete", [5, 6]),
        ("-is:incomplete", [1, 2, 3, 4]),
    ],
)
def test_what_cards_say_and_where_they_are(bench: Bench, query: str, numbers: list[int]) -> None:
    assert found(bench, query) == numbers


def test_states_follow_what_happened_to_a_card(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    rate(bench, 2, Rating.AGAIN)
    rate(bench, 3, Rating.EASY)
    study.suspend(bench.workspace, [3])
    study.bury(bench.workspace, [4])
    assert found(bench, "is:new") == [4, 5, 6]
    assert found(bench, "-is:new") == [1, 2, 3]
    assert found(bench, "is:learn") == [2]
    assert found(bench, "is:review") == [1, 3]
    assert found(bench, "is:suspended") == [3]
    assert found(bench, "is:buried") == [4]
    assert found(bench, "is:due") == [2]
    bench.clock.turn(days=30)
    assert found(bench, "is:due") == [1, 2]
    assert found(bench, "is:buried") == []


def test_a_lapsed_card_is_learned_again_and_still_in_review(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    bench.clock.turn(days=30)
    rate(bench, 1, Rating.AGAIN)
    assert found(bench, "is:learn is:review") == [1]
    assert found(bench, "prop:lapses=1") == [1]


def test_a_leech_was_forgotten_often(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    write(bench, update(schedules).values(lapses=7))
    assert found(bench, "is:leech") == []
    write(bench, update(schedules).values(lapses=8))
    assert found(bench, "is:leech") == [1]


def test_flags_and_stars(bench: Bench) -> None:
    write(bench, update(cards).where(cards.c.number == 2).values(flag=3, marked=1))
    assert found(bench, "flag:3") == found(bench, "is:marked") == [2]
    assert found(bench, "flag:0") == found(bench, "-is:marked") == [1, 3, 4, 5, 6]


def test_what_is_the_learners_own(bench: Bench) -> None:
    row = library.card(bench.workspace, 2)
    library.edit_card(bench.workspace, 2, library.Draft("Mine?", ((row.answers[0].id, "Mine."),), "Basics"))
    library.edit_card(bench.workspace, 3, library.Draft("Why naïve pooling?", ((None, "My own."),), "Basics"))
    assert found(bench, "has:mine") == [2, 3]
    assert found(bench, "edited:1") == [2, 3]
    bench.clock.turn(days=1)
    assert found(bench, "edited:1") == []
    assert found(bench, "edited:2") == [2, 3]
    history.undo(bench.workspace)
    assert found(bench, "edited:2") == [2]


def test_key_points(bench: Bench) -> None:
    point = {
        "card_id": 4,
        "key": "a",
        "text": "",
        "phrases": "[]",
        "weight": 1,
        "documents": "[]",
        "origin": "",
    }
    write(bench, insert(key_points).values(**point))
    assert found(bench, "has:keypoints") == [4]


def test_quantities_are_compared(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    days = schedule(bench, 1).interval_days
    assert found(bench, f"prop:ivl={days}") == [1]
    assert found(bench, f"prop:ivl<{days}") == [2, 3, 4, 5, 6]
    assert found(bench, f"prop:ivl!={days}") == [2, 3, 4, 5, 6]
    assert found(bench, "prop:reps>=1") == [1]
    assert found(bench, "prop:reps=0") == [2, 3, 4, 5, 6]
    assert found(bench, f"prop:due={days}") == [1]
    bench.clock.turn(days=days + 1)
    assert found(bench, "prop:due=-1") == found(bench, "prop:due<0") == [1]
    assert found(bench, "prop:due>=0") == []


def test_memory_is_compared_as_it_is_shown(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    rate(bench, 2, Rating.HARD)
    memory = schedule(bench, 1).memory
    assert memory is not None
    assert found(bench, f"prop:s={memory.stability:.1f}") == [1]
    assert found(bench, f"prop:d={memory.difficulty:.1f}") == [1]
    assert found(bench, f"prop:s>={memory.stability - 0.01:.3f}") == [1]
    assert found(bench, f"prop:d>{memory.difficulty + 0.01:.3f}") == [2]


def test_predicted_recall_is_compared_as_the_model_predicts_it(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    rate(bench, 2, Rating.AGAIN)
    compare = {"<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__}
    for days in (0, 2, 7, 40, 400):
        bench.clock.turn(days=days)
        recall = study.predictor(bench.workspace, bench.clock.now_ms)
        for sign, bound in product(compare, ("0", "50%", "0.9", "95%", "1")):
            limit = float(bound.rstrip("%")) / (100 if "%" in bound else 1)
            expected = [card for card in (1, 2) if compare[sign](recall(schedule(bench, card)), limit)]
            assert found(bench, f"prop:r{sign}{bound}") == expected


def test_recall_is_equal_where_it_is_shown_alike(bench: Bench) -> None:
    rate(bench, 1, Rating.EASY)
    bench.clock.turn(days=10)
    recall = study.predictor(bench.workspace, bench.clock.now_ms)(schedule(bench, 1))
    assert found(bench, f"prop:r={recall:.0%}") == [1]
    assert found(bench, f"prop:r={recall + 0.02:.0%}") == []
    assert found(bench, f"prop:r!={recall + 0.02:.0%}") == [1]


def test_days_are_study_days(bench: Bench) -> None:
    assert found(bench, "added:1") == [1, 2, 3, 4, 5, 6]
    rate(bench, 1, Rating.AGAIN, Rating.GOOD)
    bench.clock.turn(days=1)
    rate(bench, 1, Rating.GOOD)
    rate(bench, 2, Rating.EASY)
    assert found(bench, "added:1") == []
    assert found(bench, "added:2") == [1, 2, 3, 4, 5, 6]
    assert found(bench, "rated:1") == [1, 2]
    assert found(bench, "rated:1:1") == []
    assert found(bench, "rated:2:1") == [1]
    assert found(bench, "introduced:1") == [2]
    assert found(bench, "introduced:2") == [1, 2]
    assert found(bench, "introduced:999999") == [1, 2]


def test_answers_are_found_by_their_day_and_by_what_the_card_was(bench: Bench) -> None:
    first, later = bench.workspace.today(), bench.workspace.today() + 3
    rate(bench, 1, Rating.EASY)
    rate(bench, 2, Rating.AGAIN, Rating.GOOD)
    bench.clock.turn(days=3)
    rate(bench, 1, Rating.GOOD)
    assert found(bench, rated_on(first, first)) == [1, 2]
    assert found(bench, rated_on(first + 1, later)) == [1]
    assert found(bench, rated_on(first + 1, later - 1)) == []
    assert found(bench, "rated:9:new") == [1, 2]
    assert found(bench, "rated:9:learn") == [2]
    assert found(bench, "rated:9:review") == found(bench, "rated:9:young") == [1]
    assert found(bench, "rated:9:mature") == found(bench, "rated:9:4:young") == []


def test_answers_are_found_by_the_hour_of_the_wall_clock(bench: Bench) -> None:
    rate(bench, 1, Rating.GOOD)
    bench.clock.turn(minutes=59)
    rate(bench, 2, Rating.AGAIN)
    assert (found(bench, "rated:9:12h"), found(bench, "rated:9:13h")) == ([1], [2])
    assert found(bench, "rated:9:1:13h") == [2]
    assert found(bench, "rated:9:3:13h") == []


def test_time_spent_is_compared_in_seconds(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD, 40_000)
    study.answer(bench.workspace, 1, Rating.GOOD, 50_900)
    study.answer(bench.workspace, 2, Rating.GOOD, 10_000)
    assert found(bench, "prop:time=90") == [1]
    assert found(bench, "prop:time<30 rated:1") == [2]
    assert found(bench, "prop:time<30") == [2, 3, 4, 5, 6]


def test_an_undone_answer_does_not_count(bench: Bench) -> None:
    rate(bench, 1, Rating.GOOD)
    history.undo(bench.workspace)
    assert found(bench, "rated:1") == found(bench, "introduced:1") == []
    assert found(bench, "is:new") == [1, 2, 3, 4, 5, 6]


def test_deleted_cards_are_never_found(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [1])
    assert found(bench, "anchor") == [2]
    assert 1 not in found(bench, "-anchor")


def test_a_search_keeps_to_the_topics_asked_for(bench: Bench) -> None:
    detection = library.topic_named(bench.workspace, "Detection").id
    assert [line.number for line in library.browse(bench.workspace, "anchor", [detection])] == [2]
    assert library.browse(bench.workspace, "", []) == []


def test_the_best_match_comes_first(bench: Bench) -> None:
    assert [line.number for line in library.browse(bench.workspace, "anchor")] == [1, 2]
    assert next(line.number for line in library.browse(bench.workspace, "later or anchor")) == 2


def test_a_snippet_shows_the_words_among_others(bench: Bench) -> None:
    shown = library.snippets(bench.workspace, "pool or priors", [1, 3, 4])
    assert set(shown) == {1, 3}
    assert ("Priors", True) in shown[1]
    assert "".join(text for text, _ in shown[3]) == "Why naïve pooling?"
    assert library.snippets(bench.workspace, "is:new", [1]) == {}


@pytest.mark.parametrize("row", TERMS, ids=lambda row: row.example)
def test_every_example_of_the_help_can_be_searched_for(bench: Bench, row: object) -> None:
    example = row.example  # type: ignore[attr-defined]
    assert set(found(bench, example)) | set(found(bench, f"-({example})")) == {1, 2, 3, 4, 5, 6}
    assert not set(found(bench, example)) & set(found(bench, f"-({example})"))


def test_what_cannot_be_understood_tells_its_place(bench: Bench) -> None:
    with pytest.raises(QueryError) as caught:
        library.browse(bench.workspace, "anchor is:leach")
    assert (caught.value.start, caught.value.end) == (10, 15)


@pytest.mark.parametrize("expression", ["(a+)+$", "(a|aa)+$", "(.*)*x", ".*a.*b.*c.*d.*e", "(a?){50}"])
def test_an_expression_that_could_take_for_ever_is_refused(bench: Bench, expression: str) -> None:
    with pytest.raises(QueryError, match="take for ever"):
        library.browse(bench.workspace, f're:"{expression}"')


def test_a_search_that_takes_too_long_stops_with_a_sentence(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.store.search.deadline_s", lambda: time.monotonic() - 1)
    with pytest.raises(BadInput, match="takes too long"):
        library.browse(bench.workspace, "re:x")


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("anchor", "card_search VIRTUAL TABLE"),
        ("flag:2", "cards_by_flag"),
        ("topic:Detection", "cards_by_topic"),
        ('subject:"batch norm"', "cards_by_subject"),
        ("tag:hard", "card_tags_by_tag"),
        ("is:due", "schedules_by_due"),
        ("is:learn", "schedules_by_due"),
        ("rated:7", "review_events_by_day"),
        ("rated:2026-01-01..2026-01-31:3:mature", "review_events_by_day"),
        ("introduced:7", "review_events_by_day"),
    ],
)
def test_common_searches_use_an_index(bench: Bench, query: str, index: str) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        library.find(bench.workspace, query)
    with store._engine.connect() as connection:
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}").all() for each in work.statements]
    plan = [row[3] for rows in plans for row in rows]
    assert any(index in line for line in plan), plan
    assert not any(line.split()[:2] == ["SCAN", "cards"] for line in plan), plan


def schedule(bench: Bench, card: int):  # type: ignore[no-untyped-def]
    with bench.workspace.store.read() as unit:
        return unit.schedules.get(card)


def write(bench: Bench, change: object) -> None:
    with bench.workspace.store.write() as unit:
        unit._connection.execute(change)  # type: ignore[attr-defined]
        unit.commit()
