"""Help in steps."""

from trainer.core.help_steps import help_steps
from trainer.core.key_point import KeyPoint

LONG = "Convolution layers share weights across the image. Pooling halves the resolution of feature maps."
SHORT = "Convolution layers share weights across the image."
POINTS = (
    KeyPoint("w", "Weights are shared", ("weights shared everywhere", "share weights")),
    KeyPoint("p", "Pooling"),
)


def test_terms_come_first_then_the_points_then_the_shortest_answer() -> None:
    assert help_steps([LONG, "", SHORT], POINTS, "What do CNNs do?") == (
        "**Key terms:** share weights · Pooling",
        "**Outline**\n\n1. Weights are shared\n2. Pooling",
        f"**The shortest answer**\n\n{SHORT}",
    )


def test_without_key_points_the_answers_themselves_give_the_steps() -> None:
    hint, outline, shortest = help_steps([LONG, SHORT], (), "What do they do?")
    assert "weights" in hint
    assert f"1. {SHORT}" in outline
    assert shortest.endswith(SHORT)


def test_a_step_that_would_say_nothing_is_left_out() -> None:
    assert help_steps(["Yes."], (), "Is it?")[-1] == "**The shortest answer**\n\nYes."
    assert not any("Outline" in step for step in help_steps(["Yes."], (), "Is it?"))
    assert help_steps(["", " "], POINTS, "Is it?") == ()
