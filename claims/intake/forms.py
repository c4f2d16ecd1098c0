"""The forms of the reading desk."""

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from claims.drafts.duplicates import claim_saying, claimant_called
from claims.intake.entering.belonging import BelongingForm
from claims.intake.entering.besides import Besides, ClaimForm
from claims.intake.entering.fields import day, few_lines, of, picker, when
from claims.intake.entering.silences import SilenceForm
from claims.intake.entering.translations import TRANSLATION, TranslationForm
from claims.intake.entering.unrecorded import typed_in_vain
from claims.intake.highlights import in_context
from claims.intake.numbers import FigureForm, NumberForm
from claims.intake.proposals import ATTRIBUTION, EVIDENCE, REBUTTAL, SILENCE
from claims.intake.speaking.finding import is_no_name
from claims.models import Attribution, Claim, Claimant, Evidence, Rebuttal, Review
from claims.vocabulary import ClaimantKind, ClaimKind, Mode, RebuttalAim, RebuttalKind, Stance
from factcheck.desk.checking.asking import AskingMixin, Find
from factcheck.desk.checking.dates import PartialDatesMixin
from sources.anchoring import Span, spans_of
from sources.models import Passage, Source

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FURTHER_NUMBERS = 3
"""For as many numbers beside the first there is room; more are entered on the claim's page."""

MOST_OCCURRENCES = 50
"""As many places are listed where words occur more than once."""

# What is typed here may be there already: the script asks whom the value names.
_ALIKE = {"new_claim": "claim", "new_claimant": "claimant"}
_PARTS = (
    (ATTRIBUTION, _("says so")),
    (REBUTTAL, _("contests it")),
    (SILENCE, _("says nothing")),
    (EVIDENCE, _("is evidence")),
)
SECTIONS: Final[Mapping[str, Collection[str]]] = {
    "number": ("number", "to", "unit", "counted", "as_of"),
    "claim": ("topics", "media_objects", "due_on", "open_ended"),
    "belonging": ("organisation", "belonging_role", "start_on", "end_on"),
    "translation": TRANSLATION,
    "answered": ("answers", "counter_claim", "new_counter_claim"),
    "via": ("via", "rebuttal_via"),
    "more": ("role", "said_on", "venue"),
}
"""The fields by which a section of the form that is closed until wanted is opened."""
_ALSO: Final[Mapping[str, Collection[str]]] = {
    "number": ("bound", "as_of_precision"),
    "claim": ("due_on_precision",),
    "belonging": ("belonging", "start_on_precision", "end_on_precision"),
    "answered": ("aim",),
    "more": ("said_on_precision", "language"),
}
"""The other fields of these sections, which always hold something: they open them where they are wrong."""
_EXACT = _("The words, as they stand in the text. For a long stretch, its first and last words with … between them.")

_WRONG_FIGURE = _("A further number can't be recorded as it is: see there.")


