"""One sitting in a terminal: ask, reveal, rate; every answer is in the store before the next question."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from textwrap import fill

from trainer.cli.card_text import show_answers, show_question, show_ratings, wrapped
from trainer.cli.keys import ENTER, ESCAPE
from trainer.core.calendar import date_of
from trainer.core.confidence import CONFIDENCE_WORDS
from trainer.core.errors import NotFound
from trainer.core.event import Rating
from trainer.core.rating_choice import offered
from trainer.core.schedule import Schedule
from trainer.core.wording import RATING_WORDS, count_of, show_interval, show_minutes
from trainer.services import history, insight, preferences, study
from trainer.services.change import Change
from trainer.services.custom_study import CustomSitting
from trainer.services.explanation import explain
from trainer.services.mode import CardMode
from trainer.services.ports import Workspace
from trainer.services.session_change import changed_since
from trainer.services.study import Question, Told


class Act(Enum):
    """What a key does besides rating."""

    GO_ON = auto()
    UNDO = auto()
    REDO = auto()
    BURY = auto()
    SUSPEND = auto()
    WHY = auto()
    HELP = auto()
    QUIT = auto()


KEYS: dict[str, Rating | Act] = {
    " ": Act.GO_ON,
    ENTER: Act.GO_ON,
    "1": Rating.AGAIN,
    "0": Rating.AGAIN,
    "`": Rating.AGAIN,
    "2": Rating.HARD,
    "3": Rating.GOOD,
    "4": Rating.EASY,
    "u": Act.UNDO,
    "r": Act.REDO,
    "-": Act.BURY,
    "@": Act.SUSPEND,
    "w": Act.WHY,
    "?": Act.HELP,
    "q": Act.QUIT,
    ESCAPE: Act.QUIT,
}
CONFIDENCE_KEYS = {str(level): level for level in CONFIDENCE_WORDS}
HOW_SURE = "How sure are you? 1 unsure, 2 fairly sure, 3 sure; Space shows the answers without saying."
KEY_SHEET = """
Space, Enter  show the answers; then Good
1, 2, 3, 4    Again (Forgot), Hard (With effort), Good (Recalled), Easy (Instantly);
              before the answers, where you are asked: unsure, fairly sure, sure
