"""The desk's pages of claims, of who speaks of them, and of reviews."""

from django.utils.translation import gettext_lazy as _

from claims.admin.attribution import AttributionAdmin
from claims.admin.claim import ClaimAdmin
from claims.admin.claimant import ClaimantAdmin
from claims.admin.derivation import DerivationAdmin
from claims.admin.rating import RatingAdmin, RatingScaleAdmin
from claims.admin.rebuttal import RebuttalAdmin
from claims.admin.replying import NoCommentAdmin
from claims.admin.review import ReviewAdmin
from claims.admin.topic import TopicAdmin
from claims.admin.waiting import WithoutReply
from factcheck.desk import front
from factcheck.desk.front import Section

__all__ = [
    "AttributionAdmin",
    "ClaimAdmin",
    "ClaimantAdmin",
    "DerivationAdmin",
    "NoCommentAdmin",
    "RatingAdmin",
    "RatingScaleAdmin",
    "RebuttalAdmin",
    "ReviewAdmin",
    "TopicAdmin",
    "WithoutReply",
]

front.register(
    Section(
        _("Claims"),
        _("Who says what, and who contests it."),
        (
            *("claims.Claim", "claims.Claimant", "claims.Topic", "media.MediaObject"),
            *("claims.Attribution", "claims.Rebuttal", "claims.NoComment", "claims.Derivation"),
        ),
        place=1,
    ),
    Section(
        _("Reviews"), _("What fact-checks found, ours and others'."), ("claims.Review", "claims.RatingScale"), place=3
    ),
)
