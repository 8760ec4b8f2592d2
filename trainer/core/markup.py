"""Answers are Markdown; this turns them into safe HTML, and into plain words.

The HTML holds text formatting only: no scripts, styles, images, links or anything that could be fetched.
Known tags of HTML vanish and their words stay; anything else in angle brackets, such as ``vector<int>``,
is text.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape, unescape
from threading import local
from typing import Any
from xml.etree.ElementTree import Element

from trainer.core.markdown_source import normalised

LONGEST_RENDERED = 100_000
"""Characters; a longer text is shown as it is written."""
KEPT = 64
"""Texts whose HTML is remembered: the answers of a dozen cards."""
LONGEST_HIGHLIGHTED = 20_000
"""Characters; the code of a longer text is not coloured."""

# ruff: noqa: SIM905 - as list literals these names would fill the page
FORMATTING = frozenset(
    "p br hr h1 h2 h3 h4 h5 h6 ul ol li strong b em i s del sub sup code pre kbd blockquote span "
    "table thead tbody tr th td".split()
)
_VANISHING = frozenset(
    "a abbr address applet area article aside audio base basefont bdi bdo big body button canvas caption "
    "center cite col colgroup data datalist dd details dfn dialog dir div dl dt embed fieldset figcaption "
    "figure font footer form frame frameset head header html iframe img input ins label legend link main "
    "map mark marquee math menu meta meter nav noembed noframes noscript object optgroup option output param "
    "picture plaintext progress q rp rt ruby samp script search section select slot small source strike "
    "style summary svg template textarea tfoot time title track tt u var video wbr xmp".split()
)
_REPLACED_PATTERNS = (
    "reference link image_link image_reference short_reference short_image_ref autolink automail html".split()
)
_TAG = r"<!--.{0,2000}?-->|<(/?)([a-zA-Z][a-zA-Z0-9]{0,11})(?:\s[^<>]{0,2000})?/?>"
_ADDRESS = r"[^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?"
_LINK = rf"(!?)\[([^\[\]]{{0,500}})\]\({_ADDRESS}\)"
_BLOCK_EDGE = re.compile(r"</?(?:p|h\d|li|ul|ol|tr|blockquote|table)\b[^>]*>|<br>|<hr>")
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_CELL_END = re.compile(r"</t[hd]>")
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:?!'\"()/%’–-])*")
"""A line that begins with a letter and holds nothing that could be markup."""
_ANY_TAG = re.compile(r"<[^>]*>")
_own = local()


@lru_cache(maxsize=KEPT)
def to_html(markdown_text: str) -> str:
    """HTML made of the ``FORMATTING`` tags.

    The only attributes are ``class`` on the spans of coloured code, ``align`` in tables, ``start`` of a list.
    Same text, same HTML; the time taken grows with the length of the text.
    """
    if not markdown_text.strip():
        return ""
    if _PLAIN.fullmatch(markdown_text):  # most questions: nothing to parse, nothing to clean
        return f"<p>{markdown_text.rstrip()}</p>"
    import nh3

    text = markdown_text.encode("utf-8", "replace").decode().replace("\0", "")
    if len(text) > LONGEST_RENDERED:
        return _as_written(text)
    clean = nh3.clean(
        _parser(len(text) <= LONGEST_HIGHLIGHTED).convert(normalised(text)),
        tags=set(FORMATTING),
        clean_content_tags=set(),
        attributes={"span": {"class"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}},
        url_schemes=set(),
        link_rel=None,
    )
    return _EMPTY_PARAGRAPH.sub("", clean).replace("\n</code></pre>", "</code></pre>")


def to_text(markdown_text: str) -> str:
    """The plain words, one line for each paragraph, list item, table row and line of code."""
    if _PLAIN.fullmatch(markdown_text):  # most questions: they need not wait for the parser's import
        return " ".join(markdown_text.split())
    pieces = _CODE.split(to_html(markdown_text))
    pieces[::2] = [_flowing(piece) for piece in pieces[::2]]
    words = unescape(_ANY_TAG.sub("", "\n".join(pieces)))
    return "\n".join(line.rstrip() for line in words.split("\n") if line.strip())


def _flowing(html: str) -> str:
    """Prose between code blocks with line ends where its blocks end, and none elsewhere."""
    broken = _CELL_END.sub(" ", _BLOCK_EDGE.sub("\n", html.replace("\n", " ")))
    return "\n".join(" ".join(line.split()) for line in broken.split("\n"))


def _as_written(text: str) -> str:
    """Escaped paragraphs; nothing in them can be a tag, so they need no further cleaning."""
    return "\n".join(f"<p>{escape(block, quote=False)}</p>" for block in re.split(r"\n\s*\n", text))


def _parser(coloured: bool) -> Any:
    """A parser that is as new; each thread has its own, because making one takes longer than most texts."""
    kept, name = _own.__dict__, "coloured" if coloured else "plain"
    if name not in kept:
        kept[name] = _new_parser(coloured)
    return kept[name].reset()


def _new_parser(coloured: bool) -> Any:
    """Python-Markdown with its own links, images and raw HTML replaced: those take quadratic time."""
    from markdown import Markdown  # type: ignore[import-untyped]
    from markdown.extensions.codehilite import CodeHiliteExtension  # type: ignore[import-untyped]
    from markdown.extensions.fenced_code import FencedCodeExtension  # type: ignore[import-untyped]
    from markdown.extensions.sane_lists import SaneListExtension  # type: ignore[import-untyped]
    from markdown.extensions.tables import TableExtension  # type: ignore[import-untyped]

    extensions = [TableExtension(use_align_attribute=True), FencedCodeExtension(), SaneListExtension()]
    if coloured:
        extensions.append(CodeHiliteExtension(guess_lang=False))
    parser = Markdown(extensions=extensions)
    parser.preprocessors.deregister("html_block")
    for name in _REPLACED_PATTERNS:
        parser.inlinePatterns.deregister(name)
    _add_pattern(parser, "link", 160, _LINK, _link_words)
    _add_pattern(parser, "tag", 90, _TAG, partial(_tag, parser))
    return parser


def _add_pattern(parser: Any, name: str, priority: int, pattern: str, handle: Callable[..., Any]) -> None:
    from markdown.inlinepatterns import InlineProcessor  # type: ignore[import-untyped]

    processor = InlineProcessor(pattern, parser)
    processor.handleMatch = handle
    parser.inlinePatterns.register(processor, name, priority)


def _link_words(match: re.Match[str], _: str) -> tuple[Element, int, int]:
    """The words of a link; of an image, what it is said to show."""
    element = Element("em" if match[1] else "span")
    element.text = f"[image: {match[2]}]" if match[1] else match[2]
    return element, match.start(), match.end()


def _tag(parser: Any, match: re.Match[str], _: str) -> tuple[str | None, int | None, int | None]:
    """A bare formatting tag is kept, another tag of HTML or a comment vanishes, anything else is text."""
    name = (match[2] or "").lower()
    if name in FORMATTING:
        return parser.htmlStash.store(f"<{match[1]}{name}>"), match.start(), match.end()
    if not name or name in _VANISHING:
        return "", match.start(), match.end()
    return None, None, None
