"""Shows a running task: what it does, how far it is, and a button to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from trainer.ui.tasks import Task


class TaskProgress(QWidget):
    """Hidden while nothing runs; keeps its place so that nothing jumps.

    ``ended`` follows the task's own result, however it came out.  A task that crashed raises here, so that a bug looks
    like one.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._what = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName("Progress")
        self._bar.setTextVisible(False)
        self.stop = QPushButton("Cancel", self)
        self.stop.setAccessibleName("Stop what is running")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._what)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether a task is at work."""
        return self._task is not None

    def run(self, task: Task, what: str) -> None:
        """Start a task whose result is already connected, and show it until it ends."""
        self._task = task
        task.progressed.connect(self._show)
        task.finished.connect(self._end)
        task.failed.connect(self._end)
        task.crashed.connect(self._crash)
        self.stop.setEnabled(True)
        self._show(0, 0, what)
        self.show()
        task.start()

    def cancel(self) -> None:
        """Ask the task to stop; it ends in its own time."""
        if self._task is not None:
            self.stop.setEnabled(False)
            self._what.setText("Stopping…")
            self._task.cancel()

    def _show(self, done: int, total: int, what: str) -> None:
        if self.stop.isEnabled():
            self._what.setText(f"{what}…")
        self._bar.setMaximum(total)
        self._bar.setValue(done)

    def _end(self, *_result: object) -> None:
        self._task = None
        self.hide()
        self.ended.emit()

    def _crash(self, error: Exception) -> None:
        self._end()
        raise error
