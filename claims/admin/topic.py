"""The desk's page of topics."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Topic, TopicEvent, TopicName
from factcheck.desk.checking.asking import AskingMixin, other_than
from factcheck.desk.filters import related_filter
from factcheck.desk.forms import DeskForm
from factcheck.desk.options import DeskInline, RelatedList
from factcheck.naming.admin import NamesInline
from factcheck.publishing.admin import StateFilter
from factcheck.workflow.admin import RecordAdmin
from sources.admin.dates import day


class TopicNameInline(NamesInline):
    """What the topic is called in other languages."""

    model = TopicName
    fieldsets = ((None, {"fields": (("language", "name", "origin"), "description")}),)


class TopicEventInline(DeskInline):
    """The undisputed events of a topic, each from a source: they stand on its timeline."""

    model = TopicEvent
    folds = True
    about = _("What happened, for the timeline beside what was said. What somebody disputes is a claim, not an event.")
    fieldsets = ((None, {"fields": (("happened_on", "happened_on_precision"), "text", "source")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their sources, without the sources' texts."""
        return super().get_queryset(request).select_related("source").defer("source__text")

    def row_line(self, record: TopicEvent) -> str:
        """When it happened, and who reports it."""
        return f"{day(record, 'happened_on')} · {record.source}"


def topic_called(name: str, exclude: Topic | None = None) -> Topic | None:
    """The topic of just this name, other than the one given."""
    rows = Topic.objects.filter(name__iexact=name.strip())
    return other_than(rows.order_by("pk"), exclude)


class TopicForm(AskingMixin, DeskForm):
    """The form of a topic, which asks before a second of the same name is made."""

    asked_of = {"name": topic_called}


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """The events and subjects that claims are about, each perhaps part of a wider one."""

    form = TopicForm
    list_display = ("name", "state", "parent", "updated_at")
    list_filter = (StateFilter, related_filter("parent", "parent", title=_("wider topic")))
    list_select_related = ("parent",)
    date_hierarchy = "created_at"
    search_fields = ("name", "names__name", "=wikidata_id", "=public_id")
    search_help_text = _("Any of its names, Wikidata ID or public id.")
    inlines = (TopicNameInline, TopicEventInline)
    related_lists = (RelatedList("claims", "topic"), RelatedList("children", "parent"))
    fieldsets = (
        (None, {"fields": ("name", "description", "parent")}),
        (_("Address and identifiers"), {"classes": ["collapse"], "fields": ("slug", "wikidata_id")}),
    )
