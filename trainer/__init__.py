"""The trainer: flashcards with several answers to one question, for people who prepare for interviews.

Rooms, from the top: ``cli`` and ``ui`` (what a person touches), ``app`` (wiring), ``store``, ``importers``,
``exporters`` and ``charts`` (which do not know each other), ``services`` (what a user can do),
``core`` (pure rules), and ``registry``, ``paths`` and ``logs`` at the bottom.  Higher rooms may import lower
ones, never the other way; the contracts in ``pyproject.toml`` hold this and run with the tests.
"""

__version__ = "0.1.0"
