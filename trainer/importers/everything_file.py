"""Reads back a file that holds everything; its form is told in ``exporters.everything_json``."""

import json
from typing import Any

from trainer.core.deck import Source
from trainer.core.errors import BadInput
from trainer.core.snapshot import Snapshot, TableRows

FORMAT = "trainer-everything"
VERSION = 1
MARK = b'"trainer-everything"'


def recognises(source: Source) -> bool:
    """Whether this looks like a file of everything."""
    return MARK in source.content[:300] and source.content.lstrip()[:1] == b"{"


def read(source: Source) -> Snapshot:
    """The snapshot in a file.  Raises ``BadInput`` with the place where the file is not as it should be."""
    try:
        content = json.loads(source.content)
    except ValueError as error:
        raise BadInput(f"{source.name} is not valid JSON: {error}.", "Export it again.") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadInput(f"{source.name} is not a file of everything.")
    if content.get("version") != VERSION:
        raise BadInput(
            f"{source.name} has version {content.get('version')!r}; this program reads {VERSION}.",
            "Install the version that wrote it.",
        )
    revision, tables = content.get("revision"), content.get("tables")
    if not isinstance(revision, str) or not isinstance(tables, dict):
        raise BadInput(f"{source.name} has no revision or no tables.", "Export it again.")
    return Snapshot(revision, {name: _table(source.name, name, told) for name, told in tables.items()})


def _table(file: str, name: str, told: Any) -> TableRows:
    columns, rows = (told.get("columns"), told.get("rows")) if isinstance(told, dict) else (None, None)
    if not isinstance(columns, list) or not _are(columns, str) or not isinstance(rows, list):
        raise BadInput(f"{file}: the table {name!r} has no columns or no rows.", "Export it again.")
    for number, row in enumerate(rows, 1):
        if not _are(row, str | int | float | None) or len(row) != len(columns):
            raise BadInput(
                f"{file}: row {number} of the table {name!r} is not a row of it.", "Export it again."
            )
    return TableRows(tuple(columns), tuple(tuple(row) for row in rows))


def _are(values: Any, kind: Any) -> bool:
    return isinstance(values, list) and all(isinstance(each, kind) for each in values)
