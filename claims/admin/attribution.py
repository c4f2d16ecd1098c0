"""The desk's page of attributions."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.formsets import AttributionFormSet
from claims.admin.utterance import FILTERS, TRANSLATION, WHEN, WORDS, UtteranceAdmin, UtteranceInline, translated_filter
from claims.models import Attribution


class AttributionInline(UtteranceInline):
    """Who puts a claim forward."""

    model = Attribution
    formset = AttributionFormSet
    fk_name = "claim"
    about = _("Who puts this claim forward, in which words, and where that is reported.")
    fieldsets = ((None, {"fields": (("claimant", "role"), "stance", *WORDS, *WHEN, "passages", "via")}),)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A new claim begins with one attribution: a claim that no one makes is none."""
        return 0 if obj else 1


@admin.register(Attribution)
class AttributionAdmin(UtteranceAdmin):
    """All attributions in one list, whatever their claim; each is also edited on the page of its claim."""

    pointers = ("via",)
    narrowed_by = {"claim": "claim_id"}
    list_display = ("claimant", "stance", "claim", "said", "mode", "words")
    list_filter = ("stance", *FILTERS, translated_filter("pk", Attribution))
    fieldsets = (
        (None, {"fields": ("claim", ("claimant", "role"), "stance")}),
        (_("In which words"), {"fields": WORDS}),
        TRANSLATION,
        (_("When and where"), {"fields": WHEN}),
        (_("Where it is reported"), {"fields": ("passages",)}),
        (_("Known through another speaker"), {"fields": ("via",)}),
    )