class WordsForm(forms.Form):
    """Words of a source, found in its text."""

    exact = of(Passage, "exact", required=True, widget=few_lines(3), help_text=_EXACT)
    place = forms.IntegerField(required=False, widget=forms.HiddenInput, label=_("Which of them?"))

    def __init__(self, *args: Any, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.span: Span | None = None

    def clean_exact(self) -> str:
        """The words with line feeds, as texts are stored: browsers send CR LF."""
        field: Any = Passage._meta.get_field("exact")
        return str(field.to_python(self.cleaned_data["exact"]))

    def clean(self) -> dict[str, Any]:
        """Find the words; where they occur more than once, offer the places to choose from."""
        super().clean()
        if "exact" in self.cleaned_data:
            self._find(self.cleaned_data["exact"], self.cleaned_data.get("place"))
        return self.cleaned_data

    def _find(self, words: str, place: int | None) -> None:
        # What was selected is found wherever it is; the list of places ends somewhere.
        spans = list(islice(spans_of(self.source.text, words), MOST_OCCURRENCES))
        begin = len(words) - len(words.lstrip())
        chosen = [span for span in [*spans, *self._selected(words.strip(), place, begin)] if span.start == place]
        if len(spans) == 1 or chosen:
            self.span = (chosen or spans)[0]
        elif spans:
            self._offer(spans)
            self.add_error("place", _("These words occur more than once: choose where they stand."))
        else:
            self.add_error("exact", _("These words are not in the text: copy them again, or select them there."))

    def _selected(self, words: str, place: int | None, begin: int) -> Iterable[Span]:
        if place is not None and words:
            for start in {place, place + begin}:
                span = Span(start, start + len(words))
                if start >= 0 and self.source.text[start : span.end] == words:
                    yield span

    def _offer(self, spans: list[Span]) -> None:
        choices = [(span.start, self._context(span)) for span in spans]
        self.fields["place"].widget = forms.RadioSelect(choices=choices)

    def _context(self, span: Span) -> str:
        before, words, after = in_context(self.source.text, span)
        return f"…{before} [{words}] {after}…"


class RecordForm(
    AskingMixin, PartialDatesMixin, TranslationForm, SilenceForm, ClaimForm, BelongingForm, NumberForm, WordsForm
):
    """What some words of a source say: an attribution, a rebuttal, a silence or a piece of evidence."""

    asked_of: ClassVar[Mapping[str, Find]] = {
        "new_claim": claim_saying,
        "new_claimant": claimant_called,
        "new_counter_claim": claim_saying,
    }

    part = forms.ChoiceField(choices=_PARTS, initial=ATTRIBUTION, widget=forms.RadioSelect, label=_("This"))
    claim = picker(Attribution, "claim")
    new_claim = of(Claim, "text", label=_("or a new claim"), widget=few_lines(2))
    new_claim_kind = forms.ChoiceField(choices=ClaimKind, required=False, label=_("kind of claim"))
    new_claim_language = of(Claim, "language", label=_("language of the claim"))
    claimant = picker(Attribution, "claimant", label=_("Who says it"))
    new_claimant = of(Claimant, "name", label=_("or a new name"), help_text="")
    new_claimant_kind = forms.ChoiceField(
        choices=[("", "---------"), *ClaimantKind.choices], required=False, label=_("kind of speaker")
    )
    stance = of(Attribution, "stance")
    rebuttal_kind = forms.ChoiceField(choices=RebuttalKind, required=False, label=_("By what means"))
    aim = forms.ChoiceField(choices=RebuttalAim, required=False, label=_("What it does"))
    grounds = of(Rebuttal, "grounds", widget=few_lines(2))
    answers = picker(Rebuttal, "answers")
    counter_claim = picker(Rebuttal, "counter_claim")
    new_counter_claim = of(Claim, "text", label=_("or a new counter-claim"), widget=few_lines(2), help_text="")
    via = picker(Attribution, "via", label=_("known through"))
    rebuttal_via = picker(Rebuttal, "via", label=_("known through"))
    cue = of(Attribution, "cue", help_text="")
    mode = forms.ChoiceField(label=capfirst(pgettext_lazy("field", "mode")), choices=Mode, required=False)
    quote = of(Attribution, "quote", widget=few_lines(2))
    role = of(Attribution, "role")
    said_on = day(Attribution, "said_on")
    said_on_precision = of(Attribution, "said_on_precision", label=_("known to the"))
    venue = of(Attribution, "venue")
    language = of(Attribution, "language")
    review = picker(Evidence, "review", help_text=_("The review that rests on these words."))
    review_publisher = picker(
        Review, "publisher", label=_("or a new review of the claim, by"), help_text=_("Who does it: we, or another.")
    )
    bearing = of(Evidence, "bearing")
    note = of(Evidence, "note", widget=few_lines(2))

    def __init__(self, *args: Any, parts: Iterable[str], lacking: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, label) for name, label in _PARTS if name in set(parts)]
        field: Any = self.fields["part"]
        field.choices = choices
        field.initial = choices[0][0] if choices else None
        for name, model in _ALIKE.items():
            self.fields[name].widget.attrs["data-alike"] = reverse(f"admin:claims_{model}_alike")
        for name in lacking:
            del self.fields[name]
        first_unit = self.data.get("unit", "").strip()
        sent = self.data if self.is_bound else None
        self.figures = [
            FigureForm(sent, prefix=f"figure{number}", first_unit=first_unit)
            for number in range(1, FURTHER_NUMBERS + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Find the words, and refuse a record picked and made at once, or neither."""
        super().clean()
        if self.cleaned_data.get("part") == EVIDENCE:
            self._need_review()
        else:
            self._need_one("claim", "new_claim", _("Pick the claim, or write a new one."))
            self._need_one("claimant", "new_claimant", _("Pick who says it, or write a new name."))
            self._need_kind()
            self._need_sound_parts()
        self._refuse_unrecorded()
        return self.cleaned_data

    def _refuse_unrecorded(self) -> None:
        """Nothing that is typed is lost silently: what the part doesn't record is refused where it stands."""
        part = self.cleaned_data.get("part", "")
        label = dict(_PARTS).get(part, "")
        message = _("“%(part)s” doesn't record this: empty it, or choose another above.") % {"part": label}
        for name in typed_in_vain(self.cleaned_data, self.source.text, self.span, self.source.language):
            self.add_error(name, message)
        if part == EVIDENCE:
            self._refuse_figures(message)

    def _refuse_figures(self, message: "StrOrPromise") -> None:
        for figure in self.figures:
            if figure.is_valid() and figure.is_filled:
                figure.add_error("number", message)
        if not all(figure.is_valid() for figure in self.figures):
            self.add_error(None, _WRONG_FIGURE)

    def _need_sound_parts(self) -> None:
        self.refuse_belonging()
        if not all(figure.is_valid() for figure in self.figures):
            self.add_error(None, _WRONG_FIGURE)

    def _need_kind(self) -> None:
        """Who is new has a name, and is somebody of a kind."""
        name = self.cleaned_data.get("new_claimant", "")
        if name and is_no_name(name):
            self.add_error("new_claimant", _("“%(name)s” names nobody: write who is meant.") % {"name": name})
        elif name and not self.cleaned_data.get("new_claimant_kind") and "new_claimant_kind" not in self.errors:
            self.add_error("new_claimant_kind", _("Choose what sort of speaker this is."))

    def _need_review(self) -> None:
        self._need_one("review", "review_publisher", _("Pick the review, or who does a new one."))
        if self.cleaned_data.get("review_publisher"):
            self._need_one("claim", "new_claim", _("Pick the claim that is reviewed, or write a new one."))

    def _need_one(self, picked: str, typed: str, message: "StrOrPromise") -> None:
        if picked in self.errors or typed in self.errors:
            return
        given = [bool(self.cleaned_data.get(name)) for name in (picked, typed)]
        if all(given):
            self.add_error(typed, _("One is picked above already: empty one of the two."))
        elif not any(given):
            self.add_error(picked, message)

    def opened(self) -> dict[str, bool]:
        """Which sections that are closed until wanted stand open: those into which something is typed, or is wrong."""
        wrong = {section for section, names in _ALSO.items() if set(names) & set(self.errors)}
        found = {section: section in wrong or any(map(self._is_wanted, names)) for section, names in SECTIONS.items()}
        figures = any(figure.errors or figure.is_filled for figure in self.figures)
        further = figures or self._is_wanted("relation")
        is_aimed = self["aim"].value() not in {None, "", RebuttalAim.CLAIM}
        also = {"number": found["number"] or further, "answered": found["answered"] or is_aimed}
        return found | also | {"figures": further}

    def _is_wanted(self, name: str) -> bool:
        return name in self.fields and bool(self[name].errors or self[name].value())

    def claim_meant(self, picked: str = "claim", typed: str = "new_claim") -> Claim | None:
        """The claim picked, or an unsaved one with the words typed, or None."""
        values = self.cleaned_data
        if values.get(picked) or not values.get(typed):
            claim: Claim | None = values.get(picked)
            return claim
        kind = values.get("new_claim_kind") or ClaimKind.FACTUAL
        language = values.get("new_claim_language") or get_language() or "en"
        return Claim(text=values[typed], kind=kind, language=language)

    def claimant_meant(self) -> Claimant:
        """The claimant picked, or an unsaved one with the name typed."""
        values = self.cleaned_data
        if values.get("claimant"):
            claimant: Claimant = values["claimant"]
            return claimant
        return Claimant(name=values["new_claimant"], kind=values["new_claimant_kind"])

    def utterance(self) -> Attribution | Rebuttal:
        """The unsaved attribution or rebuttal, without claim and claimant."""
        values = self.cleaned_data
        shared = {name: values[name] for name in ("role", "cue", "quote", "venue")} | when(values, "said_on")
        shared |= self.translation()
        shared["mode"] = values["mode"] or Mode.PARAPHRASE
        shared["language"] = values["language"] or self.source.language
        if values["part"] == ATTRIBUTION:
            return Attribution(**shared, stance=values["stance"] or Stance.ASSERTS, via=values["via"])
        shared |= {"kind": values["rebuttal_kind"] or RebuttalKind.DENIAL, "aim": values["aim"] or RebuttalAim.CLAIM}
        return Rebuttal(**shared, grounds=values["grounds"], answers=values["answers"], via=values["rebuttal_via"])

    def besides(self) -> Besides:
        """What is entered of the claim and of the speaker along with what is said; the rows are unsaved."""
        values = self.cleaned_data
        about = {"topics": values.get("topics", ()), "media_objects": values.get("media_objects", ())}
        if values["part"] == EVIDENCE:
            return Besides(promise=self.promise_meant(), **about)
        figures = [figure for each in self.figures if (figure := each.figure_meant()) is not None]
        return Besides(
            quantity=self.quantity_meant(),
            figures=figures,
            promise=self.promise_meant(),
            affiliation=self.affiliation_meant(),
            **about,
        )

    def place_errors(self, error: ValidationError, places: Mapping[str, str]) -> None:
        """Show what an action refused at the fields of this form."""
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, said in found.items():
            place = places.get(name, name)
            self.add_error(place if place in self.fields else None, said)
