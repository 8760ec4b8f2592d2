"""The Markdown of an answer: read as documents write it, written as Python-Markdown needs it.

Documents indent by one to three spaces, set lists directly below a paragraph and indent the paragraphs of a
numbered answer.  Python-Markdown starts a list only after a blank line, nests by four spaces and takes an indented
paragraph below a list into the list's last item.  The stored text follows its rules and keeps every word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from trainer.importers.decoding import Line
from trainer.importers.line_marks import FENCE, HEADING, LIST_ITEM, TABLE_ROW, fenced, is_rule
from trainer.importers.sentences import ends_sentence, starts_small

_LONGEST_WRAPPED_LINE = 160


class Kind(Enum):
    """What a block of an answer is."""

    PARAGRAPH = auto()
    ITEM = auto()
    TABLE = auto()
    HEADING = auto()
    RULE = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One block; its lines carry no indentation, except inside code.

    ``depth`` counts the list items around it, an item itself included.  ``mark`` is ``-`` or ``1.`` for an item,
    the language for code.  An item without lines is a list mark whose words are not in the document.
    """

    kind: Kind
    lines: tuple[str, ...]
    depth: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join(" ".join(self.lines).split())


def read_blocks(lines: Sequence[Line], base: int = 0) -> list[Block]:
    """The blocks of an answer whose paragraphs are indented by up to ``base`` spaces.

    Text outside lists is code if it is fenced, or indented by four more and does not read like a sentence.
    """
    reader = _Reader(base)
    for line, in_code in zip(lines, fenced(lines), strict=True):
        text = line.text.expandtabs(4)
        if in_code:
            reader.take_fenced(text)
        else:
            reader.take(text)
    return [Block(kind, tuple(words), depth, mark) for kind, words, depth, mark in reader.blocks]


def write_blocks(blocks: Sequence[Block]) -> str:
    """The Markdown: a blank line between blocks, none between the items of a list, four spaces for each depth."""
    written: list[str] = []
    above: Block | None = None
    marks: list[str] = []
    for block in (block for block in blocks if block.lines):
        placed = _within_reach(above, block)
        outer = placed.depth - (placed.kind is Kind.ITEM)
        if above is not None and not _is_tight(above, placed, marks):
            written.append("")
            marks[:outer] = [""] * outer
        written.extend(_written(placed))
        marks[outer:] = [placed.mark[-1]] if placed.kind is Kind.ITEM else []
        above = placed
    return "\n".join(written)


def _within_reach(above: Block | None, block: Block) -> Block:
    """A depth that the block above allows: an item goes at most one deeper, anything else no deeper."""
    deepest = (above.depth if above else 0) + (block.kind is Kind.ITEM)
    return block if block.depth <= deepest else replace(block, depth=deepest)


def _is_tight(above: Block, below: Block, marks: Sequence[str]) -> bool:
    """Items follow each other without a blank line, but a list of another kind needs one to begin.

    ``marks`` has for each depth how its items are marked, or nothing if a blank line stands within the last one.
    """
    if above.kind is not Kind.ITEM or below.kind is not Kind.ITEM:
        return False
    return below.depth > len(marks) or marks[below.depth - 1] == below.mark[-1]


def _written(block: Block) -> Iterator[str]:
    indent = "    " * block.depth
    match block.kind:
        case Kind.ITEM:
            yield f"{indent[4:]}{block.mark} {block.lines[0]}"
            yield from (indent + line for line in block.lines[1:])
        case Kind.CODE if block.depth == 0:
            fence = "~~~~" if any("```" in line for line in block.lines) else "```"
            yield from (fence + block.mark, *block.lines, fence)
        case Kind.CODE:
            yield from (f"{indent}    {line}".rstrip() for line in block.lines)
        case _:
            yield from (indent + line for line in block.lines)


