"""One sitting: a day's agenda and the way through it."""

from collections.abc import Sequence
from dataclasses import replace

from trainer.core.agenda import Counts, advance, holds, next_card
from trainer.core.event import Rating
from trainer.services.change import Change, Touched
from trainer.services.ports import Workspace
from trainer.services.study import LONGEST_MS, UNTOLD, Question, Told, agenda, ask, rate
from trainer.services.surroundings import Surroundings


class Sitting:
    """One study session: holds the day's agenda and moves through it.

    ``limit`` ends it after so many answers, ``until_ms`` with the first answer after that instant.  Call ``refresh``
    when something else changed the store; an answer of this sitting only moves the agenda on.
    """

    def __init__(
        self,
        workspace: Workspace,
        topics: Sequence[int] | None = None,
        limit: int | None = None,
        until_ms: int | None = None,
    ) -> None:
        self._workspace = workspace
        self.topics = topics
        self.limit, self.until_ms = limit, until_ms
        self.answered = 0
        self.ratings: dict[Rating, int] = dict.fromkeys(Rating, 0)
        self.time_ms = 0
        self._steps: list[tuple[int, Rating, int]] = []
        self._asked: Question | None = None
        self._around = Surroundings()
        self._day = workspace.today()
        self._agenda = agenda(workspace, topics)
        self._first = self._brought_back()

    @property
    def counts(self) -> Counts:
        """Cards still to come in this sitting."""
        counts = self._agenda.counts
        if self._first is not None and not self._holds(self._first):
            return replace(counts, due=counts.due + 1)
        return counts

    @property
    def put_off(self) -> int:
        """Cards left for another day because one of their subject is asked today."""
        return len(self._agenda.put_off)

    @property
    def at_limit(self) -> bool:
        """Whether as many answers were given, or as much time has passed, as was wanted."""
        enough = self.limit is not None and self.answered >= self.limit
        return enough or (self.until_ms is not None and self._workspace.now_ms() >= self.until_ms)

    def current(self) -> Question | None:
        """The card to ask now, ``None`` at the end.  A card that was asked or brought back is still to be answered."""
        if self.at_limit and (self._first is None or self.until_ms is None):
            return None
        if self._day != self._workspace.today():
            self.refresh(self._first)
        card = self._first
        if card is None:
            following = next_card(self._agenda, self._workspace.now_ms())
            card = None if following is None else following.card
        self._asked = None if card is None else ask(self._workspace, card, self._around)
        return self._asked

    def answer(self, card: int, rating: Rating, duration_ms: int = 0, told: Told = UNTOLD) -> Change:
        """Rate a card and go on."""
        asked = self._asked if self._asked is not None and self._asked.card.id == card else None
        rated = rate(self._workspace, card, rating, duration_ms, asked, told)
        self._count(card, rating, duration_ms)
        if holds(self._agenda, card) and self._day == self._workspace.today():
            self._around.answered(rated.before, rated.after)
            self._agenda, self._first = advance(self._agenda, card, rated.after), None
        else:
            self.refresh()
        return rated.change

    def refresh(self, first: int | None = None) -> None:
        """Build the agenda anew; ``first``, or the card brought back by the last undo, is asked before all others."""
        self._day = self._workspace.today()
        self._around = Surroundings()
        self._agenda = agenda(self._workspace, self.topics)
        self._first = self._brought_back() if first is None else first

    def went_back(self, card: int) -> None:
        """A rating of this sitting was undone: it no longer counts, and that card is asked again now."""
        place = next((at for at in reversed(range(len(self._steps))) if self._steps[at][0] == card), None)
        if place is not None:
            _, rating, spent = self._steps.pop(place)
            self.answered -= 1
            self.ratings[rating] -= 1
            self.time_ms -= spent
        self.refresh(first=card)

    def went_on(self, card: int, rating: Rating, duration_ms: int) -> None:
        """A rating of this sitting was done again: it counts."""
        self._count(card, rating, duration_ms)
        self.refresh()

    def _count(self, card: int, rating: Rating, duration_ms: int) -> None:
        spent = min(max(duration_ms, 0), LONGEST_MS)
        self._steps.append((card, rating, spent))
        self.answered += 1
        self.ratings[rating] += 1
        self.time_ms += spent

    def _brought_back(self) -> int | None:
        """A card whose answer was undone, or that was buried, and nothing was done since: also after a restart."""
        with self._workspace.store.read() as unit:
            undone = unit.history.last(undone=True)
        if undone is None or undone.card is None or undone.touched != Touched.REVIEWS:
            return None
        return undone.card if self._holds(undone.card) else None

    def _holds(self, card: int) -> bool:
        return holds(self._agenda, card)