u             undo the last step, without limit, also of earlier sessions
r             redo what was undone
-             bury: do not ask this card again today
@             suspend: do not ask this card until it is resumed
w             why this card now, and why each rating would give its interval
?             these keys
q, Esc        end the session; every rating is kept"""


@dataclass(frozen=True, slots=True)
class Done:
    """A step of this sitting that can be undone; ``rating`` is ``None`` for bury and suspend.

    ``asked`` is the card as it was asked.
    """

    rating: Rating | None = None
    duration_ms: int = 0
    asked: Question | None = None


class Conversation:
    """Reads keys, writes text.  ``write`` takes a text of one or more lines; ``width`` is in characters."""

    def __init__(
        self,
        workspace: Workspace,
        sitting: CardMode,
        write: Callable[[str], None],
        width: int,
    ) -> None:
        self._workspace = workspace
        self._sitting = sitting
        self._write = write
        self._width = width
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._question: Question | None = None
        self._revealed = False
        self._confidence: int | None = None
        self._asked_ms = 0
        settings = preferences.settings(workspace)
        self._offered = offered(settings.rating_buttons)
        self._asks_confidence = settings.ask_confidence

    def run(self, keys: Iterator[str]) -> None:
        """Ask until nothing is left, the learner ends the session or the keys end; then sum up."""
        self._ask_next()
        while self._question is not None:
            key = next(keys, ESCAPE)
            if KEYS.get(key) is Act.QUIT:
                break
            self._press(key, self._question)
        self._write("\n".join(["", *self._summary()]))

    def _press(self, key: str, question: Question) -> None:
        match KEYS.get(key):
            case Act.HELP:
                self._write(KEY_SHEET)
            case Act.WHY:
                self._explain(question)
            case Act.UNDO:
                self._undo()
            case Act.REDO:
                self._redo()
            case Act.BURY | Act.SUSPEND as act:
                self._put_away(study.bury if act is Act.BURY else study.suspend, question)
            case Rating() as rating if self._revealed and rating in self._offered:
                self._rate(rating, question)
            case Rating() if self._revealed:
                self._write("You chose two ratings: 1 Again, 3 Good.")
            case Rating() if self._asks_confidence and key in CONFIDENCE_KEYS:
                self._confidence = CONFIDENCE_KEYS[key]
                self._reveal(question)
            case Act.GO_ON if self._revealed:
                self._rate(Rating.GOOD, question)
            case Act.GO_ON:
                self._reveal(question)
            case Rating():
                self._write("Look at the answers first: Space or Enter.")
            case _:
                self._write(f"{key!r} does nothing here; ? shows the keys.")

    def _ask_next(self) -> None:
        self._question, self._revealed, self._confidence = self._sitting.current(), False, None
        if self._question is not None:
            self._write(show_question(self._question, self._sitting.counts, self._width))
            self._write(HOW_SURE if self._asks_confidence else "Space shows the answers, ? the keys.")
            self._asked_ms = self._workspace.now_ms()

    def _reveal(self, question: Question) -> None:
        self._revealed = True
        self._write(show_answers(question, self._width))
        self._write(show_ratings(question.intervals, self._offered))

    def _explain(self, question: Question) -> None:
        told = explain(self._workspace, question.card.id)
        sentences = [" ".join(told.now), *told.intervals.values()]
        self._write("\n".join(fill(each, self._width) for each in sentences))

    def _rate(self, rating: Rating, question: Question) -> None:
        duration_ms = min(max(self._workspace.now_ms() - self._asked_ms, 1), study.LONGEST_MS)
        try:
            told = Told(confidence=self._confidence)
            change = self._sitting.answer(question.card.id, rating, duration_ms, told)
        except NotFound as error:
            self._write(str(error))
            self._sitting.refresh()
        else:
            self._keep(Done(rating, duration_ms, question))
            self._write(f"{RATING_WORDS[rating][0]}: {_outcome(question, rating)}. {change.message}".rstrip())
        self._ask_next()

    def _put_away(self, service: Callable[[Workspace, Sequence[int]], Change], question: Question) -> None:
        change = service(self._workspace, [question.card.id])
        self._keep(Done())
        self._write(f"{change.message}; u takes it back.")
        self._sitting.refresh()
        self._ask_next()

    def _keep(self, done: Done) -> None:
        self._done.append(done)
        self._undone.clear()

    def _undo(self) -> None:
        """Take back the last step; behind this session answers and the like, but nothing of the collection."""
        reaches = self._done or history.is_of_reviews(self._workspace)
        change = history.undo(self._workspace) if reaches else None
        if change is None:
            self._write("There is no answer to undo.")
            return
        self._write(f"{change.message}.")
        taken_back = self._done.pop() if self._done else None
        if taken_back is None:
            self._sitting.refresh()
        else:
            self._undone.append(taken_back)
            if taken_back.rating is not None and change.card is not None:
                self._sitting.went_back(change.card)
            else:
                self._sitting.refresh(first=change.card)
        self._ask_next()

    def _redo(self) -> None:
        """Do again what was undone last."""
        reaches = history.is_of_reviews(self._workspace, undone=True)
        change = history.redo(self._workspace) if reaches else None
        if change is None:
            self._write("There is nothing to redo.")
            return
        self._write(f"{change.message}.")
        again = self._undone.pop() if self._undone else None
        if again is not None:
            self._done.append(again)
        if again is not None and again.rating is not None and change.card is not None:
            self._sitting.went_on(change.card, again.rating, again.duration_ms)
        else:
            self._sitting.refresh()
        self._ask_next()

    def _summary(self) -> list[str]:
        rated = [each for each in self._done if each.rating is not None]
        tally = Counter(each.rating for each in rated)
        words = ", ".join(f"{tally[each]} {RATING_WORDS[each][0]}" for each in Rating if tally[each])
        spent = show_minutes(sum(each.duration_ms for each in rated))
        lines = [f"{count_of(len(rated), 'answer')} in {spent}: {words}." if rated else "No card was rated."]
        lines += [line for each in self._changed() for line in wrapped(each, self._width)]
        if isinstance(self._sitting, CustomSitting):
            return lines + _why_left(self._sitting)
        counts = self._sitting.counts
        if not counts.total or (self._question is None and not self._sitting.at_limit):
            return lines + self._why_finished()
        return [
            *lines,
            f"Still to come today: {counts.new} new, {counts.learning} learning, {counts.due} due.",
        ]

    def _changed(self) -> list[str]:
        """What the sitting did to memory."""
        before: dict[int, Schedule] = {}
        for each in self._done:
            if each.rating is not None and each.asked is not None:
                before.setdefault(each.asked.card.id, each.asked.schedule)
        return changed_since(self._workspace, before).sentences

    def _why_finished(self) -> list[str]:
        """What is left for later, and when."""
        today = insight.today(self._workspace, self._sitting.topics)
        learning = study.agenda(self._workspace, self._sitting.topics).learning
        lines = ["Nothing more to study now."]
        if learning:
            wait_ms = max((learning[0].due_ms or 0) - self._workspace.now_ms(), 0)
            lines.append(
                f"In learning: {count_of(len(learning), 'card')}, the first back in {show_minutes(wait_ms)}."
            )
        if self._sitting.put_off:
            lines.append(
                f"Left for another day, because nearly the same was asked: {count_of(self._sitting.put_off, 'card')}."
            )
        if not learning and today.next_due_day is not None:
            due = date_of(today.next_due_day)
            lines.append(f"The next review is due on {due.day} {due:%B %Y}.")
        return lines


def _outcome(question: Question, rating: Rating) -> str:
    if rating in question.intervals:
        return f"comes back in {show_interval(question.intervals[rating])}"
    return "comes once more today" if rating is Rating.AGAIN else "practised"


def _why_left(sitting: CustomSitting) -> list[str]:
    """How many of the learner's own choice are left, and whether the schedule has moved."""
    left = sitting.counts.total
    lines = [f"Still to come: {count_of(left, 'card')}." if left else "No more cards of this search."]
    return lines if sitting.choice.counts else [*lines, "This was practice: the schedule is as it was."]
