"""Which models of this app have a history at the desk, and what their rows are parts of."""

from claims.models import (
    Affiliation,
    Alias,
    Attribution,
    Claim,
    Claimant,
    ClaimantName,
    ClaimImage,
    ClaimLink,
    ClaimTranslation,
    Derivation,
    DerivationTerm,
    Evidence,
    Figure,
    NoComment,
    Portrait,
    Quantity,
    Rating,
    RatingScale,
    Rebuttal,
    Reply,
    Review,
    RoleName,
    SameAs,
    Topic,
    TopicEvent,
    TopicName,
)
from factcheck.editing.registry import track


def track_all() -> None:
    """Remember every change of what editors write here."""
    for record in (Claimant, Topic, Claim, RatingScale):
        track(record)
    for part_of_claimant in (Alias, ClaimantName, RoleName, SameAs, Affiliation, Portrait):
        track(part_of_claimant, part_of="claimant")
    track(TopicEvent, part_of="topic")
    track(TopicName, part_of="topic")
    track(Claim.topics.through, part_of="claim")
    track(Claim.media_objects.through, part_of="claim")
    for part_of_claim in (
        Quantity,
        Figure,
        ClaimTranslation,
        ClaimImage,
        Attribution,
        Rebuttal,
        NoComment,
        Review,
        ClaimLink,
        Derivation,
    ):
        track(part_of_claim, part_of="claim")
    track(Attribution.passages.through, part_of="attribution")
    track(Rebuttal.passages.through, part_of="rebuttal")
    track(NoComment.passages.through, part_of="nocomment")
    track(Evidence, part_of="review")
    track(Reply, part_of="review")
    track(DerivationTerm, part_of="derivation")
    track(Rating, part_of="scale")
