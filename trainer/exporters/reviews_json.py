"""Every review as JSON: ``{"format": "trainer-reviews", "version": 1, "written_by": ..., "reviews": [...]}``.

Each review is an object with the columns of ``reviews_csv``.
"""

from collections.abc import Sequence

from trainer.core.event import Reviewed
from trainer.exporters.plain_files import WRITTEN_BY, to_json
from trainer.exporters.reviews_csv import COLUMNS, review_row

FORMAT = "trainer-reviews"
VERSION = 1


class ReviewsJson:
    """The review log with named fields."""

    id = "reviews_json"
    label = "Reviews (JSON)"
    suffixes = (".json",)

    def write(self, content: Sequence[Reviewed]) -> bytes:
        """One object per review in the order given."""
        reviews = [dict(zip(COLUMNS, review_row(each), strict=True)) for each in content]
        return to_json({"format": FORMAT, "version": VERSION, "written_by": WRITTEN_BY, "reviews": reviews})
