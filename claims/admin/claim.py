"""The desk's page of claims."""

from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.attribution import AttributionInline
from claims.admin.derivation import DerivationInline
from claims.admin.formsets import TranslationFormSet
from claims.admin.rebuttal import RebuttalInline
from claims.admin.replying import NoCommentInline
from claims.admin.review import ReviewInline
from claims.admin.tagging import Tag, Untag
from claims.admin.utterance import translated_filter
from claims.drafts.duplicates import claim_saying, claims_alike
from claims.drafts.promises import due_keys, to_come_keys
from claims.models import (
    Attribution,
    Claim,
    ClaimImage,
    ClaimLink,
    ClaimTranslation,
    Figure,
    NoComment,
    Quantity,
    Rebuttal,
)
from claims.vocabulary import ClaimKind, RebuttalAim, Silence
from factcheck.desk.bulk import bulk_action
from factcheck.desk.filters import among_filter, keys_in, related_filter
from factcheck.desk.options import DeskInline
from factcheck.images.admin import PictureInline
from factcheck.merging.admin import MergeableAdmin
from factcheck.publishing.admin import StateFilter

_PROMISE = _("Only for a claim of the kind “promise”. Whether it was kept is told by reviews, each on its day.")
_IS_PROMISE: Final = Q(kind=ClaimKind.PROMISE)
_PROMISES: Final = {
    "due": (_("due, and not said whether kept"), due_keys),
    "to_come": (_("its day is to come"), to_come_keys),
    "open_ended": (_("no date was given"), keys_in(Claim, "pk", _IS_PROMISE, Q(open_ended=True))),
    "undated": (_("nothing is recorded of a day"), keys_in(Claim, "pk", _IS_PROMISE, Q(open_ended=False, due_by=None))),
}
_AIMS: Final = {aim.value: (aim.label, keys_in(Rebuttal, "claim", Q(aim=aim))) for aim in RebuttalAim}
_SILENCES: Final = {way.value: (way.label, keys_in(NoComment, "claim", Q(way=way))) for way in Silence}
# As many names as a column of the list holds.
_NAMED = 2


class QuantityInline(DeskInline):
    """The number in a claim that is a number."""

    model = Quantity
    max_num = 1
    about = _("Only for a claim that is a number.")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("low", "low_open", "high", "high_open", "unit"),
                    "counted",
                    ("as_of", "as_of_precision"),
                    ("approximate", "relation"),
                )
            },
        ),
    )


class FigureInline(DeskInline):
    """Further numbers in a claim."""

    model = Figure
    folds = True
    about = _(
        "Where the claim has more than one number: what it was before, the whole of which it is a share, and the like."
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "role",
                    ("low", "low_open", "high", "high_open", "unit"),
                    ("as_of", "as_of_precision", "approximate"),
                )
            },
        ),
    )

    def row_title(self, record: Figure) -> str:
        """What the number is to the first, and the number."""
        return f"{record.get_role_display()} {record}"


class ClaimImageInline(PictureInline):
    """The picture that a claim is about."""

    model = ClaimImage
    about = _("What the claim is about, such as the photograph in question. Readers are told that it is no proof.")


class ClaimTranslationInline(DeskInline):
    """The text of the claim in other languages, for readers of these; no document of its own."""

    model = ClaimTranslation
    formset = TranslationFormSet
    folds = True
    about = _("The claim in other languages. Readers of a language see its translation under the text as it is above.")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("language", "machine_made"),
                    "text",
                    ("translator", "translated_on", "translated_on_precision"),
                )
            },
        ),
    )


