"""A mock interview in a terminal: every answer is in the store before the next question."""

from collections.abc import Callable, Iterator, Sequence

from trainer.cli.card_text import wrapped
from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.wording import RATING_WORDS, count_of, show_clock, show_share
from trainer.services.mock_sitting import Given, MockSitting
from trainer.services.ports import Workspace

TYPED = "Type your answer; an empty line ends it."
SPOKEN = "Say your answer; Enter when you are done."
WEAKEST = 3


class MockConversation:
    """Reads lines, writes text.  ``width`` is in characters."""

    def __init__(
        self, workspace: Workspace, sitting: MockSitting, write: Callable[[str], None], width: int
    ) -> None:
        self._workspace, self._sitting = workspace, sitting
        self._write, self._width = write, width
        self._ended = False

    def run(self, lines: Iterator[str]) -> None:
        """Ask until no question or no time is left or the lines end; then the debrief."""
        while not self._ended and self._sitting.current() is not None:
            if not self._sitting.plan.per_question and self._sitting.left_ms(0) <= 0:
                self._write("Time is over.")
                break
            self._ask(lines)
        self._mark(lines)
        self._write("\n".join(["", *self._summary()]))
        if self._sitting.plan.as_reviews:
            self._count(lines)

    def _ask(self, lines: Iterator[str]) -> None:
        sitting, posed = self._sitting, self._sitting.current()
        assert posed is not None
        place = f"Question {len(sitting.given) + 1} of {len(sitting.posed)}"
        topic = " > ".join(posed.topic) or "No topic"
        self._write(
            "\n".join(
                [
                    "",
                    "-" * self._width,
                    f"{place}   {show_clock(max(sitting.left_ms(0), 0))} left   {topic}",
                    "",
                    *wrapped(posed.question, self._width),
                    "",
                    SPOKEN if sitting.plan.spoken else TYPED,
                ]
            )
        )
        began = self._workspace.now_ms()
        text = self._read(lines)
        spent = max(self._workspace.now_ms() - began, 0)
        if self._ended and not text:
            return
        try:
            sitting.answer(self._workspace, text, spent)
        except NotFound as gone:
            self._write(str(gone))

    def _read(self, lines: Iterator[str]) -> str:
        """Lines up to an empty one; only one where the answer is spoken."""
        said: list[str] = []
        for line in lines:
            if self._sitting.plan.spoken or not line.strip():
                return "\n".join(said)
            said.append(line)
        self._ended = True
        return "\n".join(said)

    def _mark(self, lines: Iterator[str]) -> None:
        """Go through the key points of each answer; numbers say which of them were in it."""
        for place, given in enumerate(self._sitting.given):
            points = given.posed.points
            self._write("\n".join(["", *wrapped(_heading(given), self._width)]))
            for number, point in enumerate(points, 1):
                mark = "x" if point.id in given.ticked else " "
                self._write("\n".join(wrapped(f"[{mark}] {number}. {point.text}", self._width, "  ")))
            if not points or not given.kept or self._ended:
                continue
            chosen = self._numbers(lines, len(points))
            if chosen is not None:
                self._sitting.tick(self._workspace, place, [points[each - 1].id for each in chosen])

    def _numbers(self, lines: Iterator[str], most: int) -> list[int] | None:
        """Which points were said; ``None`` where the ticks are right."""
        self._write(f"Enter keeps these ticks; else the numbers of what you said (1 to {most}, 0 for none).")
        for line in lines:
            words = line.replace(",", " ").split()
            if not words:
                return None
            if all(each.isdecimal() and int(each) <= most for each in words):
                return sorted({int(each) for each in words} - {0})
            self._write(f"Numbers from 1 to {most}, such as 1 3, or Enter.")
        self._ended = True
        return None

    def _summary(self) -> list[str]:
        told, seed = self._sitting.debrief(), self._sitting.plan.seed
        if not told.answered:
            return ["No question was answered."]
        share = "" if told.coverage is None else f", {show_share(told.coverage)} of the key points"
        lines = [f"{count_of(len(told.answered), 'question')} in {show_clock(told.time_ms)}{share}."]
        if told.missed:
            lines.append(f"{count_of(told.missed, 'key point')} missed.")
        weak = [f"{name} ({show_share(share)})" for name, share in told.weakest if share < 1][:WEAKEST]
        if weak:
            lines += wrapped(f"Weakest: {', '.join(weak)}.", self._width)
        return [*lines, f"Seed {seed}: --seed {seed} asks the same questions again."]

    def _count(self, lines: Iterator[str]) -> None:
        """Confirm a rating for each answer; nothing counts unless all were confirmed."""
        given, ratings = self._sitting.given, []
        for each in given:
            rating = self._rating(lines, each)
            if rating is None:
                self._write("Not all answers were rated: they stay practice.")
                return
            ratings.append(rating)
        if given:
            self._write(f"{self._sitting.count(self._workspace, ratings).message}.")

    def _rating(self, lines: Iterator[str], given: Given) -> Rating | None:
        self._write("\n".join(["", *wrapped(given.posed.question, self._width), _ratings(given.suggested)]))
        for line in [] if self._ended else lines:
            if not line.strip():
                return given.suggested
            if line.strip() in {"1", "2", "3", "4"}:
                return Rating(int(line))
            self._write("1 to 4, or Enter.")
        return None


def _heading(given: Given) -> str:
    share = "" if given.coverage is None else f"{show_share(given.coverage)}, "
    return f"{given.posed.question} ({share}{show_clock(given.duration_ms)})"


def _ratings(suggested: Rating) -> str:
    names: Sequence[str] = [f"{rating.value} {name}" for rating, (name, _) in RATING_WORDS.items()]
    return f"Count it as {', '.join(names)}; Enter for {RATING_WORDS[suggested][0]}."
