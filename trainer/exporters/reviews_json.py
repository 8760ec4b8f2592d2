"""Every review as JSON: ``{"format": "trainer-reviews", "version": 1, "written_by": ..., "reviews": [...]}``.

Each review is an object with the columns of ``reviews_csv`` and, ``null`` where nothing was told, ``confidence`` (1 to
3), ``help_level`` (1 to 3), and of a typed answer the shares of the key points (0 to 1) that the machine found
(``coverage``) and that the learner ticked (``ticked``).
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
        reviews = [dict(zip(COLUMNS, review_row(each), strict=True)) | _told(each) for each in content]
        return to_json({"format": FORMAT, "version": VERSION, "written_by": WRITTEN_BY, "reviews": reviews})


def _told(review: Reviewed) -> dict[str, float | None]:
    return {
        "confidence": review.confidence,
        "help_level": review.help_level or None,
        "coverage": review.coverage,
        "ticked": review.ticked,
    }