class ClaimLinkInline(DeskInline):
    """How a claim stands to others."""

    model = ClaimLink
    fk_name = "claim"
    folds = True
    about = _("How this claim stands to others. Readers see a link once both claims are public.")
    fieldsets = ((None, {"fields": (("relation", "other"),)}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The links with the claims that they lead to, so that no title queries."""
        return super().get_queryset(request).select_related("other")

    def row_title(self, record: ClaimLink) -> str:
        """The link read as a sentence: the relation, then the other claim."""
        return f"{record.get_relation_display()}: {record.other}"


@admin.register(Claim)
class ClaimAdmin(MergeableAdmin):
    """Claims on one page each, with all that is said of them, their reviews and translations."""

    list_display = ("text", "state", "kind", "says", "contests", "found", "updated_at")
    list_filter = (
        StateFilter,
        "kind",
        related_filter("topic", "topics"),
        related_filter("media_object", "media_objects", title=_("image, video or audio")),
        related_filter("claimant", "attributions__claimant", "rebuttals__claimant"),
        among_filter("promise", _("promise"), _PROMISES),
        among_filter("aim", _("what rebuttals do"), _AIMS),
        among_filter("silence", _("who says nothing"), _SILENCES),
        translated_filter("claim", Attribution, Rebuttal),
    )
    date_hierarchy = "created_at"
    alike_field = "text"
    alike = staticmethod(claims_alike)
    same = staticmethod(claim_saying)
    search_fields = ("text", "=public_id")
    search_help_text = _("Words of the claim, or its public id.")
    actions = (*MergeableAdmin.actions, bulk_action(Tag), bulk_action(Untag))
    inlines = (
        QuantityInline,
        FigureInline,
        DerivationInline,
        AttributionInline,
        RebuttalInline,
        NoCommentInline,
        ReviewInline,
        ClaimLinkInline,
        ClaimImageInline,
        ClaimTranslationInline,
    )
    fieldsets = (
        (None, {"fields": ("text", ("kind", "language"), "topics", "media_objects", "context")}),
        (
            _("Promise"),
            {
                "classes": ["collapse"],
                "fields": (("due_on", "due_on_precision", "open_ended"),),
                "description": _PROMISE,
            },
        ),
        (_("Address"), {"classes": ["collapse"], "fields": ("slug",)}),
    )

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with who speaks of them."""
        return rows.prefetch_related("attributions__claimant", "rebuttals__claimant", "reviews__rating")

    def get_inlines(self, request: HttpRequest, obj: Claim | None) -> Any:
        """The parts; further numbers only of what is a quantity, or has some: the form of a claim is long enough."""
        has_none = obj is not None and obj.kind != ClaimKind.QUANTITY and not obj.figures.exists()
        return [inline for inline in self.inlines if not (has_none and inline is FigureInline)]

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        """The fields; by when it is to be kept only of what is a promise, or may become one."""
        is_other = obj is not None and obj.kind != ClaimKind.PROMISE and obj.due_on is None and not obj.open_ended
        found = super().get_fieldsets(request, obj)
        return [fieldset for fieldset in found if not (is_other and fieldset[1].get("description") is _PROMISE)]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The form field; a claim is seen whole while it is written."""
        if db_field.name == "text":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in of a new claim; its language is the editor's, unless that says otherwise."""
        return {"language": get_language() or "en"} | super().get_changeform_initial_data(request)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the parts; say which translations may say what the claim no longer says."""
        super().save_related(request, form, formsets, change)
        if change and "text" in form.changed_data and (left := _left_behind(form.instance, formsets)):
            messages.warning(
                request,
                gettext("The claim reads otherwise now. Do its translations say the same? %(left)s") % {"left": left},
            )

    @admin.display(description=_("says so"))
    def says(self, claim: Claim) -> str:
        """The first claimants who put it forward and how many more do, or a dash."""
        return _names(claim.attributions.all()) or self.get_empty_value_display()

    @admin.display(description=_("contests it"))
    def contests(self, claim: Claim) -> str:
        """The first claimants who contest it and how many more do, or a dash."""
        return _names(claim.rebuttals.all()) or self.get_empty_value_display()

    @admin.display(description=_("reviews"))
    def found(self, claim: Claim) -> str:
        """The rating of each of its reviews; a review may have none."""
        ratings = [str(review.rating or gettext("no rating")) for review in claim.reviews.all()]
        return ", ".join(ratings) or self.get_empty_value_display()


def _left_behind(claim: Claim, formsets: Any) -> str:
    rows = [form for formset in formsets if formset.model is ClaimTranslation for form in formset.forms]
    seen_to = {form.instance.pk for form in rows if "text" in form.changed_data}
    return ", ".join(claim.translations.exclude(pk__in=seen_to).values_list("language", flat=True))


def _names(utterances: Any) -> str:
    names = list(dict.fromkeys(utterance.claimant.name for utterance in utterances))
    shown, others = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return gettext("%(shown)s and %(others)s more") % {"shown": shown, "others": others} if others > 0 else shown
