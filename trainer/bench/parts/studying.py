"""Studying without a window: the day's agenda, an answer and the next card, undo."""

from contextlib import closing

from trainer.bench.contents import TODAY
from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part
from trainer.core.event import Rating
from trainer.services import history, study
from trainer.services.sitting import Sitting

RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)
SHARES = (0.10, 0.08, 0.74, 0.08)

DUE = """
    SELECT c.id, c.topic_id, c.subject_id, s.due_day, s.stability, s.last_ms FROM schedules s JOIN cards c
    ON c.id = s.card_id WHERE s.state = 2 AND s.due_day <= ? AND s.suspended = 0 AND c.deleted_ms IS NULL"""
CARD = "SELECT question, topic_id FROM cards WHERE id = ?"
ANSWERS = "SELECT text, edited FROM answers WHERE card_id = ?"
EVENT = """
    INSERT INTO review_events(uid, card_id, kind, at_ms, study_day, rating, state, duration_ms, interval_days)
    VALUES (?, ?, 0, ?, ?, 3, 2, 5000, 20)"""
SCHEDULE = (
    "UPDATE schedules SET stability = 20.5, due_day = ?, last_day = ?, reps = reps + 1 WHERE card_id = ?"
)
STEP = "INSERT INTO history(at_ms, label, touched, inverse, card_id) VALUES (?, 'Rate', '[]', '[]', ?)"


def agenda(ground: Ground) -> None:
    """The day's agenda over all topics."""
    for _ in ground.rounds():
        with ground.timed():
            study.agenda(ground.workspace)


def bare_agenda(ground: Ground) -> None:
    """Reading the due cards."""
    for _ in ground.rounds():
        with ground.timed():
            ground.database.execute(DUE, (TODAY,)).fetchall()


def answer(ground: Ground) -> None:
    """A rating, committed, and the next question with its intervals."""
    sitting = Sitting(ground.workspace)
    asked = sitting.current()
    for _ in ground.rounds():
        if asked is None:
            return
        rating = ground.random.choices(RATINGS, SHARES)[0]
        with ground.timed():
            sitting.answer(asked.card.id, rating, 5000)
            asked = sitting.current()


def bare_answer(ground: Ground) -> None:
    """An event, a schedule and a step of history in one transaction, and reading one card."""
    database = ground.database
    due = [row[0] for row in database.execute("SELECT card_id FROM schedules ORDER BY due_day LIMIT 5000")]
    cards = due or [row[0] for row in database.execute("SELECT id FROM cards")]
    for number in ground.rounds():
        card, at_ms, uid = cards[number % len(cards)], ground.now_ms(), ground.random.randbytes(16)
        with ground.timed():
            database.execute("BEGIN IMMEDIATE")
            database.execute(EVENT, (uid, card, at_ms, TODAY))
            database.execute(SCHEDULE, (TODAY + 20, TODAY, card))
            database.execute(STEP, (at_ms, card))
            database.execute("COMMIT")
            database.execute(CARD, (card,)).fetchone()
            database.execute(ANSWERS, (card,)).fetchall()


def undo(ground: Ground) -> None:
    """Taking an answer back."""
    sitting = Sitting(ground.workspace)
    for _ in ground.rounds():
        asked = sitting.current()
        if asked is None:
            return
        sitting.answer(asked.card.id, Rating.GOOD, 5000)
        with ground.timed():
            history.undo(ground.workspace)


def bare_undo(ground: Ground) -> None:
    """One more event, the schedule of before, the step marked, in one transaction."""
    database = ground.database
    with closing(
        database.execute("SELECT card_id FROM schedules UNION SELECT id FROM cards LIMIT 5000")
    ) as rows:
        cards = [row[0] for row in rows]
    for number in ground.rounds():
        card, at_ms, uid = cards[number % len(cards)], ground.now_ms(), ground.random.randbytes(16)
        database.execute(STEP, (at_ms, card))
        with ground.timed():
            database.execute("BEGIN IMMEDIATE")
            database.execute(EVENT, (uid, card, at_ms, TODAY))
            database.execute(SCHEDULE, (TODAY + 20, TODAY, card))
            database.execute("UPDATE history SET undone = 1 WHERE id = (SELECT max(id) FROM history)")
            database.execute("COMMIT")


PARTS = (
    Part(id="agenda", label="the day's agenda", ours=agenda, floor=bare_agenda, times=10, peer="agenda"),
    Part(
        id="answer",
        label="answer and next card, no painting",
        ours=answer,
        floor=bare_answer,
        times=300,
        writes=True,
        target=2.0,
        by_p95=True,
        peer="answer",
    ),
    Part(
        id="undo",
        label="undo an answer",
        ours=undo,
        floor=bare_undo,
        times=100,
        writes=True,
        target=3.0,
        by_p95=True,
        peer="undo",
    ),
)
