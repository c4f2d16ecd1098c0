"""The actions of the reading desk: each records one thing that a source says, whole or not at all.

What is wrong is raised by the names of the arguments and of the row's own fields; nothing is half-written.
"""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.intake.entering.besides import NOTHING, SETTLED, Besides
from claims.models import Affiliation, Attribution, Claim, Claimant, Evidence, NoComment, Rebuttal, Review
from factcheck.editing.history import acting
from factcheck.editing.rows import Row, lock, refused_at, save_valid, stored
from factcheck.workflow.rights import hindrance
from sources.models import Passage

Said = Attribution | Rebuttal | NoComment

_WHAT = "recorded at the reading desk"


def record_utterance(
    utterance: Attribution | Rebuttal,
    *,
    passage: Passage,
    claim: Claim,
    claimant: Claimant,
    counter_claim: Claim | None = None,
    besides: Besides = NOTHING,
    by: User,
) -> Passage:
    """Save what was said of a claim, with the passage that reports it; return the passage.

    Passage, claims and claimant may be new: they are saved in the same transaction, with what is entered besides. A new
    counter-claim is put forward by whoever contests the claim, in the same words: that is recorded with it.

    Raises:
        ValidationError: by argument or by field of the utterance; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        _settle(utterance, claim, claimant, besides, by=by)
        is_new = counter_claim is not None and counter_claim._state.adding
        if isinstance(utterance, Rebuttal) and counter_claim is not None:
            utterance.counter_claim = _kept(counter_claim, at="counter_claim")
        save_valid(utterance)
        _refuse_twice(utterance, passage)
        utterance.passages.add(_kept(passage, at="passage"))
        if isinstance(utterance, Rebuttal) and is_new:
            _put_forward(utterance, passage)
    return passage


def record_silence(
    silence: NoComment, *, passage: Passage, claim: Claim, claimant: Claimant, besides: Besides = NOTHING, by: User
) -> Passage:
    """Save that somebody who was asked said nothing, with the passage that reports it; return the passage.

    Raises:
        ValidationError: by argument or by field of the row; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        _settle(silence, claim, claimant, besides, by=by)
        save_valid(silence)
        _refuse_twice(silence, passage)
        silence.passages.add(_kept(passage, at="passage"))
    return passage


def _settle(row: Said, claim: Claim, claimant: Claimant, besides: Besides, *, by: User) -> None:
    """Give a row its claim and its claimant, saved, each with what is entered besides."""
    row.claim = _with_parts(claim, besides, by=by)
    row.claimant = _kept(claimant, at="claimant")
    if besides.affiliation is not None:
        _belonging(row.claimant, besides.affiliation, by=by)


def _with_parts(claim: Claim, besides: Besides, *, by: User) -> Claim:
    """The claim, saved, with its numbers, what it is about, and by when it is to be kept."""
    _refuse_closed(claim, by=by, at="claim")
    if besides.promise:
        _due(claim, besides.promise)
    _kept(claim, at="claim")
    for number in (besides.quantity, *besides.figures):
        if number is not None:
            number.claim = claim
            save_valid(number)
    claim.topics.add(*besides.topics)
    claim.media_objects.add(*besides.media_objects)
    return claim


def _due(claim: Claim, promise: dict[str, Any]) -> None:
    """Give a promise the day by which it is to be kept, unless somebody else did meanwhile."""
    is_new = claim._state.adding
    if not is_new:
        lock(stored(claim))
        claim.refresh_from_db()
    if claim.due_on or claim.open_ended:
        raise ValidationError({"due_on": SETTLED})
    for name, value in promise.items():
        setattr(claim, name, value)
    if not is_new:
        save_valid(claim)


def _belonging(claimant: Claimant, affiliation: Affiliation, *, by: User) -> None:
    """Record that a claimant belongs to a body, unless that is recorded already."""
    _refuse_closed(claimant, by=by, at="affiliation")
    affiliation.claimant = claimant
    same = {name: getattr(affiliation, name) for name in ("organisation", "belonging", "role", "start_on", "end_on")}
    if not claimant.affiliations.filter(**same).exists():
        with refused_at("affiliation"):
            save_valid(affiliation)


def _put_forward(rebuttal: Rebuttal, passage: Passage) -> None:
    """Record that the counter-claim is what the claimant of the rebuttal says, as far as the desk can tell."""
    translation = ("quote_translation", "translation_language", "translator", "translated_by", "quoted_in_translation")
    when = ("said_on", "said_on_precision", "said_on_edtf")
    same = ("claimant", "role", "mode", "quote", "language", *when, "venue", *translation)
    attribution = Attribution(claim=rebuttal.counter_claim, **{name: getattr(rebuttal, name) for name in same})
    _kept(attribution, at="counter_claim").passages.add(passage)


def _refuse_twice(utterance: Said, passage: Passage) -> None:
    """A form sent twice records once."""
    same = type(utterance)._default_manager.filter(claim=utterance.claim, claimant=utterance.claimant)
    if not passage._state.adding and same.filter(passages=passage).exists():
        raise ValidationError({"passage": _("This is recorded already: these words, of this claim, by this claimant.")})


def record_evidence(
    evidence: Evidence,
    *,
    passage: Passage,
    review: Review,
    claim: Claim | None = None,
    besides: Besides = NOTHING,
    by: User,
) -> Passage:
    """Save a piece of evidence for a review with its passage; return the passage. A new review is of `claim`.

    Raises:
        ValidationError: by argument or by field of the evidence; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        if claim is not None:
            review.claim = _with_parts(claim, besides, by=by)
        _refuse_closed(review.claim, by=by, at="review" if claim is None else "claim")
        evidence.review = _kept(review, at="review")
        evidence.passage = _kept(passage, at="passage")
        save_valid(evidence)
    return passage


def add_words(utterance: Said, *, passage: Passage, by: User) -> Passage:
    """Give an utterance, or a silence, one more passage that reports it; return the passage.

    Raises:
        ValidationError: what is wrong with the passage; nothing was saved.
    """
    with acting(by=by, what=_WHAT):
        _refuse_closed(utterance.claim, by=by, at="passage")
        utterance.passages.add(_kept(passage, at="passage"))
    return passage


def _refuse_closed(record: Claim | Claimant, *, by: User, at: str) -> None:
    """What is public or submitted is not for everyone to add to."""
    if not record._state.adding and (reason := hindrance(by, record)):
        raise ValidationError({at: reason})


def _kept(row: Row, *, at: str) -> Row:
    """The row, saved now if it is new."""
    if row._state.adding:
        with refused_at(at):
            save_valid(row)
    return row
