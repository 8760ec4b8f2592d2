"""The report as a page: valid, whole, nothing from outside."""

from support.insights import TODAY, a_day, an_insight, ten_years
from support.pages import Page

from trainer import __version__
from trainer.charts import CHARTS
from trainer.charts.base import Kind
from trainer.charts.report import report_of
from trainer.core.insight import ALL, LAST_YEAR, DueCount, Insight
from trainer.core.mastery import MasteryRow, Recalled, Signs, Work
from trainer.core.measures import Progress
from trainer.core.report import Report, Section
from trainer.exporters.report_html import ReportHtml


def a_report(insight: Insight) -> Report:
    groups = [
        MasteryRow(
            "topic",
            "Basics",
            0,
            Progress(cards=4, seen=2, due=1, recall=0.8125),
            Work(90_000, Recalled(6, 8)),
            Signs(1.5, 2, 1.4, 2),
            ("Basics",),
        ),
        MasteryRow("topic", "Anchors", 1, Progress(cards=3), Work(), path=("Detection", "Anchors")),
        MasteryRow("subject", "Pooling", 2, Progress(cards=2, seen=1, recall=0.95), Work()),
    ]
    return report_of(insight, [each.build(insight, LAST_YEAR) for each in CHARTS], groups, LAST_YEAR)


def test_the_page_is_whole_and_refers_to_nothing_outside() -> None:
    content = ReportHtml().write(a_report(ten_years()))
    page = Page(content)
    assert page.outside == []
    assert b"url(" not in content
    assert b"@import" not in content
    assert content.count(b"http") == content.count(b'xmlns="http://www.w3.org/2000/svg"')


def test_every_chart_is_there_as_a_picture_or_a_table() -> None:
    report = a_report(ten_years())
    page = Page(ReportHtml().write(report))
    tables = [each for each in CHARTS if each.build(ten_years(), LAST_YEAR).kind is Kind.TABLE]
    assert page.count["svg"] == len(CHARTS) - len(tables)
    assert page.count["table"] == len(tables) + 2
    assert page.count["section"] == len(report.sections) + 1


def test_the_page_says_which_version_wrote_it() -> None:
    assert (
        f"Written by interview-trainer {__version__}."
        in Page(ReportHtml().write(a_report(ten_years()))).words
    )


def test_words_of_the_learner_cannot_break_the_page() -> None:
    bad = '</table><script>alert("x")</script>'
    report = Report(bad, bad, "me", ((bad, bad),), (bad,), (Section(bad, bad, bad, "", (bad,), ((bad,),)),))
    page = Page(ReportHtml().write(report))
    assert "script" not in page.count


def test_figures_are_those_of_the_insight() -> None:
    report = a_report(an_insight(a_day(TODAY - 1, young=4, failed=1), a_day(TODAY, new=2)))
    assert dict(report.figures) == {
        "Cards": "0",
        "Seen": "0",
        "Estimated to be known now": "0.0",
        "Reviews": "6",
        "Time": "1 min",
        "True retention": "75.0 %",
        "Streak": "2 days",
        "Longest streak": "2 days",
    }


def test_topics_are_rows_with_what_is_known_of_them() -> None:
    sections = {each.title: each for each in a_report(Insight(TODAY)).sections}
    assert list(sections) == ["Topics", "Subjects"]
    assert sections["Topics"].rows == (
        ("Basics", 4, 2, 1, 75.0, 75.0, 81.2, 70.0, 1.5),
        ("Detection::Anchors", 3, 0, 0, None, None, None, None, 0.0),
    )


def test_an_empty_store_has_a_report_too() -> None:
    report = report_of(Insight(TODAY), [], [], ALL)
    assert report.next_steps == ("Nothing is due. Add cards, or come back when some are.",)
    assert Page(ReportHtml().write(report)).count["h1"] == 1


def test_what_to_do_next_names_what_is_mixed_up_and_weakest_on_the_interview() -> None:
    steps = a_report(ten_years()).next_steps
    assert "Tell apart: 1. Why? | 2. Why not?" in steps
    assert steps[-1].endswith("Detection, 40 % recalled then without more study, the least of your topics.")


def test_what_to_do_next_begins_with_what_is_due() -> None:
    report = a_report(an_insight(due=(DueCount(TODAY, 5, 2),), backlog=3))
    assert report.next_steps == (
        "Study today: 7 cards due, 3 overdue.",
        "Go over Basics: predicted recall 81 %, the lowest of your topics.",
    )
