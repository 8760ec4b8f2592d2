"""The importer of question documents: what it reads, what it reports, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.card import Completeness
from trainer.core.deck import Deck, Source
from trainer.core.errors import BadInput
from trainer.importers import IMPORTERS
from trainer.importers.question_document import QuestionDocument

BOLD = "**1. What is it?**\n\nIt is this.\n\n**2. Describe the other.**\n\nThe other is that.\n"


def read(*texts: str | bytes) -> Deck:
    sources = [
        Source(f"notes {index}.txt", text if isinstance(text, bytes) else text.encode())
        for index, text in enumerate(texts, start=1)
    ]
    return QuestionDocument().read(sources)


def refused(*texts: str | bytes) -> str:
    with pytest.raises(BadInput) as error:
        read(*texts)
    return str(error.value)


def answers_of(text: str | bytes) -> dict[int | None, str]:
    return {card.number: card.answers[0].text for card in read(text).cards}


def told(deck: Deck) -> list[str]:
    return [str(problem) for problem in deck.problems]


def test_it_is_among_the_importers_and_reads_text_and_markdown() -> None:
    assert IMPORTERS["question_document"].id == "question_document"
    for suffix in (".txt", ".md", ".MARKDOWN"):
        assert "question_document" in [each.id for each in IMPORTERS.for_suffix(suffix)]


def test_a_deck_holds_documents_cards_and_one_sentence_on_each_file() -> None:
    deck = read(BOLD)
    assert [(document.name, document.title) for document in deck.documents] == [("notes 1.txt", "notes 1")]
    assert [card.question for card in deck.cards] == ["What is it?", "Describe the other."]
    assert deck.found == (
        "notes 1.txt: 2 questions and 2 answers (bold numbered questions with the answers below them).",
    )
    assert not deck.problems


def test_files_that_ask_the_same_become_one_set_and_lend_their_questions() -> None:
    deck = read(BOLD, "1. Another view.\n\n2. Another that.")
    assert [len(card.answers) for card in deck.cards] == [2, 2]
    assert deck.found[1] == (
        "notes 2.txt: 2 answers (numbered answers without their questions); "
        "the questions come from the other documents."
    )


@pytest.mark.parametrize("mark", ["Ans:- ", "Ans: ", "ans:-", "Answer: ", "**Ans:-** ", "**Answer**: ", ""])
def test_the_mark_before_an_answer_is_not_part_of_it(mark: str) -> None:
    text = f"# 1. What?\n\n{mark}It is this.\n\n## 2. How?\n{mark}\n- By that."
    assert answers_of(text) == {1: "It is this.", 2: "- By that."}


def test_a_mark_is_recognised_only_where_the_answer_begins() -> None:
    assert answers_of("# 1. What?\n\nIt is this.\n\nAnswer: no mark.") == {
        1: "It is this.\n\nAnswer: no mark."
    }
    assert answers_of("# 1. What?\n\nAnswers differ.") == {1: "Answers differ."}
    assert answers_of("# 1. What?\n\nAns: -5 degrees.") == {1: "-5 degrees."}


def test_the_heading_of_the_next_part_is_not_part_of_the_answer() -> None:
    text = "**1. What?**\n\nIt is this.\n\n---\n\n# Part two\n\n**2. How?**\n\n### Idea\n\nBy that.\n\n***\n"
    assert answers_of(text) == {1: "It is this.", 2: "### Idea\n\nBy that."}
    assert not read(text).problems


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_give_the_same_cards(ends: str) -> None:
    expected = read(BOLD)
    assert read(BOLD.replace("\n", ends)).cards == expected.cards
    assert read(b"\xef\xbb\xbf" + BOLD.encode()).cards == expected.cards
    assert read(BOLD.replace("\n\n**2", "\n\f**2")).cards == expected.cards


def test_windows_1252_is_read_and_noticed() -> None:
    deck = read("**1. What?**\n\nA naïve “guess”.".encode("cp1252"))
    assert deck.cards[0].answers[0].text == "A naïve “guess”."
    assert told(deck) == [
        "notes 1.txt, line 3: The text is not UTF-8 from here on; the file was read as Windows-1252."
    ]


def test_a_question_in_bold_in_a_plain_list_has_no_marks() -> None:
    assert read("1. **What is it?**\n\n   It is this.").cards[0].question == "What is it?"
    assert read("1. What is a **mutex** or **lock**?\nIt is this.").cards[0].question == (
        "What is a **mutex** or **lock**?"
    )


def test_an_unanswered_question_is_told_and_its_answer_is_missing() -> None:
    deck = read("**1. What?**\n\nSo.\n\n**2. How?**\n\n**3. Why?**\n\nAns:-")
    assert [card.answers[0].completeness for card in deck.cards] == [
        Completeness.COMPLETE,
        Completeness.MISSING,
        Completeness.MISSING,
    ]
    assert told(deck) == [
        "notes 1.txt, line 5: Question 2 has no answer.",
        "notes 1.txt, line 7: Question 3 has no answer.",
    ]


def test_an_answer_that_breaks_off_is_told_with_its_line() -> None:
    deck = read(BOLD + "\n**3. How?**\n\nIt works by means of the")
    assert deck.cards[2].answers[0].completeness is Completeness.CUT_OFF
    assert told(deck) == ["notes 1.txt, line 11: Answer 3 breaks off."]


def test_questions_alone_are_one_notice() -> None:
    deck = read("1. What is it?\n2. How is it?\n3. Why?")
    assert told(deck) == ["notes 1.txt: The document asks questions and answers none of them."]
    assert {card.answers[0].completeness for card in deck.cards} == {Completeness.MISSING}


def test_numbers_out_of_order_are_told_with_both_lines_and_read_by_number() -> None:
    deck = read("**2. How?**\n\nBy that.\n\n**1. What?**\n\nIt is this.")
    assert [(card.number, card.question) for card in deck.cards] == [(1, "What?"), (2, "How?")]
    assert told(deck) == [
        "notes 1.txt, line 5: Question 1 comes after 2 on line 1.",
        "notes 1.txt, line 7: Answer 1 comes after 2 on line 3.",
    ]


def test_words_that_belong_to_no_number_are_told() -> None:
    deck = read("# Exam\n\nRead all of this first, please.\nThen go on.\n\n" + BOLD)
    assert told(deck) == [
        "notes 1.txt, line 3: 2 lines without a number left out, from here on: "
        "“Read all of this first, please.”"
    ]
    [long] = read("word " * 100 + "\n\n" + BOLD).problems
    assert len(long.message) < 130


def test_a_number_without_words_has_a_name_for_a_question() -> None:
    deck = read("**1. What?**\n\nSo.\n\n**2.**\n\nThus.")
    assert deck.cards[1].question == "Question 2"
    assert "Answer 2 has no question" in told(deck)[0]


def test_importing_nothing_gives_nothing() -> None:
    assert QuestionDocument().read([]) == Deck()


def test_the_same_file_twice_is_read_once_and_told() -> None:
    source = Source("notes.txt", BOLD.encode())
    deck = QuestionDocument().read([source, Source("notes.txt", BOLD.encode())])
    assert [len(card.answers) for card in deck.cards] == [1, 1]
    assert told(deck) == ["notes.txt: The file was given twice and read once."]


def test_two_files_of_one_name_are_refused() -> None:
    sources = [Source("notes.txt", BOLD.encode()), Source("notes.txt", BOLD.lower().encode())]
    with pytest.raises(BadInput, match=r"Two different files are called “notes\.txt”"):
        QuestionDocument().read(sources)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“notes 1.txt” is empty."),
        (b" \n\n", "“notes 1.txt” is empty."),
        (b"\x7fELF\0\0\0", "“notes 1.txt” is not a text file."),
        (b"Just some words.", "“notes 1.txt” holds no numbered questions or answers."),
        (b"1.\n\n2.\n", "“notes 1.txt” holds no numbered questions or answers."),
        (
            b"**7. What?**\nSo.\n\n**8. How?**\nSo.\n\n**7. Why?**\nSo.",
            "“notes 1.txt” has question 7 twice: on lines 1 and 7.",
        ),
        (b"# 7. What?\nSo.\n# 7. Why?\nSo.", "“notes 1.txt” has question 7 twice: on lines 1 and 3."),
        (
            b"1. So.\n\n2. Thus.\n\n2. Again.\n\n3. Yes.",
            "“notes 1.txt” has answer 2 twice: on lines 3 and 5.",
        ),
        (
            b"1. What?\n2. How?\n\n1. So.\n\n2. Thus.\n\n2. Again.",
            "“notes 1.txt” has answer 2 twice: on lines 6 and 8.",
        ),
        (
            b"## Questions\n1. What?\n1. How?\n## Answers\n1. So.",
            "“notes 1.txt” has question 1 twice: on lines 2 and 3.",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(content: bytes, sentence: str) -> None:
    assert refused(content).startswith(sentence)


def test_one_bad_file_among_good_ones_stops_the_import() -> None:
    assert "“notes 2.txt” is empty." in refused(BOLD, "")


@pytest.mark.parametrize(
    "text",
    [
        "1. " + "word " * 200_000,
        "**1. " + "word** " * 150_000,
        "1." + " " * 1_000_000 + "x",
        "# " + " " * 1_000_000 + "1. x\n\n1. So.",
        "1. So.\n" + "- " * 500_000 + "x",
        "1. So.\n" + "*" * 1_000_000,
        "1. So.\n" + "`" * 1_000_000 + "x`",
        "1. So.\n" + "_ " * 500_000 + "x",
        "1. So.\n" + "\n" * 200_000 + "end.",
        "1. So.\n" + "#" * 1_000_000,
        "1. So.\n" + "| " * 500_000,
    ],
)
def test_endless_lines_are_read_like_others(text: str) -> None:
    deck = read(text)
    assert [card.number for card in deck.cards] == [1]


@pytest.mark.parametrize(
    "content", [BOLD.encode(), BOLD.encode("utf-16"), b"1. So.", b"x\n" * 9 + b"## 3. Why?"]
)
def test_it_recognises_numbered_questions_and_answers(content: bytes) -> None:
    assert QuestionDocument().recognises(Source("notes", content))


@pytest.mark.parametrize("content", [b"", b"\0\1", b"front\tback", b"Q: What?\nA: So.", b'{"a": 1}'])
def test_it_does_not_recognise_other_files(content: bytes) -> None:
    assert not QuestionDocument().recognises(Source("notes.txt", content))


LINES = st.sampled_from(
    [
        "",
        " small rest",
        "Words.",
        "**1. What?**",
        "**2. How",
        "why?**",
        "## 3. What?",
        "1. What?",
        "2. So.",
        "3.",
        "-",
        "   - item",
        "## Questions",
        "Answers:",
        "Ans:- so",
        "```",
        "\f",
        "| a |",
        "---",
        "\u2028",
    ]
)


def attempted(source: Source) -> Deck | BadInput:
    try:
        return QuestionDocument().read([source])
    except BadInput as refusal:
        return refusal


@given(
    st.one_of(
        st.binary(max_size=60), st.lists(LINES, max_size=14).map(lambda lines: "\n".join(lines).encode())
    )
)
def test_any_file_is_read_or_refused_in_a_sentence(content: bytes) -> None:
    source = Source("notes.txt", content)
    QuestionDocument().recognises(source)
    outcome = attempted(source)
    if isinstance(outcome, BadInput):
        assert "“notes.txt”" in outcome.message
        return
    assert outcome.cards
    for card in outcome.cards:
        [answer] = card.answers
        assert card.question
        assert bool(answer.text) is (answer.completeness is not Completeness.MISSING)
