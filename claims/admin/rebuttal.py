"""The desk's page of rebuttals."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.formsets import RebuttalFormSet
from claims.admin.utterance import FILTERS, TRANSLATION, WHEN, WORDS, UtteranceAdmin, UtteranceInline, translated_filter
from claims.models import Rebuttal

MEANS = ("aim", "kind", "grounds", ("answers", "counter_claim"))


class RebuttalInline(UtteranceInline):
    """Who contests a claim."""

    model = Rebuttal
    formset = RebuttalFormSet
    fk_name = "claim"
    about = _("Who contests this claim, and on what grounds. A rebuttal makes a claim disputed, never false.")
    fieldsets = ((None, {"fields": (("claimant", "role"), *MEANS, *WORDS, *WHEN, "passages", "via")}),)


@admin.register(Rebuttal)
class RebuttalAdmin(UtteranceAdmin):
    """All rebuttals in one list, whatever their claim; each is also edited on the page of its claim."""

    pointers = ("answers", "via")
    list_display = ("claimant", "aim", "kind", "claim", "said", "has_grounds", "words")
    narrowed_by = {"claim": "claim_id"}
    list_filter = ("aim", "kind", *FILTERS, translated_filter("pk", Rebuttal))
    fieldsets = (
        (None, {"fields": ("claim", ("claimant", "role"))}),
        (_("By what means"), {"fields": MEANS}),
        (_("In which words"), {"fields": WORDS}),
        TRANSLATION,
        (_("When and where"), {"fields": WHEN}),
        (_("Where it is reported"), {"fields": ("passages",)}),
        (_("Known through another speaker"), {"fields": ("via",)}),
    )

    @admin.display(description=_("grounds given"), boolean=True)
    def has_grounds(self, rebuttal: Rebuttal) -> bool:
        """Whether reasons were given: where not, readers are told so."""
        return bool(rebuttal.grounds)
