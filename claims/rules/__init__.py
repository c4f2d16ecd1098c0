"""The standards for claims and reviews, one small class each. All but those in `desk` read documents only."""

from typing import Final

from claims.rules.arithmetic import Arithmetic, Numbered, WorkedOut
from claims.rules.attributions import Attributed, OwnAnswers, PassageEach, SaidBeforeReported
from claims.rules.origins import SeveralOrigins, SeveralSources, SourcesCaptured, SourcesStanding
from claims.rules.promises import PromiseDue, PromiseKept
from claims.rules.reviews import RatingOnScale, Reasoned, ReplyAsked
from claims.rules.wording import NeutralWording, QuotesAnchored, ShortText
from factcheck.publishing.standards import Rule

RULES: Final[tuple[type[Rule], ...]] = (
    Attributed,
    PassageEach,
    OwnAnswers,
    WorkedOut,
    PromiseDue,
    PromiseKept,
    Reasoned,
    RatingOnScale,
    SeveralSources,
    SeveralOrigins,
    SourcesCaptured,
    SourcesStanding,
    SaidBeforeReported,
    QuotesAnchored,
    NeutralWording,
    ShortText,
    Numbered,
    Arithmetic,
    ReplyAsked,
)
"""In the order in which readers see them."""
