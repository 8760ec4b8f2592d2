"""Where sentences of an answer stand once it is rendered."""

from trainer.core.compare import align
from trainer.core.markup import to_text
from trainer.core.rendered_places import places

ANSWER = """Pooling **shrinks** the map. It has [no weights](https://example.org).

- *Max* pooling: the largest
- Mean pooling

```python
pool(x, 2)
```

| Kind | Weights |
| --- | --- |
| Max | 0 |
"""


def shown(rendered: str, pieces: list[str]) -> list[str | None]:
    return [None if place is None else rendered[slice(*place)] for place in places(rendered, pieces)]


def test_every_sentence_of_an_answer_is_found_without_its_marks() -> None:
    [sentences] = align([ANSWER]).answers
    assert shown(to_text(ANSWER), [each.text for each in sentences]) == [
        "Pooling shrinks the map.",
        "It has no weights.",
        "Max pooling: the largest",
        "Mean pooling",
        "pool(x, 2)",
        "Max 0",
    ]


def test_a_sentence_said_twice_is_found_twice() -> None:
    assert places("Yes it is. Yes it is.", ["Yes it is.", "Yes it is."]) == [(0, 10), (11, 21)]


def test_what_is_not_there_has_no_place_and_the_next_is_found_all_the_same() -> None:
    assert shown("One. Two.", ["One.", "Three.", "...", "Two."]) == ["One.", None, None, "Two."]
