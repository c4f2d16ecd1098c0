"""The desk's pages of claims, of who speaks of them, and of reviews."""

from claims.admin.attribution import AttributionAdmin
from claims.admin.claim import ClaimAdmin
from claims.admin.claimant import ClaimantAdmin
from claims.admin.derivation import DerivationAdmin
from claims.admin.rating import RatingAdmin, RatingScaleAdmin
from claims.admin.rebuttal import RebuttalAdmin
from claims.admin.review import ReviewAdmin
from claims.admin.topic import TopicAdmin
from claims.admin.waiting import WithoutReply

__all__ = [
    "AttributionAdmin",
    "ClaimAdmin",
    "ClaimantAdmin",
    "DerivationAdmin",
    "RatingAdmin",
    "RatingScaleAdmin",
    "RebuttalAdmin",
    "ReviewAdmin",
    "TopicAdmin",
    "WithoutReply",
]
