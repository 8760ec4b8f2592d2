"""Answers side by side: what they share, what only one of them says, where each mentions a key point."""

from functools import cache
from itertools import pairwise

from trainer.core.compare import Comparison, Sentence, align, align_points, only_here, outline
from trainer.core.key_point import KeyPoint
from trainer.files import shipped_deck, shipped_key_points

SHRINKS = "Pooling reduces the size of the feature maps."
SHRINKS_TOO = "Pooling layers reduce the spatial size of every feature map in the network."
AVERAGES = "Average pooling takes the mean of each region."
ROBUST = "The network becomes robust to small translations."
COSTS = "Fewer parameters save memory and computation."


def texts(comparison: Comparison, answer: int = 0) -> list[str]:
    return [sentence.text for sentence in comparison.answers[answer]]


def split(markdown: str) -> list[str]:
    return texts(align([markdown]))


def said(sentences: tuple[Sentence, ...]) -> list[str]:
    return [sentence.text for sentence in sentences]


@cache
def shipped() -> tuple[tuple[tuple[str, ...], Comparison], ...]:
    answers = [tuple(answer.text for answer in card.answers) for card in shipped_deck().cards]
    return tuple((each, align(each)) for each in answers)


def test_paragraphs_are_split_into_sentences() -> None:
    assert split("It learns. Does it? Yes, it\nlearns quickly! `Code` follows.") == [
        "It learns.",
        "Yes, it\nlearns quickly!",
        "`Code` follows.",
    ]


def test_list_items_and_headings_are_pieces_of_their_own_without_their_markers() -> None:
    markdown = "# Types\nThese kinds exist:\n- **Max:** the largest. Value wins.\n* mean\n1. first\n2) last"
    assert split(markdown) == [
        "Types",
        "These kinds exist:",
        "**Max:** the largest.",
        "Value wins.",
        "mean",
        "first",
        "last",
    ]


def test_an_item_goes_on_in_the_next_line_and_ends_at_a_blank_one() -> None:
    assert split("- the largest\n  value\n\nThe smallest value") == [
        "the largest\n  value",
        "The smallest value",
    ]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    assert split("Layers (e.g. Dense or ReLU) use 0.5 dropout, cf. Hinton. They learn.") == [
        "Layers (e.g. Dense or ReLU) use 0.5 dropout, cf. Hinton.",
        "They learn.",
    ]


def test_a_block_of_code_is_one_piece() -> None:
    code = "```python\nlayer = Pool(2)\n\nprint(layer. Size)\n```"
    assert split(f"Write this:\n{code}\nIt pools.") == ["Write this:", code, "It pools."]


def test_a_sentence_of_stop_words_is_left_out() -> None:
    assert split("This is it. It pools.") == ["It pools."]


def test_rules_and_blank_lines_are_no_sentences() -> None:
    assert split("---\n\n***\n\nIt pools.\n\n| - | - |") == ["It pools."]


def test_a_sentence_knows_its_place_in_the_markdown() -> None:
    for answers, comparison in shipped():
        for sentence in comparison.sentences:
            assert answers[sentence.answer][sentence.start : sentence.end] == sentence.text
            assert comparison.answers[sentence.answer][sentence.number] is sentence


def test_sentences_of_an_answer_do_not_overlap() -> None:
    for _, comparison in shipped():
        for answer in comparison.answers:
            assert all(one.end <= next_one.start for one, next_one in pairwise(answer))


def test_what_another_answer_says_in_other_words_is_shared_with_it() -> None:
    comparison = align([f"{SHRINKS} {COSTS}", f"{ROBUST} {SHRINKS_TOO}", AVERAGES])
    first, second = comparison.answers[0]
    assert first.answers == (0, 1)
    assert [(fellow.answer, fellow.sentence) for fellow in first.fellows] == [(1, 1)]
    assert second.answers == (0,)
    assert not second.shared


def test_a_short_sentence_is_shared_with_a_long_one_that_contains_it_and_not_the_other_way() -> None:
    long = (
        "Average pooling takes the mean, whereas max pooling keeps the strongest activation of every region."
    )
    comparison = align(["Average pooling takes the mean.", long])
    assert comparison.answers[0][0].shared
    assert not comparison.answers[1][0].shared


def test_a_sentence_is_not_shared_with_its_own_answer() -> None:
    assert (
        only_here(align([f"{SHRINKS} {SHRINKS}", ROBUST]))
        == align([f"{SHRINKS} {SHRINKS}", ROBUST]).sentences
    )


def test_only_here_lists_what_no_other_answer_says() -> None:
    comparison = align([f"{SHRINKS} {COSTS}", f"{SHRINKS_TOO} {ROBUST}"])
    assert [(each.answer, each.text) for each in only_here(comparison)] == [(0, COSTS), (1, ROBUST)]


