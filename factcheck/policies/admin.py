"""The desk's page of policies."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from factcheck.desk import front
from factcheck.desk.front import Section
from factcheck.desk.waiting import register
from factcheck.fields import ProseField
from factcheck.policies.models import Policy
from factcheck.publishing.admin import StateFilter
from factcheck.publishing.admin.waiting import MyDrafts, SavedSince
from factcheck.workflow.admin import RecordAdmin
from factcheck.workflow.admin.waiting import of_submissions, of_work


@admin.register(Policy)
class PolicyAdmin(RecordAdmin):
    """What the site says of its own work, by subject and language."""

    list_display = ("title", "state", "subject", "language", "updated_at")
    list_filter = (StateFilter, "subject")
    date_hierarchy = "created_at"
    search_fields = ("title", "body", "=public_id")
    search_help_text = _("Words of title or text, or public id.")
    formfield_overrides: ClassVar = RecordAdmin.formfield_overrides | {
        ProseField: {"widget": AdminTextareaWidget(attrs={"rows": 24})}
    }
    fieldsets = (
        (None, {"fields": (("subject", "language"), "title", "body")}),
        (_("Address"), {"classes": ["collapse"], "fields": ("slug",)}),
    )


front.register(
    Section(_("The site itself"), _("How it works, who pays for it, how to reach it."), ("policies.Policy",), place=5)
)
register(MyDrafts(Policy), SavedSince(Policy), *of_submissions(Policy), *of_work(Policy))
