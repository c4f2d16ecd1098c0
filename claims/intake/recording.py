"""From the forms of the reading desk to its actions."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.intake.actions import add_words, record_evidence, record_utterance
from claims.intake.forms import RecordForm, WordsForm
from claims.intake.numbers import PLACES
from claims.intake.proposals import EVIDENCE
from claims.models import Attribution, Evidence, Rebuttal, Review
from sources.anchoring import Span
from sources.models import Passage
from sources.texts import anchor_again, passage_at

_MADE = ("claim", "claimant", "counter_claim")


def record(form: RecordForm, *, by: User) -> Passage | None:
    """Record what a valid form holds; return the passage, or None with the errors at the form's fields."""
    try:
        return _evidence(form, by=by) if form.cleaned_data["part"] == EVIDENCE else _utterance(form, by=by)
    except ValidationError as error:
        form.place_errors(error, _places(form))
        return None


def _places(form: RecordForm) -> dict[str, str]:
    """Where the form shows what an action says of its arguments."""
    made = {name: f"new_{name}" for name in _MADE if form.cleaned_data.get(f"new_{name}")}
    return made | {"passage": "exact", "kind": "rebuttal_kind", "publisher": "review_publisher"} | PLACES


def _utterance(form: RecordForm, *, by: User) -> Passage:
    claim = form.claim_meant()
    assert claim is not None  # noqa: S101 -- the form is valid
    return record_utterance(
        form.utterance(),
        passage=_passage(form),
        claim=claim,
        claimant=form.claimant_meant(),
        counter_claim=form.claim_meant("counter_claim", "new_counter_claim"),
        quantity=form.quantity_meant(),
        by=by,
    )


def _evidence(form: RecordForm, *, by: User) -> Passage:
    values = form.cleaned_data
    evidence = Evidence(bearing=values["bearing"], note=values["note"])
    review = values["review"] or Review(publisher=values["review_publisher"])
    claim = None if values["review"] else form.claim_meant()
    return record_evidence(evidence, passage=_passage(form), review=review, claim=claim, by=by)


def mend(form: WordsForm, passage: Passage, *, by: User) -> Passage | None:
    """Anchor an orphaned passage at the words of a valid form; None with the errors at their fields."""
    try:
        anchor_again(passage, span=_span(form), by=by)
    except ValidationError as error:
        form.add_error("exact", error.messages)
        return None
    return passage


def more_words(form: WordsForm, utterance: Attribution | Rebuttal, *, by: User) -> Passage | None:
    """Give an utterance the words of a valid form too; None with the errors at their fields."""
    try:
        return add_words(utterance, passage=_passage(form), by=by)
    except ValidationError as error:
        form.add_error("exact", error.messages)
        return None


def _passage(form: WordsForm) -> Passage:
    return passage_at(form.source, _span(form))


def _span(form: WordsForm) -> Span:
    span: Any = form.span
    return Span(*span)
