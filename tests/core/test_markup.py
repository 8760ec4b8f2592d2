"""Answers become HTML that is safe whatever they contain, and that reads as their authors meant it."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trainer.core import markup
from trainer.core.markup import FORMATTING, LONGEST_RENDERED, to_html, to_text


class Tags(HTMLParser):
    """Every tag and attribute a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://x/y.js></SCRIPT>",
    "<<script>script>alert(1)<</script>/script>",
    "<img src=x onerror=alert(1)>",
    '<img src="http://x/y.png">',
    "![alt](http://x/y.png)",
    "![alt][pic]\n\n[pic]: file:///etc/passwd",
    "[words](javascript:alert(1))",
    "[words](file:///etc/passwd)",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<http://auto.link/> <me@mail.example>",
    '<p style="background:url(http://x)">styled</p>',
    "<style>p { display: none }</style>",
    "<svg/onload=alert(1)><math><mtext></p><img src=x onerror=alert(1)>",
    "<b onclick=alert(1) onmouseover='x'>bold</b>",
    "<iframe src=//x></iframe><object data=x></object><embed src=x><link rel=stylesheet href=//x>",
    "<form action=//x><input autofocus onfocus=alert(1)><button formaction=javascript:x>b</button></form>",
    '```"><script>alert(1)</script>\ncode\n```',
    '```{ .python onclick="alert(1)" style="x" }\ncode\n```',
    "`<script>`\n\n    <script>alert(1)</script>",
    "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>x</script> | [l](javascript:x) |",
    "<plaintext><xmp><title><textarea><noscript>",
    "<!-- <script> --><!--[if IE]><script>x</script><![endif]--><![CDATA[<script>]]><?php <script> ?>",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x00<scr\x00ipt>",
    "\ud800 lone surrogate",
    "<table background=http://x><tr><td style=x>cell</table>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_only_formatting_comes_out_of_hostile_text(text: str) -> None:
    seen = Tags(to_html(text))
    assert set(seen.names) <= FORMATTING
    assert {name for name, _ in seen.attributes} <= {"class", "align", "start"}
    assert not any(":" in value or "(" in value for _, value in seen.attributes)


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_words_contain_no_markup_of_their_own(text: str) -> None:
    assert to_text(f"before\n\n{text}\n\nafter").startswith("before")


def test_an_event_handler_is_dropped_and_the_words_stay() -> None:
    assert to_html("<b onclick=alert(1)>bold</b>") == "<p><b>bold</b></p>"


def test_tags_that_are_not_formatting_vanish_around_their_words() -> None:
    assert to_html("<div>some <a href='http://x'>words</a></div>") == "<p>some words</p>"


def test_angle_brackets_of_programming_languages_are_text() -> None:
    assert to_text("a vector<int> and a Map<K, V>, 5 < 6") == "a vector<int> and a Map<K, V>, 5 < 6"


def test_unclosed_tags_are_closed_and_lose_no_words() -> None:
    html = to_html("<b>unclosed\n\nnext <i>paragraph\n\n<script>last")
    assert html.count("<b>") == html.count("</b>")
    assert html.count("<i>") == html.count("</i>")
    assert to_text("<b>unclosed\n\nnext <i>paragraph\n\n<script>last") == "unclosed\nnext paragraph\nlast"


def test_a_link_shows_its_words_and_an_image_what_it_shows() -> None:
    assert to_text("see [the **paper**](https://x/y_(z)) and ![a diagram](d.png)") == (
        "see the paper and [image: a diagram]"
    )


def test_the_same_text_gives_the_same_html() -> None:
    text = "1. a\n   - b\n\n```python\nx = 1\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |"
    assert to_html(text) == to_html(text)


def test_a_list_needs_no_blank_line_before_it() -> None:
    assert to_html("Benefits:\n- one\n- two") == ("<p>Benefits:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>")


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_lists_nest_by_two_three_or_four_spaces(indent: int) -> None:
    flat = re.sub(r"\s", "", to_html(f"1. one\n{' ' * indent}- inner\n2. two"))
    assert flat == "<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>"


def test_a_list_indented_as_a_whole_is_one_list_and_what_follows_a_paragraph() -> None:
    flat = re.sub(r"\s", "", to_html("   - one\n\n   - two\n\n   After"))
    assert flat == "<ul><li><p>one</p></li><li><p>two</p></li></ul><p>After</p>"


def test_a_paragraph_under_an_item_belongs_to_it() -> None:
    flat = re.sub(r"\s", "", to_html("1. one\n\n   more\n2. two"))
    assert flat == "<ol><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>"


def test_a_wrapped_line_belongs_to_its_item() -> None:
    assert to_text("- one\n  goes on\nand on\n- two") == "one goes on and on\ntwo"


