"""The desk's pages of questions that were put: those that got no answer, and the right of reply."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.part import PartOfClaimAdmin
from claims.models import NoComment, Reply
from factcheck.desk.filters import related_filter
from factcheck.desk.options import DeskInline
from sources.admin.dates import day

_FIELDS = (("claimant", "role"), ("way", "asked_by"), ("said_on", "said_on_precision"), "passages")


class NoCommentInline(DeskInline):
    """Who was asked about a claim and said nothing."""

    model = NoComment
    folds = True
    show_change_link = True
    about = gettext_lazy(
        "Who was asked about this claim and, as a source reports, declined to comment or did not answer."
    )
    fieldsets = ((None, {"fields": _FIELDS}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with who said nothing and where that is reported."""
        return super().get_queryset(request).select_related("claimant").prefetch_related("passages")

    def row_line(self, record: NoComment) -> str:
        """Who asked, and when."""
        asked = _("asked by %(asked_by)s") % {"asked_by": record.asked_by} if record.asked_by else ""
        return " · ".join(part for part in (record.role, asked, day(record, "said_on")) if part)


@admin.register(NoComment)
class NoCommentAdmin(PartOfClaimAdmin):
    """All unanswered questions in one list, whatever their claim; each is also edited on the page of its claim."""

    list_display = ("claimant", "way", "claim", "when")
    list_filter = ("way", related_filter("claimant", "claimant"), related_filter("claim", "claim"))
    date_hierarchy = "said_on"
    search_fields = ("claimant__name", "asked_by", "claim__text", "=public_id")
    search_help_text = gettext_lazy("Claimant, who asked, claim, or public id.")
    fieldsets = ((None, {"fields": ("claim", *_FIELDS)}),)

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their claims and claimants."""
        return rows.select_related("claim", "claimant")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their claimants, which they are named after."""
        return super().get_queryset(request).select_related("claimant")

    @admin.display(description=gettext_lazy("when"), ordering="said_on")
    def when(self, record: NoComment) -> str:
        """The day on which they said nothing, as exactly as it is known, or a dash."""
        return day(record, "said_on") or self.get_empty_value_display()


class ReplyInline(DeskInline):
    """Who was asked to reply to a review, and what they answered."""

    model = Reply
    folds = True
    about = gettext_lazy("Whom a review faults is asked before it is published. One row for each who was asked.")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("asked", "through"),
                    ("asked_on", "asked_on_precision"),
                    ("answered_on", "answered_on_precision", "declined"),
                    "answered_by",
                    "words",
                    ("language", "passage"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with who was asked, and where the answer stands."""
        return super().get_queryset(request).select_related("asked", "answered_by", "passage")

    def row_title(self, record: Reply) -> str:
        """Who was asked."""
        return str(record.asked)

    def row_line(self, record: Reply) -> str:
        """When they were asked, and what came of it."""
        answer = f"“{Truncator(record.words).chars(120)}”" if record.words else _("no answer")
        asked = day(record, "asked_on")
        return " · ".join(part for part in (asked, "declined to comment" if record.declined else answer) if part)
