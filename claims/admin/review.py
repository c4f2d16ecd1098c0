"""The desk's page of reviews."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.formsets import ReviewFormSet
from claims.admin.part import PartOfClaimAdmin
from claims.admin.replying import ReplyInline
from claims.models import Evidence, Review
from factcheck.desk.filters import related_filter
from factcheck.desk.formsets import narrow
from factcheck.desk.options import DeskInline
from sources.admin.dates import day
from sources.admin.widgets import ADDRESSES


class ReviewInline(DeskInline):
    """The findings of reviews, on the page of their claim."""

    model = Review
    formset = ReviewFormSet
    fk_name = "claim"
    folds = True
    show_change_link = True
    about = gettext_lazy(
        "What fact-checks found. Evidence, analysis and the right of reply are on the review's own page."
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("question", "attribution"),
                    ("publisher", "rating"),
                    "title",
                    ("reviewed_on", "reviewed_on_precision"),
                    "summary",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their publishers, ratings and evidence."""
        rows = super().get_queryset(request).select_related("publisher", "rating__scale")
        return rows.prefetch_related("evidence")

    def row_title(self, record: Review) -> str:
        """The publisher of the review, and its rating if it has one."""
        return f"{record.publisher}: {record.rating or 'no rating'}"

    def row_line(self, record: Review) -> str:
        """What it asks, when it was done, and on how much evidence."""
        count = len(record.evidence.all())
        parts = [
            record.get_question_display(),
            Truncator(record.title).chars(80),
            day(record, "reviewed_on"),
            record.get_promise_state_display(),
            ngettext("%(count)s piece of evidence", "%(count)s pieces of evidence", count) % {"count": count},
        ]
        return " · ".join(part for part in parts if part)


class EvidenceInline(DeskInline):
    """The passages that a finding rests on, and what each does for the claim."""

    model = Evidence
    folds = True
    about = gettext_lazy("The passages that the finding rests on, and what each does for the claim.")
    fieldsets = ((None, {"fields": ("passage", "bearing", "note")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The evidence with its passages, so that no row queries."""
        return super().get_queryset(request).select_related("passage")

    def row_title(self, record: Evidence) -> str:
        """What the passage does for the claim."""
        return record.get_bearing_display()

    def row_line(self, record: Evidence) -> str:
        """The words, and why they matter."""
        return f"“{record.passage}” {record.note}"


@admin.register(Review)
class ReviewAdmin(PartOfClaimAdmin):
    """All reviews in one list, ours and others'; only here is their evidence edited."""

    list_display = ("name", "claim", "question", "publisher", "rating", "reviewed", "evidence_count")
    list_filter = (
        "question",
        "rating__bucket",
        related_filter("publisher", "publisher"),
        related_filter("claim", "claim"),
    )
    list_select_related = ("claim", "publisher", "rating")
    date_hierarchy = "reviewed_on"
    search_fields = ("title", "summary", "claim__text", "publisher__name", "=public_id")
    search_help_text = gettext_lazy("Title, summary, claim, publisher or public id.")
    formfield_overrides = PartOfClaimAdmin.formfield_overrides | ADDRESSES
    inlines = (EvidenceInline, ReplyInline)
    fieldsets = (
        (None, {"fields": ("claim", ("question", "attribution"))}),
        (
            gettext_lazy("Finding"),
            {
                "fields": (
                    *("publisher", "title", "rating", "summary"),
                    ("reviewed_on", "reviewed_on_precision", "promise_state"),
                ),
                "description": gettext_lazy(
                    "The rating is a label on its publisher's own scale; leave it empty if there is none."
                ),
            },
        ),
        (gettext_lazy("How it was reached"), {"fields": ("analysis",)}),
        (
            gettext_lazy("Another publisher's review"),
            {
                "classes": ["collapse"],
                "fields": ("url", "rating_text", ("rating_value", "rating_worst", "rating_best")),
                "description": gettext_lazy("The rating in its publisher's own words and numbers, letter by letter."),
            },
        ),
        (
            gettext_lazy("Right of reply, in short"),
            {
                "classes": ["collapse"],
                "fields": ("reply_asked_on", "reply"),
                "description": gettext_lazy("Where it isn't known who was asked: otherwise add a row below for each."),
            },
        ),
    )

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their evidence, without their analyses."""
        return rows.prefetch_related("evidence").defer("analysis", "reply")

    def get_form(self, request: HttpRequest, obj: Review | None = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; of a saved review it offers the attributions of its claim."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj is not None and "attribution" in form.base_fields:
            narrow(form.base_fields["attribution"], claim=obj.claim_id)
        return form

    @admin.display(description=gettext_lazy("review"), ordering="title")
    def name(self, review: Review) -> str:
        """The title, or the question where it has none."""
        return str(review)

    @admin.display(description=gettext_lazy("reviewed"), ordering="reviewed_on")
    def reviewed(self, review: Review) -> str:
        """The date of the review, as exactly as it is known, or a dash."""
        return day(review, "reviewed_on") or self.get_empty_value_display()

    @admin.display(description=gettext_lazy("evidence"))
    def evidence_count(self, review: Review) -> int:
        """How many passages it rests on."""
        return len(review.evidence.all())
