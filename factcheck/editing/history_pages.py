"""The pages of a record's history: who changed what, and the way back to an earlier state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from factcheck.editing.database.added import tell_added
from factcheck.editing.history import changes_of, latest_change
from factcheck.editing.models import ChangeSet, RowChange
from factcheck.editing.restoring import RestoreError, differences_to, refuse_erased, restore
from factcheck.editing.wording import Wording
from factcheck.keys import is_key
from factcheck.publishing.reading.differences import Difference

# Rows of a page; what was saved at one time stays together unless it has more by itself.
ROWS = 100


@dataclass(frozen=True)
class Entry:
    """What was saved at one time."""

    change_set: ChangeSet | None
    moment: datetime
    # The numbers of its first and last change.
    first: int
    last: int
    # Whether a redaction took what it says.
    erased: bool
    differences: list[Difference]


def history_page(model_admin: Any, request: HttpRequest, record: Any) -> TemplateResponse:
    """What was changed of a record and its parts, latest first."""
    before = request.GET.get("before", "")
    rows = changes_of(record).select_related("change_set__who").order_by("-pk")
    if is_key(before):
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: ROWS + 1])
    groups = [list(group) for _, group in groupby(found, _saved_at_once)]
    is_more = len(found) > ROWS
    if is_more and len(groups) > 1:
        groups.pop()
    entries = list(_entries(record, groups))
    context = _context(model_admin, request, record, gettext("History")) | {
        "entries": entries,
        "latest": latest_change(changes_of(record)),
        "older": entries[-1].first if is_more else None,
        "may_restore": model_admin.has_change_permission(request, record),
    }
    return TemplateResponse(request, "admin/editing/history.html", context)


def _saved_at_once(change: RowChange) -> tuple[Any, ...]:
    if change.change_set_id is not None:
        return ("set", change.change_set_id)
    return ("outside", change.transaction, change.moment.replace(microsecond=0))


def _entries(record: Any, groups: list[list[RowChange]]) -> Iterator[Entry]:
    told = [change for group in groups for change in group if not change.erased]
    tell_added(told)
    wording = Wording(record, told)
    for group in groups:
        first, last = group[-1], group[0]
        erased = any(change.erased for change in group)
        said = [change for change in reversed(group) if not change.erased]
        yield Entry(last.change_set, last.moment, first.pk, last.pk, erased, wording.differences(said))


def restore_page(model_admin: Any, request: HttpRequest, record: Any, to: int) -> HttpResponse:
    """Say what restoring a state would change; on POST, restore it."""
    if not model_admin.has_change_permission(request, record):
        raise PermissionDenied
    if to and not changes_of(record).filter(pk__gte=to).exists():
        raise Http404(f"The record has no state {to}.")
    if request.method == "POST":
        return _restored(model_admin, request, record, to)
    try:
        refuse_erased(record, to)
    except RestoreError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(_url(model_admin, "history", record))
    changes = differences_to(record, to)
    context = _context(model_admin, request, record, gettext("Restore this state?")) | {
        "differences": Wording(record, changes).differences(changes),
        "change": RowChange.objects.filter(pk=to).select_related("change_set__who").first(),
        "latest": latest_change(changes_of(record)),
    }
    return TemplateResponse(request, "admin/editing/restore.html", context)


def _restored(model_admin: Any, request: HttpRequest, record: Any, to: int) -> HttpResponse:
    editor: Any = request.user
    if request.POST.get("latest") != str(latest_change(changes_of(record))):
        messages.warning(
            request, gettext("The record has been changed since you looked: see again what restoring would do.")
        )
        return HttpResponseRedirect(request.path)
    try:
        restore(record, to=to, by=editor)
    except RestoreError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(_url(model_admin, "history", record))
    messages.success(request, gettext("The earlier state is the draft again. Readers see it when it is published."))
    return HttpResponseRedirect(_url(model_admin, "change", record))


def _context(model_admin: Any, request: HttpRequest, record: Any, title: str) -> dict[str, Any]:
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": title,
        "original": record,
        "back": _url(model_admin, "change", record),
        "history": _url(model_admin, "history", record),
    }


def _url(model_admin: Any, view: str, record: Any) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_{view}", args=[record.pk])
