"""Questions and answers on paper: one HTML page to print, each question with its answers below, nothing outside it."""

from html import escape
from itertools import groupby

from trainer import __version__
from trainer.core.card import Card, Completeness
from trainer.core.deck import Deck
from trainer.core.markup import to_html

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #1d1f24; background: #fff; max-width: 44rem; margin: 2rem auto;
  padding: 0 1rem; }
h2, h3, h4 { break-after: avoid; }
h2 { margin-top: 2.5rem; } h3 { margin: 1.75rem 0 .5rem; } h4 { margin: .75rem 0 .25rem; color: #5b616d; }
pre { white-space: pre-wrap; background: #f3f4f6; padding: .5rem; } code { background: #f3f4f6; }
table { border-collapse: collapse; } th, td { border: 1px solid #e1e3e8; padding: .25rem .5rem; }
.muted { color: #5b616d; } .small { font-size: .85rem; }
@page { margin: 16mm; } @media print { body { margin: 0; max-width: none; } }
"""


class CardsSheet:
    """A sheet of questions and answers by topic."""

    id = "cards_sheet"
    label = "Cards (HTML sheet to print)"
    suffixes = (".html",)

    def write(self, content: Deck) -> bytes:
        """The whole page, topics and cards in the deck's order."""
        titles = {each.uid: each.title for each in content.documents}
        ordered = sorted(content.cards, key=_places(content.cards).__getitem__)
        body = "".join(
            f"<h2>{escape(' › '.join(topic)) or 'Without a topic'}</h2>"
            + "".join(_card(each, titles) for each in cards)
            for topic, cards in groupby(ordered, key=lambda card: card.topic)
        )
        page = (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="generator" content="interview-trainer {__version__}">\n'
            f"<title>Questions and answers</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            f"<h1>Questions and answers</h1>\n{body}\n"
            f'<p class="muted small">Written by interview-trainer {__version__}.</p>\n</body>\n</html>\n'
        )
        return page.encode()


def _places(cards: tuple[Card, ...]) -> dict[Card, tuple[int, int]]:
    """Where a card goes: topics in the order of their first cards, cards of a topic in their own."""
    topics: dict[tuple[str, ...], int] = {}
    return {card: (topics.setdefault(card.topic, len(topics)), place) for place, card in enumerate(cards)}


def _card(card: Card, titles: dict[str, str]) -> str:
    number = "" if card.number is None else f"{card.number}. "
    told = f"<h3>{escape(number + card.shown_question)}</h3>"
    for answer in card.answers:
        if answer.completeness is Completeness.MISSING:
            continue
        note = " (breaks off in the document)" if answer.completeness is Completeness.CUT_OFF else ""
        told += f"<h4>{escape(titles.get(answer.document, 'Your own'))}{note}</h4>{to_html(answer.shown)}"
    return told
