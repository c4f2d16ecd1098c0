"""What the desk's pages of attributions and rebuttals share."""

from typing import TYPE_CHECKING, Any, Final

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.admin.part import PartOfClaimAdmin
from claims.models import Attribution, Utterance
from claims.vocabulary import Translator
from factcheck.desk.filters import AmongFilter, among_filter, keys_in, keys_in_any, related_filter
from factcheck.desk.formsets import narrow
from factcheck.desk.options import DeskInline
from sources.admin.dates import day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WORDS = (("mode", "cue"), "quote", "language")
TRANSLATION: Final[tuple["StrOrPromise", Any]] = (
    _("Their translation"),
    {
        "classes": ["collapse"],
        "fields": (
            "quoted_in_translation",
            "quote_translation",
            ("translation_language", "translated_by", "translator"),
        ),
    },
)
"""On the row's own page alone: few words have one, and the form of a claim has many rows."""
_TRANSLATED: Final = {
    "any": (_("with a translation"), ~Q(quote_translation="")),
    "machine": (_("translated by a machine"), Q(translated_by=Translator.MACHINE)),
    "source": (_("the source translates"), Q(quoted_in_translation=True)),
}
FILTERS = (
    "mode",
    related_filter("claimant", "claimant"),
    related_filter("claim", "claim"),
    related_filter("passage", "passages"),
)


def translated_filter(column: str, *models: type[Utterance]) -> type[AmongFilter]:
    """A filter by whether a quote is translated, and by whom: of the rows that utterances name in this column."""
    among = {
        value: (label, keys_in_any([keys_in(model, column, condition) for model in models]))
        for value, (label, condition) in _TRANSLATED.items()
    }
    return among_filter("translated", _("translated quotes"), among)


WHEN = (("said_on", "said_on_precision"), "venue")


def line_of(record: Any) -> str:
    """When, how and in which words it was said, in a line."""
    parts = [
        record.role,
        day(record, "said_on"),
        record.get_mode_display(),
        f"“{Truncator(record.quote).chars(120)}”" if record.quote else "",
    ]
    return " · ".join(part for part in parts if part)


class UtteranceInline(DeskInline):
    """What was said of a claim, on its page."""

    folds = True
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with who speaks and where it is reported."""
        return super().get_queryset(request).select_related("claimant").prefetch_related("passages")

    def row_line(self, record: Utterance) -> str:
        """When, how and in which words it was said."""
        return line_of(record)


class UtteranceAdmin(PartOfClaimAdmin):
    """What was said of claims, across claims."""

    # The fields that point at an attribution or a rebuttal of the same claim.
    pointers: tuple[str, ...] = ()
    date_hierarchy = "said_on"
    search_fields = ("quote", "claimant__name", "claim__text", "=public_id")
    search_help_text = _("Quoted words, claimant, claim, or public id.")

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their claims and claimants."""
        return rows.select_related("claim", "claimant")

    def with_label(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their claims and claimants."""
        return rows.select_related("claim", "claimant")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with their claimants, which they are named after."""
        return super().get_queryset(request).select_related("claimant")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; of a saved row it offers what else was said of its claim."""
        form = super().get_form(request, obj, change, **kwargs)
        for name in self.pointers:
            if obj is not None and name in form.base_fields:
                narrow(form.base_fields[name], claim=obj.claim_id)
        return form

    def label(self, record: Any) -> str:
        """Who says it, in which way, when, and of which claim: an option has no more than this line."""
        said = day(record, "said_on")
        return f"{record}{f', {said}' if said else ''} · {Truncator(record.claim.text).chars(60)}"

    @admin.display(description=_("said"), ordering="said_on")
    def said(self, record: Attribution) -> str:
        """The date of speaking, as exactly as it is known, or a dash."""
        return day(record, "said_on") or self.get_empty_value_display()

    @admin.display(description=_("words"))
    def words(self, record: Attribution) -> str:
        """The first hundred characters of the quote, or a dash."""
        return Truncator(record.quote).chars(100) or self.get_empty_value_display()
