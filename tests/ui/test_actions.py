"""Commands are declared once: no two fight for a key, and every one can be found."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from trainer.ui.actions import BY_ID, COMMANDS, Where, show_keys


def test_every_command_has_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_key_means_two_things_in_one_place() -> None:
    for place in Where:
        reachable = [each for each in COMMANDS if each.where in (place, Where.WINDOW)]
        keys = Counter(QKeySequence(key).toString() for each in reachable for key in each.keys)
        assert {key: count for key, count in keys.items() if count > 1} == {}, place


def test_every_declared_key_is_a_key_qt_knows() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert QKeySequence(key).toString(), f"{command.id}: {key}"


def test_the_two_enter_keys_are_told_as_one() -> None:
    assert show_keys(BY_ID["study.reveal"].keys) == "Space or Enter"
    assert show_keys(BY_ID["study.compare"].keys) == "Ctrl+Enter"
