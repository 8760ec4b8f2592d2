"""What Anki takes for the same work: runs as a script in Anki's own environment, which knows nothing of the trainer.

Takes one JSON object on standard input (``work``, ``collection``, ``times``) and answers with one on standard output.
"""

import html
import json
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from anki import deck_config_pb2, stats_pb2
from anki.collection import AddNoteRequest, Card, Collection
from anki.scheduler.v3 import CardAnswer

CONTENTS_TODAY = 20780
"""The study day the contents are made for: 23 November 2026."""
DAY_S = 86_400
AGE_DAYS = 1000
ROWS = 30
"""Rows of the browser that are filled at once."""
RATINGS = (CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY)
SHARES = (0.10, 0.08, 0.74, 0.08)
SEARCHES = {
    "search-rare": "xylographer",
    "search-common": "memory",
    "search-due": "is:due",
    "search-tag": "tag:exam",
    "search-topic": '"deck:Bench::Subject 1"',
    "search-recall": "prop:r<0.8",
}
times: list[float] = []


@contextmanager
def timed() -> Iterator[None]:
    """Measure what happens inside, in milliseconds."""
    start = time.perf_counter_ns()
    yield
    times.append((time.perf_counter_ns() - start) / 1e6)


def build(request: dict[str, Any]) -> None:
    """A collection from the lines in ``contents``, with FSRS and generous limits."""
    col = Collection(request["collection"])
    with Path(request["contents"]).open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    kind = col.models.by_name("Basic")
    pending = []
    for _, question, answer, deck, *tags in (line for line in lines if line[0] == "note"):
        note = col.new_note(kind)
        note.fields = [html.escape(question), html.escape(answer).replace("\n", "<br>")]
        note.tags = tags
        pending.append(AddNoteRequest(note, col.decks.id(deck)))
    for start in range(0, len(pending), 1000):
        col.add_notes(pending[start : start + 1000])
    cards, first_s = col.db.list("select id from cards order by id"), col.sched.day_cutoff - DAY_S
    col.close()
    add_reviews(request["collection"], [line[1:] for line in lines if line[0] == "review"], cards, first_s)
    turn_fsrs_on(request["collection"])


def add_reviews(collection: str, reviews: list[list[Any]], cards: list[int], first_s: int) -> None:
    """The log, and where it leaves each card; days count back from today."""
    database = sqlite3.connect(collection)
    database.execute("update col set crt = ?", (first_s - AGE_DAYS * DAY_S,))
    rows, last, counts, lapses = [], {}, dict[int, int](), dict[int, int]()
    used = 0
    for at_ms, card, day, rating, state, previous, interval, duration in reviews:
        seconds = at_ms // 1000 - day * DAY_S
        used = max((first_s + (day - CONTENTS_TODAY) * DAY_S + seconds) * 1000, used + 1)
        kind = (0, 0, 1, 2)[state]
        rows.append((used, cards[card], -1, rating, interval or -600, previous or -600, 500, duration, kind))
        last[card] = (day - CONTENTS_TODAY + AGE_DAYS + interval, interval)
        counts[card] = counts.get(card, 0) + 1
        lapses[card] = lapses.get(card, 0) + (kind == 1 and rating == 1)
    database.executemany("insert into revlog values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    database.executemany(
        "update cards set type = 2, queue = 2, due = ?, ivl = ?, factor = 2500, reps = ?, lapses = ? where id = ?",
        ((*last[card], counts[card], lapses[card], cards[card]) for card in last),
    )
    database.commit()
    database.close()


def turn_fsrs_on(collection: str) -> None:
    """FSRS with its default parameters, and no limit that ends a day early."""
    col = Collection(collection)
    deck = col.decks.id("Bench")
    now = col.decks.get_deck_configs_for_update(deck)
    config = now.all_config[0].config
    config.config.reviews_per_day = config.config.new_per_day = 9999
    col.decks.update_deck_configs(
        deck_config_pb2.UpdateDeckConfigsRequest(
            target_deck_id=deck,
            configs=[config],
            mode=deck_config_pb2.UPDATE_DECK_CONFIGS_MODE_NORMAL,
            fsrs=True,
            fsrs_reschedule=False,
            new_cards_ignore_review_limit=True,
            limits=now.current_deck.limits,
        )
    )
    col.decks.select(deck)
    col.fix_integrity()
    col.close()


