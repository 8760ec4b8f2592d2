"""Stored documents."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from trainer.core.document import Document
from trainer.services.rows import DocumentRow
from trainer.store.rows import inserted_id
from trainer.store.tables import documents


class DocumentRepository:
    """Documents over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[DocumentRow]:
        """Documents that are not deleted, in the order they came."""
        query = select(documents).where(documents.c.deleted_ms.is_(None)).order_by(documents.c.id)
        return [
            DocumentRow(row.id, Document(row.uid, row.name, row.title, row.set_name))
            for row in self._connection.execute(query)
        ]

    def put(self, wanted: Iterable[Document]) -> dict[str, int]:
        """Add those that are missing, revive deleted ones; row ids of all of them by uid."""
        ids: dict[str, int] = {}
        for document in wanted:
            row = self._connection.execute(
                select(documents.c.id, documents.c.deleted_ms).where(documents.c.uid == document.uid)
            ).first()
            if row is None:
                values = {"uid": document.uid, "name": document.name, "title": document.title}
                result = self._connection.execute(
                    insert(documents).values(**values, set_name=document.set_name)
                )
                ids[document.uid] = inserted_id(result)
                continue
            ids[document.uid] = row.id
            if row.deleted_ms is not None:
                self._connection.execute(
                    update(documents).where(documents.c.id == row.id).values(deleted_ms=None)
                )
        return ids
