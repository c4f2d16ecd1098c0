"""The desk's page of claimants."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.drafts.duplicates import claimant_called, similar_claimants
from claims.models import Affiliation, Alias, Claimant, ClaimantName, Portrait, RoleName, SameAs
from claims.vocabulary import Belonging
from factcheck.desk.options import DeskInline, RelatedList
from factcheck.images.admin import PictureInline
from factcheck.merging.admin import MergeableAdmin
from factcheck.naming.admin import NamesInline
from factcheck.publishing.admin import StateFilter
from sources.admin.dates import day
from sources.admin.widgets import ADDRESSES


class AliasInline(DeskInline):
    """The other names under which searches find the claimant."""

    model = Alias
    about = gettext_lazy("Readers find the claimant under these names too.")


class ClaimantNameInline(NamesInline):
    """What the claimant is called in other languages."""

    model = ClaimantName
    fieldsets = ((None, {"fields": (("language", "name", "origin"), "description")}),)


class RoleNameInline(NamesInline):
    """What the claimant's roles are called in other languages."""

    model = RoleName
    about = gettext_lazy(
        "For the affiliations above, and for what sources call the speaker: each role letter by letter."
    )
    fieldsets = ((None, {"fields": (("role", "language"), ("name", "origin"))}),)


class SameAsInline(DeskInline):
    """Pages elsewhere about the same claimant."""

    model = SameAs
    formfield_overrides = DeskInline.formfield_overrides | ADDRESSES
    about = gettext_lazy("They tell machines, and readers in doubt, exactly who is meant.")


class PortraitInline(PictureInline):
    """What the claimant looks like."""

    model = Portrait
    about = gettext_lazy(
        "What they look like; of a body, its seat or emblem. Shown on their page alone, with its credit."
    )


class AffiliationInline(DeskInline):
    """The offices and memberships of the claimant, each for a time."""

    model = Affiliation
    fk_name = "claimant"
    folds = True
    about = gettext_lazy(
        "Offices and memberships, each for its time. What a source calls the speaker goes into the attribution."
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("belonging", "organisation", "role"),
                    ("start_on", "start_on_precision"),
                    ("end_on", "end_on_precision"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The affiliations with their organisations, so that no title queries."""
        return super().get_queryset(request).select_related("organisation")

    def row_title(self, record: Affiliation) -> str:
        """The role, or how they belong to the organisation, and the organisation."""
        if record.belonging != Belonging.ROLE:
            return f"{record.get_belonging_display()} {record.organisation}"
        return f"{record.role or 'member'}, {record.organisation}"

    def row_line(self, record: Affiliation) -> str:
        """The time that it lasted, “…” for an end that is not known; nothing where neither is."""
        start = day(record, "start_on")
        end = day(record, "end_on")
        return _("%(start)s to %(end)s") % {"start": start or "…", "end": end or "…"} if start or end else ""


@admin.register(Claimant)
class ClaimantAdmin(MergeableAdmin):
    """Whoever speaks, with other names, roles and pages elsewhere."""

    list_display = ("name", "state", "kind", "description", "updated_at")
    list_filter = (StateFilter, "kind")
    date_hierarchy = "created_at"
    alike_field = "name"
    alike = staticmethod(similar_claimants)
    same = staticmethod(claimant_called)
    search_fields = ("name", "aliases__name", "names__name", "=wikidata_id", "=public_id")
    search_help_text = gettext_lazy("Any of its names, Wikidata ID or public id.")
    inlines = (AliasInline, ClaimantNameInline, AffiliationInline, RoleNameInline, SameAsInline, PortraitInline)
    related_lists = (RelatedList("attributions", "claimant"), RelatedList("rebuttals", "claimant"))
    fieldsets = (
        (None, {"fields": (("name", "kind"), "description")}),
        (gettext_lazy("Address and identifiers"), {"classes": ["collapse"], "fields": ("slug", "wikidata_id")}),
    )

    def label(self, record: Claimant) -> str:
        """The name, and what sort of speaker it is."""
        return f"{record.name} ({record.get_kind_display()})"
