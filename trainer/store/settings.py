"""Stored settings."""

from sqlalchemy import Connection, delete, insert, select

from trainer.store.first_look import settings_of
from trainer.store.rows import plain
from trainer.store.tables import settings


class SettingsRepository:
    """Settings over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, str]:
        """Every stored setting as JSON text."""
        return settings_of(plain(self._connection))

    def put(self, key: str, value: str | None) -> str | None:
        """Store one, or forget it (``None``); the earlier text comes back."""
        earlier = self._connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
        self._connection.execute(delete(settings).where(settings.c.key == key))
        if value is not None:
            self._connection.execute(insert(settings).values(key=key, value=value))
        return earlier
