"""The desk's page of passages."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from factcheck.desk.filters import related_filter
from factcheck.desk.formsets import narrow
from factcheck.workflow.admin import PartAdmin
from sources.models import Passage
from sources.vocabulary import PassageState

_NOT_FOUND = _(
    "The words were not found in the source's text, or occur more than once: copy them again, "
    "or add a few words before or after."
)


@admin.register(Passage)
class PassageAdmin(PartAdmin):
    """The words that records cite, each in its source: to look up, and to find those that are lost."""

    owner = "source"
    # A source's document says nothing of its passages; but a stored passage may be what readers see of a claim.
    adding_changes_owner = False
    list_display = ("words", "source", "condition")
    list_filter = ("state", related_filter("source", "source"))
    list_select_related = ("source",)
    search_fields = ("exact", "source__title", "=public_id")
    search_help_text = _("Words, title of the source, or public id.")
    readonly_fields = ("state",)
    fieldsets = (
        (None, {"fields": ("source", "exact", "state")}),
        (
            _("Where the words occur more than once"),
            {"classes": ["collapse"], "fields": ("prefix", "suffix")},
        ),
        (
            _("In a recording"),
            {"classes": ["collapse"], "fields": (("media_start", "media_end"),)},
        ),
        (
            _("Position and capture"),
            {
                "classes": ["collapse"],
                "fields": (("start", "end"), "capture"),
                "description": _("Positions are found by themselves where the source has its text here."),
            },
        ),
    )

    def get_form(self, request: HttpRequest, obj: Passage | None = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; of a saved passage it offers the captures of its source."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj is not None and "capture" in form.base_fields:
            narrow(form.base_fields["capture"], source=obj.source_id)
        return form

    def save_model(self, request: HttpRequest, obj: Passage, form: Any, change: bool) -> None:
        """Save the passage with where its words stand, and tell the editor if they stand nowhere."""
        obj.anchor()
        super().save_model(request, obj, form, change)
        if obj.state == PassageState.ORPHANED:
            messages.warning(request, _NOT_FOUND)

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows without the texts of their sources."""
        return rows.defer("source__text")

    def with_label(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their sources, without the texts of those."""
        return rows.select_related("source").defer("source__text")

    def label(self, record: Passage) -> str:
        """The words, and where they stand."""
        return f"“{record}” · {Truncator(record.source.title).chars(80)}"

    @admin.display(description=_("words"), ordering="exact")
    def words(self, passage: Passage) -> str:
        """The words, cut short, or the seconds of a recording."""
        return Truncator(passage.exact).chars(160) or str(passage)

    @admin.display(description=_("state"), ordering="state")
    def condition(self, passage: Passage) -> str:
        """Whether the words were found in the source's text, in words."""
        return passage.get_state_display()
