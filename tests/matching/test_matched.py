"""What of a claim's document is compared."""

from typing import Any

from claims.documents.matched import matched_in_claim


def attribution(said_on: dict[str, str] | None) -> dict[str, Any]:
    return {"claimant": {"name": "Somebody"}, "quote": "", "said_on": said_on}


def review(reviewed_on: dict[str, str] | None) -> dict[str, Any]:
    return {"title": "A review", "reviewed_on": reviewed_on}


def test_matched_claim_has_the_days_that_are_known_to_the_day() -> None:
    day, month = {"date": "2023-09-28", "precision": "day"}, {"date": "2023-09", "precision": "month"}
    claim = {
        "text": "The bridge was closed.",
        "language": "en",
        "attributions": [attribution(day), attribution(month), attribution(None)],
        "rebuttals": [],
        "reviews": [review(None), review(day)],
    }

    found = matched_in_claim(claim)

    assert found.said == found.reviewed == (738791,)
