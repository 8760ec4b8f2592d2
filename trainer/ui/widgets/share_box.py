"""A share of 0 to 1, shown and typed in percent."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class ShareBox(QDoubleSpinBox):
    """Its value is the share, in steps of one percent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(2)
        self.setSingleStep(0.01)
        self.setSuffix(" %")

    def textFromValue(self, value: float) -> str:
        return f"{100 * value:.0f}"

    def valueFromText(self, text: str) -> float:
        digits = _digits(text)
        return int(digits) / 100 if digits else self.minimum()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Numbers out of bounds are corrected when the box is left, so that any two digits can be typed."""
        digits = _digits(text)
        if text.removesuffix(self.suffix()).strip() != digits or len(digits) > 3:
            return QValidator.State.Invalid, text, position
        inside = bool(digits) and self.minimum() <= int(digits) / 100 <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        share = min(max(self.valueFromText(text), self.minimum()), self.maximum())
        return f"{self.textFromValue(share)}{self.suffix()}"


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdecimal())
