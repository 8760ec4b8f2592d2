"""Charts as data: series, axes, units, title and a sentence of help.  No Qt.

One file per chart, listed in the tuple at the end of this page.  May import: ``core`` and below.
"""

from trainer.charts.base import Chart, ChartBuilder, to_csv
from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.charts.due_forecast import due_forecast
from trainer.charts.retention import retention
from trainer.charts.reviews_per_day import minutes, reviews

__all__ = ["CHARTS", "Chart", "ChartBuilder", "to_csv"]

CHARTS = (
    ChartBuilder("calendar", "Days studied", calendar_heatmap),
    ChartBuilder("reviews", "Reviews", reviews),
    ChartBuilder("minutes", "Minutes", minutes),
    ChartBuilder("due", "Cards due", due_forecast),
    ChartBuilder("retention", "Retention", retention),
)
