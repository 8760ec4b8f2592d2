"""File formats out: each exporter turns plain data into bytes and never sees the store.

One file per format, listed in the families at the end of this page.  May import: ``core`` and below.
"""

from collections.abc import Sequence

from trainer.core.deck import Deck
from trainer.core.event import Reviewed
from trainer.core.measures import GroupProgress
from trainer.exporters.base import Exporter
from trainer.exporters.cards_csv import CardsCsv
from trainer.exporters.cards_json import CardsJson
from trainer.exporters.progress_csv import ProgressCsv
from trainer.exporters.progress_json import ProgressJson
from trainer.exporters.reviews_csv import ReviewsCsv
from trainer.exporters.reviews_json import ReviewsJson
from trainer.registry import Registry

CARDS: Registry[Exporter[Deck]] = Registry((CardsJson(), CardsCsv()))
PROGRESS: Registry[Exporter[Sequence[GroupProgress]]] = Registry((ProgressCsv(), ProgressJson()))
REVIEWS: Registry[Exporter[Sequence[Reviewed]]] = Registry((ReviewsCsv(), ReviewsJson()))