def agenda(col: Collection, count: int) -> None:
    """The queue of a day, built in a collection that was just opened."""
    for _ in range(count):
        col.close()
        col.reopen()
        with timed():
            col.sched.get_queued_cards()


def next_card(col: Collection) -> tuple[Any, Card] | None:
    """The next card with its text and what each button would give."""
    queue = col.sched.get_queued_cards()
    if not queue.cards:
        return None
    top = queue.cards[0]
    card = Card(col, backend_card=top.card)
    card.start_timer()
    card.question()
    card.answer()
    col.sched.describe_next_states(top.states)
    return top.states, card


def answer(col: Collection, count: int) -> None:
    """A rating and the next card."""
    chance = random.Random(1)
    asked = next_card(col)
    for _ in range(count):
        if asked is None:
            return
        states, card = asked
        rating = chance.choices(RATINGS, SHARES)[0]
        with timed():
            col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=rating))
            asked = next_card(col)


def undo(col: Collection, count: int) -> None:
    """Taking an answer back."""
    for _ in range(count):
        asked = next_card(col)
        if asked is None:
            return
        states, card = asked
        col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD))
        with timed():
            col.undo()


def search(words: str) -> Callable[[Collection, int], None]:
    """The ids a search finds, and the first rows of the browser."""

    def found(col: Collection, count: int) -> None:
        col.load_browser_card_columns()
        for _ in range(count):
            with timed():
                for card in col.find_cards(words)[:ROWS]:
                    col.browser_row_for_id(card)

    return found


def tree(col: Collection, count: int) -> None:
    """Every deck with its counts."""
    for _ in range(count):
        with timed():
            col.sched.deck_due_tree()


def graphs(days: int) -> Callable[[Collection, int], None]:
    """The data of all charts; 0 days for all time."""

    def drawn(col: Collection, count: int) -> None:
        request = stats_pb2.GraphsRequest(search="", days=days).SerializeToString()
        for _ in range(count):
            with timed():
                col._backend.graphs_raw(request)

    return drawn


def bulk(change: Callable[[Collection, int], Any], of_undo: bool) -> Callable[[Collection, int], None]:
    """A change to everything, or its undo."""

    def done(col: Collection, count: int) -> None:
        for number in range(count):
            start = time.perf_counter_ns()
            change(col, number)
            middle = time.perf_counter_ns()
            if of_undo:
                col.undo()
            end = time.perf_counter_ns()
            times.append((end - middle if of_undo else middle - start) / 1e6)

    return done


def move(col: Collection, number: int) -> None:
    """Every card into one deck."""
    col.set_deck(col.find_cards("deck:Bench"), col.decks.id(f"Bench::Subject {number + 1}"))


def tag(col: Collection, number: int) -> None:
    """One more tag for every note."""
    col.tags.bulk_add(col.find_notes("deck:Bench"), f"everything{number}")


def check(col: Collection, count: int) -> None:
    """Anki's Check Database."""
    for _ in range(count):
        with timed():
            col.fix_integrity()


WORK: dict[str, Callable[[Collection, int], None]] = {
    "agenda": agenda,
    "answer": answer,
    "undo": undo,
    **{name: search(words) for name, words in SEARCHES.items()},
    "tree": tree,
    "charts-year": graphs(365),
    "charts-all": graphs(0),
    "move": bulk(move, of_undo=False),
    "undo-move": bulk(move, of_undo=True),
    "tag": bulk(tag, of_undo=False),
    "undo-tag": bulk(tag, of_undo=True),
    "check": check,
}


def peak_mb() -> float | None:
    """The most memory this process had resident, in megabytes; ``None`` where the system does not tell."""
    try:
        with Path("/proc/self/status").open(encoding="ascii") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))
    except OSError:
        return None


def main() -> None:
    """Do what is asked; print what was measured."""
    request = json.loads(sys.stdin.read())
    if request["work"] == "build":
        build(request)
    else:
        col = Collection(request["collection"])
        WORK[request["work"]](col, request["times"])
        col.close()
    print(json.dumps({"values": times, "peak_mb": peak_mb(), "problem": ""}))


if __name__ == "__main__":
    main()
