"""What is entered of a claim while reading besides its text: topics, what is seen in it, by when it is to be kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.intake.entering.fields import day, many_picker, of, when
from claims.intake.proposals import EVIDENCE
from claims.models import Affiliation, Claim, Figure, Quantity, Topic
from claims.vocabulary import ClaimKind
from factcheck.dates import PRECISION
from factcheck.media.models import MediaObject

OF_CLAIM: Final = ("topics", "media_objects", "due_on", "due_on_precision", "open_ended")
"""The fields of this form."""
_NO_PROMISE: Final = _("Only a promise is kept by a day: choose the kind “promise”, or empty this.")
SETTLED: Final = _("The claim says so already: change it on its page.")
_NO_CLAIM: Final = _("Pick the claim that this is of, or empty this.")


@dataclass(frozen=True, kw_only=True)
class Besides:
    """What is recorded of a claim and of its speaker along with an utterance; the rows are unsaved."""

    quantity: Quantity | None = None
    figures: Sequence[Figure] = ()
    promise: dict[str, Any] = field(default_factory=dict)
    topics: Sequence[Topic] = ()
    media_objects: Sequence[MediaObject] = ()
    affiliation: Affiliation | None = None


NOTHING: Final = Besides()


class ClaimForm(forms.Form):
    """What a claim is about, and by when it is to be kept if it is a promise. What is picked is added to the claim."""

    topics = many_picker(Claim, "topics")
    media_objects = many_picker(Claim, "media_objects")
    due_on = day(Claim, "due_on")
    due_on_precision = of(Claim, "due_on_precision", label=_("known to the"))
    open_ended = of(Claim, "open_ended")

    def clean(self) -> dict[str, Any]:
        """Refuse a day of what is no promise, or of one that has its day, and parts of no claim."""
        super().clean()
        if self.cleaned_data.get("part") == EVIDENCE and self.cleaned_data.get("review"):
            for name in [name for name in OF_CLAIM if self.cleaned_data.get(name) and not name.endswith(PRECISION)]:
                self.add_error(name, _NO_CLAIM)
        name = "due_on" if self.cleaned_data.get("due_on") else "open_ended"
        if self.cleaned_data.get(name) and (reason := self._refusal()):
            self.add_error(name, reason)
        return self.cleaned_data

    def _refusal(self) -> Any:
        values = self.cleaned_data
        claim: Claim | None = values.get("claim")
        if claim is None:
            is_promise = values.get("new_claim_kind") == ClaimKind.PROMISE
            return "" if is_promise or not values.get("new_claim") else _NO_PROMISE
        if claim.kind != ClaimKind.PROMISE:
            return _NO_PROMISE
        return SETTLED if claim.due_on or claim.open_ended else ""

    def promise_meant(self) -> dict[str, Any]:
        """The fields of the claim that say by when it is to be kept, or nothing."""
        values = self.cleaned_data
        if values.get("due_on"):
            return when(values, "due_on")
        return {"open_ended": True} if values.get("open_ended") else {}
