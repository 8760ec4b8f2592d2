"""File formats in: each importer turns bytes into a plain ``Deck`` and never sees the store.

One file per format, listed in the tuple at the end of this page; the formats that recognise the least come last.
May import: ``core`` and below.
"""

from trainer.importers.base import Importer
from trainer.importers.question_document import QuestionDocument
from trainer.importers.trainer_cards import TrainerCards
from trainer.registry import Registry

IMPORTERS: Registry[Importer] = Registry((TrainerCards(), QuestionDocument()))
