"""``trainer check``: proves that the store is sound and that schedule and log agree."""

from argparse import ArgumentParser, Namespace

from trainer.cli.opening import opened

NAME = "check"
HELP = "check that the store is sound and every schedule follows from the reviews"


def add_arguments(parser: ArgumentParser) -> None:
    """Whether to work out anew what is derived."""
    parser.add_argument(
        "--repair",
        action="store_true",
        help="first work out schedules, counts and totals anew from the reviews",
    )


def run(options: Namespace) -> int:
    """Print the result; 0 when all is well, 1 otherwise."""
    from trainer.core.wording import count_of
    from trainer.services import upkeep

    with opened(options) as trainer:
        if options.repair:
            upkeep.repair(trainer.workspace)
        checked = upkeep.check(trainer.workspace)
    looked_at = f"{count_of(checked.cards, 'card')}, {count_of(checked.events, 'event')}"
    for note in checked.notes:
        print(note)
    if not checked.problems:
        print(f"All is well: {looked_at}.")
        return 0
    for problem in checked.problems:
        print(problem)
    print(f"{count_of(len(checked.problems), 'problem')} found: {looked_at}.")
    return 1
