"""File formats out: each exporter turns plain data into bytes and never sees the store.

One file per format, listed in the families at the end of this page.  May import: ``core`` and below.
"""

from collections.abc import Sequence

from trainer.core.deck import Deck
from trainer.core.event import Reviewed
from trainer.core.forecast import Forecast
from trainer.core.mastery import GroupProgress
from trainer.core.report import Report
from trainer.core.snapshot import Snapshot
from trainer.exporters.base import Exporter
from trainer.exporters.cards_csv import CardsCsv
from trainer.exporters.cards_json import CardsJson
from trainer.exporters.cards_sheet import CardsSheet
from trainer.exporters.everything_json import EverythingJson
from trainer.exporters.forecast_ics import ForecastIcs
from trainer.exporters.progress_csv import ProgressCsv
from trainer.exporters.progress_json import ProgressJson
from trainer.exporters.report_html import ReportHtml
from trainer.exporters.reviews_csv import ReviewsCsv
from trainer.exporters.reviews_json import ReviewsJson
from trainer.registry import Registry

CARDS: Registry[Exporter[Deck]] = Registry((CardsJson(), CardsCsv(), CardsSheet()))
PROGRESS: Registry[Exporter[Sequence[GroupProgress]]] = Registry((ProgressCsv(), ProgressJson()))
REVIEWS: Registry[Exporter[Sequence[Reviewed]]] = Registry((ReviewsCsv(), ReviewsJson()))
REPORT: Registry[Exporter[Report]] = Registry((ReportHtml(),))
FORECAST: Registry[Exporter[Forecast]] = Registry((ForecastIcs(),))
EVERYTHING: Registry[Exporter[Snapshot]] = Registry((EverythingJson(),))
