"""Progress as JSON: ``{"format": "trainer-progress", "version": 1, "written_by": ..., "groups": [...]}``.

Each group is an object with the columns of ``progress_csv``; what does not exist yet is ``null``.
"""

from collections.abc import Sequence

from trainer.core.mastery import GroupProgress
from trainer.exporters.plain_files import WRITTEN_BY, to_json
from trainer.exporters.progress_csv import COLUMNS, progress_row

FORMAT = "trainer-progress"
VERSION = 1


class ProgressJson:
    """Progress with named fields."""

    id = "progress_json"
    label = "Progress (JSON)"
    suffixes = (".json",)

    def write(self, content: Sequence[GroupProgress]) -> bytes:
        """One object per group in the order given."""
        groups = [dict(zip(COLUMNS, progress_row(each), strict=True)) for each in content]
        return to_json({"format": FORMAT, "version": VERSION, "written_by": WRITTEN_BY, "groups": groups})
