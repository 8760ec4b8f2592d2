"""The log file: rotating, in the user's log folder, for reports of faults."""

import logging
import logging.handlers
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path, level: int = logging.INFO) -> Path:
    """Write the ``trainer`` loggers to a file in ``folder`` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "trainer.log"
    handler = logging.handlers.RotatingFileHandler(
        target, maxBytes=1_000_000, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter(FORMAT))
    logger = logging.getLogger("trainer")
    logger.addHandler(handler)
    logger.setLevel(level)
    return target
