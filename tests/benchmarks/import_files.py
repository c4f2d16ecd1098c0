"""Archives of ClaimReview of any size, of speakers, checkers and labels as many as there may be in a newsroom's."""

import json
from pathlib import Path
from typing import Any, Final

_LABELS: Final = ("True", "Mostly True", "Half True", "Mostly False", "False", "Pants on Fire")
_SPEAKERS: Final = 500
_CHECKERS: Final = 20


def write_claim_reviews(path: Path, count: int) -> None:
    """Write so many records, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(_record(number)) + "\n")


def _record(number: int) -> dict[str, Any]:
    checker, year = number % _CHECKERS, 2010 + number % 13
    site = f"https://checker-{checker}.example/"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{site}checks/{number}/",
        "name": f"No, bridge {number} was not closed",
        "datePublished": f"{year}-0{1 + number % 9}-1{number % 10}",
        "claimReviewed": f"Bridge {number} was closed by the army on day {number % 900} after the flood, says a post.",
        "reviewBody": f"The army denied it on day {number % 900}; pictures show that the bridge stood open all day.",
        "author": {"@type": "Organization", "name": f"Checker {checker}", "url": site},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 6 - number % 6,
            "bestRating": 6,
            "worstRating": 1,
            "alternateName": _LABELS[number % 6],
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": f"Ada Speaker {number * 7 % _SPEAKERS}", "jobTitle": "mayor"},
            "datePublished": f"{year}-0{1 + number % 9}-0{1 + number % 9}",
            "appearance": {"@type": "CreativeWork", "url": f"https://posts.example/{number}"},
        },
    }
