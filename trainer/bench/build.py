"""Stores for the benchmark, built once and kept in a folder."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import count
from pathlib import Path

from trainer.app import Trainer
from trainer.bench.contents import BEGAN_MS, DOCUMENT, NOW_MS, SEED, Review, Size, made_cards
from trainer.bench.learner import made_reviews
from trainer.core.deck import Deck
from trainer.core.event import Reviewed
from trainer.core.identity import timed_uid
from trainer.services import exchange, preferences, upkeep
from trainer.services.ports import Progress, no_progress

VERSION = 1
"""Changes with the contents: a store of another version is built anew."""
LIMITS = {"new_per_day": 9999, "reviews_per_day": 9999}


def store_path(folder: Path, size: Size) -> Path:
    """Where the store of a size is kept."""
    return folder / f"{size}.db"


def kept_store(folder: Path, size: Size, progress: Progress = no_progress) -> Path:
    """The store of a size, current in its schema; built if it is not there yet."""
    path, mark = store_path(folder, size), folder / f"{size}.json"
    wanted = {**asdict(size), "seed": SEED, "version": VERSION}
    if not path.exists() or not mark.exists() or json.loads(mark.read_text(encoding="utf-8")) != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        mark.unlink(missing_ok=True)
        build(size, path, progress)
        mark.write_text(json.dumps(wanted), encoding="utf-8")
    trainer = Trainer(path, now_ms=lambda: NOW_MS)
    upkeep.add_up(trainer.workspace)
    trainer.close()
    for earlier in folder.glob(f"{size}.before-*.db"):
        earlier.unlink()
    return path


def build(size: Size, path: Path, progress: Progress = no_progress) -> None:
    """Write a store; one that is there is replaced."""
    for each in (path, *(path.with_name(f"{path.name}-{end}") for end in ("wal", "shm"))):
        each.unlink(missing_ok=True)
    trainer = Trainer(path, now_ms=lambda: BEGAN_MS)
    try:
        cards = tuple(made_cards(size))
        for key, value in LIMITS.items():
            preferences.change_setting(trainer.workspace, key, value)
        exchange.import_deck(trainer.workspace, Deck((DOCUMENT,), cards), progress=progress)
        uids = [card.uid for card in cards]
        with trainer.workspace.store.write() as unit:
            ids = unit.cards.ids(uids)
            progress(0, size.reviews, "Adding reviews")
            unit.events.append_all((ids[event.card], event) for event in _events(made_reviews(size), uids))
            unit.commit()
        upkeep.rebuild(trainer.workspace, progress)
    finally:
        trainer.close()


def _events(reviews: list[Review], uids: list[str]) -> Iterator[Reviewed]:
    for number, review in zip(count(), reviews, strict=False):
        yield Reviewed(
            uid=timed_uid(review.at_ms, number),
            card=uids[review.card],
            at_ms=review.at_ms,
            study_day=review.day,
            rating=review.rating,
            duration_ms=review.duration_ms,
            state=review.state,
            previous_days=review.previous_days,
            interval_days=review.interval_days,
        )
