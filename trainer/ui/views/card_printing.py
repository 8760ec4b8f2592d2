"""Printing what is seen of a card, through the system's own dialog."""

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QWidget

from trainer.core.wording import count_of
from trainer.ui.session import Session
from trainer.ui.widgets.printed_card import PrintedCard, render

MARGIN_MM = 15
NOTHING = "Show an answer first: what is seen is printed"


def print_card(session: Session, card: PrintedCard | None, parent: QWidget) -> None:
    """Ask where to and print; several answers lie on their side.  Without a card or an answer only say so."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    if card is None or not card.columns:
        session.said.emit(NOTHING, False)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(card.about)
    if card.is_wide:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Print the card")

    def finish() -> None:
        session.said.emit(f"Printed on {count_of(render(card, printer), 'page')}", False)

    dialog.accepted.connect(finish)
    QDialog.open(dialog)
