"""The desk's page of topics."""

from django.contrib import admin

from claims.models import Topic
from factcheck.desk.filters import related_filter
from factcheck.desk.options import RelatedList
from factcheck.publishing.admin import StateFilter
from factcheck.workflow.admin import RecordAdmin


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """Topics."""

    list_display = ("name", "state", "parent", "updated_at")
    list_filter = (StateFilter, related_filter("parent", "parent", title="wider topic"))
    list_select_related = ("parent",)
    date_hierarchy = "created_at"
    search_fields = ("name", "=wikidata_id", "=public_id")
    search_help_text = "Name, Wikidata ID or public id."
    related_lists = (RelatedList("claims", "topic"), RelatedList("children", "parent"))
    fieldsets = (
        (None, {"fields": ("name", "description", "parent")}),
        ("Address and identifiers", {"classes": ["collapse"], "fields": ("slug", "wikidata_id")}),
    )
