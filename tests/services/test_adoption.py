"""A document of a set, imported alone later, adds nothing but what is new in it."""

from pathlib import Path

import pytest
from support.workspaces import HandClock

from trainer.app import Trainer
from trainer.core.event import Rating
from trainer.services import library, study

TOGETHER = {
    "a.txt": {1: "What is pooling?", 2: "What is stride?", 3: "What is padding?"},
    "b.txt": {1: "What is pooling?", 2: "What is stride?", 9: "What is dropout?"},
}


@pytest.fixture
def trainer(tmp_path: Path) -> Trainer:
    """Two documents that partly ask the same, imported together, and one review."""
    trainer = Trainer(tmp_path / "store.db", now_ms=HandClock())
    trainer.import_files([a_file(tmp_path, name, asked) for name, asked in TOGETHER.items()])
    study.answer(trainer.workspace, 1, Rating.GOOD)
    return trainer


def a_file(folder: Path, name: str, asked: dict[int, str], words: str = "So it is.") -> Path:
    path = folder / name
    blocks = [f"{number}. {question}\n\n{words} {name}, {number}.\n" for number, question in asked.items()]
    path.write_text("\n".join(blocks), "utf-8")
    return path


def cards(trainer: Trainer) -> dict[str, int]:
    """How many answers each question has."""
    return {line.question: line.answers for line in library.browse(trainer.workspace)}


def test_importing_one_of_them_alone_again_adds_nothing(trainer: Trainer, tmp_path: Path) -> None:
    before = cards(trainer)
    assert len(before) == 4
    for name in TOGETHER:
        imported, _ = trainer.import_files([tmp_path / name])
        assert (imported.added, imported.updated) == (0, 0)
    assert cards(trainer) == before
    assert len(library.documents(trainer.workspace)) == 2


def test_another_edition_of_it_updates_its_answers_and_adds_its_new_questions(
    trainer: Trainer, tmp_path: Path
) -> None:
    asked = {**TOGETHER["a.txt"], 4: "What is a kernel?"}
    imported, _ = trainer.import_files([a_file(tmp_path, "a.txt", asked, "It is otherwise.")])
    assert (imported.added, imported.updated) == (1, 3)
    first = library.card(trainer.workspace, 1)
    assert sorted(each.text for each in first.answers) == [
        "It is otherwise. a.txt, 1.",
        "So it is. b.txt, 1.",
    ]
    assert library.browse(trainer.workspace, "prop:reps=1")[0].id == 1


def test_a_further_document_that_comes_with_it_joins_its_cards(trainer: Trainer, tmp_path: Path) -> None:
    new = a_file(tmp_path, "c.txt", TOGETHER["a.txt"])
    imported, _ = trainer.import_files([tmp_path / "a.txt", new])
    assert imported.added == 0
    assert cards(trainer)["What is pooling?"] == 3


def test_another_document_of_the_same_name_is_another_document(trainer: Trainer, tmp_path: Path) -> None:
    asked = {1: "What is a mutex?", 2: "What is a semaphore?", 3: "What is padding?"}
    imported, _ = trainer.import_files([a_file(tmp_path, "a.txt", asked)])
    assert imported.added == 3
    assert len(library.documents(trainer.workspace)) == 3


def test_a_question_that_is_asked_twice_in_a_document_keeps_its_own_cards(
    trainer: Trainer, tmp_path: Path
) -> None:
    asked = {**TOGETHER["a.txt"], 4: "What is pooling?"}
    imported, _ = trainer.import_files([a_file(tmp_path, "a.txt", asked)])
    assert imported.added == 2
    assert sorted(cards(trainer)) == sorted({*TOGETHER["a.txt"].values(), *TOGETHER["b.txt"].values()})
    assert len(library.browse(trainer.workspace)) == 6
