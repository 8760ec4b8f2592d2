"""Key points travel with the cards, as JSON, and never over what is there."""

import json
from pathlib import Path

import pytest
from support.workspaces import HandClock

from trainer.app import Trainer
from trainer.core.errors import BadInput
from trainer.services import history, key_points, library, recall
from trainer.services.key_points import Words


@pytest.fixture
def mine(tmp_path: Path) -> Trainer:
    """A store with one card of the learner's own, which has two key points."""
    trainer = Trainer(tmp_path / "mine.db", now_ms=HandClock())
    library.add_card(trainer.workspace, library.Draft("What is pooling?", ((None, "It shrinks maps."),), "A"))
    key_points.add(trainer.workspace, 1, Words("It shrinks maps", ("shrinks maps", "smaller maps"), 1.5))
    key_points.add(trainer.workspace, 1, Words("Größe fällt"))
    return trainer


def other(tmp_path: Path) -> Trainer:
    return Trainer(tmp_path / "other.db", now_ms=HandClock())


def points(trainer: Trainer, card: int = 1) -> list[tuple[str, tuple[str, ...], float]]:
    return [
        (each.text, each.phrases, each.weight)
        for each in recall.marking_scheme(trainer.workspace, card).points
    ]


def test_new_cards_bring_their_key_points_and_undo_takes_both_back(mine: Trainer, tmp_path: Path) -> None:
    mine.export("cards", tmp_path / "cards.json")
    there = other(tmp_path)
    there.import_files([tmp_path / "cards.json"])
    assert (
        points(there)
        == points(mine)
        == [
            ("It shrinks maps", ("shrinks maps", "smaller maps"), 1.5),
            ("Größe fällt", (), 1.0),
        ]
    )
    history.undo(there.workspace)
    assert library.browse(there.workspace, "has:keypoints") == []
    history.redo(there.workspace)
    assert points(there) == points(mine)


def test_cards_that_are_there_keep_the_points_they_have(mine: Trainer, tmp_path: Path) -> None:
    mine.export("cards", tmp_path / "cards.json")
    before = points(mine)
    key_points.add(mine.workspace, 1, Words("Another"))
    mine.import_files([tmp_path / "cards.json"])
    assert points(mine) == [*before, ("Another", (), 1.0)]


def test_cards_without_key_points_have_no_field_for_them(tmp_path: Path) -> None:
    trainer = other(tmp_path)
    library.add_card(trainer.workspace, library.Draft("What?", ((None, "That."),), "A"))
    trainer.export("cards", tmp_path / "cards.json")
    [card] = json.loads((tmp_path / "cards.json").read_text("utf-8"))["cards"]
    assert "key_points" not in card


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("weight", 0, "weight"),
        ("weight", True, "weight"),
        ("text", " ", "text"),
        ("phrases", "no list", "phrases"),
    ],
)
def test_a_point_that_is_not_as_it_should_be_is_told_with_its_place(
    field: str, value: object, place: str, mine: Trainer, tmp_path: Path
) -> None:
    target = tmp_path / "cards.json"
    mine.export("cards", target)
    content = json.loads(target.read_text("utf-8"))
    content["cards"][0]["key_points"][1][field] = value
    target.write_text(json.dumps(content), "utf-8")
    with pytest.raises(BadInput, match=rf"cards\[0\]\.key_points\[1\]\.{place}"):
        other(tmp_path).import_files([target])
