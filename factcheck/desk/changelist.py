"""Lists of the desk."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.desk.words import plural

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # At run time Django's class takes no type argument.
    _ModelAdmin = admin.ModelAdmin

MAX_QUERY = 200
"""Longest search, in characters: one of 1,200 words would be too deep an expression for SQLite."""


class DeskSearchForm(ChangeListSearchForm):
    """The search of a list, refused where it is longer than `MAX_QUERY`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEARCH_VAR] = forms.CharField(required=False, strip=False, max_length=MAX_QUERY)


class ListedMixin(_ModelAdmin):
    """An admin that adds, once a page, what the columns of its list show."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that asks this admin for what its columns show."""
        return DeskChangeList

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of a list with what its columns read, so that no column queries once a row."""
        return rows

    def fill_page(self, rows: list[Any]) -> None:
        """Add what the columns show of the page's rows and no join can fetch."""


class DeskChangeList(ChangeList):
    """A list that asks its admin, once a page, for what the columns show."""

    search_form_class = DeskSearchForm
    model_admin: ListedMixin

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_popup:
            self.title = plural(self.model)

    def get_queryset(self, request: HttpRequest, exclude_parameters: list[str | None] | None = None) -> QuerySet[Any]:
        """The rows asked for, with what their columns read."""
        return self.model_admin.with_columns(super().get_queryset(request, exclude_parameters))

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """The address of the same list with other parameters.

        Django's link that clears the filters keeps a chosen year as two moments, which no list of ours takes.
        """
        moments = {f"{self.date_hierarchy}__gte", f"{self.date_hierarchy}__lt"}
        kept = {name: value for name, value in (new_params or {}).items() if name not in moments}
        return super().get_query_string(kept, remove)

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page's rows, and what their columns show besides."""
        super().get_results(request)
        self.model_admin.fill_page(list(self.result_list))
