"""Stores of made-up contents: complete, sound, and built once."""

from pathlib import Path

from trainer.app import Trainer
from trainer.bench.build import kept_store
from trainer.bench.contents import NOW_MS, Size
from trainer.services import upkeep

SIZE = Size(60, 600)


def test_a_built_store_is_sound_and_holds_what_was_asked_for(tmp_path: Path) -> None:
    trainer = Trainer(kept_store(tmp_path, SIZE), now_ms=lambda: NOW_MS)
    checked = upkeep.check(trainer.workspace)
    trainer.close()
    assert (checked.cards, checked.events, checked.problems) == (60, 600, ())


def test_a_store_that_is_there_is_used_again(tmp_path: Path) -> None:
    written = kept_store(tmp_path, SIZE).stat()
    assert kept_store(tmp_path, SIZE).stat().st_ino == written.st_ino


def test_a_store_that_was_not_finished_is_built_anew(tmp_path: Path) -> None:
    path = kept_store(tmp_path, SIZE)
    path.with_suffix(".json").unlink()
    path.write_bytes(b"")
    assert kept_store(tmp_path, SIZE).stat().st_size > 0
