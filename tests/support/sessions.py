"""Sessions for tests of the window: a store of their own, filled with a deck, and a clock turned by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.workspaces import HandClock

from trainer.app import Trainer
from trainer.core.deck import Deck
from trainer.services.exchange import import_deck
from trainer.ui.session import Session


@contextmanager
def a_session(folder: Path, deck: Deck | None = None, clock: HandClock | None = None) -> Iterator[Session]:
    """An open session; closed afterwards."""
    trainer = Trainer(folder / "trainer.db", now_ms=clock or HandClock())
    if deck is not None:
        import_deck(trainer.workspace, deck)
    session = Session(trainer)
    yield session
    session.close()
