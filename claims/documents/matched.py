"""What of a claim is compared with a text that may repeat it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from claims.documents.said import translated, utterances
from factcheck.publishing.canonical import Document
from factcheck.publishing.links import site_of
from factcheck.publishing.reading.matched import Matched

SITE: Final = "site"
"""The facet of the sites on which a claim's reviews stand."""
OURS: Final = "."
"""Its value for reviews that stand on this site, whose name no document knows."""
_LONGEST: Final = 100


def site_facet(address: str) -> str:
    """The value of the facet for a review at this address; an empty one is of our own."""
    return site_of(address)[:_LONGEST] or OURS


def matched_in_claim(claim: Document) -> Matched:
    """Its wording, the titles of its reviews, its claimants, what was quoted, and where others' reviews stand.

    Without reviews the wording is its title too: the claims that the re-ranker has learnt from all have one.
    """
    titles = dict.fromkeys(review["title"] for review in claim["reviews"] if review["title"])
    return Matched(
        text=claim["text"],
        title=" ".join(titles) or claim["text"],
        claimants=tuple(dict.fromkeys(said["claimant"]["name"] for said in claim["attributions"])),
        quotes=tuple(words for said in utterances(claim) for words in (said["quote"], translated(said)[0]) if words),
        links=tuple(address for review in claim["reviews"] if (address := review.get("address", ""))),
        language=claim["language"],
        said=_days(said.get("said_on") for said in claim["attributions"]),
        reviewed=_days(review.get("reviewed_on") for review in claim["reviews"]),
    )


def _days(dates: Iterable[dict[str, str] | None]) -> tuple[int, ...]:
    """The days among dates of any precision, as ordinals."""
    days = {each["date"] for each in dates if each and each["precision"] == "day"}
    return tuple(sorted(date.fromisoformat(day).toordinal() for day in days))
