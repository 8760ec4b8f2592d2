"""What an exporter is."""

from typing import Generic, Protocol, TypeVar

Content = TypeVar("Content", contravariant=True)


class Exporter(Protocol, Generic[Content]):
    """Turns one kind of content into the bytes of one file format."""

    @property
    def id(self) -> str:
        """A short name, the same as the exporter's file."""

    @property
    def label(self) -> str:
        """What the export dialog calls the format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes it writes, lower case with the dot."""

    def write(self, content: Content) -> bytes:
        """The whole file; the same content gives the same bytes."""
