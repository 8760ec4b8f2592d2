"""Everything out and in again: an identical store, or a refusal that changes nothing."""

import json
from pathlib import Path
from random import Random

import pytest
from support.workspaces import HandClock

from trainer.app import Trainer
from trainer.core.errors import BadInput
from trainer.core.event import Rating
from trainer.core.snapshot import Snapshot
from trainer.services import history, library, preferences, study, topic_options, upkeep


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def lived_in(tmp_path: Path, clock: HandClock) -> Trainer:
    """A store with reviews, an undone one, edits, tags, a suspended and a deleted card, settings, options."""
    trainer = Trainer(tmp_path / "old.db", now_ms=clock)
    trainer.import_shipped()
    chance = Random(4)
    for _ in range(6):
        for card in chance.sample(range(1, 30), 9):
            study.answer(trainer.workspace, card, chance.choice(list(Rating)), 5_000)
        clock.turn(days=chance.choice((1, 1, 6)))
    history.undo(trainer.workspace)
    library.edit_card(
        trainer.workspace, 3, library.Draft("Größer?", ((None, "My own — “answer”"),), "A::B", "x y")
    )
    study.suspend(trainer.workspace, [5])
    library.delete_cards(trainer.workspace, [7])
    preferences.change_setting(trainer.workspace, "retention", 0.85)
    topic_options.set_options(trainer.workspace, 1, {"new_per_day": 3, "review_order": "random"})
    trainer.apply_settings()
    return trainer


def dumped(trainer: Trainer) -> Snapshot:
    with trainer._store.read() as unit:
        return unit.snapshots.dump()


def test_an_export_into_an_empty_store_gives_the_identical_state(
    lived_in: Trainer, clock: HandClock, tmp_path: Path
) -> None:
    lived_in.export("everything", tmp_path / "all.json")
    other = Trainer(tmp_path / "new.db", now_ms=clock)
    imported, deck = other.import_files([tmp_path / "all.json"])
    assert dumped(other) == dumped(lived_in)
    for trainer in (lived_in, other):
        assert upkeep.check(trainer.workspace).problems == ()
    with lived_in._store.read() as old, other._store.read() as new:
        assert dict(new.schedules.every()) == dict(old.schedules.every())
    assert other.workspace.rules == lived_in.workspace.rules
    assert (imported.added, deck.found[0][:11]) == (49, "Everything:")


def test_what_came_back_can_be_searched_undone_and_studied(
    lived_in: Trainer, clock: HandClock, tmp_path: Path
) -> None:
    lived_in.export("everything", tmp_path / "all.json")
    other = Trainer(tmp_path / "new.db", now_ms=clock)
    other.import_files([tmp_path / "all.json"])
    assert [each.id for each in library.browse(other.workspace, "größer")] == [3]
    own = topic_options.options_of(other.workspace, 1).own.own
    assert own == {"new_per_day": 3, "review_order": "random"}
    assert history.undo(other.workspace) is not None
    assert study.answer(other.workspace, 1, Rating.GOOD) is not None


def test_a_new_store_with_the_shipped_cards_may_be_filled(
    lived_in: Trainer, clock: HandClock, tmp_path: Path
) -> None:
    lived_in.export("everything", tmp_path / "all.json")
    other = Trainer(tmp_path / "new.db", now_ms=clock)
    other.import_shipped()
    other.import_files([tmp_path / "all.json"])
    assert dumped(other) == dumped(lived_in)


def test_a_store_that_was_used_is_not_overwritten(
    lived_in: Trainer, clock: HandClock, tmp_path: Path
) -> None:
    lived_in.export("everything", tmp_path / "all.json")
    other = Trainer(tmp_path / "new.db", now_ms=clock)
    other.import_shipped()
    study.answer(other.workspace, 1, Rating.GOOD)
    before = dumped(other)
    with pytest.raises(BadInput, match="was not used yet"):
        other.import_files([tmp_path / "all.json"])
    assert dumped(other) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda content: content.update(version=9), "has version 9"),
        (lambda content: content.update(revision="9999"), "newer version"),
        (lambda content: content.pop("tables"), "no revision or no tables"),
        (lambda content: content["tables"]["cards"]["rows"].append([1]), "is not a row of it"),
        (lambda content: content["tables"].update(pets={"columns": [], "rows": []}), "'pets'"),
        (lambda content: content["tables"]["cards"]["columns"].__setitem__(0, "pet"), "'cards'"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_changes_nothing(
    change: object, sentence: str, lived_in: Trainer, clock: HandClock, tmp_path: Path
) -> None:
    target = tmp_path / "all.json"
    lived_in.export("everything", target)
    content = json.loads(target.read_text("utf-8"))
    change(content)  # type: ignore[operator]
    target.write_text(json.dumps(content), "utf-8")
    other = Trainer(tmp_path / "new.db", now_ms=clock)
    before = dumped(other)
    with pytest.raises(BadInput, match=sentence):
        other.import_files([target])
    assert dumped(other) == before


def test_a_broken_file_is_told(clock: HandClock, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text('{"format": "trainer-everything",', "utf-8")
    with pytest.raises(BadInput, match="not valid JSON"):
        Trainer(tmp_path / "new.db", now_ms=clock).import_files([target])
