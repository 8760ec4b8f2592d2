"""The smoke test finds what is wrong with a program, and names it."""

import sys
from pathlib import Path

import pytest
import smoke
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

TRAINER = """
import json, shutil, sys
from pathlib import Path

match sys.argv[1:]:
    case ["--version"]:
        print("trainer 1.2.3")
    case ["study", "--limit", "1"]:
        Path(__file__).with_name("reviews").write_text("a review" if sys.stdin.read() == "\\n3\\n" else "")
    case ["export", "cards", target]:
        Path(target).write_text(json.dumps({"cards": [{"answers": [0] * 5}] * 49 + [{"answers": [0] * 4}]}))
    case ["export", "reviews", target]:
        Path(target).write_text("card_id\\n" + Path(__file__).with_name("reviews").read_text())
    case ["check"]:
        pass
    case ["tour", folder]:
        Path(folder).mkdir()
        shutil.copy(Path(__file__).with_name("screen.png"), folder)
"""


@pytest.fixture
def trainer(tmp_path: Path, qapp: object) -> Path:
    """A program that does what the smoke test asks for."""
    painted(text="Today").save(str(tmp_path / "screen.png"))
    script = tmp_path / "trainer.py"
    script.write_text(TRAINER, encoding="utf-8")
    return script


def painted(text: str) -> QImage:
    """A screen with some text on a plain ground."""
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawText(40, 40, text)
    painter.drawEllipse(100, 100, 220, 130)
    painter.end()
    return image


def tried(trainer: Path) -> int:
    return smoke.main([sys.executable, str(trainer)])


def test_a_whole_program_passes(trainer: Path) -> None:
    assert tried(trainer) == 0


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('print("trainer 1.2.3")', "print()", "version failed: --version says"),
        ('"a review"', '""', "export_reviews failed: 0 reviews were exported"),
        ("* 49", "* 48", "export_cards failed: 49 cards with 244 answers were exported"),
        ("Path(target).write_text(json", "print(json", "export_cards failed: cards.json was not written"),
        (
            "        pass",
            "        sys.exit('page 3 is torn')",
            "check failed: `trainer check` ended with 1:\npage 3",
        ),
        ("shutil.copy", "print", "tour failed: the tour took no picture"),
    ],
)
def test_a_fault_is_named(
    trainer: Path, right: str, wrong: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert right in TRAINER
    trainer.write_text(TRAINER.replace(right, wrong), encoding="utf-8")
    assert tried(trainer) == 1
    assert told in capsys.readouterr().err


def test_a_blank_screen_is_a_fault(trainer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = QImage(640, 400, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.darkCyan)
    blank.save(str(trainer.with_name("screen.png")))
    assert tried(trainer) == 1
    assert "screen.png is no picture or a blank one" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"no picture", smoke.PNG_START, smoke.PNG_START + b"\0\0\0"])
def test_what_is_no_picture_counts_as_blank(content: bytes) -> None:
    assert smoke.is_blank(content)


def test_a_program_that_is_not_there_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert smoke.main([str(tmp_path / "trainer")]) == 1
    assert "`trainer --version` did not start" in capsys.readouterr().err


def test_without_a_program_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert smoke.main([]) == 2
    assert "PROGRAM" in capsys.readouterr().err
