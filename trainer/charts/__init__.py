"""Charts as data: series, axes, units, title and a sentence of help.  No Qt.

One file per chart, listed in the tuple at the end of this page.  May import: ``core`` and below.
"""

from trainer.charts.answer_buttons import answer_buttons
from trainer.charts.base import Chart, ChartBuilder, to_csv
from trainer.charts.calendar_heatmap import calendar_heatmap
from trainer.charts.card_states import card_states
from trainer.charts.cards_added import cards_added
from trainer.charts.confidence import confidence, sure_but_wrong_cards
from trainer.charts.confusions import confusions
from trainer.charts.coverage import coverage
from trainer.charts.due_forecast import due_forecast
from trainer.charts.forgetting_curve import forgetting_by_wait, forgetting_curve
from trainer.charts.hardest_cards import hardest_cards
from trainer.charts.hours_of_day import hours_of_day
from trainer.charts.intervals import intervals
from trainer.charts.machine_score import machine_score
from trainer.charts.memory_state import difficulty, retrievability, stability
from trainer.charts.readiness import readiness
from trainer.charts.retention import retention
from trainer.charts.reviews_per_day import minutes, reviews
from trainer.charts.time_per_card import time_per_card
from trainer.charts.today import today
from trainer.charts.true_retention import true_retention_table
from trainer.core.insight import Addition

__all__ = ["CHARTS", "Chart", "ChartBuilder", "to_csv"]

CHARTS = (
    ChartBuilder("calendar", "Days studied", calendar_heatmap),
    ChartBuilder("today", "Today", today),
    ChartBuilder("reviews", "Reviews", reviews),
    ChartBuilder("minutes", "Minutes", minutes),
    ChartBuilder("due", "Cards due", due_forecast),
    ChartBuilder("retention", "Retention", retention),
    ChartBuilder("readiness", "Readiness", readiness, needs=Addition.READINESS),
    ChartBuilder("forgetting-by-wait", "Forgetting curve", forgetting_by_wait, needs=Addition.PREDICTIONS),
    ChartBuilder("forgetting", "Prediction", forgetting_curve, needs=Addition.PREDICTIONS),
    ChartBuilder("true-retention", "True retention", true_retention_table),
    ChartBuilder("retrievability", "Predicted recall now", retrievability),
    ChartBuilder("card-states", "Card states", card_states),
    ChartBuilder("intervals", "Intervals", intervals),
    ChartBuilder("stability", "Stability", stability),
    ChartBuilder("difficulty", "Difficulty", difficulty),
    ChartBuilder("buttons", "Ratings", answer_buttons),
    ChartBuilder("hours", "Hours", hours_of_day),
    ChartBuilder("coverage", "Key points", coverage, needs=Addition.JUDGEMENTS),
    ChartBuilder("machine-score", "Suggestions", machine_score, needs=Addition.JUDGEMENTS),
    ChartBuilder("confidence", "Confidence", confidence, needs=Addition.JUDGEMENTS),
    ChartBuilder("time-per-card", "Time per card", time_per_card),
    ChartBuilder("added", "Cards added", cards_added),
    ChartBuilder("hardest", "Hardest cards", hardest_cards),
    ChartBuilder("sure-but-wrong", "Sure but wrong", sure_but_wrong_cards, needs=Addition.JUDGEMENTS),
    ChartBuilder("confusions", "Mixed up", confusions, needs=Addition.CONFUSIONS),
)
