"""What of a claim is compared with a text that may repeat it."""

from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.matched import Matched


def matched_in_claim(claim: Document) -> Matched:
    """Its wording, the titles of its reviews, its claimants, what was quoted, and where others' reviews stand.

    Without reviews the wording is its title too: the claims that the re-ranker has learnt from all have one.
    """
    utterances = (*claim["attributions"], *claim["rebuttals"])
    titles = dict.fromkeys(review["title"] for review in claim["reviews"] if review["title"])
    return Matched(
        text=claim["text"],
        title=" ".join(titles) or claim["text"],
        claimants=tuple(dict.fromkeys(said["claimant"]["name"] for said in claim["attributions"])),
        quotes=tuple(said["quote"] for said in utterances if said["quote"]),
        links=tuple(address for review in claim["reviews"] if (address := review.get("address", ""))),
        language=claim["language"],
    )
