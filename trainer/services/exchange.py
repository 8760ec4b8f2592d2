"""Decks in, decks out: duplicates are recognised by uid, edits are kept, an import is one step to undo."""

from dataclasses import dataclass, replace

from trainer.core.card import Answer, Card
from trainer.core.deck import Deck
from trainer.core.key_point import KeyPoint
from trainer.core.search_query import parse
from trainer.core.topic import TopicPath, with_ancestors
from trainer.services.adoption import adopted
from trainer.services.change import Change, Inverse, Record, Restore, Row, Touched
from trainer.services.history import rebuild_card, record
from trainer.services.library import moment
from trainer.services.ports import Progress, UnitOfWork, Workspace, no_progress
from trainer.services.rows import CardRow

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: cards added, cards whose shipped text changed, cards left alone, reviews added."""

    change: Change | None
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    reviews: int = 0

    def __str__(self) -> str:
        parts = [f"{self.added} cards added", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        if self.reviews:
            parts.append(f"{self.reviews} reviews added")
        return ", ".join(parts)


def import_deck(
    workspace: Workspace,
    deck: Deck,
    under: TopicPath = (),
    progress: Progress = no_progress,
    label: str = "",
) -> Imported:
    """Bring a deck in; what is there already stays as it is.

    New cards go under the topic ``under`` and bring their key points; ``label`` names the step for undo.
    Raises ``Cancelled`` when stopped; then nothing was changed.
    """
    now = workspace.now_ms()
    with workspace.store.write() as unit:
        deck = adopted(unit, deck)
        topics_before = {topic.id for topic in unit.topics.all()}
        document_ids = unit.documents.put(deck.documents)
        known = unit.cards.ids(card.uid for card in deck.cards)
        new = [replace(card, topic=under + card.topic) for card in deck.cards if card.uid not in known]
        added: dict[str, int] = {}
        for start in range(0, len(new), CHUNK):
            progress(start, len(deck.cards), "Adding cards")
            added |= unit.cards.add(new[start : start + CHUNK], document_ids, now)
        inverse, updated = _update_known(unit, deck, known, document_ids, now, progress)
        for uid, points in deck.key_points:
            if uid in added:
                unit.key_points.add_own(added[uid], points)
        reviews = _add_events(workspace, unit, deck, known | added)
        gone: Row = {"deleted_ms": now}
        made = [topic.id for topic in unit.topics.all() if topic.id not in topics_before]
        inverse.append(Restore(Record.CARDS, tuple((each, gone) for each in added.values())))
        inverse.append(Restore(Record.TOPICS, tuple((each, gone) for each in made)))
        if not added and not updated and not reviews:
            return Imported(None, unchanged=len(known))
        label = label or (f"Import {len(added)} cards" if added else "Import")
        touched = frozenset({Touched.CARDS, Touched.TOPICS, Touched.REVIEWS})
        change = Change(label, touched, tuple(inverse), f"{len(added)} cards added, {updated} updated")
        record(workspace, unit, change)
        unit.commit()
    return Imported(change, len(added), updated, len(known) - updated, reviews)


def export_deck(workspace: Workspace, search: str = "", *, with_events: bool = False) -> Deck:
    """Everything in the store in neutral form, or the cards that a search finds and their topics.

    Raises ``QueryError`` for a search that cannot be understood.
    """
    with workspace.store.read() as unit:
        documents = unit.documents.all()
        uids = {each.id: each.document.uid for each in documents}
        topics = unit.topics.all()
        paths = {topic.id: topic.path for topic in topics}
        subjects = {each.id: each.name for each in unit.topics.subjects()}
        found = set(unit.cards.found(parse(search), None, moment(workspace)))
        rows = (row for row in unit.cards.every() if row.id in found)
        points = unit.key_points.counting()
        kept_points: list[tuple[str, tuple[KeyPoint, ...]]] = []
        cards_found: list[Card] = []
        for row in rows:
            cards_found.append(_card(row, uids, paths, subjects))
            if row.id in points:
                kept_points.append((row.uid, tuple(points[row.id])))
        cards = tuple(cards_found)
        events = tuple(event for _, event in unit.events.every()) if with_events else ()
    kept = set(with_ancestors(card.topic for card in cards)) if search.strip() else set(paths.values())
    named = tuple((topic.uid, topic.path) for topic in topics if topic.path in kept)
    return Deck(
        tuple(each.document for each in documents), cards, events, topics=named, key_points=tuple(kept_points)
    )


def _card(
    row: CardRow, documents: dict[int, str], topics: dict[int, TopicPath], subjects: dict[int, str]
) -> Card:
    answers = tuple(
        Answer(documents.get(each.document or 0, ""), each.text, each.completeness, each.edited)
        for each in row.answers
    )
    topic = topics.get(row.topic or 0, ())
    subject = subjects.get(row.subject or 0, "")
    return Card(row.uid, row.question, answers, topic, row.number, subject, row.tags, row.edited_question)


def _update_known(
    unit: UnitOfWork,
    deck: Deck,
    known: dict[str, int],
    document_ids: dict[str, int],
    now: int,
    progress: Progress,
) -> tuple[list[Inverse], int]:
    """New shipped words for cards that are there; the learner's edits, topics and tags stay."""
    inverse: list[Inverse] = []
    updated = 0
    for place, card in enumerate(deck.cards):
        if card.uid not in known:
            continue
        if place % CHUNK == 0:
            progress(place, len(deck.cards), "Comparing cards")
        changes = _update_card(unit, known[card.uid], card, document_ids, now)
        inverse.extend(changes)
        updated += bool(changes)
    return inverse, updated


def _update_card(
    unit: UnitOfWork, card_id: int, card: Card, document_ids: dict[str, int], now: int
) -> list[Inverse]:
    row = unit.cards.get(card_id)
    inverse: list[Inverse] = []
    if row is None:
        revived = unit.cards.update(Record.CARDS, [(card_id, {"deleted_ms": None})])
        inverse.append(Restore(Record.CARDS, revived))
        row = unit.cards.get(card_id)
        assert row is not None
    if row.question != card.question and not card.question.startswith("Question "):
        earlier = unit.cards.update(Record.CARDS, [(card_id, {"question": card.question})])
        inverse.append(Restore(Record.CARDS, earlier))
    stored = {answer.document: answer for answer in row.answers}
    changed: list[tuple[int, Row]] = []
    added: list[Row] = []
    for answer in card.answers:
        document = document_ids.get(answer.document)
        old = stored.get(document)
        values: Row = {"text": answer.text, "completeness": answer.completeness.value}
        if old is None:
            added.append({"document_id": document, **values})
        elif (old.text, old.completeness) != (answer.text, answer.completeness):
            changed.append((old.id, values))
    if changed:
        inverse.append(Restore(Record.ANSWERS, unit.cards.update(Record.ANSWERS, changed)))
    if added:
        ids = unit.cards.add_answers(card_id, added)
        inverse.append(Restore(Record.ANSWERS, tuple((each, {"deleted_ms": now}) for each in ids)))
    return inverse


def _add_events(workspace: Workspace, unit: UnitOfWork, deck: Deck, ids: dict[str, int]) -> int:
    wanted = [(ids[event.card], event) for event in deck.events if event.card in ids]
    if not wanted:
        return 0
    new = unit.events.append_all(wanted)
    for card in sorted({card for card, _ in wanted}) if new else ():
        rebuild_card(workspace, unit, card)
    return new
