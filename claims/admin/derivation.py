"""The desk's page of derivations."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.part import PartOfClaimAdmin
from claims.models import Derivation, DerivationTerm
from claims.models.derivation import DERIVED_FROM_ITSELF
from factcheck.desk.filters import related_filter
from factcheck.desk.formsets import DeskFormSet
from factcheck.desk.options import DeskInline


class DerivationInline(DeskInline):
    """What the number of a claim is worked out from, on the page of the claim."""

    model = Derivation
    folds = True
    show_change_link = True
    about = gettext_lazy(
        "How the number follows from those in other claims. Save the formula, then open its page for the claims."
    )
    fieldsets = ((None, {"fields": ("formula", "note")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with the claims that they rest on."""
        return super().get_queryset(request).prefetch_related("terms__claim")

    def row_title(self, record: Derivation) -> str:
        """The formula. Titles begin with a capital, which is no letter of formulas."""
        return f"= {record}"

    def row_line(self, record: Derivation) -> str:
        """Each letter of the formula with the claim whose number it stands for."""
        return " · ".join(str(term) for term in record.terms.all()) or _("No claims yet: open its page.")


class TermFormSet(DeskFormSet):
    """The letters of one formula, which only together show a figure that rests on itself."""

    def clean(self) -> None:
        """Refuse a figure that would be derived from itself; where the derivation is new, no row can know."""
        super().clean()
        for form in self.kept():
            if form.instance.claim_id == self.instance.claim_id:
                form.add_error("claim", DERIVED_FROM_ITSELF)


class DerivationTermInline(DeskInline):
    """What the letters of a formula stand for."""

    model = DerivationTerm
    formset = TermFormSet
    about = gettext_lazy("A letter of the formula, and the claim whose number it stands for.")
    fieldsets = ((None, {"fields": (("symbol", "claim"),)}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The terms with their claims, so that no row queries."""
        return super().get_queryset(request).select_related("claim")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A new derivation begins with two letters."""
        return 0 if obj and obj.terms.exists() else 2


@admin.register(Derivation)
class DerivationAdmin(PartOfClaimAdmin):
    """All derivations in one list, whatever their claim; only here are their terms edited."""

    list_display = ("formula", "claim", "rests_on")
    list_filter = (related_filter("claim", "claim"),)
    list_select_related = ("claim",)
    search_fields = ("formula", "note", "claim__text", "=public_id")
    search_help_text = gettext_lazy("Formula, note, claim, or public id.")
    inlines = (DerivationTermInline,)
    fieldsets = ((None, {"fields": ("claim", "formula", "note")}),)

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with the claims that they rest on."""
        return rows.prefetch_related("terms__claim")

    @admin.display(description=gettext_lazy("rests on"))
    def rests_on(self, derivation: Derivation) -> str:
        """Each letter of the formula with the claim whose number it stands for, or a dash."""
        return "; ".join(str(term) for term in derivation.terms.all()) or self.get_empty_value_display()
