"""From the forms of the reading desk to its actions."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.intake.actions import add_words, record_evidence, record_silence, record_utterance
from claims.intake.forms import RecordForm, WordsForm
from claims.intake.numbers import PLACES
from claims.intake.proposals import EVIDENCE, REBUTTAL, SILENCE
from claims.models import Attribution, Claim, Evidence, NoComment, Rebuttal, Review
from sources.anchoring import Span
from sources.models import Passage
from sources.texts import anchor_again, passage_at

_MADE = ("claim", "claimant", "counter_claim")


def record(form: RecordForm, *, by: User) -> Passage | None:
    """Record what a valid form holds; return the passage, or None with the errors at the form's fields."""
    kept = {EVIDENCE: _evidence, SILENCE: _silence}.get(form.cleaned_data["part"], _utterance)
    try:
        return kept(form, by=by)
    except ValidationError as error:
        form.place_errors(error, _places(form))
        return None


def _places(form: RecordForm) -> dict[str, str]:
    """Where the form shows what an action says of its arguments."""
    made = {name: f"new_{name}" for name in _MADE if form.cleaned_data.get(f"new_{name}")}
    via = {"via": "rebuttal_via"} if form.cleaned_data["part"] == REBUTTAL else {}
    own = {"passage": "exact", "kind": "rebuttal_kind", "publisher": "review_publisher", "affiliation": "organisation"}
    return made | via | own | PLACES


def _utterance(form: RecordForm, *, by: User) -> Passage:
    return record_utterance(
        form.utterance(),
        passage=_passage(form),
        claim=_claim(form),
        claimant=form.claimant_meant(),
        counter_claim=form.claim_meant("counter_claim", "new_counter_claim"),
        besides=form.besides(),
        by=by,
    )


def _silence(form: RecordForm, *, by: User) -> Passage:
    return record_silence(
        form.silence(),
        passage=_passage(form),
        claim=_claim(form),
        claimant=form.claimant_meant(),
        besides=form.besides(),
        by=by,
    )


def _claim(form: RecordForm) -> Claim:
    claim = form.claim_meant()
    assert claim is not None  # noqa: S101 -- the form is valid
    return claim


def _evidence(form: RecordForm, *, by: User) -> Passage:
    values = form.cleaned_data
    evidence = Evidence(bearing=values["bearing"], note=values["note"])
    review = values["review"] or Review(publisher=values["review_publisher"])
    claim = None if values["review"] else form.claim_meant()
    passage = _passage(form)
    return record_evidence(evidence, passage=passage, review=review, claim=claim, besides=form.besides(), by=by)


def mend(form: WordsForm, passage: Passage, *, by: User) -> Passage | None:
    """Anchor an orphaned passage at the words of a valid form; None with the errors at their fields."""
    try:
        anchor_again(passage, span=_span(form), by=by)
    except ValidationError as error:
        form.add_error("exact", error.messages)
        return None
    return passage


def more_words(form: WordsForm, utterance: Attribution | Rebuttal | NoComment, *, by: User) -> Passage | None:
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
