"""Cards and topics: look at them, add, edit, move, tag, delete."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.card import Answer, Card
from trainer.core.errors import BadInput, NotFound
from trainer.core.identity import timed_uid
from trainer.core.memory import Memory
from trainer.core.search_query import parse
from trainer.core.topic import TopicPath, parse_path
from trainer.services.card_order import CardOrder
from trainer.services.change import Change, Inverse, Record, Restore, Retag, Row, Touched
from trainer.services.found_cards import FoundCards
from trainer.services.history import record
from trainer.services.ports import UnitOfWork, Workspace
from trainer.services.rows import (
    CardLine,
    CardRow,
    DocumentRow,
    Instant,
    Moment,
    Snippet,
    SubjectRow,
    TopicRow,
)
from trainer.services.stored_search import StoredSearch

CARDS = frozenset({Touched.CARDS})


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as the learner writes it.

    ``answers`` pairs an existing answer's row id (``None`` for a new one of the learner's own) with its Markdown.
    """

    question: str
    answers: tuple[tuple[int | None, str], ...]
    topic: str = ""
    tags: str = ""


def below(workspace: Workspace, topic: int) -> list[int]:
    """A topic and every topic below it, as row ids."""
    with workspace.store.read() as unit:
        rows = unit.topics.all()
    found = {topic}
    for row in rows:
        if row.parent in found:
            found.add(row.id)
    return sorted(found)


def topic_named(workspace: Workspace, name: str) -> TopicRow:
    """The topic with this path, else with this last name (any case).  Raises ``NotFound`` with the names there are."""
    wanted = tuple(part.casefold() for part in parse_path(name))
    with workspace.store.read() as unit:
        rows = unit.topics.all()
    folded = [(tuple(part.casefold() for part in row.path), row) for row in rows]
    by_path = (row for path, row in folded if path == wanted)
    by_name = (row for path, row in folded if path[-1:] == wanted)
    for found in (*by_path, *by_name):
        return found
    names = ", ".join("::".join(row.path) for row in rows[:12]) or "none yet"
    raise NotFound(f"There is no topic called {name!r}.", f"Topics: {names}.")


def browse(
    workspace: Workspace, words: str = "", topics: Sequence[int] | None = None, limit: int = 100_000
) -> list[CardLine]:
    """Cards that ``words``, in the search language, finds within these topics.

    The best match comes first where words are looked for.  Raises ``QueryError`` with the place that cannot be
    understood, and ``BadInput`` where the search takes too long.
    """
    query = parse(words)
    with workspace.store.read() as unit:
        return unit.cards.lines(query, topics, limit, moment(workspace))


def find(
    workspace: Workspace,
    words: str = "",
    topics: Sequence[int] | None = None,
    order: CardOrder | None = None,
) -> FoundCards:
    """What ``browse`` finds, in an order; cards are read when they are looked at.  Raises what ``browse`` raises."""
    return FoundCards(StoredSearch(workspace, parse(words), topics, moment(workspace)), order)


def snippets(workspace: Workspace, words: str, cards: Sequence[int]) -> dict[int, Snippet]:
    """The text of these cards around the words that were looked for.  Raises ``QueryError``."""
    query = parse(words)
    with workspace.store.read() as unit:
        return unit.cards.snippets(query, cards)


def moment(workspace: Workspace) -> Moment:
    """What a search needs to know of the time."""
    model = workspace.rules.model
    return Moment(
        workspace.now_ms(),
        workspace.today(),
        workspace.calendar.start_of,
        lambda recall: model.interval(Memory(1.0, 5.0), recall),
        workspace.calendar.hour_of,
        model.curve,
    )


def instant(workspace: Workspace) -> Instant:
    """Now, for what changes with time alone."""
    return Instant(workspace.now_ms(), workspace.today(), workspace.rules.model.curve)


def card(workspace: Workspace, card_id: int) -> CardRow:
    """One card.  Raises ``NotFound`` where it is gone."""
    with workspace.store.read() as unit:
        row = unit.cards.get(card_id)
    if row is None:
        raise NotFound("This card was deleted.")
    return row


def documents(workspace: Workspace) -> list[DocumentRow]:
    """Every document."""
    with workspace.store.read() as unit:
        return unit.documents.all()


def topics(workspace: Workspace) -> list[TopicRow]:
    """Every topic, parents before children."""
    with workspace.store.read() as unit:
        return unit.topics.all()


def subjects(workspace: Workspace) -> list[SubjectRow]:
    """Every subject."""
    with workspace.store.read() as unit:
        return unit.topics.subjects()


