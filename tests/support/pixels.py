"""What is on a picture."""

from PySide6.QtGui import QImage


def colours_of(image: QImage) -> set[str]:
    """Every colour of a picture, as ``#rrggbb``."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in set(memoryview(plain.constBits()).cast("I"))}
