"""Everything as JSON: an object of ``format``, ``version``, ``written_by``, ``revision`` (of the schema), ``tables``.

Each table is an object with ``columns``, a list of names, and ``rows``, a list of lists of values in their order.  An
import into a store that was not used yet gives the identical state.
"""

import json

from trainer.core.snapshot import Snapshot
from trainer.exporters.plain_files import WRITTEN_BY

FORMAT = "trainer-everything"
VERSION = 1


class EverythingJson:
    """Cards, edits, the whole log, settings, undo steps: all of it."""

    id = "everything_json"
    label = "Everything (JSON)"
    suffixes = (".json",)

    def write(self, content: Snapshot) -> bytes:
        """One row of a table per line."""
        head = {"format": FORMAT, "version": VERSION, "written_by": WRITTEN_BY, "revision": content.revision}
        lines = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
        tables = []
        for name, told in content.tables.items():
            rows = ",\n   ".join(json.dumps(row, ensure_ascii=False) for row in told.rows)
            columns = json.dumps(told.columns)
            tables.append(f'  {json.dumps(name)}: {{"columns": {columns}, "rows": [\n   {rows}]}}')
        text = "\n".join(["{", *lines, ' "tables": {', ",\n".join(tables), " }", "}", ""])
        return text.encode()