def test_bullets_after_numbers_are_a_list_of_their_own() -> None:
    flat = re.sub(r"\s", "", to_html("1. one\n- two"))
    assert flat == "<ol><li>one</li></ol><ul><li>two</li></ul>"


def test_a_number_in_mid_paragraph_begins_no_list() -> None:
    assert to_text("It was published in\n1998. It changed the field.") == (
        "It was published in 1998. It changed the field."
    )


def test_a_list_keeps_the_number_it_starts_with() -> None:
    assert '<ol start="3">' in to_html("3. third\n4. fourth")


def test_a_heading_needs_a_space_and_no_blank_lines() -> None:
    assert to_html("before\n## Heading\nafter") == "<p>before</p>\n<h2>Heading</h2>\n<p>after</p>"
    assert to_text("#1 reason") == "#1 reason"


def test_a_rule_ends_a_list_and_underlines_a_heading() -> None:
    assert re.sub(r"\s", "", to_html("- item\n---\nTitle\n---")) == "<ul><li>item</li></ul><hr><h2>Title</h2>"


def test_a_table_keeps_its_alignment() -> None:
    html = to_html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<th align="right">b</th>' in html
    assert to_text("| a | b |\n|---|--:|\n| 1 | 2 |") == "a b\n1 2"


def test_code_is_coloured_by_classes() -> None:
    assert '<span class="k">def</span>' in to_html("```python\ndef f(): pass\n```")


def test_code_keeps_its_indentation_and_its_markdown() -> None:
    assert to_text("```python\nif x:\n    # *no* heading\n```") == "if x:\n    # *no* heading"


def test_an_unclosed_fence_runs_to_the_end() -> None:
    assert to_html("~~~\n- a <b>\n\n# c").startswith("<pre>")
    assert to_text("~~~\n- a <b>\n\n# c") == "- a <b>\n# c"


def test_a_fence_under_an_item_loses_its_indentation_and_the_list_goes_on() -> None:
    html = to_html("1. one\n   ```\n   if x:\n       y\n   ```\n2. two")
    assert "<code>if x:\n    y</code>" in html
    assert '<ol start="2">' in html


def test_a_longer_fence_may_hold_a_shorter_one() -> None:
    assert to_text("````\n```\ninner\n```\n````") == "```\ninner\n```"


def test_nothing_becomes_nothing() -> None:
    assert to_html("") == ""
    assert to_text(" \n\t\n") == ""


def test_a_very_long_text_is_shown_as_it_is_written() -> None:
    paragraph = "**word** <script> & " * 10
    text = "\n\n".join([paragraph] * (1_000_000 // len(paragraph)))
    html = to_html(text)
    assert html.startswith("<p>**word** &lt;script&gt; &amp; ")
    assert html.count("<p>") == text.count("\n\n") + 1
    assert set(Tags(html).names) == {"p"}


@pytest.mark.parametrize(
    "piece", ["[", "![", "<a@", "<![CDATA[", "a\n=\n", "# a\n", "> ", "`a ", "***a *b ", "&"]
)
def test_text_made_to_be_slow_keeps_its_words(piece: str) -> None:
    """Each of these takes Python-Markdown itself minutes or hours at this length."""
    words = "kept " + piece * ((LONGEST_RENDERED - 10) // len(piece))
    assert to_text(words).startswith("kept")


def test_deep_nesting_is_flattened_rather_than_refused() -> None:
    deep = "".join("  " * level + f"- level {level}\n" for level in range(200))
    assert "level 199" in to_text(deep)
    assert to_text("> " * 3000 + "quoted") == "quoted"


def test_importing_the_module_loads_no_renderer() -> None:
    code = "import sys, trainer.core.markup; print(*({'markdown', 'nh3', 'pygments'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


@example("---")
@given(st.text(alphabet="aZéß中 09,.;:?!'\"()/%’–-", min_size=1, max_size=40))
def test_a_plain_line_reads_as_it_would_through_the_parser(text: str) -> None:
    *through_the_parser, more = to_text(f"{text}\n\n*more*").split("\n")
    assert more == "more"
    assert to_text(text) == "\n".join(through_the_parser)


@example("a ")
@example("a  b")
@given(st.from_regex(markup._PLAIN, fullmatch=True))
def test_a_plain_line_is_the_html_the_parser_makes_of_it(text: str) -> None:
    emphasised, _ = to_html(f"{text.rstrip()}\n\n*more*").split("\n", 1)
    assert to_html(text) == emphasised


def test_a_question_without_markup_needs_no_parser() -> None:
    program = (
        "import sys; from trainer.core.markup import to_text; to_text('What is pooling, and why is it used?'); "
        "print('markdown' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
