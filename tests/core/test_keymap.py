"""Presets and the learner's own keys."""

from trainer.core.keymap import Keymap, own_from_text, own_to_text


def test_without_a_choice_a_command_has_its_declared_keys() -> None:
    assert Keymap().keys("study.again", ("1",)) == ("1",)


def test_a_preset_comes_before_what_is_declared_and_own_keys_before_both() -> None:
    assert Keymap("org-fc").keys("study.again", ("1",))[0] == "A"
    assert Keymap("org-fc", {"study.again": ("X",)}).keys("study.again", ("1",)) == ("X",)
    assert Keymap("org-fc", {"study.again": ()}).keys("study.again", ("1",)) == ()


def test_org_fc_suspends_and_quits_as_there() -> None:
    assert Keymap("org-fc").keys("study.suspend", ("@",)) == ("S", "@")
    assert "Q" in Keymap("org-fc").keys("study.leave", ("Esc",))
    assert "S" not in Keymap("org-fc").keys("view.study", ("S",))


def test_own_keys_survive_being_written() -> None:
    own = {"study.again": ("X", "Ctrl+1"), "view.add": ()}
    assert own_from_text(own_to_text(own)) == own


def test_what_cannot_be_read_is_left_out() -> None:
    assert own_from_text("no json") == {}
    assert own_from_text("[1]") == {}
    assert own_from_text('{"a": ["X"], "b": "X", "c": [1]}') == {"a": ("X",)}
