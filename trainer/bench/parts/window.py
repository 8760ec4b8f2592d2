"""The window, painted: showing answers, the next question, Browse, Progress, the report as PDF.

Each function imports the window itself, so that other parts run without Qt.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from trainer.bench.ground import Ground
from trainer.bench.parts.base import Part, Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.bench.scene import Scene
    from trainer.ui.views.card_list import CardList
    from trainer.ui.views.progress_view import ProgressView


@contextmanager
def on_screen(ground: Ground) -> Iterator["Scene"]:
    """The whole window."""
    from trainer.bench.scene import Scene

    scene = Scene(ground)
    yield scene
    scene.close()


def reveal(ground: Ground) -> None:
    """The answers of a card and its ratings, after a while of reading the question."""
    from trainer.bench.scene import settle

    with on_screen(ground) as scene:
        scene.rooms.show("study")
        study = scene.rooms.study
        for _ in ground.rounds():
            if not study.is_studying():
                return
            scene.measure(study.reveal, study.card.answers)
            study.commands()["study.good"]()
            settle()


def rate(ground: Ground) -> None:
    """A rating, committed, and the next question, after a while of reading the answers."""
    from trainer.bench.scene import settle

    with on_screen(ground) as scene:
        scene.rooms.show("study")
        study = scene.rooms.study
        for _ in ground.rounds():
            if not study.is_studying():
                return
            study.reveal()
            settle()
            scene.measure(study.commands()["study.good"], study.card.header)


def pause(ground: Ground) -> None:
    """How long the window is deaf at most after a rating."""
    from trainer.bench.scene import settle

    with on_screen(ground) as scene:
        scene.rooms.show("study")
        study = scene.rooms.study
        for _ in ground.rounds():
            if not study.is_studying():
                return
            study.reveal()
            settle()
            scene.measure_pause(study.commands()["study.good"])


def browse(ground: Ground) -> None:
    """All cards, when Browse is opened for the first time."""
    with on_screen(ground) as scene:
        scene.measure_visit(
            "browse", lambda: _list(scene).viewport(), lambda: _list(scene).table.rowCount() > 0
        )


def sort(ground: Ground) -> None:
    """All cards by their question, then by their due day, there and back."""
    from PySide6.QtCore import Qt

    from trainer.services.card_order import CardColumn
    from trainer.ui.models.card_columns import COLUMNS

    with on_screen(ground) as scene:
        scene.rooms.show("browse")
        cards = scene.rooms.browse.cards
        columns = [column.id for column in COLUMNS]
        for number in ground.rounds():
            order = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)[number // 2 % 2]
            column = (CardColumn.QUESTION, CardColumn.DUE)[number % 2]
            sorting = partial(cards.sortByColumn, columns.index(column), order)
            scene.measure(sorting, cards.viewport())


def scroll(ground: Ground) -> None:
    """Another page of all cards."""
    with on_screen(ground) as scene:
        scene.rooms.show("browse")
        cards = scene.rooms.browse.cards
        bar = cards.verticalScrollBar()
        for _ in ground.rounds():

            def turn() -> None:
                bar.setValue(ground.random.randrange(bar.maximum() + 1))
                cards.viewport().update()

            scene.measure(turn, cards.viewport())


def progress(ground: Ground) -> None:
    """The first charts, when Progress is opened for the first time."""
    with on_screen(ground) as scene:
        scene.measure_visit(
            "progress", lambda: _first_chart(scene), lambda: _first_chart(scene).accessibleName()
        )


def period(ground: Ground) -> None:
    """Another period on the Progress page."""
    with on_screen(ground) as scene:
        page = _counted_progress(scene)
        for number in ground.rounds():
            choose = partial(_choose, page.periods, number % 2 + 2)
            scene.measure(choose, page)


def scope(ground: Ground) -> None:
    """Other cards on the Progress page: those of one topic, then those of another; counted and painted."""
    from trainer.ui.views.progress_work import ProgressWork

    with on_screen(ground) as scene:
        page = _counted_progress(scene)
        work, told = page.findChild(ProgressWork), list[object]()
        assert isinstance(work, ProgressWork)
        work.counted.connect(told.append)
        for number in ground.rounds():
            told.clear()
            choose = partial(_choose, page.topics, number % 2 + 2)
            scene.measure(choose, _first_chart(scene), lambda: told)


def report_pdf(ground: Ground) -> None:
    """The report of a year; its figures are there already."""
    from trainer.bench.scene import application
    from trainer.ui import report_pdf as pdf

    application()
    report = ground.trainer.report()
    for _ in ground.rounds():
        with ground.timed():
            pdf.write(report, ground.folder / "report.pdf", "A4")


def bare_label(ground: Ground) -> None:
    """A plain label with other words."""
    from trainer.bench import bare_widgets

    bare_widgets.label(ground)


def bare_table(ground: Ground) -> None:
    """A plain table at another place."""
    from trainer.bench import bare_widgets

    bare_widgets.table(ground)


def bare_pdf(ground: Ground) -> None:
    """A page with one line."""
    from trainer.bench import bare_widgets

    bare_widgets.pdf(ground)


def _list(scene: "Scene") -> "CardList":
    """The table of Browse; asking for it makes the view."""
    return scene.rooms.browse.cards


def _counted_progress(scene: "Scene") -> "ProgressView":
    """The Progress page, counted, painted and at rest."""
    from trainer.bench.scene import settle
    from trainer.bench.watching import FirstPaint

    scene.rooms.show("progress")
    FirstPaint(scene.rooms.progress, lambda: _first_chart(scene).accessibleName()).wait()
    settle()
    return scene.rooms.progress


def _first_chart(scene: "Scene") -> "QWidget":
    """The topmost chart; it has a name once it shows numbers."""
    from trainer.ui.widgets.chart_board import ChartBoard

    board = scene.rooms.progress.findChild(ChartBoard)
    assert isinstance(board, ChartBoard)
    return board.charts[0]


def _choose(box: object, place: int) -> None:
    from PySide6.QtWidgets import QComboBox

    assert isinstance(box, QComboBox)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def _part(
    name: str,
    label: str,
    ours: Work,
    floor: Work,
    times: int,
    target: float | None = None,
    note: str = "",
) -> Part:
    return Part(
        id=name,
        label=label,
        ours=ours,
        floor=floor,
        times=times,
        window=True,
        writes=True,
        target=target,
        by_p95=target is not None,
        peer=name if target is not None else None,
        note=note,
    )


PARTS = (
    _part("reveal", "show answer, painted", reveal, bare_label, 30, 0.50),
    _part(
        "rate",
        "rating to next question, painted",
        rate,
        bare_label,
        60,
        0.50,
        "a third is the answer and the next card, a third laying out the question, a quarter painting",
    ),
    _part("pause", "longest pause of the window after a rating", pause, bare_label, 15),
    _part("browse", "Browse opened, painted", browse, bare_table, 1),
    _part("sort", "sort all cards, painted", sort, bare_table, 4),
    _part("scroll", "scroll all cards, painted", scroll, bare_table, 30),
    _part("progress", "Progress opened, painted", progress, bare_label, 1),
    _part("period", "another period on Progress, painted", period, bare_label, 4),
    _part("scope", "other cards on Progress, painted", scope, bare_label, 4),
    Part(
        id="report-pdf",
        label="report as PDF, figures at hand",
        ours=report_pdf,
        floor=bare_pdf,
        times=3,
        interactive=False,
        window=True,
    ),
)
