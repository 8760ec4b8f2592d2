"""Progress per topic and subject as a table."""

import json

import pytest

from trainer import __version__
from trainer.core.mastery import GroupProgress, Recalled, Signs, Work
from trainer.core.measures import Progress
from trainer.exporters import CARDS, PROGRESS, REVIEWS

STARTED = GroupProgress(
    "topic",
    "Vision::Detection",
    Progress(9, 4, 5, 1, 2, 0.876543, 3, 2, 90_000),
    Work(90_000, Recalled(2, 3), Recalled(1, 1), Recalled(1, 2)),
    Signs(covered=1.5, answers=2, on_day=3.2, seen=4),
)
UNTOUCHED = GroupProgress("subject", "Anchors, boxes", Progress(2, new=2))


def test_the_csv_leaves_empty_what_does_not_exist_yet() -> None:
    assert PROGRESS["progress_csv"].write([STARTED, UNTOUCHED]).decode() == (
        "kind,name,cards,seen,new,learning,due,mean_predicted_recall,reviews,pass_rate,minutes,"
        "key_points_mentioned,retention,predicted_recall_on_day,trend,written_by\r\n"
        "topic,Vision::Detection,9,4,5,1,2,0.8765,3,0.6667,1.5,0.75,0.6667,0.8,0.5,"
        f"interview-trainer {__version__}\r\n"
        f'subject,"Anchors, boxes",2,0,2,0,0,,0,,0.0,,,,,interview-trainer {__version__}\r\n'
    )


def test_the_json_has_the_same_fields() -> None:
    content = json.loads(PROGRESS["progress_json"].write([UNTOUCHED]))

    assert (content["format"], content["version"]) == ("trainer-progress", 1)
    assert content["groups"] == [
        {
            "kind": "subject",
            "name": "Anchors, boxes",
            "cards": 2,
            "seen": 0,
            "new": 2,
            "learning": 0,
            "due": 0,
            "mean_predicted_recall": None,
            "reviews": 0,
            "pass_rate": None,
            "minutes": 0.0,
            "key_points_mentioned": None,
            "retention": None,
            "predicted_recall_on_day": None,
            "trend": None,
        }
    ]


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_every_kind_of_content_has_one_format_for_each_suffix(suffix: str) -> None:
    assert [len(family.for_suffix(suffix)) for family in (CARDS, PROGRESS, REVIEWS)] == [1, 1, 1]
