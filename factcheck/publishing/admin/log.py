"""The public log as editors read it: with who made each revision, and what it said."""

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.desk.options import OnRecordAdmin
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import REDACTION, Publishable, Revision


@admin.register(Revision)
class RevisionAdmin(OnRecordAdmin):
    """The public log, to read: each revision with who made it and what it says."""

    seen_with = "publishing.publish"
    list_display = ("sequence", "time", "record", "number", "change", "who", "note")
    list_display_links = ("sequence",)
    list_filter = ("kind", "change")
    linked_lookups = ("record_id__exact",)
    date_hierarchy = "time"
    search_fields = ("=record_id",)
    search_help_text = gettext_lazy("The public id of a record.")
    ordering = ("-sequence",)
    sortable_by = ("sequence",)
    actions = None
    fieldsets = (
        (None, {"fields": (("record", "record_id"), ("number", "change"), ("time", "who"), "note")}),
        (
            gettext_lazy("Document"),
            {"fields": ("document",), "description": gettext_lazy("What readers got, word for word.")},
        ),
        (
            gettext_lazy("Proof"),
            {
                "fields": ("sequence", "hash_hex", "previous_hash_hex", "commitment_hex", "sha256_hex"),
                "description": gettext_lazy(
                    "Each row vouches for the one before: “manage.py verify_log” finds any change."
                ),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Revisions with who made them and what they said."""
        return super().get_queryset(request).select_related("author__user", "body")

    def fill_page(self, rows: list[Any]) -> None:
        """Find the records of the page's revisions."""
        found = _records(rows)
        for row in rows:
            row.desk_record = found.get(Key(row.kind, row.record_id))

    @admin.display(description=gettext_lazy("record"))
    def record(self, revision: Any) -> SafeString | str:
        """A link to the draft of the record; kind and id where the draft is gone."""
        if not hasattr(revision, "desk_record"):
            self.fill_page([revision])
        record = revision.desk_record
        if record is None:
            return f"{revision.kind} {revision.record_id}"
        opts = record._meta
        url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
        return format_html('{}: <a href="{}">{}</a>', opts.verbose_name, url, record)

    @admin.display(description=gettext_lazy("by"))
    def who(self, revision: Revision) -> str:
        """The username of who made the revision; a dash where the account is gone."""
        try:
            user = revision.author.user
        except ObjectDoesNotExist:
            user = None
        return user.get_username() if user else self.get_empty_value_display()

    @admin.display(description=gettext_lazy("public note"))
    def note(self, revision: Revision) -> str:
        """The public note of the revision; a dash where the document was erased."""
        document = _document(revision)
        return document["revision"]["note"] if document else self.get_empty_value_display()

    @admin.display(description=gettext_lazy("document"))
    def document(self, revision: Revision) -> SafeString:
        """The document that readers got, laid out as JSON; that it was erased, where it was."""
        document = _document(revision)
        text = _("It was erased.") if document is None else json.dumps(document, ensure_ascii=False, indent=2)
        return format_html('<pre class="document" tabindex="0">{}</pre>', text)

    @admin.display(description=gettext_lazy("hash of this row"))
    def hash_hex(self, revision: Revision) -> str:
        """The SHA-256 of the row in the log, in hexadecimal."""
        return bytes(revision.hash).hex()

    @admin.display(description=gettext_lazy("hash of the row before"))
    def previous_hash_hex(self, revision: Revision) -> str:
        """The SHA-256 of the row before, in hexadecimal: this row's own hash covers it."""
        return bytes(revision.previous_hash).hex()

    @admin.display(description=gettext_lazy("commitment"))
    def commitment_hex(self, revision: Revision) -> str:
        """The salted commitment to the document's bytes, in hexadecimal."""
        return bytes(revision.commitment).hex()

    @admin.display(description=gettext_lazy("SHA-256 of the document"))
    def sha256_hex(self, revision: Revision) -> str:
        """The hash of the document's bytes, which is its ETag too."""
        try:
            return bytes(revision.body.sha256).hex()
        except ObjectDoesNotExist:
            return self.get_empty_value_display()


def _document(revision: Revision) -> dict[str, Any] | None:
    try:
        return revision.body.data
    except ObjectDoesNotExist:
        return None


def _records(revisions: list[Any]) -> dict[Key, Publishable]:
    known = {Key(row.kind, row.record_id) for row in revisions if row.kind != REDACTION}
    return {key_of(record): record for record in records_of(known)}
