"""The review log in the columns that FSRS tools read."""

import json
from dataclasses import replace

from trainer import __version__
from trainer.core.event import Rating, Reviewed, State
from trainer.exporters import REVIEWS


def a_review(card: str = "card-1", at_ms: int = 1_700_000_000_000, rating: Rating = Rating.GOOD) -> Reviewed:
    return Reviewed(
        uid="event-1",
        card=card,
        at_ms=at_ms,
        study_day=19675,
        rating=rating,
        duration_ms=8500,
        state=State.RELEARNING,
    )


def test_the_csv_has_the_fsrs_columns_and_one_row_per_review() -> None:
    log = [a_review(), a_review("card-2", 1_700_000_060_000, Rating.AGAIN)]

    assert REVIEWS["reviews_csv"].write(log) == (
        b"card_id,review_time,review_rating,review_state,review_duration\r\n"
        b"card-1,1700000000000,3,3,8500\r\n"
        b"card-2,1700000060000,1,3,8500\r\n"
    )


def test_the_json_tells_what_the_machine_found_and_what_was_ticked() -> None:
    typed = replace(a_review(), confidence=2, help_level=1, coverage=0.75, ticked=0.5)
    [told] = json.loads(REVIEWS["reviews_json"].write([typed]))["reviews"]
    assert (told["confidence"], told["help_level"], told["coverage"], told["ticked"]) == (2, 1, 0.75, 0.5)


def test_the_json_has_the_same_fields_and_says_which_version_wrote_it() -> None:
    assert json.loads(REVIEWS["reviews_json"].write([a_review()])) == {
        "format": "trainer-reviews",
        "version": 1,
        "written_by": f"interview-trainer {__version__}",
        "reviews": [
            {
                "card_id": "card-1",
                "review_time": 1_700_000_000_000,
                "review_rating": 3,
                "review_state": 3,
                "review_duration": 8500,
                "confidence": None,
                "help_level": None,
                "coverage": None,
                "ticked": None,
            }
        ],
    }
