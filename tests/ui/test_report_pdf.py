"""The report on paper, read back by another program."""

import re
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, QSizeF
from pytestqt.qtbot import QtBot
from support.insights import ten_years

from trainer import __version__
from trainer.charts import CHARTS
from trainer.charts.report import report_of
from trainer.core.errors import BadInput
from trainer.core.insight import ALL, LAST_YEAR, Insight
from trainer.core.report import Report, Section
from trainer.ui import report_pdf

A4 = (595, 842)
LETTER = (612, 792)


def a_report() -> Report:
    insight = ten_years()
    return report_of(insight, [each.build(insight, LAST_YEAR) for each in CHARTS], [], LAST_YEAR)


def written(report: Report, folder: Path, paper: str = "A4") -> PdfReader:
    target = folder / "report.pdf"
    report_pdf.write(report, target, paper)
    return PdfReader(target, strict=True)


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.mark.parametrize(("paper", "measures"), [("A4", A4), ("Letter", LETTER)])
def test_the_paper_is_the_one_that_was_asked_for(
    paper: str, measures: tuple[int, int], tmp_path: Path, qtbot: QtBot
) -> None:
    reader = written(a_report(), tmp_path, paper)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {measures}
    assert 8 <= len(reader.pages) <= 14


def test_every_section_can_be_read_and_searched_for(tmp_path: Path, qtbot: QtBot) -> None:
    report = a_report()
    text = words(written(report, tmp_path))
    for section in report.sections:
        assert section.title in text
    for name, value in report.figures:
        assert name in text
        assert value in text
    assert "What to do next" in text
    assert report.next_steps[0] in text


def test_the_report_says_which_version_wrote_it(tmp_path: Path, qtbot: QtBot) -> None:
    reader = written(a_report(), tmp_path)
    assert f"Written by interview-trainer {__version__}." in words(reader)
    assert reader.metadata is not None
    assert reader.metadata.creator == f"interview-trainer {__version__}"


def test_a_picture_of_many_years_fits_the_page() -> None:
    assert report_pdf.fitted(QSize(640, 280), QSizeF(1280, 3000)) == QSizeF(1280, 560)
    assert report_pdf.fitted(QSize(640, 1200), QSizeF(1280, 600)) == QSizeF(320, 600)


def test_every_page_has_its_number(tmp_path: Path, qtbot: QtBot) -> None:
    reader = written(a_report(), tmp_path)
    for number, page in enumerate(reader.pages, 1):
        assert f"Progress – {number}" in " ".join(page.extract_text().split())


def test_an_empty_store_is_one_page_that_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    reader = written(report_of(Insight(20_000), [], [], ALL), tmp_path)
    assert len(reader.pages) == 1
    assert "Nothing is due. Add cards, or come back when some are." in words(reader)


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
    reader = written(report, tmp_path)
    assert len(reader.pages) >= 3
    assert all(f"Topic {number}" in words(reader) for number in range(100))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        report_pdf.write(a_report(), tmp_path / "missing" / "report.pdf")
