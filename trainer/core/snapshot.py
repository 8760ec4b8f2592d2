"""Everything a store holds, as plain tables."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of one table; values are in the order of ``columns``."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Tables by name, without what can be derived from them; ``revision`` is that of the store's schema."""

    revision: str
    tables: Mapping[str, TableRows]
