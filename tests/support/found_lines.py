"""A search whose cards are at hand."""

from collections.abc import Collection, Iterable, Sequence

from trainer.services.card_order import CardOrder
from trainer.services.found_cards import PAGE
from trainer.services.rows import CardLine, FirstCards


class Lines:
    """Finds the cards of some lines, sorted by what a line calls as the column; keeps what it was asked for."""

    def __init__(self, lines: Iterable[CardLine]) -> None:
        self.all = list(lines)
        self.asked: list[str] = []
        self.read: list[list[int]] = []

    def first(self, order: CardOrder | None) -> FirstCards:
        self.asked.append("first")
        return FirstCards(len(self.all), self._ids(order)[:PAGE])

    def every(self, order: CardOrder | None) -> Sequence[int]:
        self.asked.append("every")
        return self._ids(order)

    def among(self, cards: Collection[int]) -> Collection[int]:
        self.asked.append("among")
        return set(cards) & {line.id for line in self.all}

    def lines(self, cards: Sequence[int]) -> Sequence[CardLine]:
        self.read.append(list(cards))
        wanted = set(cards)
        return [line for line in reversed(self.all) if line.id in wanted]

    def _ids(self, order: CardOrder | None) -> list[int]:
        lines = self.all
        if order is not None:
            lines = sorted(lines, key=lambda line: getattr(line, order.column), reverse=order.descending)
        return [line.id for line in lines]
