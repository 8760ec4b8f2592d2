"""The topic tree, Today, and changes to many cards at once."""

from dataclasses import replace

from trainer.bench.contents import DOCUMENT, LEAVES, TODAY, Size, made_cards
from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part
from trainer.core.deck import Deck
from trainer.core.identity import stable_uid
from trainer.core.topic import TopicPath, show_path
from trainer.services import exchange, history, insight, library, overview, tagging

COUNTS = """
    SELECT c.topic_id, s.state, count(*), sum(s.due_day <= ?) FROM cards c LEFT JOIN schedules s ON s.card_id = c.id
    WHERE c.deleted_ms IS NULL GROUP BY c.topic_id, s.state"""
NEW_TAG = "everything"
MANY_TOPICS, TOPICS_OF_A_FIELD = 2000, 50


def tree(ground: Ground) -> None:
    """Every topic with its counts."""
    for _ in ground.rounds():
        with ground.timed():
            overview.topic_counts(ground.workspace)


def bare_tree(ground: Ground) -> None:
    """Counting all cards by topic and state."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute(COUNTS, (TODAY,)).fetchall()


def wide_tree(ground: Ground) -> None:
    """Two thousand topics more, each with a card of its own."""
    cards = (
        replace(card, uid=stable_uid("bench", "topic", place), topic=_field_and_topic(place))
        for place, card in enumerate(made_cards(Size(MANY_TOPICS, 0)))
    )
    exchange.import_deck(ground.workspace, Deck((DOCUMENT,), tuple(cards)))
    tree(ground)


def bare_wide_tree(ground: Ground) -> None:
    """Reading as many rows of counts."""
    ground.database.execute("CREATE TEMP TABLE counts(topic INTEGER PRIMARY KEY, new, learning, due)")
    rows = ((place, 1, 0, 0) for place in range(MANY_TOPICS))
    ground.database.executemany("INSERT INTO counts VALUES (?, ?, ?, ?)", rows)
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute("SELECT * FROM counts").fetchall()


def _field_and_topic(place: int) -> TopicPath:
    return ("Many", f"Field {place // TOPICS_OF_A_FIELD}", f"Topic {place}")


def today(ground: Ground) -> None:
    """The day at a glance."""
    for _ in ground.rounds():
        with ground.timed():
            insight.today(ground.workspace)


def move_all(ground: Ground) -> None:
    """Every card into one topic."""
    cards = _all_cards(ground)
    for number in ground.rounds():
        with ground.timed():
            library.move_cards(ground.workspace, cards, show_path(LEAVES[number]))


def undo_move(ground: Ground) -> None:
    """Every card back to where it was."""
    cards = _all_cards(ground)
    for number in ground.rounds():
        library.move_cards(ground.workspace, cards, show_path(LEAVES[number]))
        with ground.timed():
            history.undo(ground.workspace)


def bare_move(ground: Ground) -> None:
    """One statement for all cards."""
    for number in ground.rounds():
        with ground.timed():
            ground.database.execute("UPDATE cards SET topic_id = 3 + ?", (number,))


def tag_all(ground: Ground) -> None:
    """One more tag for every card."""
    cards = _all_cards(ground)
    for number in ground.rounds():
        with ground.timed():
            tagging.change_tags(ground.workspace, cards, f"{NEW_TAG}{number}")


def undo_tag(ground: Ground) -> None:
    """The tags of before."""
    cards = _all_cards(ground)
    for number in ground.rounds():
        tagging.change_tags(ground.workspace, cards, f"{NEW_TAG}{number}")
        with ground.timed():
            history.undo(ground.workspace)


def bare_tag(ground: Ground) -> None:
    """One statement for all cards."""
    for number in ground.rounds():
        with ground.timed():
            ground.database.execute("BEGIN")
            ground.database.execute("INSERT INTO tags(name) VALUES (?)", (f"{NEW_TAG}{number}",))
            ground.database.execute("INSERT INTO card_tags SELECT id, (SELECT max(id) FROM tags) FROM cards")
            ground.database.execute("COMMIT")


def _all_cards(ground: Ground) -> list[int]:
    return [row[0] for row in ground.database.execute("SELECT id FROM cards ORDER BY id")]


PARTS = (
    Part(id="tree", label="topic tree with counts", ours=tree, floor=bare_tree, target=0.70, peer="tree"),
    Part(
        id="tree-2000",
        label="topic tree with 2,000 more topics",
        ours=wide_tree,
        floor=bare_wide_tree,
        writes=True,
    ),
    Part(id="today", label="Today's figures", ours=today, floor=bare_tree),
    Part(
        id="move",
        label="move all cards",
        ours=move_all,
        floor=bare_move,
        times=2,
        interactive=False,
        writes=True,
        peer="move",
    ),
    Part(
        id="undo-move",
        label="undo: move all cards",
        ours=undo_move,
        floor=bare_move,
        times=2,
        interactive=False,
        writes=True,
        peer="undo-move",
    ),
    Part(
        id="tag",
        label="tag all cards",
        ours=tag_all,
        floor=bare_tag,
        times=2,
        interactive=False,
        writes=True,
        target=2.0,
        peer="tag",
    ),
    Part(
        id="undo-tag",
        label="undo: tag all cards",
        ours=undo_tag,
        floor=bare_tag,
        times=2,
        interactive=False,
        writes=True,
        target=2.0,
        peer="undo-tag",
    ),
)
