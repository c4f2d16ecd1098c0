"""Claimants, topics, claims, what is said of them, and reviews."""

from claims.models.affiliation import Affiliation
from claims.models.claim import Claim, ClaimImage
from claims.models.claim_link import ClaimLink
from claims.models.claimant import Alias, Claimant, Portrait, SameAs
from claims.models.derivation import Derivation, DerivationTerm
from claims.models.evidence import Evidence
from claims.models.naming import ClaimantName, RoleName, TopicName
from claims.models.quantity import Figure, Quantity
from claims.models.rating import Rating, RatingScale
from claims.models.replying import NoComment, Reply
from claims.models.review import Review
from claims.models.topic import Topic
from claims.models.topic_event import TopicEvent
from claims.models.translation import ClaimTranslation
from claims.models.utterance import Attribution, Rebuttal, Utterance

__all__ = [
    "Affiliation",
    "Alias",
    "Attribution",
    "Claim",
    "ClaimImage",
    "ClaimLink",
    "ClaimTranslation",
    "Claimant",
    "ClaimantName",
    "Derivation",
    "DerivationTerm",
    "Evidence",
    "Figure",
    "NoComment",
    "Portrait",
    "Quantity",
    "Rating",
    "RatingScale",
    "Rebuttal",
    "Reply",
    "Review",
    "RoleName",
    "SameAs",
    "Topic",
    "TopicEvent",
    "TopicName",
    "Utterance",
]
