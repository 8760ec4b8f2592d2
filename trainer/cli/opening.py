"""Opening the store that the options name."""

import logging
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.app import Trainer

log = logging.getLogger(__name__)


def store_path(options: Namespace) -> Path:
    """The store to work on: ``--store``, ``TRAINER_STORE``, or the one in the user's folder."""
    from trainer import paths

    return paths.default_store(options.store)


@contextmanager
def opened(options: Namespace) -> Iterator["Trainer"]:
    """The store, filled with the shipped documents when it is new.  Raises ``StoreError``."""
    from trainer.app import Trainer

    path = store_path(options)
    log.info("store: %s", path)
    with closing(Trainer(path)) as trainer:
        if trainer.is_new():
            log.info("a new store: %s", trainer.import_shipped())
        yield trainer
