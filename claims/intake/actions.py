"""The actions of the reading desk: each records one thing that a source says, whole or not at all.

What is wrong is raised by the names of the arguments and of the row's own fields; nothing is half-written.
"""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.models import Attribution, Claim, Claimant, Evidence, Quantity, Rebuttal, Review
from factcheck.editing.history import acting
from factcheck.editing.rows import Row, refused_at, save_valid
from factcheck.workflow.rights import hindrance
from sources.models import Passage

_WHAT = "recorded at the reading desk"


def record_utterance(
    utterance: Attribution | Rebuttal,
    *,
    passage: Passage,
    claim: Claim,
    claimant: Claimant,
    counter_claim: Claim | None = None,
    quantity: Quantity | None = None,
    by: User,
) -> Passage:
    """Save what was said of a claim, with the passage that reports it; return the passage.

    Passage, claims and claimant may be new: they are saved in the same transaction, with the claim's number. A new
    counter-claim is put forward by whoever contests the claim, in the same words: that is recorded with it.

    Raises:
        ValidationError: by argument or by field of the utterance; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        _refuse_closed(claim, by=by, at="claim")
        utterance.claim = _kept(claim, at="claim")
        if quantity is not None:
            quantity.claim = utterance.claim
            save_valid(quantity)
        utterance.claimant = _kept(claimant, at="claimant")
        is_new = counter_claim is not None and counter_claim._state.adding
        if isinstance(utterance, Rebuttal) and counter_claim is not None:
            utterance.counter_claim = _kept(counter_claim, at="counter_claim")
        save_valid(utterance)
        _refuse_twice(utterance, passage)
        utterance.passages.add(_kept(passage, at="passage"))
        if isinstance(utterance, Rebuttal) and is_new:
            _put_forward(utterance, passage)
    return passage


def _put_forward(rebuttal: Rebuttal, passage: Passage) -> None:
    """Record that the counter-claim is what the claimant of the rebuttal says, as far as the desk can tell."""
    translation = ("quote_translation", "translation_language", "translator", "translated_by", "quoted_in_translation")
    when = ("said_on", "said_on_precision", "said_on_edtf")
    same = ("claimant", "role", "mode", "quote", "language", *when, "venue", *translation)
    attribution = Attribution(claim=rebuttal.counter_claim, **{name: getattr(rebuttal, name) for name in same})
    _kept(attribution, at="counter_claim").passages.add(passage)


def _refuse_twice(utterance: Attribution | Rebuttal, passage: Passage) -> None:
    """A form sent twice records once."""
    same = type(utterance)._default_manager.filter(claim=utterance.claim, claimant=utterance.claimant)
    if not passage._state.adding and same.filter(passages=passage).exists():
        raise ValidationError({"passage": "This is recorded already: these words, of this claim, by this claimant."})


def record_evidence(
    evidence: Evidence, *, passage: Passage, review: Review, claim: Claim | None = None, by: User
) -> Passage:
    """Save a piece of evidence for a review with its passage; return the passage. A new review is of `claim`.

    Raises:
        ValidationError: by argument or by field of the evidence; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        if claim is not None:
            review.claim = _kept(claim, at="claim")
        _refuse_closed(review.claim, by=by, at="review" if claim is None else "claim")
        evidence.review = _kept(review, at="review")
        evidence.passage = _kept(passage, at="passage")
        save_valid(evidence)
    return passage


def add_words(utterance: Attribution | Rebuttal, *, passage: Passage, by: User) -> Passage:
    """Give an utterance one more passage that reports it; return the passage.

    Raises:
        ValidationError: what is wrong with the passage; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        _refuse_closed(utterance.claim, by=by, at="passage")
        utterance.passages.add(_kept(passage, at="passage"))
    return passage


def _refuse_closed(claim: Claim, *, by: User, at: str) -> None:
    """What is public or submitted is not for everyone to add to."""
    if not claim._state.adding and (reason := hindrance(by, claim)):
        raise ValidationError({at: reason})


def _kept(row: Row, *, at: str) -> Row:
    """The row, saved now if it is new."""
    if row._state.adding:
        with refused_at(at):
            save_valid(row)
    return row
