"""``trainer export WHAT OUT``: cards, progress, reviews, a report, the forecast or everything as a file."""

import importlib
import os
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.display import no_window
from trainer.cli.opening import opened

if TYPE_CHECKING:
    from trainer.app import Trainer
    from trainer.core.report import Report

NAME = "export"
HELP = "write cards, progress, reviews, a report, the forecast or everything to a file"
ROWS = {
    "cards": "card",
    "progress": "group",
    "reviews": "review",
    "report": "section",
    "forecast": "day",
    "everything": "row",
}
PDF = ".pdf"
SEARCHED = ("cards", "progress", "reviews", "report")


def add_arguments(parser: ArgumentParser) -> None:
    """What to write, and where."""
    parser.add_argument("what", metavar="WHAT", choices=tuple(ROWS), help=", ".join(ROWS))
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help="the file; its suffix is its format: .json, .csv, .html (cards, report), .pdf (report), .ics (forecast)",
    )
    parser.add_argument(
        "--search", metavar="QUERY", default="", help=f"only the cards of a search ({', '.join(SEARCHED)})"
    )
    parser.add_argument(
        "--period",
        default="year",
        help="days of a report: 30-days, 90-days, year (unless said), all, or two dates: 2026-11-01..2026-11-30",
    )
    parser.add_argument(
        "--paper", choices=("A4", "Letter"), default="A4", help="size of a report's pages (A4 unless said)"
    )


def run(options: Namespace) -> int:
    """Write the file.  Raises ``BadInput`` where the suffix is unknown or the place cannot be written."""
    from trainer.core.errors import BadInput
    from trainer.core.wording import count_of

    if options.search and options.what not in SEARCHED:
        raise BadInput(f"Only {', '.join(SEARCHED)} take a search.", "Leave out --search.")
    with opened(options) as trainer:
        if options.what == "report":
            rows = _write_report(trainer, options)
        else:
            rows = trainer.export(options.what, options.out, options.search)
    print(f"{count_of(rows, ROWS[options.what])} written to {options.out}.")
    return 0


def _write_report(trainer: "Trainer", options: Namespace) -> int:
    """The report as a page or as PDF; how many sections."""
    from trainer.core.errors import BadInput
    from trainer.core.insight import read_period
    from trainer.exporters import REPORT
    from trainer.files import write_file, writer

    period = read_period(options.period)
    if period is None:
        raise BadInput(
            f"{options.period!r} is no period.",
            "Choose 30-days, 90-days, year, all, or two dates such as 2026-11-01..2026-11-30.",
        )
    if options.out.suffix.lower() == PDF:
        return _write_pdf(trainer.report(options.search, period), options)
    exporter = writer(REPORT, options.out)
    report = replace(trainer.report(options.search, period), paper=options.paper)
    write_file(options.out, exporter.write(report))
    return len(report.sections)


def _write_pdf(report: "Report", options: Namespace) -> int:
    """By Qt, which needs no display for it."""
    from trainer.core.errors import BadInput

    if no_window(os.environ, sys.platform):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        report_pdf = importlib.import_module("trainer.ui.report_pdf")
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise BadInput(
            f"A PDF cannot be made here because Qt cannot be loaded ({error.msg}).",
            "Write it as .html instead.",
        ) from error
    report_pdf.write(report, options.out, options.paper)
    return len(report.sections)
