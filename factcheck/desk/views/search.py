"""One search over the whole desk: each list's own search, the first rows of each, with the way to all."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from factcheck.desk.changelist import MAX_QUERY
from factcheck.desk.words import plural

_SHOWN: Final = 5
"""How many rows of each list are shown."""


class Found(NamedTuple):
    """A row that matches: what it is called, and its page."""

    name: str
    url: str


class Group(NamedTuple):
    """What one list has that matches, and the address of all of it, where there is more."""

    name: str
    rows: list[Found]
    more: str


Finder = Callable[[HttpRequest, AdminSite, str], Group | None]
"""Finds what has no list of its own at the desk, such as comments."""
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Let the search ask this too."""
    if finder not in _finders:
        _finders.append(finder)


def search(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The page of results; of a query that can't be looked up, none. One query a list, however much there is."""
    query = request.GET.get("q", "").strip()
    is_sound = 0 < len(query) <= MAX_QUERY and "\0" not in query
    groups = list(_groups(request, site, query)) if is_sound else []
    found = {"query": query[:MAX_QUERY], "groups": groups, "is_too_long": len(query) > MAX_QUERY}
    shared = {**site.each_context(request), "title": _("Search the desk")}
    return TemplateResponse(request, "admin/search.html", shared | found)


def first_rows(rows: Any) -> tuple[list[Any], bool]:
    """The rows that are shown, and whether there are more; one query."""
    found = list(rows[: _SHOWN + 1])
    return found[:_SHOWN], len(found) > _SHOWN


def _groups(request: HttpRequest, site: AdminSite, query: str) -> Iterator[Group]:
    order = [model["model"] for section in site.get_app_list(request) for model in section["models"]]
    for model in order:
        if group := _in_list(request, site.get_model_admin(model), query):
            yield group
    for finder in _finders:
        if group := finder(request, site, query):
            yield group


def _in_list(request: HttpRequest, model_admin: Any, query: str) -> Group | None:
    if not model_admin.search_fields or not model_admin.has_view_or_change_permission(request):
        return None
    matching, may_repeat = model_admin.get_search_results(request, model_admin.get_queryset(request), query)
    rows = matching.distinct() if may_repeat else matching
    labelled = getattr(model_admin, "with_label", lambda rows: rows)(rows)
    shown, is_more = first_rows(labelled)
    found = [Found(_label(model_admin, row), _url(row, "change", row.pk)) for row in shown]
    if not found:
        return None
    name = plural(model_admin.model)
    more = f"{_url(model_admin.model, 'changelist')}?{urlencode({'q': query})}" if is_more else ""
    return Group(name, found, more)


def _label(model_admin: Any, row: Model) -> str:
    return str(getattr(model_admin, "label", str)(row))


def _url(model: type[Model] | Model, view: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}", args=args)