def add_card(workspace: Workspace, draft: Draft) -> Change:
    """Add a card of the learner's own.  Raises ``BadInput`` where the question is empty."""
    question = _question(draft)
    now = workspace.now_ms()
    new = Card(
        timed_uid(now, workspace.random_bits()),
        question,
        tuple(Answer("", text.strip()) for _, text in draft.answers[:1] if text.strip()),
        _topic(draft) or ("My cards",),
        tags=split_tags(draft.tags),
    )
    with workspace.store.write() as unit:
        before = {topic.id for topic in unit.topics.all()}
        ids = unit.cards.add([new], {}, now)
        gone: Row = {"deleted_ms": now}
        made = [topic.id for topic in unit.topics.all() if topic.id not in before]
        change = Change(
            "Add card",
            frozenset({Touched.CARDS, Touched.TOPICS}),
            (
                Restore(Record.CARDS, ((ids[new.uid], gone),)),
                Restore(Record.TOPICS, tuple((topic, gone) for topic in made)),
            ),
            "Card added",
            ids[new.uid],
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def edit_card(workspace: Workspace, card_id: int, draft: Draft) -> Change:
    """Keep the learner's version of a card beside the shipped one.

    Raises ``BadInput`` where the question is empty and ``NotFound`` where the card is gone.
    """
    question = _question(draft)
    with workspace.store.write() as unit:
        row = unit.cards.get(card_id)
        if row is None:
            raise NotFound("This card was deleted.", "Your text was not saved; copy it before you close.")
        path = _topic(draft)
        made_before = {topic.id for topic in unit.topics.all()}
        topic = unit.topics.ensure([path])[path] if path else row.topic
        made = [each.id for each in unit.topics.all() if each.id not in made_before]
        values: Row = {
            "edited_question": question if question != row.question else None,
            "topic_id": topic,
            "changed_ms": workspace.now_ms(),
        }
        inverse: list[Inverse] = [Restore(Record.CARDS, unit.cards.update(Record.CARDS, [(card_id, values)]))]
        inverse.extend(_edit_answers(workspace, unit, row, draft))
        inverse.append(Retag(unit.cards.tag([(card_id, split_tags(draft.tags))])))
        if made:
            gone: Row = {"deleted_ms": workspace.now_ms()}
            inverse.append(Restore(Record.TOPICS, tuple((each, gone) for each in made)))
        touched = frozenset({Touched.CARDS, Touched.TOPICS})
        change = Change("Edit card", touched, tuple(inverse), "Card saved", card_id)
        record(workspace, unit, change)
        unit.commit()
    return change


def delete_cards(workspace: Workspace, cards: Sequence[int]) -> Change:
    """Delete cards; their log stays, undo brings them back."""
    gone: Row = {"deleted_ms": workspace.now_ms()}
    count = "1 card" if len(cards) == 1 else f"{len(cards)} cards"
    return _update(workspace, f"Delete {count}", f"{count} deleted", [(each, gone) for each in cards])


def move_cards(workspace: Workspace, cards: Sequence[int], topic: str) -> Change:
    """Move cards to a topic, which is made if needed.  Raises ``BadInput`` for an empty name."""
    path = parse_path(topic)
    if not path:
        raise BadInput("The topic needs a name.")
    with workspace.store.write() as unit:
        before = {row.id for row in unit.topics.all()}
        target = unit.topics.ensure([path])[path]
        earlier = unit.cards.update(Record.CARDS, [(each, {"topic_id": target}) for each in cards])
        inverse: tuple[Inverse, ...] = (Restore(Record.CARDS, earlier),)
        if target not in before:
            inverse += (Restore(Record.TOPICS, ((target, {"deleted_ms": workspace.now_ms()}),)),)
        label = f"Move to {path[-1]}"
        change = Change(label, frozenset({Touched.CARDS, Touched.TOPICS}), inverse, label)
        record(workspace, unit, change)
        unit.commit()
    return change


def rename_topic(workspace: Workspace, topic: int, name: str) -> Change:
    """Give a topic another last name.  Raises ``BadInput`` for an empty one or one its parent has already."""
    clean = name.strip()
    if not clean or "::" in clean:
        raise BadInput("A topic's name cannot be empty or contain '::'.")
    with workspace.store.write() as unit:
        rows = unit.topics.all()
        old = next((row for row in rows if row.id == topic), None)
        if old is None:
            raise NotFound("This topic was deleted.")
        if any(row.parent == old.parent and row.path[-1] == clean and row.id != topic for row in rows):
            raise BadInput(f"There is already a topic called {clean!r} here.")
        earlier = unit.cards.update(Record.TOPICS, [(topic, {"name": clean})])
        change = Change(
            "Rename topic",
            frozenset({Touched.TOPICS}),
            (Restore(Record.TOPICS, earlier),),
            f"Renamed to {clean}",
        )
        record(workspace, unit, change)
        unit.commit()
    return change


def split_tags(text: str) -> tuple[str, ...]:
    """Tags from a line, separated by spaces or commas; each once, whatever its case."""
    names: dict[str, str] = {}
    for name in text.replace(",", " ").split():
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _question(draft: Draft) -> str:
    question = draft.question.strip()
    if not question:
        raise BadInput("A card needs a question.", "Type one and save again.")
    return question


def _topic(draft: Draft) -> TopicPath:
    return parse_path(draft.topic)


def _edit_answers(workspace: Workspace, unit: UnitOfWork, row: CardRow, draft: Draft) -> list[Inverse]:
    """Write changed answers as the learner's version, add new ones; the ways back."""
    known = {answer.id: answer for answer in row.answers}
    changed: list[tuple[int, Row]] = []
    added: list[Row] = []
    for answer_id, text in draft.answers:
        clean = text.strip()
        if answer_id is None:
            if clean:
                added.append({"document_id": None, "text": clean, "completeness": "complete"})
        elif answer_id in known and clean != (known[answer_id].edited or known[answer_id].text):
            changed.append((answer_id, {"edited": clean if clean != known[answer_id].text else None}))
    inverse: list[Inverse] = []
    if changed:
        inverse.append(Restore(Record.ANSWERS, unit.cards.update(Record.ANSWERS, changed)))
    if added:
        gone: Row = {"deleted_ms": workspace.now_ms()}
        ids = unit.cards.add_answers(row.id, added)
        inverse.append(Restore(Record.ANSWERS, tuple((each, gone) for each in ids)))
    return inverse


def _update(workspace: Workspace, label: str, message: str, rows: Sequence[tuple[int, Row]]) -> Change:
    with workspace.store.write() as unit:
        earlier = unit.cards.update(Record.CARDS, rows)
        only = rows[0][0] if len(rows) == 1 else None
        change = Change(label, CARDS, (Restore(Record.CARDS, earlier),), message, only)
        record(workspace, unit, change)
        unit.commit()
    return change
