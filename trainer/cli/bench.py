"""``trainer bench``: how long the trainer's work takes, beside its floor and beside a peer."""

import importlib
from argparse import ArgumentParser, Namespace
from pathlib import Path

from trainer.core.errors import BadInput

NAME = "bench"
HELP = "measure how long the work takes, with made-up cards and reviews"


def add_arguments(parser: ArgumentParser) -> None:
    """Sizes, parts and where to keep things."""
    parser.add_argument(
        "--sizes",
        metavar="N,N",
        default="50,10000,100000",
        help="numbers of cards; from 1,000 on with ten reviews each (50,10000,100000 unless said)",
    )
    parser.add_argument(
        "--parts", metavar="A,B", default="", help="only these parts (--list); search means all that begin so"
    )
    parser.add_argument("--list", action="store_true", help="name the parts and stop")
    parser.add_argument(
        "--runs", metavar="N", type=int, default=1, help="rounds of each part (1 unless said); 3 for ratios"
    )
    parser.add_argument("--beside", choices=("anki",), help="the same work by Anki, in alternation")
    parser.add_argument(
        "--json",
        metavar="FILE",
        type=Path,
        help="where the figures go (bench.json in the folder unless said)",
    )
    parser.add_argument(
        "--profile", action="store_true", help="keep a profile of each part as text in the folder"
    )
    parser.add_argument("--folder", metavar="DIR", type=Path, help="where the made-up stores are kept")
    parser.add_argument("--build-only", action="store_true", help="only build the stores")


def run(options: Namespace) -> int:
    """Measure; the exit status.  Raises ``BadInput`` where the benchmark is not installed or is asked wrongly."""
    try:
        bench = importlib.import_module("trainer.bench.run")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("trainer.bench"):
            raise
        raise BadInput(
            "The benchmark is not part of the built program.",
            "Run it from the source: python3 packaging/dev.py bench.",
        ) from error
    status: int = bench.run(options)
    return status
