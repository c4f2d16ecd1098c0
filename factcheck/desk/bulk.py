"""The same done to many records of a list: first a page that says what would happen to each, then it is done.

Each record is a transaction of its own, so that one that can't be done keeps none of the others back. Nothing
is done to a record that changed since the page was shown.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.editing.history import acting
from factcheck.editing.rows import in_one_line

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST: Final = 200
"""As many records as one page can show and one request can do."""
_CHANGED = gettext_lazy("It was changed since you opened the page: look again.")
_CONFIRM, _ASKED = "confirm", "asked"


class Verdict(StrEnum):
    """What would become of a record."""

    GOES = "goes"
    NOTHING = "nothing"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Prospect:
    """What would happen to one record."""

    record: Any
    verdict: Verdict
    # What else would happen, or why nothing would, in sentences.
    lines: Sequence["StrOrPromise"] = ()
    # Of all that was shown: whether it is still so.
    fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What has happened to one record."""

    record: Any
    done: bool
    line: "StrOrPromise"


class BulkStep(ABC):
    """One attempt of one editor to do the same to many records."""

    # Templates read the class; without this they would call it.
    do_not_call_in_templates: ClassVar[bool] = True

    name: ClassVar[str]
    # In the menu of the list.
    label: ClassVar[str]
    # Of its page, with the name of the records.
    title: ClassVar[str]
    # Over those that it would be done to, and those that it was done to.
    will: ClassVar[str]
    done: ClassVar[str]
    button: ClassVar[str]
    # In the history of each record, after the user's name.
    what: ClassVar[str]
    # What its page does not show, and where that is seen.
    hint: ClassVar["StrOrPromise"] = ""
    # Whether what would happen depends on what the editor chooses.
    has_choice: ClassVar[bool] = False
    # What one needs for any record at all, as Django's actions name it.
    permission: ClassVar[str]
    # What `run` may refuse a record with; the message is for the editor.
    refusals: ClassVar[tuple[type[Exception], ...]] = (ValidationError,)

    def __init__(self, model_admin: Any, request: HttpRequest, records: Sequence[Any]) -> None:
        self.admin = model_admin
        self.request = request
        self.records = records
        self.is_asked = _ASKED in request.POST
        self.form = self.ask(request.POST if self.is_asked else None)

    @abstractmethod
    def ask(self, data: Any) -> forms.Form:
        """The form of what the editor chooses once for all records; perhaps one without fields."""

    @abstractmethod
    def prospects(self) -> list[Prospect]:
        """What would happen to each record, in a number of queries that does not grow with them."""

    @abstractmethod
    def run(self, prospect: Prospect) -> str:
        """Do it to one record, in a transaction of its own, and say what was done. The form is valid."""

    def asked(self) -> str:
        """What of the form the prospects depend on."""
        return ""

    def answer(self) -> HttpResponse:
        """The page that says what would happen, or what has."""
        valid = self.is_asked and self.form.is_valid()
        prospects = self.prospects()
        same = self.request.POST.get(_ASKED) == self.asked()
        if valid and same and _CONFIRM in self.request.POST:
            return self._page("admin/bulk/results.html", results=_halves(self._take(prospects)))
        return self._page("admin/bulk/confirm.html", groups=_groups(prospects), prospects=prospects)

    def _take(self, prospects: Sequence[Prospect]) -> Iterator[Result]:
        for prospect in prospects:
            if self.request.POST.get(f"seen-{prospect.record.pk}") != prospect.fingerprint:
                yield Result(record=prospect.record, done=False, line=_CHANGED)
            elif prospect.verdict != Verdict.GOES:
                yield Result(record=prospect.record, done=False, line=" ".join(map(str, prospect.lines)))
            else:
                yield self._result(prospect)

    def _result(self, prospect: Prospect) -> Result:
        editor: Any = self.request.user
        try:
            with acting(by=editor, what=self.what):
                said = self.run(prospect)
                self.admin.log_change(self.request, prospect.record, said)
        except self.refusals as error:
            return Result(record=prospect.record, done=False, line=in_one_line(error))
        return Result(record=prospect.record, done=True, line=said)

    def _page(self, template: str, **context: Any) -> TemplateResponse:
        site = self.admin.admin_site
        context |= {
            **site.each_context(self.request),
            "opts": self.admin.opts,
            "media": self.admin.media + self.form.media,
            "title": self.title.format(records=self.admin.opts.verbose_name_plural),
            "step": self,
            "back": self.request.get_full_path(),
        }
        return TemplateResponse(self.request, template, context)


def _groups(prospects: Sequence[Prospect]) -> dict[str, list[Prospect]]:
    return {verdict.value: [each for each in prospects if each.verdict == verdict] for verdict in Verdict}


def _halves(results: Iterator[Result]) -> dict[str, list[Result]]:
    found = list(results)
    return {"done": [each for each in found if each.done], "refused": [each for each in found if not each.done]}


def bulk_action(step: type[BulkStep]) -> Callable[[Any, HttpRequest, QuerySet[Any]], HttpResponse | None]:
    """The entry of a list's menu that does this step to the rows selected."""

    @admin.action(description=step.label, permissions=[step.permission])
    def act(model_admin: Any, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        records = list(rows.prefetch_related(None)[: MOST + 1])
        if refusal := _refusal(records, rows):
            messages.warning(request, refusal)
            return None
        return step(model_admin, request, records).answer()

    act.__name__ = step.name
    return act


def _refusal(records: Sequence[Any], rows: QuerySet[Any]) -> str:
    if not records:
        return _("Nothing was done: what you selected is no longer in this list.")
    if len(records) > MOST:
        return _(
            "Nothing was done: you selected %(count)s, and it goes with %(most)s at a time. Narrow the "
            "list with a filter, or select page by page."
        ) % {"count": f"{rows.count():,}", "most": MOST}
    return ""
