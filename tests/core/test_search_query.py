"""The search language reads what learners type, prints it back, and explains what it cannot read."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.event import Rating
from trainer.core.search_days import Added, Edited, Introduced, Rated, Was
from trainer.core.search_query import (
    DEEPEST,
    KEYS,
    MOST_TERMS,
    TERMS,
    QueryError,
    TermHelp,
    completion_start,
    completions,
    parse,
    show,
    terms,
)
from trainer.core.search_terms import (
    LIMITS,
    And,
    Answers,
    Attachment,
    CardIds,
    CardState,
    Comparison,
    Document,
    Everything,
    Flag,
    Has,
    Is,
    Measure,
    NoCombining,
    Not,
    Or,
    Pattern,
    Phrase,
    Property,
    Query,
    Regex,
    Subject,
    Tag,
    Topic,
    Wild,
    Word,
    all_of,
    any_of,
    negated,
)


def word(text: str) -> Word:
    return Word(Pattern.literal(text))


def phrase(text: str) -> Phrase:
    return Phrase(Pattern.literal(text))


def tag(text: str) -> Tag:
    return Tag(Pattern.literal(text))


def words(text: str) -> Query:
    return all_of(word(each) for each in text.split())


def complaint(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text)
    return caught.value


def understood(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


def fault(text: str) -> str:
    """The part of the text that the complaint points at."""
    error = complaint(text)
    return text[error.start : error.end]


@pytest.mark.parametrize("text", ["", " ", "\t\n", "*", "**", "(*)", "* or cat"])
def test_nothing_and_a_lone_star_find_everything(text: str) -> None:
    assert parse(text) == Everything()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("cat", word("cat")),
        ("cat dog", And((word("cat"), word("dog")))),
        ("cat and dog", And((word("cat"), word("dog")))),
        ("cat AND dog", And((word("cat"), word("dog")))),
        ("cat or dog", Or((word("cat"), word("dog")))),
        ("cat Or dog", Or((word("cat"), word("dog")))),
        ("a b or c", Or((And((word("a"), word("b"))), word("c")))),
        ("a (b or c)", And((word("a"), Or((word("b"), word("c")))))),
        ("a or b or c", Or((word("a"), word("b"), word("c")))),
        ("(a or b) or c", Or((word("a"), word("b"), word("c")))),
        ("a (b (c d))", And((word("a"), word("b"), word("c"), word("d")))),
        ("(((a)))", word("a")),
        ("-a", Not(word("a"))),
        ("--a", word("a")),
        ("-(-a)", word("a")),
        ("-(a b)", Not(And((word("a"), word("b"))))),
        ("a -(b or -c)", And((word("a"), Not(Or((word("b"), Not(word("c")))))))),
        ("-tag:x", Not(tag("x"))),
        ('-"a b"', Not(phrase("a b"))),
        ("-*", Not(Everything())),
        ("* cat", word("cat")),
    ],
)
def test_terms_are_joined_by_and_or_dash_and_brackets(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    "text",
    [
        "c++ c# f1-score U-Net 3x3 what's? 100% a/b a,b; [x] {y} <z> =",
        "O(log n)",
        "softmax(x, f(y))",
        "10:30",
        "http://example.org/a?b=c:80",
        "std::vector",
        "torch::nn is great:",
        "C:\\Users\\me \\alpha",
        "Note: this",
        "loss:0.3 lr:1e-3",
        "a - b --",
        "naïve 卷积 übung",
    ],
)
def test_plain_words_stay_plain_words(text: str) -> None:
    assert parse(text) == words(text)


def test_a_bracket_inside_a_word_leaves_the_groups_around_it_alone() -> None:
    assert parse("(O(log n) or tag:x) y") == And(
        (Or((And((word("O(log"), word("n)"))), tag("x"))), word("y"))
    )


def test_quotation_marks_keep_words_together_and_operators_plain() -> None:
    assert parse('"batch norm" "or" "-x (y)"') == And((phrase("batch norm"), phrase("or"), phrase("-x (y)")))


def test_quotation_marks_end_the_term_before_them() -> None:
    assert parse('a"b c"d') == And((word("a"), phrase("b c"), word("d")))


@pytest.mark.parametrize(
    "text", ['tag:"two words"', '"tag:two words"', 'TAG:"two words"', '"tag: two words "']
)
def test_a_value_with_spaces_is_quoted_alone_or_with_its_key(text: str) -> None:
    assert parse(text) == tag("two words")


def test_only_a_known_key_counts_within_quotation_marks() -> None:
    assert parse('"topci: a"') == phrase("topci: a")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("conv*", ("conv", Wild.RUN)),
        ("a**b", ("a", Wild.RUN, "b")),
        ("YOLOv_", ("YOLOv", Wild.ONE)),
        ("_*_", (Wild.ONE, Wild.RUN, Wild.ONE)),
        (r"a\*b\_c", ("a*b_c",)),
        (r"\-x", ("-x",)),
        (r"tag\:x", ("tag:x",)),
        (r"\(x\)", ("(x)",)),
        (r"say\"", ('say"',)),
        (r"a\\*", ("a\\", Wild.RUN)),
        (r"\or", ("or",)),
        (r"\AND", ("AND",)),
        (r"\\or", ("\\or",)),
        ("end\\", ("end\\",)),
    ],
)
def test_stars_and_underscores_are_wildcards_unless_escaped(text: str, parts: tuple[str | Wild, ...]) -> None:
    assert parse(text) == Word(Pattern(parts))


def test_a_pattern_tells_its_exact_text_if_it_has_no_wildcards() -> None:
    assert Pattern.typed(r"a\*b").exact == "a*b"
    assert Pattern.typed("a*b").exact is None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("topic:Vision::Anchors", Topic(Pattern.literal("Vision::Anchors"))),
        ('topic:"Object detection::*"', Topic(Pattern(("Object detection::", Wild.RUN)))),
        ("tag:f(x)", tag("f(x)")),
        ("subject:pooling", Subject(Pattern.literal("pooling"))),
        ("document:*outline", Document(Pattern((Wild.RUN, "outline")))),
        ("nc:uber", NoCombining(Pattern.literal("uber"))),
        ("flag:0", Flag(0)),
        ("flag:7", Flag(7)),
        ("is:new", Is(CardState.NEW)),
        ("IS:Incomplete", Is(CardState.INCOMPLETE)),
        ("has:mine", Has(Attachment.MINE)),
        ("has:keypoints", Has(Attachment.KEYPOINTS)),
        ("has:conflict", Has(Attachment.CONFLICT)),
        ("answer:5", Answers(5)),
        ("cid:7", CardIds((7,))),
        ("cid:7,12", CardIds((7, 12))),
        ("added:1", Added(1)),
        ("edited:30", Edited(30)),
        ("introduced:7", Introduced(7)),
        ("rated:7", Rated(7)),
        ("rated:7:1", Rated(7, Rating.AGAIN)),
        ("rated:1970-01-03", Rated((2, 2))),
        ("rated:1970-01-03..1970-02-01", Rated((2, 31))),
        ("rated:1970-02-01..1970-01-03", Rated((2, 31))),
        ("rated:30:mature", Rated(30, was=Was.MATURE)),
        ("rated:1970-01-03:2:Young:07h", Rated((2, 2), Rating.HARD, Was.YOUNG, 7)),
        ("prop:ivl>=21", Property(Measure.INTERVAL, Comparison.AT_LEAST, 21)),
        ("prop:due=-1", Property(Measure.DUE, Comparison.EQUAL, -1)),
        ("prop:reps!=0", Property(Measure.REPS, Comparison.UNEQUAL, 0)),
        ("prop:lapses>3", Property(Measure.LAPSES, Comparison.ABOVE, 3)),
        ("prop:s<7.5", Property(Measure.STABILITY, Comparison.BELOW, 7.5)),
        ("PROP:D<=8", Property(Measure.DIFFICULTY, Comparison.AT_MOST, 8)),
        ("prop:r<0.9", Property(Measure.RETRIEVABILITY, Comparison.BELOW, 0.9)),
        ("prop:r<90%", Property(Measure.RETRIEVABILITY, Comparison.BELOW, 0.9)),
        ("prop:r<12.5%", Property(Measure.RETRIEVABILITY, Comparison.BELOW, 0.125)),
        ('"prop:ivl >= 21"', Property(Measure.INTERVAL, Comparison.AT_LEAST, 21)),
        (r"re:\d+", Regex(r"\d+")),
        ("re:(a|b)_*", Regex("(a|b)_*")),
        (r're:"\(\w+ \"x\"\)"', Regex(r'\(\w+ "x"\)')),
        ("re:[[a]]", Regex("[[a]]")),
    ],
)
def test_keys_ask_for_more_than_words(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "at_fault", "advice"),
    [
        ("a topci:x", "topci:", "topic:"),
        ('topci:"x y"', "topci:", "topic:"),
        ("doc:x", "doc:", "document:"),
        ("tags:x", "tags:", "tag:"),
        ("deck:x", "deck:", "topic:"),
        ("is:leach", "leach", "is:leech"),
        ("is:(tag:x)", "(tag:x)", "suspended"),
        ("has:keypoint", "keypoint", "has:keypoints"),
        ("prop:interval>3", "interval>3", "ivl, due, reps, lapses, time, s, d, r"),
        ("prop:lapse>3", "lapse>3", "prop:lapses"),
        ("prop:>3", ">3", "ivl"),
        ("prop:ivl", "ivl", "prop:ivl>=10"),
        ("prop:ivl > 3", "ivl", "without spaces"),
        ("prop:ivl=>3", "ivl=>3", ">="),
        ("prop:ivl>", "ivl>", "number"),
        ("prop:ivl>1.5", "ivl>1.5", "whole number from 0"),
        ("prop:ivl>-1", "ivl>-1", "from 0"),
        ("prop:s>0,5", "s>0,5", "from 0"),
        ("prop:s>5%", "s>5%", "from 0"),
        ("prop:d>11", "d>11", "from 1 to 10"),
        ("prop:r<90", "r<90", "0% to 100%"),
        ("prop:r<101%", "r<101%", "0% to 100%"),
        ("prop:reps>9999999", "reps>9999999", "999,999"),
        ("flag:8", "8", "from 0 to 7"),
        ("flag:red", "red", "from 0 to 7"),
        ("added:0", "0", "from 1"),
        ("added:٣", "٣", "from 1"),
        ("rated:7:5", "7:5", "from 1 to 4"),
        ("rated:7:", "7:", "from 1 to 4"),
        ("rated:7:18h:2", "7:18h:2", "from 1 to 4"),
        ("rated:7:24h", "7:24h", "0h to 23h"),
        ("rated:0", "0", "from 1"),
        ("rated:2026-11-31", "2026-11-31", "two dates"),
        ("rated:2026-11-01..", "2026-11-01..", "two dates"),
        ("answer:five", "five", "from 0"),
        ("tag:", "tag:", "tag:hard"),
        ('x tag:"" y', 'tag:""', "tag:hard"),
        ('""', '""', '\\"'),
        ("re:(a", "(a", "backslash"),
        ("re:a{99999999999}", "a{99999999999}", "backslash"),
        ("re:" + "a" * 1001, "a" * 1001, "1,000 characters"),
    ],
)
def test_a_wrong_key_or_value_is_pointed_at_with_what_is_allowed(
    text: str, at_fault: str, advice: str
) -> None:
    assert fault(text) == at_fault
    assert advice in complaint(text).advice


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ('a "b', (2, 3), '\\"'),
        ('a tag:"b', (6, 7), '\\"'),
        ('"a\\"', (0, 1), '\\"'),
        ("a (b", (2, 3), "\\("),
        ("((a)", (0, 1), "\\("),
        ("a) b", (1, 2), "\\)"),
        ("a ()", (2, 3), "\\("),
        ("or a", (0, 2), "\\or"),
        ("a and", (2, 5), "\\and"),
        ("a or or b", (5, 7), "\\or"),
        ("a or and b", (5, 8), "\\and"),
        ("(a or) b", (3, 5), "\\or"),
        ("a (or b)", (3, 5), "\\or"),
    ],
)
def test_what_has_no_partner_is_pointed_at(text: str, place: tuple[int, int], advice: str) -> None:
    error = complaint(text)
    assert (error.start, error.end) == place
    assert advice in error.advice


def test_a_complaint_says_the_place_the_wrong_part_and_the_nearest_right_one() -> None:
    error = complaint("cat is:du")
    assert error.message == "At character 8: “is:” cannot be “du”."
    assert error.advice.startswith("Did you mean is:due? It can be new, learn, review, due,")


def test_a_long_wrong_value_is_cut_in_the_complaint() -> None:
    assert len(complaint("is:" + "x" * 5000).message) < 100


@pytest.mark.parametrize("sign", ["(", "-(", "(a or "])
def test_too_many_brackets_are_refused_in_a_sentence(sign: str) -> None:
    assert str(DEEPEST) in complaint(sign * 10_000).message


def test_as_many_brackets_as_allowed_are_read() -> None:
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST) == word("a")


def test_an_expression_with_too_many_brackets_is_refused_in_a_sentence() -> None:
    assert "100 brackets" in complaint("re:" + "(" * 450 + ")" * 450).advice
    assert isinstance(parse("re:" + "(" * 100 + ")" * 100), Regex)


def test_too_many_terms_are_refused_in_a_sentence() -> None:
    assert parse("a " * MOST_TERMS) == words("a " * MOST_TERMS)
    assert str(MOST_TERMS) in complaint("a " * 10_000).message


def test_ten_thousand_dashes_are_an_even_number() -> None:
    assert parse("-" * 10_000 + "a") == word("a")


def test_half_a_character_is_no_character() -> None:
    assert parse("a\ud800") == word("a?")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  a   AND b ", "a b"),
        ("(a or b) or (c d)", "a or b or c d"),
        ("((a b) -(c))", "a b -c"),
        ("a (b or c)", "a (b or c)"),
        ("-(a or b)", "-(a or b)"),
        ("10:30 http://x std::vector U-Net", "10:30 http://x std::vector U-Net"),
        ("O(log n)", r"O\(log n\)"),
        ('"tag:two words"', 'tag:"two words"'),
        ('"tag:one"', "tag:one"),
        (r'"tag\:one"', r'"tag\:one"'),
        (r"topci\:x \or \-x", r"topci\:x \or \-x"),
        ("Prop:R>=90%", "prop:r>=0.9"),
        ("prop:s>7.0", "prop:s>7"),
        ("prop:s>0.0000001", "prop:s>0.0000001"),
        (r're:"a\"b"', r"re:a\"b"),
        ("-*", "-*"),
        ("*", ""),
    ],
)
def test_a_query_is_shown_in_its_shortest_form(text: str, canonical: str) -> None:
    assert show(parse(text)) == canonical


def test_queries_put_together_stay_in_normal_form() -> None:
    assert all_of([]) == Everything()
    assert all_of([Everything(), word("a")]) == word("a")
    assert any_of([]) == Not(Everything())
    assert any_of([word("a"), Everything()]) == Everything()
    assert any_of([word("a"), Or((word("b"), word("c")))]) == Or((word("a"), word("b"), word("c")))
    assert negated(negated(word("a"))) == word("a")


SIGNS = st.sampled_from("ab1*_\":\\()-<>=!%'/ \t") | st.characters(exclude_categories=["Cs"])
SNIPPETS = st.sampled_from(
    ["tag:", "is:due", "prop:r<", "re:", "or", "and", " or ", "topci:", "::", "rated:7:"]
)


def unbroken(text: str) -> str:
    return "".join(text.split())


def pattern_of(pieces: Iterable[str | Wild]) -> Pattern:
    """A pattern of these pieces without two texts or two runs side by side."""
    parts: list[str | Wild] = []
    for piece in pieces:
        if parts and isinstance(piece, str) and isinstance(parts[-1], str):
            parts[-1] += piece
        elif piece and not (parts and piece is Wild.RUN is parts[-1]):
            parts.append(piece)
    return Pattern(tuple(parts))


def trimmed(pattern: Pattern) -> Pattern:
    """The pattern without white space around it."""
    parts = list(pattern.parts)
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return pattern_of(parts)


texts = st.text(SIGNS, max_size=8) | SNIPPETS
patterns = (
    st.lists(texts | st.sampled_from(Wild), max_size=4).map(pattern_of).map(trimmed).filter(lambda p: p.parts)
)
word_patterns = (
    st.lists(texts.map(unbroken) | st.sampled_from(Wild), max_size=4)
    .map(pattern_of)
    .filter(lambda p: p.parts not in ((), (Wild.RUN,)))
)
days = st.integers(1, 999_999)
study_days = st.integers(0, 40_000)
expressions = texts.map(re.escape).filter(str.strip) | st.sampled_from(
    ['a"b', r"(a|b) \d+", r"\\", r'\w"\s', r"x\ "]
)


@st.composite
def properties(draw: st.DrawFn) -> Property:
    measure = draw(st.sampled_from(Measure))
    low, high, whole = LIMITS[measure]
    numbers = st.integers(low, high)
    value = draw(numbers if whole else numbers | st.floats(low, high))
    return Property(measure, draw(st.sampled_from(Comparison)), value)


leaves: st.SearchStrategy[Query] = st.one_of(
    word_patterns.map(Word),
    patterns.map(Phrase),
    patterns.flatmap(lambda p: st.sampled_from([Topic(p), Tag(p), Subject(p), Document(p), NoCombining(p)])),
    expressions.map(Regex),
    st.builds(Flag, st.integers(0, 7)),
    st.builds(Is, st.sampled_from(CardState)),
    st.builds(Has, st.sampled_from(Attachment)),
    st.builds(Answers, st.integers(0, 999)),
    st.lists(st.integers(1, 999_999), min_size=1, max_size=4).map(tuple).map(CardIds),
    days.flatmap(lambda n: st.sampled_from([Added(n), Edited(n), Introduced(n)])),
    st.builds(
        Rated,
        days | st.tuples(study_days, study_days).map(sorted).map(tuple),
        st.none() | st.sampled_from(Rating),
        st.none() | st.sampled_from(Was),
        st.none() | st.integers(0, 23),
    ),
    properties(),
    st.just(Everything()),
)
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(all_of), st.lists(inner, max_size=4).map(any_of), inner.map(negated)
    ),
    max_leaves=12,
)


@given(queries)
def test_every_query_is_read_back_as_it_was_shown(query: Query) -> None:
    assert parse(show(query)) == query


@given(st.lists(texts | st.sampled_from([" ", '"', "(", ")", "-"]), max_size=12).map("".join))
def test_any_text_is_either_understood_or_pointed_into(text: str) -> None:
    outcome = understood(text)
    if isinstance(outcome, QueryError):
        assert 0 <= outcome.start < outcome.end <= len(text)
    else:
        assert parse(show(outcome)) == outcome


@pytest.mark.parametrize(
    ("text", "highlighted"),
    [
        ("", ()),
        ("anchor boxes anchor", ("anchor", "boxes")),
        ('"anchor boxes" tag:x', ("anchor boxes",)),
        ("conv*net - ++", ("conv", "net")),
        ("cat -dog -(mouse or -bird)", ("cat",)),
        ("cat (dog or nc:naive)", ("cat", "dog", "naive")),
        ("re:x+ is:due", ()),
    ],
)
def test_the_words_that_were_looked_for_are_highlighted(text: str, highlighted: tuple[str, ...]) -> None:
    assert terms(parse(text)) == highlighted


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", [f"{key}:" for key in KEYS]),
        ("cat t", ["topic:", "tag:"]),
        ("-T", ["topic:", "tag:"]),
        ("(re", ["re:"]),
        ("is:l", ["is:learn", "is:leech"]),
        ("-(is:ne", ["is:new"]),
        ("has:", ["has:mine", "has:keypoints", "has:conflict"]),
        ("prop:i", ["prop:ivl"]),
        ("prop:r", ["prop:reps", "prop:r=", "prop:r!=", "prop:r<", "prop:r<=", "prop:r>", "prop:r>="]),
        ("flag:", [f"flag:{number}" for number in range(8)]),
        ("is:new", []),
        ("http:", []),
        ("U-t", []),
        ("cat", []),
        ('"cat t', []),
        ('"cat" t', ["topic:", "tag:"]),
        (r"\" t", ["topic:", "tag:"]),
    ],
)
def test_keys_and_their_values_are_offered_while_typing(typed: str, offered: list[str]) -> None:
    assert completions(typed, len(typed)) == offered


def test_a_completion_replaces_what_was_typed_of_the_term() -> None:
    text = "cat -is:l dog"
    cursor = text.index(" dog")
    start = completion_start(text, cursor)
    done = [text[:start] + each + text[cursor:] for each in completions(text, cursor)]
    assert done == ["cat -is:learn dog", "cat -is:leech dog"]


def test_every_completed_value_is_a_query_but_for_what_is_compared() -> None:
    known = [f"{key}:{value}" for key, declared in KEYS.items() if key != "prop" for value in declared.values]
    assert [show(parse(each)) for each in known] == known


@pytest.mark.parametrize("help_row", TERMS, ids=lambda row: row.example)
def test_every_example_of_the_help_is_a_query(help_row: TermHelp) -> None:
    assert parse(help_row.example) != Everything()


@pytest.mark.parametrize("key", KEYS)
def test_the_example_of_every_key_is_a_query(key: str) -> None:
    assert show(parse(f"{key}:{KEYS[key].example}")).startswith(f"{key}:")


def test_the_help_leaves_out_no_key_state_attachment_or_measure() -> None:
    examples = [row.example for row in TERMS]
    told = [f"{key}:" for key in KEYS]
    told += [f"{key}:{value}" for key in ("is", "has", "prop") for value in KEYS[key].values]
    assert [each for each in told if not any(example.startswith(each) for example in examples)] == []


def test_the_help_tells_everything_once() -> None:
    assert len({row.example for row in TERMS}) == len({row.meaning for row in TERMS}) == len(TERMS)
