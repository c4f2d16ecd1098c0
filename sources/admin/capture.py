"""The desk's page of captures: added once, then only read."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.desk.filters import related_filter
from factcheck.desk.forms import DeskForm
from factcheck.workflow.admin import PartAdmin
from sources.admin.downloads import DownloadMixin
from sources.admin.widgets import ADDRESSES
from sources.models import Capture

MAX_BYTES = 20_000_000
"""Largest capture that is taken by hand."""


class CaptureForm(DeskForm):
    """Takes the bytes as a file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "The page, PDF or recording as it was saved, at most 20 MB. Only the desk can get at it."
        ),
    )

    class Meta:
        model = Capture
        fields = ("source", "captured_at", "media_type", "text", "archive_url")

    def clean_file(self) -> Any:
        """Return the file, or raise that it is too large."""
        file = self.cleaned_data["file"]
        if file.size is None or file.size > MAX_BYTES:
            raise ValidationError(
                _("The file has more than %(max_bytes)s: keep it elsewhere.") % {"max_bytes": filesizeformat(MAX_BYTES)}
            )
        self.instance.content = file.read()
        return file


@admin.register(Capture)
class CaptureAdmin(DownloadMixin, PartAdmin):
    """What sources looked like at one moment: added by hand or by the worker, never changed, never deleted."""

    owner = "source"
    list_display = ("source", "captured_at", "media_type", "size", "archive_url")
    list_filter = (related_filter("source", "source"),)
    date_hierarchy = "captured_at"
    search_fields = ("source__title", "archive_url", "=sha256")
    search_help_text = gettext_lazy("Title of the source, address in an archive, or SHA-256.")
    form = CaptureForm
    formfield_overrides = PartAdmin.formfield_overrides | ADDRESSES
    fieldsets = (
        (
            None,
            {
                "fields": ("source", "captured_at", "media_type", "file", "archive_url", "text"),
                "description": gettext_lazy(
                    "A capture is kept for good: once saved, it can be neither changed nor deleted."
                ),
            },
        ),
    )
    narrowed_by = {"source": "source_id"}
    reading_fields = (
        "source",
        "captured_at",
        "media_type",
        "size",
        "sha256",
        "files",
        "status",
        "final_url",
        "archive_url",
        "text",
    )

    def has_change_permission(self, request: HttpRequest, obj: Capture | None = None) -> bool:
        """Refuse: captures don't change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Capture | None = None) -> bool:
        """Refuse: captures are kept."""
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Capture | None = None) -> Any:
        """The form for a new capture; what there is to read of a stored one."""
        return super().get_fieldsets(request, obj) if obj is None else ((None, {"fields": self.reading_fields}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Captures with the size of their bytes, without the bytes."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(size=Length("content"))
        return rows.select_related("source").defer("content", "text", "warc", "source__text")

    def with_label(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The captures with their sources, without what was kept, which may have megabytes."""
        return rows.select_related("source").defer("content", "text", "warc", "source__text")

    def label(self, record: Capture) -> str:
        """When it was taken, of what."""
        return f"{record} · {record.source.title}"

    @admin.display(description=gettext_lazy("files"))
    def files(self, capture: Any) -> SafeString:
        """Links to download the document and, where we fetched it ourselves, the WARC file."""
        names = {"content": _("The document")} | ({"warc": "WARC"} if capture.status else {})
        links = [(reverse(f"admin:sources_capture_{view}", args=[capture.pk]), name) for view, name in names.items()]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

    @admin.display(description=gettext_lazy("size"))
    def size(self, capture: Any) -> str:
        """The size of the document, in bytes or a greater unit."""
        return filesizeformat(capture.size)
