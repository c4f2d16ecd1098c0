"""How the claims that a claimant put forward were rated: counts, never a score."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.vocabulary import Bucket, Question
from factcheck.publishing.reading.public_state import PublicState


@dataclass(frozen=True)
class Rated:
    """Of how many claims, how many were reviewed, and how many of these have a rating of each bucket.

    A claim with several reviews may have ratings of several buckets.
    """

    claims: int
    # Those with a review of whether they are so.
    reviewed: int
    buckets: Sequence[tuple[str, int]]
    # Of how many more claims a review found that they never put them forward. They count for nothing here.
    unsaid: int = 0


def rated(claimant_id: str, state: PublicState) -> Rated:
    """How the claims were rated that this claimant asserts or endorses."""
    counts = state.counts("claim", "puts_forward", claimant_id, of=("question", "rating"))
    return Rated(
        claims=state.number("claim", "puts_forward", claimant_id),
        reviewed=counts["question"].get(Question.IS_IT_SO, 0),
        unsaid=state.number("claim", "found_unsaid", claimant_id),
        buckets=[(str(bucket), counts["rating"][bucket]) for bucket in Bucket if bucket in counts["rating"]],
    )