class _Reader:
    """Takes line after line; words go on in the last block until a blank line or a new block."""

    def __init__(self, base: int) -> None:
        self.blocks: list[tuple[Kind, list[str], int, str]] = []
        self._code_from = base + 4
        self._indents: list[int] = []
        self._blank_lines = 1
        self._breaks = False
        self._fence = ""
        self._code_indent = -1

    def take(self, text: str) -> None:
        """One line outside fences."""
        if not text.strip():
            self._blank_lines += 1
            return
        self._take_words(text, len(text) - len(text.lstrip()))
        self._blank_lines = 0
        self._breaks = text.endswith("  ")

    def take_fenced(self, text: str) -> None:
        """One line of fenced code, fences included."""
        fence = FENCE.match(text)
        indent = len(text) - len(text.lstrip())
        if not self._fence and fence is not None:
            self._fence, self._code_indent = fence["mark"], indent
            self._settle(indent)
            self._append(Kind.CODE, [], fence["info"].strip())
        elif fence is not None and fence["mark"].startswith(self._fence) and not fence["info"].strip():
            self._fence, self._code_indent = "", -1
            self._blank_lines = 1
        else:
            self.blocks[-1][1].append(text[min(indent, self._code_indent) :].rstrip())

    def _take_words(self, text: str, indent: int) -> None:
        item = LIST_ITEM.match(text)
        if self._goes_on_as_code(indent):
            self.blocks[-1][1].extend([""] * self._blank_lines + [text[self._code_indent :].rstrip()])
        elif is_rule(text):
            self._indents.clear()
            self._append(Kind.RULE, ["---"])
        elif item is not None and self._may_begin_item(item["mark"]):
            self._begin_item(indent, item["mark"], (item["text"] or "").strip())
        elif HEADING.match(text):
            self._indents.clear()
            self._append(Kind.HEADING, [text.strip()])
        elif TABLE_ROW.match(text):
            self._take_row(indent, text.strip())
        elif self._goes_on(indent, text):
            self._go_on(text.strip())
        else:
            self._begin_words(indent, text)

    def _is_open(self, kind: Kind) -> bool:
        return self._blank_lines == 0 and self.blocks[-1][0] is kind

    def _append(self, kind: Kind, lines: list[str], mark: str = "") -> None:
        self.blocks.append((kind, lines, len(self._indents), mark))
        self._code_indent = self._code_indent if kind is Kind.CODE else -1

    def _settle(self, indent: int) -> None:
        """Leave the list items that words at this indentation do not belong to."""
        while self._indents and indent < self._indents[-1] + 2:
            self._indents.pop()

    def _may_begin_item(self, mark: str) -> bool:
        """A number other than 1 within a paragraph is part of its sentence: "built in / 2015. It was"."""
        return not (self._is_open(Kind.PARAGRAPH) and mark[0].isdigit() and mark[:-1] != "1")

    def _begin_item(self, indent: int, mark: str, words: str) -> None:
        self._settle(indent)
        self._indents.append(indent)
        self._append(Kind.ITEM, [words] if words else [], f"{mark[:-1]}." if mark[0].isdigit() else "-")

    def _take_row(self, indent: int, words: str) -> None:
        if self._is_open(Kind.TABLE):
            self.blocks[-1][1].append(words)
        else:
            self._settle(indent)
            self._append(Kind.TABLE, [words])

    def _goes_on(self, indent: int, text: str) -> bool:
        """Whether a line is part of the words above it.

        Below a whole sentence it is not, if those words are an item and the line is not indented further, or if
        they are longer than wrapped lines are.
        """
        if not self._is_open(Kind.ITEM) and not self._is_open(Kind.PARAGRAPH):
            return False
        kind, lines, *_ = self.blocks[-1]
        if not lines or starts_small(text) or not ends_sentence(lines[-1]):
            return True
        return indent > self._indents[-1] if kind is Kind.ITEM else len(lines[-1]) <= _LONGEST_WRAPPED_LINE

    def _go_on(self, words: str) -> None:
        lines = self.blocks[-1][1]
        if self._breaks and lines:
            lines[-1] += "  "
        lines.append(words)

    def _goes_on_as_code(self, indent: int) -> bool:
        return self._code_indent >= 0 and indent >= self._code_indent

    def _begin_words(self, indent: int, text: str) -> None:
        self._settle(indent)
        code_from = self._indents[-1] + 6 if self._indents else self._code_from
        if self._blank_lines and indent >= code_from and not _is_prose(text):
            self._code_indent = min(indent, code_from + 2) if self._indents else code_from
            self._append(Kind.CODE, [text[self._code_indent :].rstrip()])
        else:
            self._append(Kind.PARAGRAPH, [text.strip()])


def _is_prose(text: str) -> bool:
    return text.rstrip()[-1] in ".?!" or len(text.split(maxsplit=9)) > 8
