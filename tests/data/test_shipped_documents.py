"""The five shipped documents: every word of them, in order, where it belongs, and rendered as they set it out."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

import markdown
import pytest

from trainer.core.card import Completeness
from trainer.core.deck import Deck, Source
from trainer.core.markup import to_html
from trainer.importers.question_document import QuestionDocument
from trainer.paths import shipped_data

BOLD, HEADED, IN_TURN, ANSWERS, TITLED = NAMES = (
    "000_7b34f55718d9ac5f.txt",
    "001_26e230fc58675c1a.txt",
    "002_e51653337321fda8.txt",
    "003_c596050fb7f6ae67.txt",
    "004_78d1c8cd3f7a3302.txt",
)
SHA_256 = {
    BOLD: "ec6e20ab99a7591da03ebd90343739ee62d0f3f668145c7c240ebc0be7d6a937",
    HEADED: "4ab049ef03fc270fd64273d34c87a6a42e5de2b4d239868d52460c4be5fad8da",
    IN_TURN: "3f9cdb9f52e2552f600b2caff7d64995d4717b64fb2c1dfde0cdf86229618011",
    ANSWERS: "021e4c66b59e3c74335249aabed16a190173469a0505eb208a13eca20782eae9",
    TITLED: "02ed1154e7af9e4ac30297796168dc72840d44e5e6690a71afa2572e1f587507",
}
CUT_OFF = {(BOLD, 5), (BOLD, 12), (BOLD, 24), (BOLD, 46)}
MISSING = {(IN_TURN, 38)}
NUMBERS = range(1, 51)
EXTENSIONS = ["tables", "fenced_code", "sane_lists"]


def source(name: str) -> Source:
    return Source(name, (shipped_data() / "documents" / name).read_bytes())


def lines_of(name: str) -> list[str]:
    return source(name).content.decode("ascii").split("\n")


@pytest.fixture(scope="module")
def deck() -> Deck:
    return QuestionDocument().read([source(name) for name in NAMES])


def answers_of(deck: Deck, name: str) -> dict[int, str]:
    place = NAMES.index(name)
    return {card.number or 0: card.answers[place].text for card in deck.cards}


def words(text: str) -> list[str]:
    """The words without the signs of Markdown."""
    return [word for piece in text.split() if (word := piece.strip("*#")) and word != "-"]


def test_the_documents_are_the_originals_byte_for_byte() -> None:
    found = {path.name: path for path in (shipped_data() / "documents").glob("*.txt")}
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()} == SHA_256


def test_there_are_50_questions_in_one_set_and_249_answers(deck: Deck) -> None:
    assert [card.number for card in deck.cards] == list(NUMBERS)
    assert [document.name for document in deck.documents] == list(NAMES)
    assert len({document.set_name for document in deck.documents}) == 1
    written = [sum(bool(text) for text in answers_of(deck, name).values()) for name in NAMES]
    assert written == [50, 50, 49, 50, 50]


def test_each_file_is_reported_in_one_sentence(deck: Deck) -> None:
    assert deck.found == (
        f"{BOLD}: 50 questions and 50 answers (bold numbered questions with the answers below them).",
        f"{HEADED}: 50 questions and 50 answers (numbered headings with the answers below them).",
        f"{IN_TURN}: 50 questions and 49 answers (numbered lists of questions and of answers in turn).",
        f"{ANSWERS}: 50 answers (numbered answers without their questions); "
        "the questions come from the other documents.",
        f"{TITLED}: 50 questions and 50 answers (numbered lists under the titles “Questions” and “Answers”).",
    )


def test_four_answers_break_off_one_is_missing_and_nothing_else_is_amiss(deck: Deck) -> None:
    states = {
        (name, card.number): answer.completeness
        for card in deck.cards
        for name, answer in zip(NAMES, card.answers, strict=True)
    }
    assert {key for key, state in states.items() if state is Completeness.CUT_OFF} == CUT_OFF
    assert {key for key, state in states.items() if state is Completeness.MISSING} == MISSING
    assert [str(problem) for problem in deck.problems] == [
        f"{BOLD}, line 40: Answer 5 breaks off.",
        f"{BOLD}, line 108: Answer 12 breaks off.",
        f"{BOLD}, line 230: Answer 24 breaks off.",
        f"{BOLD}, line 458: Answer 46 breaks off.",
        f"{IN_TURN}, line 98: Question 38 has no answer.",
    ]


def rebuilt(name: str, questions: dict[int, str], answers: dict[int, str]) -> str:
    """The text of a document without its layout, from what was read of it and its known furniture."""
    asked = {number: f"{number}. {question} " for number, question in questions.items()}
    said = {number: f"{number}. {text} " for number, text in answers.items() if text}

    def all_of(parts: dict[int, str], first: int = 1, last: int = 50) -> str:
        return "".join(part for number, part in parts.items() if first <= number <= last)

    match name:
        case "000_7b34f55718d9ac5f.txt":
            return "".join(asked[number] + answers[number] + " " for number in NUMBERS)
        case "001_26e230fc58675c1a.txt":
            marks = {number: "" if number == 35 else "Ans:- " for number in NUMBERS}
            return "".join(asked[number] + marks[number] + answers[number] + " " for number in NUMBERS)
        case "002_e51653337321fda8.txt":
            said[50] = said[50].replace("50. In", "50.In", 1)
            batches = ((asked, 1, 25), (said, 1, 25), (asked, 26, 50), (said, 26, 50))
            return "".join(all_of(*batch) for batch in batches)
        case "003_c596050fb7f6ae67.txt":
            return all_of(said)
        case _:
            return f"Questions: {all_of(asked)} Answer: {all_of(said)}"


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_added_or_moved(deck: Deck, name: str) -> None:
    questions = {card.number or 0: card.question for card in deck.cards}
    original = words(source(name).content.decode())
    assert words(rebuilt(name, questions, answers_of(deck, name))) == original


@pytest.mark.parametrize("name", NAMES)
def test_a_document_alone_gives_the_cards_it_gives_within_its_set(deck: Deck, name: str) -> None:
    alone = QuestionDocument().read([source(name)])
    assert [card.answers[0].text for card in alone.cards] == list(answers_of(deck, name).values())
    same_cards = [card.uid for card in alone.cards] == [card.uid for card in deck.cards]
    assert same_cards is (name != ANSWERS)
    assert (alone.documents[0] in deck.documents) is (name == BOLD)
    assert (alone.documents[0].uid in {each.uid for each in deck.documents}) is (name != ANSWERS)


def test_the_order_of_the_files_changes_no_card(deck: Deck) -> None:
    turned = QuestionDocument().read([source(name) for name in reversed(NAMES)])
    assert [(card.uid, card.question) for card in turned.cards] == [
        (card.uid, card.question) for card in deck.cards
    ]


def test_the_answers_without_questions_have_numbers_for_them_when_alone() -> None:
    alone = QuestionDocument().read([source(ANSWERS)])
    assert [card.question for card in alone.cards] == [f"Question {number}" for number in NUMBERS]
    [notice] = alone.problems
    assert "answers without questions" in notice.message


@pytest.mark.parametrize(
    ("name", "number", "healed"),
    [
        (HEADED, 17, "used to handle class imbalance, such as"),
        (HEADED, 44, "For example, a multi-modal CNN could"),
        (HEADED, 49, "neurons in the network during training."),
        (ANSWERS, 8, "features of characters. The models are trained using"),
        (ANSWERS, 15, "challenging for CNNs to generalize across"),
        (ANSWERS, 22, "discriminative features and exploit temporal"),
        (ANSWERS, 29, "the model parameters across multiple devices"),
        (TITLED, 10, "larger, more complex model (teacher model)."),
        (TITLED, 17, "\n- Data augmentation: Generating synthetic"),
        (TITLED, 24, "framework that adds a branch for pixel-level"),
        (TITLED, 30, "\n- The PyTorch ecosystem is supported"),
        (TITLED, 36, "learns to fill in the missing information"),
        (TITLED, 41, "weights to different spatial locations,"),
        (TITLED, 44, "They have applications in various domains"),
        (TITLED, 48, "Transfer learning is a technique in which"),
    ],
)
def test_sentences_and_items_that_page_ends_cut_are_whole(
    deck: Deck, name: str, number: int, healed: str
) -> None:
    assert healed in answers_of(deck, name)[number]


def test_the_question_that_a_page_end_cut_is_whole() -> None:
    alone = QuestionDocument().read([source(BOLD)])
    assert alone.cards[40].question == (
        "Can you explain the role of attention mechanisms in CNN models and how they improve performance?"
    )


def every_answer(deck: Deck) -> Iterator[tuple[str, int, str]]:
    for name in NAMES:
        for number, text in answers_of(deck, name).items():
            yield name, number, text


def test_no_paragraph_or_item_begins_within_a_sentence(deck: Deck) -> None:
    for name, number, text in every_answer(deck):
        rendered = markdown.markdown(text, extensions=EXTENSIONS)
        for start in re.findall(r"<(?:p|li|t[dh])>\s*(?:<p>)?(?:<strong>)?([^<]{1,40})", rendered):
            assert start.strip()[0].isupper() or start[0].isdigit(), (name, number, start)
        assert not re.search(r"(?m)^ {1,3}\S|[ \t]$|\n{3}", text), (name, number)


def bullets_of(name: str) -> Counter[int]:
    """How many list marks a document has below each number."""
    number, found = 0, Counter[int]()
    for line in lines_of(name):
        if begin := re.match(r"(?:\*\*|#+ )?(\d+)\.", line):
            number = int(begin[1])
        found[number] += bool(re.match(r"\s*[-*](?: |$)", line))
    return +found


@pytest.mark.parametrize(("name", "total"), list(zip(NAMES, (88, 6, 5, 46, 153), strict=True)))
def test_every_bullet_is_an_item_and_nothing_else_is(deck: Deck, name: str, total: int) -> None:
    expected = bullets_of(name)
    assert expected.total() == total
    for number, text in answers_of(deck, name).items():
        assert markdown.markdown(text, extensions=EXTENSIONS).count("<li>") == expected[number], number
        assert to_html(text).count("<li>") == expected[number], number


def test_the_two_tables_are_tables_and_nothing_is_taken_for_code_or_headings(deck: Deck) -> None:
    rendered = {(name, number): to_html(text) for name, number, text in every_answer(deck)}
    assert {key for key, html in rendered.items() if "<table>" in html} == {(BOLD, 13), (BOLD, 30)}
    assert rendered[BOLD, 13].count("<table>") == 1
    assert rendered[BOLD, 13].count("<tr>") == 5
    assert not [key for key, html in rendered.items() if re.search("<pre|<code|<h[1-6r]|<blockquote", html)]
    assert not [key for key, html in rendered.items() if "**" in html or "|" in html]


def test_the_paragraph_below_a_list_stands_outside_of_it(deck: Deck) -> None:
    for name, number, text in every_answer(deck):
        items = re.findall(r"<li>.*?</li>", to_html(text), re.DOTALL)
        assert not [item for item in items if "<p>" in item], (name, number)
    assert "</ul>\n<p>Transfer learning is typically" in to_html(answers_of(deck, ANSWERS)[3])
    assert "</ul>\n<p>TensorFlow:</p>\n<ul>" in to_html(answers_of(deck, TITLED)[13])


def test_bold_words_stay_bold(deck: Deck) -> None:
    marks = sum(text.count("**") for text in answers_of(deck, BOLD).values())
    in_questions = 2 * len(NUMBERS)
    assert marks == source(BOLD).content.count(b"**") - in_questions
    bold = sum(to_html(text).count("<strong>") for text in answers_of(deck, BOLD).values())
    assert bold == marks // 2
