"""Documents that ask the same questions form a set: one card per question, one answer per document."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, takewhile
from pathlib import PurePath

from trainer.core.card import Answer, Card, Completeness
from trainer.core.deck import Problem
from trainer.core.document import Document
from trainer.core.identity import stable_uid
from trainer.importers.question_layouts import Layout

_SHORTEST_SHARED_NAME = 3


@dataclass(frozen=True, slots=True)
class AnswerFound:
    """The Markdown of an answer and the line it begins on."""

    text: str
    completeness: Completeness
    line: int


@dataclass(frozen=True)
class DocumentFound:
    """What one file says, by number."""

    name: str
    layout: Layout
    questions: Mapping[int, str]
    answers: Mapping[int, AnswerFound]

    @property
    def title(self) -> str:
        """The file name without its suffix, underscores as spaces."""
        return _spaced(PurePath(self.name).stem)

    @cached_property
    def asked(self) -> Mapping[int, str]:
        """The questions in their normalised form."""
        return {number: normalised(text) for number, text in self.questions.items()}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Documents in the order they were given.  ``key`` depends on the questions alone, not on who asks them."""

    key: str
    name: str
    questions: Mapping[int, str]
    members: tuple[DocumentFound, ...]

    def document_uid(self, member: DocumentFound) -> str:
        """The identity of a member's document."""
        return stable_uid("document", self.key, member.name)

    def documents(self) -> list[Document]:
        """The documents of the set."""
        return [
            Document(self.document_uid(member), member.name, member.title, self.name)
            for member in self.members
        ]

    def cards(self) -> list[Card]:
        """One card per number that is asked or answered, with an answer of every member, empty where it has none."""
        numbers = sorted(set(self.questions).union(*(member.answers for member in self.members)))
        uids = [self.document_uid(member) for member in self.members]
        return [
            Card(
                uid=stable_uid("card", self.key, number),
                question=self.questions.get(number, placeholder(number)),
                answers=tuple(map(_answer, uids, (member.answers.get(number) for member in self.members))),
                topic=(self.name,),
                number=number,
            )
            for number in numbers
        ]


def _answer(uid: str, found: AnswerFound | None) -> Answer:
    if found is None:
        return Answer(uid, "", Completeness.MISSING)
    return Answer(uid, found.text, found.completeness)


def placeholder(number: int) -> str:
    """What a card is called whose question is in no document."""
    return f"Question {number}"


def group(documents: Sequence[DocumentFound]) -> tuple[list[QuestionSet], list[Problem]]:
    """The sets that the documents form, and what could not be decided.

    A document without questions joins the set if there is exactly one and it asks most of the numbers answered;
    otherwise it stands alone.
    """
    groups = _sharing([document for document in documents if document.questions])
    asking = len(groups)
    problems: list[Problem] = []
    for silent in (document for document in documents if not document.questions):
        if asking == 1 and _fits(silent, groups[0]):
            groups[0].append(silent)
        else:
            groups.append([silent])
            problems.append(_stands_alone(silent, asking))
    order = {document.name: place for place, document in enumerate(documents)}
    sets: list[QuestionSet] = []
    for members in groups:
        members.sort(key=lambda member: order[member.name])
        questions, differing = _agreed(members)
        sets.append(QuestionSet(_key(members, questions), _name(members, sets), questions, tuple(members)))
        problems += [*differing, *_unasked(sets[-1])]
    return sets, problems


def normalised(question: str) -> str:
    """A question without case, punctuation and layout; equal for two ways to write the same question."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded.strip()


def _sharing(documents: Iterable[DocumentFound]) -> list[list[DocumentFound]]:
    """Documents grouped so that any two with half of the smaller one's questions in common are together."""
    groups: list[list[DocumentFound]] = []
    for document in documents:
        near = [each for each in groups if any(_overlap(document, other) for other in each)]
        groups = [each for each in groups if each not in near]
        groups.append([*chain.from_iterable(near), document])
    return groups


def _overlap(document: DocumentFound, other: DocumentFound) -> bool:
    shared = len(document.asked.items() & other.asked.items())
    return shared * 2 >= min(len(document.asked), len(other.asked))


def _agreed(members: Sequence[DocumentFound]) -> tuple[dict[int, str], list[Problem]]:
    """For each number the question that most documents ask (then the first by name), and who asks another."""
    agreed: dict[int, str] = {}
    problems: list[Problem] = []
    by_name = sorted(members, key=lambda member: member.name)
    for number in sorted(set().union(*(member.asked for member in members))):
        askers = [member for member in by_name if number in member.asked]
        times = Counter(member.asked[number] for member in askers)
        chosen = max(askers, key=lambda member: times[member.asked[number]])
        agreed[number] = chosen.questions[number]
        problems += [
            Problem(
                f"Question {number} reads otherwise than in “{chosen.name}”, whose words are used.",
                member.name,
            )
            for member in askers
            if member.asked[number] != chosen.asked[number]
        ]
    return agreed, problems


def _key(members: Sequence[DocumentFound], questions: Mapping[int, str]) -> str:
    if not questions:
        return stable_uid("set", members[0].name)
    return stable_uid("set", *(f"{number} {normalised(text)}" for number, text in sorted(questions.items())))


def _name(members: Sequence[DocumentFound], earlier: Iterable[QuestionSet]) -> str:
    """What the file names begin with together, if that is a word; else the title of the first document."""
    shared = _common_start([PurePath(member.name).stem for member in members]).rstrip("0123456789-_. ")
    long_enough = sum(sign.isalpha() for sign in shared) >= _SHORTEST_SHARED_NAME
    name = _spaced(shared) if len(members) > 1 and long_enough else members[0].title
    return f"{name} ({members[0].name})" if name in {each.name for each in earlier} else name


def _common_start(names: Iterable[str]) -> str:
    columns = takewhile(lambda signs: len(set(signs)) == 1, zip(*names, strict=False))
    return "".join(signs[0] for signs in columns)


def _spaced(stem: str) -> str:
    return " ".join(stem.replace("_", " ").split()) or stem


def _unasked(found: QuestionSet) -> list[Problem]:
    """Answers of a set whose questions are in none of its documents."""
    if not found.questions:
        return []
    return [
        Problem(
            f"Answer {number} has no question in these documents; its card is called “{placeholder(number)}”.",
            member.name,
            answer.line,
        )
        for member in found.members
        for number, answer in member.answers.items()
        if number not in found.questions
    ]


def _fits(silent: DocumentFound, members: Iterable[DocumentFound]) -> bool:
    """Whether the members ask at least half of the numbers that a document without questions answers."""
    asked = {number for member in members for number in member.questions}
    return len(asked & silent.answers.keys()) * 2 >= len(silent.answers)


def _stands_alone(document: DocumentFound, sets: int) -> Problem:
    reasons = {
        0: "It has answers without questions; import it together with a document that asks them.",
        1: "It has answers without questions, and the other documents ask other numbers.",
    }
    unclear = f"It has answers without questions, and they could answer any of {sets} sets of questions."
    message = f"{reasons.get(sets, unclear)} Its cards are called “{placeholder(1)}” and so on."
    return Problem(message, document.name)
