"""Whatever is written in one of the layouts, page breaks included, is read back word for word."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from trainer.core.deck import Source
from trainer.importers.question_document import QuestionDocument


@dataclass(frozen=True)
class Item:
    """A list item with the items nested below it."""

    text: str
    inner: tuple[str, ...] = ()


Block = str | tuple[Item, ...]


@dataclass(frozen=True)
class Entry:
    """One numbered question and its answer."""

    number: int
    question: str
    answer: tuple[Block, ...]


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=2, max_size=9)
MIDDLES = st.sampled_from([", ", " ", " ", " ", ": ", " (so) ", " **so** ", " 3.5 ", " e.g. ", " – "])
OPENINGS = st.sampled_from(["What", "How", "Why"])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=2, max_size=7))
    joined = words[0] + "".join(draw(MIDDLES) + word for word in words[1:])
    return f"B{joined}."


@st.composite
def questions(draw: st.DrawFn) -> str:
    return f"{draw(OPENINGS)} {' '.join(draw(st.lists(WORDS, min_size=1, max_size=6)))}?"


items = st.builds(Item, sentences(), st.lists(sentences(), max_size=2).map(tuple))
paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
lists = st.lists(items, min_size=1, max_size=3).map(tuple)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Block, ...]:
    """A paragraph, then paragraphs and lists, no two lists in a row."""
    blocks: list[Block] = [draw(paragraphs)]
    for _ in range(draw(st.integers(0, 3))):
        blocks.append(draw(paragraphs if isinstance(blocks[-1], tuple) else st.one_of(paragraphs, lists)))
    return tuple(blocks)


@st.composite
def documents(draw: st.DrawFn) -> list[Entry]:
    first = draw(st.integers(1, 120))
    pairs = draw(st.lists(st.tuples(questions(), answers()), min_size=1, max_size=6))
    return [Entry(first + index, *pair) for index, pair in enumerate(pairs)]


@dataclass
class Writer:
    """Writes lines, with the choices that documents differ in drawn as it goes."""

    choose: Callable[[st.SearchStrategy[str]], str]

    def gap(self) -> str:
        return self.choose(st.sampled_from(["\n\n", "\n\n\n\n", "\n   \n"]))

    def broken(self, text: str) -> str:
        """Perhaps with a page end in the middle of the sentence."""
        break_ = self.choose(st.sampled_from(["", "", "\n\n ", "\n\n\n ", "\n\f "]))
        start, space, rest = text.rpartition(" ")
        if not break_ or not rest[:1].isalpha() or not rest[:1].islower():
            return text
        return f"{start}{break_ or space}{rest}"

    def body(self, blocks: tuple[Block, ...], indent: str = "") -> str:
        """Paragraphs and lists; a list stands with or without a blank line below its paragraph."""
        written = ""
        for index, block in enumerate(blocks):
            if isinstance(block, str):
                written += (self.gap() + indent if index else "") + self.broken(block)
            else:
                written += self.choose(st.sampled_from(["\n", "\n\n"])) + self.listed(block, indent)
        return written

    def listed(self, block: tuple[Item, ...], indent: str) -> str:
        mark = self.choose(st.sampled_from("-*+•"))
        space = self.choose(st.sampled_from(["\n", "\n\n", f"\n{indent}\n"]))
        lines: list[str] = []
        for item in block:
            lines.append(f"{indent}{mark} {self.broken(item.text)}")
            lines += [f"{indent}   {mark} {inner}" for inner in item.inner]
        return space.join(lines)


def in_bold(entries: list[Entry], writer: Writer) -> str:
    return "".join(
        f"**{each.number}. {writer.broken(each.question)}**{writer.gap()}{writer.body(each.answer)}{writer.gap()}"
        for each in entries
    )


def as_headings(entries: list[Entry], writer: Writer) -> str:
    level = st.sampled_from(["#", "##", "###", "####"])
    mark = st.sampled_from(["Ans:- ", "Ans:- ", ""])
    return "".join(
        f"{writer.choose(level)} {each.number}. {each.question}{writer.gap()}"
        f"{writer.choose(mark)}{writer.body(each.answer)}{writer.gap()}"
        for each in entries
    )


def numbered(entries: list[Entry], writer: Writer) -> str:
    return "".join(f"{each.number}. {writer.body(each.answer, '   ')}{writer.gap()}" for each in entries)


def asked(entries: list[Entry]) -> str:
    return "".join(f"{each.number}. {each.question}\n" for each in entries)


def in_turn(entries: list[Entry], writer: Writer) -> str:
    middle = len(entries) // 2
    halves = [half for half in (entries[:middle], entries[middle:]) if half]
    return "".join(f"{asked(half)}{writer.gap()}{numbered(half, writer)}" for half in halves)


def under_titles(entries: list[Entry], writer: Writer) -> str:
    return f"## Questions:\n{asked(entries)}{writer.gap()}## Answer:\n{numbered(entries, writer)}"


def markdown_of(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(
        block if isinstance(block, str) else "\n".join(line for item in block for line in lines_of(item))
        for block in blocks
    )


def lines_of(item: Item) -> Iterator[str]:
    yield f"- {item.text}"
    yield from (f"    - {inner}" for inner in item.inner)


def read(*texts: str) -> list[tuple[int | None, str, str]]:
    sources = [Source(f"{index}.txt", text.encode()) for index, text in enumerate(texts)]
    return [
        (card.number, card.question, card.answers[0].text) for card in QuestionDocument().read(sources).cards
    ]


def expected(entries: list[Entry]) -> list[tuple[int | None, str, str]]:
    return [(each.number, each.question, markdown_of(each.answer)) for each in entries]


@given(documents(), st.sampled_from([in_bold, as_headings, in_turn, under_titles]), st.data())
def test_a_document_is_read_back_as_it_was_meant(
    entries: list[Entry], write: Callable[[list[Entry], Writer], str], data: st.DataObject
) -> None:
    assert read(write(entries, Writer(data.draw))) == expected(entries)


@given(documents(), st.data())
def test_answers_alone_are_read_back_with_the_questions_of_their_set(
    entries: list[Entry], data: st.DataObject
) -> None:
    writer = Writer(data.draw)
    alone = numbered(entries, writer)
    assert read(alone, in_bold(entries, writer)) == expected(entries)
    assert [answer for _, _, answer in read(alone)] == [answer for _, _, answer in expected(entries)]
