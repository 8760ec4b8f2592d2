"""Whether an answer says all its document meant to say, or breaks off."""

from collections.abc import Iterable, Sequence

from trainer.core.card import Completeness
from trainer.importers.answer_blocks import Block, Kind
from trainer.importers.sentences import announces, ends_sentence, leads_on

_FEWEST_WORDS_OF_A_SENTENCE = 8


def judge(answers: Sequence[Sequence[Block]]) -> list[Completeness]:
    """The completeness of every answer of one document, in order.

    An answer breaks off if its last block ends with no full stop although its fellows do, and is also what a whole
    block is not: it leads on to more, or it is a sentence outside a list, or the only item of its list, or shorter
    than every other item.  An item as long as the others has merely lost its full stop.
    """
    blocks = [block for answer in answers for block in answer]
    paragraphs_end = _mostly_end(block for block in blocks if block.kind is Kind.PARAGRAPH)
    items_end = _mostly_end(block for block in blocks if block.kind is Kind.ITEM)
    return [_judged(answer, paragraphs_end, items_end) for answer in answers]


def _judged(blocks: Sequence[Block], paragraphs_end: bool, items_end: bool) -> Completeness:
    if not any(block.lines for block in blocks):
        return Completeness.MISSING
    cut = _breaks_off(blocks, paragraphs_end, items_end)
    return Completeness.CUT_OFF if cut else Completeness.COMPLETE


def _breaks_off(blocks: Sequence[Block], paragraphs_end: bool, items_end: bool) -> bool:
    last = blocks[-1]
    if last.kind not in (Kind.PARAGRAPH, Kind.ITEM) or ends_sentence(_end(last)):
        return False
    if not last.lines or announces(_end(last)) or leads_on(_end(last)):
        return True
    if last.kind is Kind.PARAGRAPH:
        return paragraphs_end and _length(last) >= _FEWEST_WORDS_OF_A_SENTENCE
    others = _other_items(blocks)
    if not others:
        return items_end
    return _mostly_end(others) and all(_length(last) < _length(item) for item in others)


def _other_items(blocks: Sequence[Block]) -> list[Block]:
    """The items of the list that the last item belongs to, without it."""
    last = blocks[-1]
    others: list[Block] = []
    for block in reversed(blocks[:-1]):
        if block.depth < last.depth:
            break
        if block.kind is Kind.ITEM and block.depth == last.depth:
            others.append(block)
    return others


def _mostly_end(blocks: Iterable[Block]) -> bool:
    """Whether most of the blocks end as sentences do; no if there are none."""
    ends = [ends_sentence(end) for block in blocks if not announces(end := _end(block))]
    return sum(ends) * 2 > len(ends)


def _end(block: Block) -> str:
    return block.lines[-1] if block.lines else ""


def _length(block: Block) -> int:
    return len(block.text.split())
