"""The desk's page of publishers."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from factcheck.desk.options import RelatedList
from factcheck.merging.admin import MergeableAdmin
from factcheck.naming.admin import NamesInline
from factcheck.publishing.admin import StateFilter
from sources.admin.widgets import ADDRESSES
from sources.drafts.duplicates import publisher_called, similar_publishers
from sources.models import LabelName, Publisher, PublisherName


class PublisherNameInline(NamesInline):
    """What the publisher is called in other languages."""

    model = PublisherName
    fieldsets = ((None, {"fields": (("language", "name", "origin"),)}),)


class LabelNameInline(NamesInline):
    """What the labels that the publisher rates with, and its scales, are called in other languages."""

    model = LabelName
    about = _(
        "Pages in that language show them so wherever a review of this publisher has them, its own word beside. "
        "The name of a scale, written as a label, is shown so too."
    )
    fieldsets = ((None, {"fields": (("label", "language"), ("name", "origin"))}),)


@admin.register(Publisher)
class PublisherAdmin(MergeableAdmin):
    """The outlets and institutions that make sources public."""

    list_display = ("name", "state", "kind", "country", "updated_at")
    list_filter = (StateFilter, "kind")
    date_hierarchy = "created_at"
    alike_field = "name"
    alike = staticmethod(similar_publishers)
    same = staticmethod(publisher_called)
    search_fields = ("name", "names__name", "homepage", "=public_id")
    search_help_text = _("Any of its names, address or public id.")
    formfield_overrides = MergeableAdmin.formfield_overrides | ADDRESSES
    inlines = (PublisherNameInline, LabelNameInline)
    related_lists = (RelatedList("sources", "publisher"),)
    fieldsets = (
        (None, {"fields": ("name", ("kind", "country"), "homepage")}),
        (_("Address and identifiers"), {"classes": ["collapse"], "fields": ("slug", "wikidata_id")}),
    )
