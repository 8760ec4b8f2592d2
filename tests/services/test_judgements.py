"""Typed answers, confidence and mix-ups from the store: by hand, and against reading the log one by one."""

from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import pytest
from support.random_logs import RandomLog
from support.workspaces import DAY_MS, NOON, Bench, a_card, a_deck

from trainer.core.confusions import Asked, confusions
from trainer.core.event import Event, Mode, Practised, Rating, Reviewed, State
from trainer.core.insight import Addition, Insight
from trainer.core.judgement import Judged
from trainer.core.scope import Scope
from trainer.core.search_query import parse
from trainer.services import additions, history, judgements, library, predictions, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.rows import Group
from trainer.services.study import Told

TODAY = NOON // DAY_MS


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def test_what_was_told_of_an_answer_comes_back(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN, told=Told(3, 1, 0.5, 0.75))
    study.answer(bench.workspace, 2, Rating.GOOD)
    told = judgements.judgements(bench.workspace)
    assert told.reviews == (Judged(TODAY, 1, Rating.AGAIN, 3, 1, 0.5, 0.75),)
    assert told.questions == {1: "1. What is thing number 1?"}


def test_an_answer_taken_back_was_never_judged(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN, told=Told(3))
    history.undo(bench.workspace)
    assert judgements.judgements(bench.workspace).reviews == ()


def test_a_deleted_card_has_no_question_to_list(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN, told=Told(3))
    library.delete_cards(bench.workspace, [1])
    assert judgements.judgements(bench.workspace).questions == {}


def test_judgements_keep_to_the_scope(bench: Bench) -> None:
    for card in (1, 6):
        study.answer(bench.workspace, card, Rating.GOOD, told=Told(2))
    scope = Scope(query=parse("topic:Detection"))
    assert [each.card for each in judgements.judgements(bench.workspace, scope).reviews] == [6]


def test_a_pair_mixed_up_is_told_with_its_subject_and_questions(bench: Bench) -> None:
    put(
        bench,
        [a_review(1, 1, Rating.GOOD, 0), a_review(2, 2, Rating.AGAIN, 2), a_review(3, 5, Rating.AGAIN, 2)],
    )
    [pair] = judgements.mixed_up(bench.workspace)
    assert pair.subject == "Subject 1"
    assert pair.questions == ("1. What is thing number 1?", "2. What is thing number 2?")
    assert (pair.counts.cards, pair.counts.close, pair.counts.close_failed) == ((1, 2), 2, 1)


def test_contrast_drills_count_and_cards_that_are_gone_do_not(bench: Bench) -> None:
    base = {"at_ms": NOON, "study_day": TODAY, "mode": Mode.CONTRAST}
    uids = [f"00000000-0000-0000-0000-00000000000{number}" for number in range(2)]
    put(
        bench,
        [
            Practised(uid=uids[0], card=a_card(3).uid, rating=Rating.GOOD, **base),
            Practised(uid=uids[1], card=a_card(4).uid, rating=Rating.AGAIN, **base),
        ],
    )
    [pair] = judgements.mixed_up(bench.workspace)
    assert (pair.counts.drills, pair.counts.drills_failed) == (1, 1)
    library.delete_cards(bench.workspace, [4])
    assert judgements.mixed_up(bench.workspace) == ()


@pytest.mark.parametrize("seed", range(12))
def test_judgements_and_mix_ups_agree_with_reading_the_log_one_by_one(seed: int, bench: Bench) -> None:
    log = RandomLog(seed, tuple(a_card(number).uid for number in range(1, 7)), TODAY)
    ids = put(bench, log.events)
    told = judgements.judgements(bench.workspace)
    assert list(told.reviews) == [
        Judged(
            each.study_day,
            ids[each.card],
            each.rating,
            each.confidence,
            each.help_level,
            each.coverage,
            each.ticked,
        )
        for each in log.reviews
        if each.confidence is not None or each.coverage is not None
    ]
    subjects = {card: (number + 1) // 2 for number, card in enumerate(log.cards, 1)}
    slow = [
        Asked(
            subjects[each.card],
            ids[each.card],
            each.study_day,
            each.at_ms,
            each.rating,
            each.state is State.REVIEW,
        )
        for each in log.reviews
    ]
    assert {each.counts.cards: each.counts.mixed_up for each in judgements.mixed_up(bench.workspace)} == {
        each.cards: each.mixed_up for each in confusions(slow)
    }


def test_every_addition_fills_its_own_field(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.AGAIN, told=Told(3))
    plain = Insight(TODAY)
    for wanted in Addition:
        told = additions.add(bench.workspace, wanted)(plain)
        changed = {name for name in Insight.__slots__ if getattr(told, name) != getattr(plain, name)}
        assert changed <= {wanted.value}


def put(bench: Bench, events: Sequence[Event]) -> dict[str, int]:
    with bench.workspace.store.write() as unit:
        ids = unit.cards.ids({each.card for each in events})
        unit.events.append_all((ids[each.card], each) for each in events)
        unit.commit()
        return ids


def a_review(number: int, card: int, rating: Rating, later: int) -> Reviewed:
    return Reviewed(
        uid=f"00000000-0000-0000-0000-{number:012}",
        card=a_card(card).uid,
        at_ms=NOON + later * DAY_MS,
        study_day=TODAY + later,
        rating=rating,
        state=State.REVIEW,
    )


@pytest.mark.parametrize("seed", range(6))
def test_recalls_by_topic_agree_with_predicting_one_by_one(seed: int, bench: Bench) -> None:
    log = RandomLog(seed, tuple(a_card(number).uid for number in range(1, 7)), TODAY)
    put(bench, log.events)
    upkeep.rebuild(bench.workspace)
    model, day = bench.workspace.rules.model, TODAY + 30
    slow: dict[Group, list[float]] = {}
    with bench.workspace.store.read() as unit:
        told = unit.measures.recalls(None, model.curve, TODAY + 15, day)
        for each in unit.schedules.standings():
            if not each.schedule.suspended:
                sums = slow.setdefault((each.topic, each.subject), [0, 0, 0.0, 0.0])
                sums[0] += 1
                if each.schedule.memory is not None:
                    sums[1] += 1
                    for place, at in ((2, TODAY + 15), (3, day)):
                        sums[place] += model.recall(each.schedule.memory, each.schedule.elapsed(at))
    assert {each.group: pytest.approx(astuple(each)[1:]) for each in told} == slow


def test_of_a_long_log_the_same_cards_are_replayed_each_time(bench: Bench) -> None:
    import_deck(bench.workspace, a_deck(40))
    events = [a_review(40 * day + card, card, Rating.GOOD, day) for day in range(3) for card in range(1, 41)]
    put(bench, events)
    with bench.workspace.store.read() as unit:
        everything, sampled = unit.measures.sample(None, 120)
        assert (len(everything), sampled) == (40, False)
        some, sampled = unit.measures.sample(None, 30)
        assert sampled
        assert 3 <= len(some) <= 20
        assert (some, sampled) == unit.measures.sample(None, 30)
        assert unit.measures.sample([1, 2], 30) == ([1, 2], False)
    told = predictions.predicted(bench.workspace, most_events=30)
    assert told.sampled
    assert len(told.predictions) == 2 * len(some)
    assert not predictions.predicted(bench.workspace).sampled
