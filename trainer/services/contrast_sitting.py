"""A contrast drill under way: pair after pair, each told apart or mixed up."""

from collections.abc import Sequence

from trainer.core.errors import NotFound
from trainer.services import contrast
from trainer.services.change import Change
from trainer.services.contrast import Pair
from trainer.services.custom_study import times_answered
from trainer.services.ports import Workspace


class ContrastSitting:
    """Asks each of some cards beside the others of its subject."""

    def __init__(self, workspace: Workspace, cards: Sequence[int]) -> None:
        self.pairs = contrast.pairs(workspace, cards)
        self._done: list[tuple[bool, int]] = []

    @property
    def answered(self) -> int:
        """How many pairs were judged."""
        return len(self._done)

    @property
    def told_apart(self) -> int:
        """How many of them were told apart."""
        return sum(told_apart for told_apart, _ in self._done)

    def current(self) -> Pair | None:
        """The pair that is asked now, ``None`` at the end."""
        return self.pairs[self.answered] if self.answered < len(self.pairs) else None

    def judge(self, workspace: Workspace, told_apart: bool, duration_ms: int = 0) -> Change:
        """Keep whether the pair was told apart and go on.

        Raises ``NotFound`` where a card of it is gone; the pair is left out then.
        """
        pair = self.pairs[self.answered]
        try:
            change = contrast.log(workspace, pair, told_apart=told_apart, duration_ms=duration_ms)
        except NotFound:
            self.leave_out()
            raise
        self._done.append((told_apart, times_answered(workspace, pair.one.card)))
        return change

    def leave_out(self) -> None:
        """Do not ask the present pair."""
        self.pairs.pop(self.answered)

    def end(self) -> None:
        """Do not ask what is left."""
        del self.pairs[self.answered :]

    def went_back(self, workspace: Workspace) -> bool:
        """Whether the last judgement was undone meanwhile; its pair is asked again then."""
        if not self._done:
            return False
        last, (_, answers) = self.pairs[self.answered - 1], self._done[-1]
        if times_answered(workspace, last.one.card) >= answers:
            return False
        self._done.pop()
        return True
