"""Whether words end where a sentence ends, and whether they ask."""

import re

_ENDS = frozenset(".!?…。！？")
_CLOSERS = " \t*_`\"'”’»)]}"
_LEADS_ON = re.compile(
    r"an?|the|and|n?or|but|of|is|are|was|were|be|been|being|has|have|had|with|as|than|that|which|whose|because"
    r"|such|their|its|your|our|into|from|between|while|whether|if",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"calculate|can|compare|contrast|could|define|derive|describe|design|differentiate|discuss|distinguish|explain"
    r"|give|how|identify|illustrate|list|mention|name|outline|prove|show|state|suggest|summari[sz]e|tell|what|when"
    r"|where|which|who|whose|why|write",
    re.IGNORECASE,
)
_LONGEST_QUESTION = 400
_ANSWER_MARK = re.compile(r"(?:\*\*ans(?:wer)?(?::-?\*\*|\*\*:-?)|ans(?:wer)?\s?:-?)\s*", re.IGNORECASE)


def ends_sentence(text: str) -> bool:
    """Whether the last character, closing quotes, brackets and bold marks aside, ends a sentence."""
    return _tail(text)[-1:] in _ENDS


def announces(text: str) -> bool:
    """Whether the text ends by announcing something: "These include:"."""
    return _tail(text)[-1:] in {":", "："}


def leads_on(text: str) -> bool:
    """Whether the text ends in a word or sign that no sentence can end with: "the mask head is a"."""
    tail = _tail(text)
    if tail[-1:] in {",", "(", "["}:
        return True
    words = tail[-24:].split()
    return bool(words) and _LEADS_ON.fullmatch(words[-1]) is not None


def starts_small(text: str) -> bool:
    """Whether the text begins with a small letter."""
    return text.lstrip()[:1].islower()


def looks_like_question(text: str) -> bool:
    """Whether the text is one question, or one sentence that asks for something: "Describe the U-Net." """
    words = text.strip().strip("*").strip()
    if not words or len(words) > _LONGEST_QUESTION:
        return False
    asks = _ASKS.fullmatch(words.split(maxsplit=1)[0]) is not None
    return words.endswith("?") or (asks and ". " not in words and not announces(words))


def without_answer_mark(text: str) -> str:
    """The text without an ``Ans:-``, ``Ans:`` or ``Answer:`` before it."""
    return text[mark.end() :] if (mark := _ANSWER_MARK.match(text)) else text


def _tail(text: str) -> str:
    """The end of the text without what may follow a sentence; short, however long the text is."""
    return text[-200:].rstrip().rstrip(_CLOSERS)
