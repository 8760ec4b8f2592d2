"""Statements of studying: made into SQL once, then handed straight to the driver.

Each answer runs a dozen of them, and going through SQLAlchemy takes longer than SQLite does for one row.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.elements import CompilerElement
from sqlalchemy.sql.selectable import SelectBase

from trainer.store.rows import plain

DIALECT = dialect(paramstyle="named")
Processor = Callable[[Any], Any]


class _Made(NamedTuple):
    """The SQL, the values it always has, and how the others and the columns of a row are changed on their way."""

    sql: str
    fixed: dict[str, Any]
    given: dict[str, Processor]
    taken: tuple[tuple[int, Processor], ...]
    row: Callable[[Sequence[Any]], Any]


class Prepared:
    """A statement whose SQL depends on no value; ``columns`` are those an insert fills.

    Rows are named tuples, with the values that SQLAlchemy would give.
    """

    def __init__(self, statement: CompilerElement, columns: Sequence[str] | None = None) -> None:
        self._statement, self._columns = statement, columns

    def run(self, connection: Connection, values: Mapping[str, object] | None = None) -> None:
        """Change something."""
        self._cursor(connection, values)

    def rows(self, connection: Connection, values: Mapping[str, object] | None = None) -> list[Any]:
        """Every row."""
        made = self._made
        found = self._cursor(connection, values).fetchall()
        return [self._row(made, each) for each in found]

    def first(self, connection: Connection, values: Mapping[str, object] | None = None) -> Any:
        """The first row; ``None`` where there is none."""
        found = self._cursor(connection, values).fetchone()
        return None if found is None else self._row(self._made, found)

    def scalar(self, connection: Connection, values: Mapping[str, object] | None = None) -> Any:
        """The first column of the first row; ``None`` where there is none."""
        found = self.first(connection, values)
        return None if found is None else found[0]

    def column(self, connection: Connection, values: Mapping[str, object] | None = None) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.rows(connection, values)]

    def _cursor(self, connection: Connection, values: Mapping[str, object] | None) -> Any:
        made = self._made
        given = {**made.fixed, **(values or {})}
        for name, change in made.given.items():
            given[name] = change(given[name])
        return plain(connection).execute(made.sql, given)

    @staticmethod
    def _row(made: _Made, values: Sequence[Any]) -> Any:
        if made.taken:
            values = list(values)
            for place, change in made.taken:
                values[place] = change(values[place])
        return made.row(values)

    @cached_property
    def _made(self) -> _Made:
        compiled: Any = self._statement.compile(dialect=DIALECT, column_keys=self._columns)
        given = ((name, bind.type.bind_processor(DIALECT)) for name, bind in compiled.binds.items())
        columns = self._statement.selected_columns if isinstance(self._statement, SelectBase) else ()
        taken = ((place, each.type.result_processor(DIALECT, None)) for place, each in enumerate(columns))
        row = namedtuple("Row", [each.key for each in columns], rename=True)  # type: ignore[misc]
        return _Made(
            compiled.string,
            dict(compiled.params),
            {name: change for name, change in given if change is not None},
            tuple((place, change) for place, change in taken if change is not None),
            row._make,
        )