def test_what_makes_a_common_key_point_is_shared_in_any_words() -> None:
    answers = ["It shrinks every map.", "Pooling makes the maps smaller.", COSTS]
    point = KeyPoint("size", "The maps get smaller", ("shrinks maps", "makes maps smaller"))
    assert [each.shared for each in align(answers).sentences] == [False, False, False]
    assert [each.answers for each in align(answers, [point]).sentences] == [(0, 1), (0, 1), (2,)]


def test_a_key_point_in_passing_does_not_share_a_sentence_full_of_news() -> None:
    news = ("stride", "kernel", "batch", "epoch", "channel", "gradient", "momentum", "dropout")
    answers = [f"It shrinks maps and explains {', '.join(news)}.", "Pooling makes maps smaller."]
    point = KeyPoint("size", "The maps get smaller", ("shrinks maps", "makes maps smaller"))
    assert [each.shared for each in align(answers, [point]).sentences] == [False, True]


def test_what_is_left_as_only_here_makes_few_key_points_of_others() -> None:
    points = shipped_key_points(shipped_deck())
    alone = others = 0
    for card in shipped_deck().cards:
        aligned = align([answer.text for answer in card.answers], points[card.uid][0])
        said = [sum(map(bool, each.places)) for each in aligned.points]
        only = only_here(aligned)
        alone += len(only)
        others += sum(any(said[index] > 1 for index in each.points) for each in only)
    assert others / alone < 0.2


def test_the_head_of_a_table_is_no_sentence() -> None:
    assert split("| Feature | Ours |\n|---|:-:|\n| Speed | High |") == ["| Speed | High |"]
    assert split("| Speed | High |") == ["| Speed | High |"]


def test_a_lead_in_is_not_said_only_here() -> None:
    assert said(only_here(align(["It has these benefits:\n- speed", SHRINKS]))) == ["speed", SHRINKS]


def test_the_outline_is_what_at_least_three_answers_say_in_their_order() -> None:
    answers = [
        f"{SHRINKS} {ROBUST}",
        f"{SHRINKS} {AVERAGES} {ROBUST}",
        f"{SHRINKS} {ROBUST} {COSTS}",
        AVERAGES,
    ]
    assert said(outline(align(answers))) == [SHRINKS, ROBUST]


def test_the_outline_can_ask_for_fewer_answers() -> None:
    answers = [f"{SHRINKS} {AVERAGES}", f"{SHRINKS} {AVERAGES}", SHRINKS]
    assert said(outline(align(answers), at_least=2)) == [SHRINKS, AVERAGES]
    assert said(outline(align(answers))) == [SHRINKS]


def test_the_outline_says_each_thing_once() -> None:
    answers = [SHRINKS, SHRINKS_TOO, "Pooling reduces the size of feature maps."]
    assert len(outline(align(answers))) == 1


def test_a_lead_in_is_no_part_of_the_outline() -> None:
    answers = ["Pooling has these benefits:\n- speed"] * 3
    assert said(outline(align(answers))) == ["speed"]


def test_an_empty_answer_has_no_sentences_and_shares_none() -> None:
    comparison = align(["", SHRINKS, SHRINKS])
    assert comparison.answers[0] == ()
    assert [sentence.answers for sentence in comparison.sentences] == [(1, 2), (1, 2)]


def test_no_answers_compare_to_nothing() -> None:
    comparison = align([])
    assert (comparison.sentences, outline(comparison), only_here(comparison)) == ((), (), ())
    assert align_points([], [KeyPoint("a", "pooling")])[0].places == ()


def test_a_key_point_is_placed_in_every_answer_that_mentions_it() -> None:
    point = KeyPoint("size", "smaller maps", ("reduces the size",))
    answers = [SHRINKS, ROBUST, SHRINKS_TOO]
    (aligned,) = align_points(answers, [point])
    found = [
        [text[span.start : span.end] for span in spans]
        for text, spans in zip(answers, aligned.places, strict=True)
    ]
    assert aligned.point == point
    assert found == [["reduces", "size"], [], ["reduce", "size"]]


def test_about_60_percent_of_the_shipped_sentences_have_a_fellow() -> None:
    sentences = [sentence for _, comparison in shipped() for sentence in comparison.sentences]
    assert 0.57 < sum(sentence.shared for sentence in sentences) / len(sentences) < 0.63


def test_answers_to_different_questions_share_next_to_nothing() -> None:
    answers = [answers for answers, _ in shipped()]
    mixed = [align([answers[(place + 7 * shift) % 50][shift] for shift in range(5)]) for place in range(50)]
    sentences = [sentence for comparison in mixed for sentence in comparison.sentences]
    assert sum(sentence.shared for sentence in sentences) / len(sentences) < 0.06


def test_every_shipped_question_has_an_outline_of_what_three_documents_say() -> None:
    for _, comparison in shipped():
        lines = outline(comparison)
        assert 1 <= len(lines) <= 8
        assert all(len(sentence.answers) >= 3 for sentence in lines)
