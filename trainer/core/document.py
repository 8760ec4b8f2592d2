"""A document: one file that answers some or all questions of a set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One source of answers.

    ``name`` is the file name it came from, ``title`` what the learner sees, ``set_name`` the set of documents that
    ask the same questions.
    """

    uid: str
    name: str
    title: str
    set_name: str = ""
