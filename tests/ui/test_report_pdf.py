"""The report on paper."""

import re
import zlib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.insights import ten_years

from trainer.charts import CHARTS
from trainer.charts.report import report_of
from trainer.core.errors import BadInput
from trainer.core.insight import LAST_YEAR
from trainer.core.report import Report, Section
from trainer.ui import report_pdf

A4 = (595, 842)
LETTER = (612, 792)


def a_report() -> Report:
    insight = ten_years()
    return report_of(insight, [each.build(insight, LAST_YEAR) for each in CHARTS], [], LAST_YEAR)


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


def size(content: bytes) -> tuple[int, int]:
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert box is not None
    return round(float(box[1])), round(float(box[2]))


@pytest.mark.parametrize(("paper", "measures"), [("A4", A4), ("Letter", LETTER)])
def test_the_paper_is_the_one_that_was_asked_for(
    paper: str, measures: tuple[int, int], tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "report.pdf"
    report_pdf.write(a_report(), target, paper)
    content = target.read_bytes()
    assert content.startswith(b"%PDF-")
    assert size(content) == measures
    assert 4 <= pages(content) <= 12


def test_charts_are_vectors_and_not_pictures(tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "report.pdf"
    report_pdf.write(a_report(), target)
    content = target.read_bytes()
    assert b"/Subtype /Image" not in content
    streams = [each[1] for each in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)]
    drawn = b"".join(zlib.decompress(each) for each in streams if each[:1] == b"x")
    assert drawn.count(b" re\n") > 100


def test_a_long_table_goes_on_on_the_next_page(tmp_path: Path, qtbot: QtBot) -> None:
    rows = tuple((f"Topic {number}", number) for number in range(100))
    report = Report("Title", "", "me", (), (), (Section("Topics", "", "", "", ("Topic", "Cards"), rows),))
    target = tmp_path / "report.pdf"
    report_pdf.write(report, target)
    assert pages(target.read_bytes()) >= 3


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        report_pdf.write(a_report(), tmp_path / "missing" / "report.pdf")
