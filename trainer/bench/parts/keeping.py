"""What keeps the store right, and what looks at the words of cards: replay, check, near-duplicates, recall."""

from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part
from trainer.core.recall import score
from trainer.files import shipped_deck, shipped_key_points
from trainer.services import similar, upkeep

LOG = "SELECT * FROM review_events ORDER BY card_id, at_ms, uid"


def replay(ground: Ground) -> None:
    """Every schedule anew from the whole log."""
    for _ in ground.rounds():
        with ground.timed():
            upkeep.rebuild(ground.workspace)


def bare_replay(ground: Ground) -> None:
    """Reading the log in order."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute(LOG).fetchall()


def check(ground: Ground) -> None:
    """Whether the file is sound and log and schedules agree."""
    for _ in ground.rounds():
        with ground.timed():
            upkeep.check(ground.workspace)


def bare_check(ground: Ground) -> None:
    """SQLite's own check."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute("PRAGMA integrity_check").fetchall()


def near_duplicates(ground: Ground) -> None:
    """The groups among all cards."""
    for _ in ground.rounds():
        with ground.timed():
            similar.find(ground.workspace)


def bare_near_duplicates(ground: Ground) -> None:
    """Reading every text and cutting it into words."""
    for _ in ground.rounds():
        with ground.timed():
            for row in ground.database.execute("SELECT text FROM answers"):
                set(row[0].casefold().split())


def recall(ground: Ground) -> None:
    """A typed answer as long as a document's, held against the key points of its card."""
    deck = shipped_deck()
    points = shipped_key_points(deck)
    for card in deck.cards[: ground.times]:
        typed = max((each.text for each in card.answers), key=len)
        with ground.timed():
            score(typed, points[card.uid][0])


def bare_recall(ground: Ground) -> None:
    """The words of the same answers."""
    for card in shipped_deck().cards[: ground.times]:
        typed = max((each.text for each in card.answers), key=len)
        with ground.timed():
            set(typed.casefold().split())


PARTS = (
    Part(id="recall", label="score a typed answer", ours=recall, floor=bare_recall, times=50),
    Part(
        id="similar",
        label="near-duplicates among all cards",
        ours=near_duplicates,
        floor=bare_near_duplicates,
        times=1,
        interactive=False,
    ),
    Part(
        id="replay",
        label="full replay",
        ours=replay,
        floor=bare_replay,
        times=1,
        interactive=False,
        writes=True,
    ),
    Part(
        id="check",
        label="check the store",
        ours=check,
        floor=bare_check,
        times=1,
        interactive=False,
        target=1.0,
        peer="check",
        note="ours also replays every review and adds up every day to compare them with what is stored",
    ),
)
