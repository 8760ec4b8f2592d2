"""Topics with their counts: by hand, and against counting card by card after anything that may happen to cards."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from support import slow_counting
from support.store_work import scans, watched
from support.workspaces import Bench, a_deck

from trainer.core.event import Rating
from trainer.core.measures import Progress
from trainer.services import card_actions, history, insight, library, overview, study, upkeep
from trainer.services.exchange import import_deck
from trainer.services.rows import Group
from trainer.store.unit_of_work import SqlStore


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "store.db")
    import_deck(bench.workspace, a_deck(6, pairs=True))
    return bench


def progress(bench: Bench, name: str) -> Progress:
    return next(each.progress for each in overview.topic_tree(bench.workspace) if each.topic.path[-1] == name)


def counted(bench: Bench) -> dict[Group, Progress]:
    with bench.workspace.store.read() as unit:
        return dict(unit.counts.groups(bench.workspace.today()))


def measured(bench: Bench) -> dict[Group, Progress]:
    """The groups as the table of topics tells them."""
    upkeep.add_up(bench.workspace)
    with bench.workspace.store.read() as unit:
        found = unit.measures.groups(None, library.instant(bench.workspace), bench.workspace.today())
    return {each.group: each.progress for each in found}


def rounded(groups: dict[Group, Progress]) -> dict[Group, Progress]:
    """Sums of recalls in another order differ in the last digits."""
    return {
        group: replace(each, recall=None if each.recall is None else round(each.recall, 9))
        for group, each in groups.items()
    }


def act(bench: Bench, chance: Random) -> None:
    """One thing that may happen to cards."""
    workspace, card = bench.workspace, chance.randint(1, 6)
    bench.clock.turn(minutes=chance.randrange(2_000))
    with workspace.store.read() as unit:
        gone = unit.cards.get(card) is None
    kind = chance.randrange(10)
    if kind == 0 or gone:
        history.undo(workspace)
    elif kind < 5:
        study.answer(workspace, card, chance.choice(list(Rating)), 5_000)
    elif kind == 5:
        chance.choice((study.bury, study.suspend, study.resume))(workspace, [card])
    elif kind == 6:
        library.move_cards(workspace, [card], chance.choice(("Basics", "Basics::Deep", "Other")))
    elif kind == 7:
        card_actions.set_due(workspace, [card], chance.choice(("0", "3", "5!")))
    elif kind == 8:
        chance.choice((library.delete_cards, card_actions.reset))(workspace, [card])
    else:
        import_deck(workspace, a_deck(6, pairs=True))


@pytest.mark.parametrize("seed", range(12))
def test_counts_agree_with_counting_card_by_card_whatever_happens(seed: int, bench: Bench) -> None:
    chance = Random(seed)
    for _ in range(25):
        act(bench, chance)
        slow = slow_counting.progress(bench)
        assert counted(bench) == {
            group: Progress(each.cards, each.seen, each.new, each.learning, each.due)
            for group, each in slow.items()
        }
        assert rounded(measured(bench)) == rounded(slow)
    told = overview.recalls(bench.workspace)
    assert told == pytest.approx(
        {group: (each.recall or 0) * each.seen for group, each in slow.items() if each.seen}
    )
    assert upkeep.check(bench.workspace).problems == ()


def test_a_topic_holds_what_is_below_it(bench: Bench) -> None:
    library.move_cards(bench.workspace, [1], "Detection::Anchors")
    assert (progress(bench, "Basics").cards, progress(bench, "Detection").cards) == (2, 4)
    assert overview.topic_overview(bench.workspace)[1].cards == 6


def test_counts_come_at_once_without_recall_and_subjects(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    nodes, total = overview.topic_counts(bench.workspace)
    assert [each.subjects for each in nodes] == [(), ()]
    assert [each.progress for each in nodes] == [Progress(3, 1, 2), Progress(3, 0, 3)]
    assert total == Progress(6, 1, 5)


def test_a_topic_has_no_recall_where_that_of_a_seen_group_is_not_known(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    nodes, total = overview.topic_overview(bench.workspace, {})
    assert (nodes[0].progress.seen, nodes[0].progress.recall, total.recall) == (1, None, None)
    assert overview.topic_overview(bench.workspace)[1].recall == insight.recall_now(bench.workspace)


def test_recalls_fall_with_time_while_counts_of_seen_cards_stay(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    before = progress(bench, "Basics")
    bench.clock.turn(days=30)
    after = progress(bench, "Basics")
    assert before.recall is not None
    assert after.recall is not None
    assert (after.seen, after.due, after.recall < before.recall) == (1, 1, True)


def test_a_card_put_off_until_tomorrow_is_the_next_one_due(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.EASY)
    bench.clock.turn(days=40)
    study.bury(bench.workspace, [1])
    assert insight.today(bench.workspace).next_due_day == bench.workspace.today() + 1


def test_suspended_and_deleted_cards_are_never_the_next_ones_due(bench: Bench) -> None:
    for card in (1, 2):
        study.answer(bench.workspace, card, Rating.EASY)
    study.suspend(bench.workspace, [1])
    library.delete_cards(bench.workspace, [2])
    assert insight.today(bench.workspace).next_due_day is None


def test_the_topics_are_counted_without_going_through_cards(bench: Bench) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        overview.topic_counts(bench.workspace)
        overview.groups_of(bench.workspace, [1])
        insight.today(bench.workspace)
    assert scans(store, work, ("answers", "review_events", "cards", "schedules")) == []


def test_today_tells_how_many_subjects_were_begun(bench: Bench) -> None:
    study.answer(bench.workspace, 1, Rating.GOOD)
    study.answer(bench.workspace, 2, Rating.GOOD)
    study.answer(bench.workspace, 3, Rating.GOOD)
    told = insight.today(bench.workspace)
    assert (told.subjects_begun, told.subjects) == (2, 3)


@pytest.mark.parametrize("seed", range(5))
def test_one_group_that_changes_leads_to_the_same_totals_as_counting_everything(
    bench: Bench, seed: int
) -> None:
    chance = Random(seed)
    totals = overview.topic_totals(bench.workspace)
    for _ in range(12):
        card = chance.randint(1, 6)
        study.answer(bench.workspace, card, chance.choice(list(Rating)))
        changed = totals.change(overview.groups_of(bench.workspace, [card]))
        anew = overview.topic_totals(bench.workspace)
        assert changed is not None
        assert totals.nodes() == anew.nodes()
        assert totals.total == anew.total
        assert {each.topic.id for each in changed} >= {
            row.id
            for row in library.topics(bench.workspace)
            if row.id == library.card(bench.workspace, card).topic
        }


def test_a_group_that_is_not_known_yet_asks_for_everything_anew(bench: Bench) -> None:
    totals = overview.topic_totals(bench.workspace)
    library.move_cards(bench.workspace, [1], "Somewhere else")
    assert totals.change(overview.groups_of(bench.workspace, [1])) is None


def test_cards_that_are_gone_have_no_group(bench: Bench) -> None:
    library.delete_cards(bench.workspace, [1])
    assert overview.groups_of(bench.workspace, [1]) == {}


def test_a_group_is_looked_at_without_going_through_the_others(bench: Bench) -> None:
    store = bench.workspace.store
    assert isinstance(store, SqlStore)
    with watched(store) as work:
        overview.groups_of(bench.workspace, [1])
    assert (
        scans(
            store, work, ("answers", "review_events", "cards", "schedules", "group_counts", "waiting_counts")
        )
        == []
    )
