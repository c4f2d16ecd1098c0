"""The desk's page of sources."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from factcheck.desk.filters import related_filter
from factcheck.desk.options import DeskInline, RelatedList
from factcheck.images.admin import PictureInline
from factcheck.merging.admin import MergeableAdmin
from factcheck.naming.admin import NamesInline
from factcheck.publishing.admin import StateFilter
from sources.admin.capturing import CapturingMixin, LinkFilter
from sources.admin.dates import day
from sources.admin.intake import intake_view
from sources.admin.retracting import Retract, UndoRetraction
from sources.admin.widgets import ADDRESSES, LongTextarea
from sources.drafts.duplicates import similar_sources, source_titled
from sources.models import Draw, Passage, Source, SourceImage, SourceName
from sources.texts import reanchor


class DrawInline(DeskInline):
    """The sources that this one takes its reporting from."""

    model = Draw
    fk_name = "source"
    folds = True
    about = gettext_lazy(
        "Where its reporting comes from. Three articles that all draw on one agency are one source, not three."
    )
    fields = ("drawn_on",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows, with the sources drawn on but not their texts."""
        return super().get_queryset(request).select_related("drawn_on").defer("drawn_on__text")

    def row_title(self, record: Draw) -> str:
        """The title of the source drawn on."""
        return record.drawn_on.title


class SourceNameInline(NamesInline):
    """The title in other languages."""

    model = SourceName
    about = gettext_lazy("Pages in that language show it so; the title as published stands beside it.")
    fieldsets = ((None, {"fields": (("language", "name", "origin"),)}),)


class SourceImageInline(PictureInline):
    """What a source looks like."""

    model = SourceImage
    about = gettext_lazy("What it looks like, such as a first page or a still, where we may show that.")


@admin.register(Source)
class SourceAdmin(CapturingMixin, MergeableAdmin):
    """Documents, with their texts, their captures and what they draw on."""

    list_display = ("title", "state", "kind", "publisher", "published", "language", "updated_at")
    list_filter = (StateFilter, "kind", LinkFilter, related_filter("publisher", "publisher"))
    list_select_related = ("publisher",)
    date_hierarchy = "published_on"
    alike_field = "title"
    alike = staticmethod(similar_sources)
    same = staticmethod(source_titled)
    search_fields = ("title", "names__name", "url", "byline", "=public_id")
    search_help_text = gettext_lazy("Title in any language, address, byline or public id.")
    formfield_overrides = MergeableAdmin.formfield_overrides | ADDRESSES
    inlines = (SourceNameInline, DrawInline, SourceImageInline)
    steps = (*MergeableAdmin.steps, Retract, UndoRetraction)
    related_lists = (
        RelatedList("passages", "source"),
        RelatedList("captures", "source"),
        RelatedList("capture_attempts", "source"),
        RelatedList("link_checks", "source"),
    )
    fieldsets = (
        (None, {"fields": ("title", ("kind", "language"), "url", "publisher", "byline")}),
        (gettext_lazy("When it was published"), {"fields": (("published_on", "published_on_precision"),)}),
        (
            gettext_lazy("Text, for the desk only"),
            {
                "classes": ["collapse"],
                "fields": ("text",),
                "description": gettext_lazy(
                    "Passages are looked up in it. Readers get the passages, never the whole text."
                ),
            },
        ),
        (gettext_lazy("Address"), {"classes": ["collapse"], "fields": ("slug",)}),
    )

    change_form_template = "admin/sources/source.html"
    change_list_template = "admin/sources/sources.html"

    def get_urls(self) -> list[URLPattern]:
        """The page “New from text or link”, before Django's own."""
        view = require_http_methods(["GET", "HEAD", "POST"])(intake_view)
        return [path("intake/", self.admin_site.admin_view(view), name="sources_intake"), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """Save the source; its passages move along with its text, and the editor is told of those that are lost."""
        super().save_model(request, obj, form, change)
        if change and "text" in form.changed_data:
            lost = reanchor(obj, old=form.initial["text"])
            if lost:
                messages.warning(
                    request, _("Passages no longer found in the text: %(lost)s. They are kept.") % {"lost": len(lost)}
                )

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one source, with how many of its passages are orphaned."""
        source = kwargs.get("obj")
        if source is not None:
            context["orphaned"] = Passage.objects.orphaned().filter(source=source).count()
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=gettext_lazy("published"), ordering="published_on")
    def published(self, source: Source) -> str:
        """The date that the source bears, as exactly as it is known, or a dash."""
        return day(source, "published_on") or self.get_empty_value_display()

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows without their texts, which may have megabytes."""
        return rows.defer("text")

    def with_label(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their publishers, without their texts."""
        return rows.select_related("publisher").defer("text")

    def label(self, record: Source) -> str:
        """The title, who published it, and when."""
        published = day(record, "published_on")
        where = ", ".join(filter(None, [str(record.publisher or ""), published]))
        return f"{record.title} ({where})" if where else record.title

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The form field; that of the text takes megabytes."""
        if db_field.name == "text":
            kwargs["widget"] = LongTextarea(attrs={"rows": 16, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
