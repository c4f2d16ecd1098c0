"""The desk's page of media objects."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck.desk.filters import related_filter
from factcheck.desk.options import DeskInline, RelatedList
from factcheck.images.admin import PictureInline
from factcheck.media.drafts.duplicates import media_object_called, similar_media_objects
from factcheck.media.models import Appearance, MediaObject, MediaReview, Still
from factcheck.merging.admin import MergeableAdmin
from factcheck.publishing.admin import StateFilter
from sources.admin.dates import day
from sources.admin.widgets import ADDRESSES


class AppearanceInline(DeskInline):
    """Where a media object was seen."""

    model = Appearance
    folds = True
    about = _("Where it was seen, and what it was passed off as there. The oldest appearance often tells what it is.")
    formfield_overrides = DeskInline.formfield_overrides | ADDRESSES
    fieldsets = ((None, {"fields": ("source", "url", ("seen_on", "seen_on_precision"), "purports")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their sources, without the sources' texts."""
        return super().get_queryset(request).select_related("source").defer("source__text")

    def row_title(self, record: Appearance) -> str:
        """The title of the source, or the address."""
        return record.source.title if record.source else record.url


class MediaReviewInline(DeskInline):
    """What fact-checkers found a media object to be."""

    model = MediaReview
    folds = True
    about = _("What it was found to be, by whom. Whether a claim about it is so is a review of that claim.")
    formfield_overrides = DeskInline.formfield_overrides | ADDRESSES
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("publisher", "category"),
                    "finding",
                    "original_url",
                    "url",
                    ("reviewed_on", "reviewed_on_precision"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their publishers."""
        return super().get_queryset(request).select_related("publisher")

    def row_title(self, record: MediaReview) -> str:
        """Who found it to be what."""
        return f"{record.publisher}: {record.get_category_display()}"


class StillInline(PictureInline):
    """The image itself, or a still of it."""

    model = Still
    about = _("The image itself, or a still. Readers are told that showing it says nothing of whether it is genuine.")


@admin.register(MediaObject)
class MediaObjectAdmin(MergeableAdmin):
    """Images, videos and recordings that claims are about."""

    list_display = ("name", "state", "kind", "seen", "updated_at")
    list_filter = (
        StateFilter,
        "kind",
        ("reviews__category", admin.AllValuesFieldListFilter),
        related_filter("source", "appearances__source"),
    )
    date_hierarchy = "created_at"
    alike_field = "name"
    alike = staticmethod(similar_media_objects)
    same = staticmethod(media_object_called)
    search_fields = ("name", "url", "purports", "=sha256", "=public_id")
    search_help_text = _("Words of name or of what it is passed off as, address, SHA-256 or public id.")
    formfield_overrides = MergeableAdmin.formfield_overrides | ADDRESSES
    inlines = (AppearanceInline, MediaReviewInline, StillInline)
    related_lists = (RelatedList("claims", "media_object"),)
    fieldsets = (
        (None, {"fields": ("name", "kind", "url", "purports", "shows")}),
        (_("When it was first seen"), {"fields": (("first_seen_on", "first_seen_on_precision"),)}),
        (
            _("The file"),
            {
                "classes": ["collapse"],
                "fields": (
                    ("media_type", "size"),
                    ("width", "height", "duration"),
                    "sha256",
                    ("perceptual_hash_method", "perceptual_hash"),
                ),
            },
        ),
        (_("Address"), {"classes": ["collapse"], "fields": ("slug",)}),
    )

    @admin.display(description=_("first seen"), ordering="first_seen_on")
    def seen(self, media_object: MediaObject) -> str:
        """The earliest day on which it was seen, as exactly as it is known, or a dash."""
        return day(media_object, "first_seen_on") or self.get_empty_value_display()
