"""What one request to the reading desk is about: whose it is, of which source, and what the form at the right does."""

from functools import cached_property
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from claims.intake.entering.belonging import FIELDS as BELONGING
from claims.intake.entering.besides import OF_CLAIM
from claims.intake.forms import RecordForm, WordsForm
from claims.intake.proposals import ATTRIBUTION, EVIDENCE, REBUTTAL, SILENCE, propose
from claims.intake.recording import mend, more_words, record
from claims.models import Attribution, Claim, Evidence, NoComment, Rebuttal
from factcheck.keys import is_key
from sources.locating import likely
from sources.models import Passage, Source
from sources.vocabulary import PassageState

PARTS: Final = {ATTRIBUTION: Attribution, REBUTTAL: Rebuttal, SILENCE: NoComment, EVIDENCE: Evidence}
"""What may be recorded, by the names of the form, each with its model."""
# What each field of the form makes, and the permission that this takes.
_MAKES = {
    "claims.add_claim": ("new_claim", "new_claim_kind", "new_claim_language", "new_counter_claim"),
    "claims.add_claimant": ("new_claimant", "new_claimant_kind"),
    "claims.add_review": ("review_publisher",),
    "claims.change_claim": OF_CLAIM,
    "claims.add_affiliation": BELONGING,
}
_UTTERANCES: Final[dict[str, type[models.Model]]] = {
    str(model._meta.model_name): model for model in (Attribution, Rebuttal, NoComment)
}


class Desk:
    """The reading desk of one source for one editor."""

    def __init__(self, request: HttpRequest, pk: int) -> None:
        self.request = request
        self.user: Any = request.user
        if not is_key(pk):
            raise Http404("There is no such source.")
        may_see = self.user.has_perm("sources.view_source") or self.user.has_perm("sources.change_source")
        if not may_see:
            raise PermissionDenied
        self.source = get_object_or_404(Source.objects.select_related("publisher"), pk=pk)

    @cached_property
    def parts(self) -> list[str]:
        """What this editor may record here."""
        if not self.user.has_perm("sources.add_passage"):
            return []
        return [name for name, model in PARTS.items() if self.user.has_perm(f"claims.add_{model._meta.model_name}")]

    @cached_property
    def orphan(self) -> Passage | None:
        """The orphaned passage that is to be anchored again, if the address or the form names one."""
        key = self._asked("mend")
        if not key:
            return None
        found = Passage.objects.filter(pk=key, source=self.source) if is_key(key) else Passage.objects.none()
        passage = found.exclude(state=PassageState.ANCHORED).first()
        if passage is None:
            raise Http404("There is no orphaned passage of that number in this source.")
        if not self.user.has_perm("sources.change_passage"):
            raise PermissionDenied
        return passage

    @cached_property
    def utterance(self) -> Any:
        """The utterance that is to get further words, if the address or the form names one."""
        named = self._asked("more")
        if not named:
            return None
        kind, _, key = named.partition("-")
        if kind not in _UTTERANCES or not is_key(key):
            raise Http404("There is no such attribution or rebuttal.")
        if not (self.user.has_perm(f"claims.change_{kind}") and self.user.has_perm("sources.add_passage")):
            raise PermissionDenied
        rows = _UTTERANCES[kind]._default_manager.select_related("claim", "claimant")
        return get_object_or_404(rows, pk=key)

    def _asked(self, name: str) -> str:
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        return sent.get(name, "")

    def form(self, data: QueryDict | dict[str, Any] | None = None) -> WordsForm | None:
        """The form at the right; None for an editor who may only read."""
        if self.orphan is not None:
            return WordsForm(data, source=self.source, initial=self._likely(self.orphan))
        if self.utterance is not None:
            return WordsForm(data, source=self.source)
        if not self.parts:
            return None
        lacking = [name for permission, names in _MAKES.items() for name in names if not self.user.has_perm(permission)]
        return RecordForm(data, source=self.source, parts=self.parts, lacking=lacking, initial=self._initial())

    def _likely(self, orphan: Passage) -> dict[str, Any]:
        """The words of an orphan, or those that stand where it probably belongs now."""
        span = likely(self.source.text, orphan.quote())
        return {"exact": self.source.text[slice(*span)], "place": span.start} if span else {"exact": orphan.exact}

    def _initial(self) -> dict[str, Any]:
        first = {
            "new_claim_language": get_language() or "en",
            "language": self.source.language,
            "mode": "paraphrase",
            "claim": self._key_of(Claim, "claim"),
        }
        answered = self._key_of(Attribution, "answers")
        if answered is not None and REBUTTAL in self.parts:
            claim = Attribution.objects.filter(pk=answered).values_list("claim_id", flat=True).first()
            first |= {"part": REBUTTAL, "answers": answered, "claim": claim}
        return first

    def _key_of(self, model: type[models.Model], name: str) -> int | None:
        """The key in the address, if a row has it."""
        key = self.request.GET.get(name, "")
        known = is_key(key) and model._default_manager.filter(pk=key).exists()
        return int(key) if known else None

    def save(self, form: WordsForm) -> Passage | None:
        """Do what a valid form asks; None with the errors at its fields."""
        if self.orphan is not None:
            return mend(form, self.orphan, by=self.user)
        if isinstance(form, RecordForm):
            return record(form, by=self.user)
        return more_words(form, self.utterance, by=self.user)

    def proposed(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What is proposed for the words that were sent, or the errors in them, by field."""
        words = WordsForm(self.request.POST, source=self.source)
        if not words.is_valid() or words.span is None:
            return {}, {name: " ".join(map(str, said)) for name, said in words.errors.items()}
        proposal = propose(self.source.text, words.span, self.source.language)
        values = proposal.values()
        if values["part"] not in self.parts:
            del values["part"]
        claimant = proposal.speaker.claimant
        return values | {"place": words.span.start, "claimant_label": str(claimant or "")}, {}
