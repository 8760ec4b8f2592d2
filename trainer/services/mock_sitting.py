"""A mock interview under way: question after question without flipping, then the debrief."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.core.event import Rating
from trainer.core.mock_interview import Debrief, debrief, suggested
from trainer.core.recall import Recall
from trainer.services import mock_interview
from trainer.services.change import Change
from trainer.services.mock_interview import Marked, Plan, Posed, kept_event
from trainer.services.ports import Workspace
from trainer.services.recall import mentions


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given and kept.

    ``found`` is what the machine found in the typed text, ``None`` for a spoken answer; ``ticked`` are the ids of
    the points in it by the learner's judgement; ``kept`` is the uid of the event that holds it.
    """

    posed: Posed
    text: str
    found: Recall | None
    ticked: tuple[str, ...]
    duration_ms: int
    kept: str

    @property
    def coverage(self) -> float | None:
        """The share of the key points that are ticked, 0 to 1; ``None`` where there is none."""
        return self.posed.answered(self.ticked, self.duration_ms).coverage

    @property
    def suggested(self) -> Rating:
        """The rating that its coverage suggests."""
        return suggested(self.coverage)


class MockSitting:
    """One interview: ``posed`` are its questions in order, ``given`` the answers so far."""

    def __init__(self, workspace: Workspace, plan: Plan) -> None:
        """Draw the questions.  Raises ``BadInput`` where there is no card to ask."""
        self.plan = plan
        self.posed = mock_interview.pose(workspace, plan)
        self.given: list[Given] = []
        self.counted = False

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return len(self.given)

    def current(self) -> Posed | None:
        """The question to answer now, ``None`` after the last."""
        place = len(self.given)
        return self.posed[place] if place < len(self.posed) else None

    def left_ms(self, elapsed_ms: int) -> int:
        """The time left (below 0: over) when ``elapsed_ms`` were spent on the present question."""
        before = 0 if self.plan.per_question else sum(each.duration_ms for each in self.given)
        return self.plan.milliseconds - before - elapsed_ms

    def answer(self, workspace: Workspace, text: str, duration_ms: int) -> Change:
        """Keep an answer to the present question and go on.  Raises ``NotFound`` and goes on as well."""
        posed = self.current()
        assert posed is not None
        said = text.strip()
        found = None if self.plan.spoken else mentions(said, posed.points)
        covered = () if found is None else tuple(each.point.id for each in found.points if each.covered)
        given = Given(posed, said, found, covered, duration_ms, "")
        self.given.append(given)
        change = mock_interview.keep_answer(
            workspace, posed, said, None if found is None else covered, duration_ms
        )
        self.given[-1] = replace(given, kept=kept_event(change))
        return change

    def tick(self, workspace: Workspace, place: int, ticked: Sequence[str]) -> Change:
        """Keep the learner's own judgement of an answer.  Raises ``NotFound``."""
        given = self.given[place]
        coverage = None if given.found is None else given.found.coverage
        change = mock_interview.correct(
            workspace, given.posed, given.kept, ticked, coverage, given.duration_ms
        )
        self.given[place] = replace(given, ticked=tuple(ticked), kept=kept_event(change))
        return change

    def count(self, workspace: Workspace, ratings: Sequence[Rating]) -> Change:
        """Let the answers count as reviews, with these ratings.  Raises ``NotFound``."""
        marked = [
            Marked(each.posed.card, each.kept, rating, each.duration_ms, each.coverage)
            for each, rating in zip(self.given, ratings, strict=True)
            if each.kept
        ]
        change = mock_interview.count_as_reviews(workspace, marked)
        self.counted = True
        return change

    def debrief(self) -> Debrief:
        """What came of it so far."""
        return debrief([each.posed.answered(each.ticked, each.duration_ms) for each in self.given])
