"""Every review as CSV in the exchange format of the FSRS tools.

``card_id`` (UUID), ``review_time`` (milliseconds since 1970, UTC), ``review_rating`` (1 Again, 2 Hard, 3 Good, 4 Easy),
``review_state`` (before the answer: 0 new, 1 learning, 2 review, 3 relearning), ``review_duration`` (milliseconds).
Source: https://github.com/open-spaced-repetition/fsrs-optimizer, README.  The format has no place for the version that
wrote it; the reviews as JSON tell it.
"""

from collections.abc import Sequence

from trainer.core.event import Reviewed
from trainer.exporters.plain_files import to_csv

COLUMNS = ("card_id", "review_time", "review_rating", "review_state", "review_duration")


class ReviewsCsv:
    """The review log for statistics and for other trainers."""

    id = "reviews_csv"
    label = "Reviews (CSV, FSRS format)"
    suffixes = (".csv",)

    def write(self, content: Sequence[Reviewed]) -> bytes:
        """One row per review in the order given."""
        return to_csv(COLUMNS, (review_row(each) for each in content))


def review_row(review: Reviewed) -> tuple[str, int, int, int, int]:
    """The cells of one review in the order of ``COLUMNS``."""
    return review.card, review.at_ms, int(review.rating), int(review.state), review.duration_ms
