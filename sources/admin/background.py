"""The desk's lists of what was done in the background: only read."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck.desk.filters import related_filter
from factcheck.desk.options import DeskAdmin
from sources.models import CaptureAttempt, LinkCheck


class ReadOnlyAdmin(DeskAdmin):
    """Rows that the software writes. Whoever may delete a source may delete them with it."""

    list_select_related: ClassVar[tuple[str, ...]] = ("source",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: the software writes them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the software writes them."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their sources, without the texts of those."""
        return super().get_queryset(request).select_related("source").defer("source__text")

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows without the texts of their sources."""
        return rows.defer("source__text")


@admin.register(CaptureAttempt)
class CaptureAttemptAdmin(ReadOnlyAdmin):
    """How each request to capture a source goes or went: to read, since the worker writes it."""

    list_display = ("source", "state", "asked_at", "asked_by", "tries", "message")
    list_select_related = ("source", "asked_by")
    list_filter = ("state", related_filter("source", "source"))
    search_fields = ("source__title", "message")
    search_help_text = _("Title of the source, or words of the message.")
    fields = ("source", "state", "message", "asked_by", "asked_at", "started_at", "finished_at", "tries", "capture")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows without the bytes of their captures."""
        rows = super().get_queryset(request).select_related("asked_by", "capture")
        return rows.defer("capture__content", "capture__text", "capture__warc", "source__text")

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows without texts and bytes."""
        return rows.defer("capture__content", "capture__text", "capture__warc", "source__text")


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    """Visits to the addresses of sources."""

    list_display = ("source", "result", "status", "checked_at", "message")
    list_filter = ("result", related_filter("source", "source"))
    search_fields = ("source__title", "source__url", "message")
    search_help_text = _("Title or address of the source, or words of the message.")
    date_hierarchy = "checked_at"
    fields = ("source", "result", "status", "message", "checked_at", "final_url", "text_sha256")
