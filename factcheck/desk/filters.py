"""Filters of lists by a related record, of which there may be thousands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.admin import ListFilter, SimpleListFilter
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR, ChangeList
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from factcheck.desk.autocomplete import Picker
from factcheck.editing.names import Labels, labels_of
from factcheck.keys import is_key

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class RelatedFilter(ListFilter):
    """Rows that point, by any of `paths`, at a record picked by autocomplete."""

    template = "admin/related_filter.html"
    parameter_name: ClassVar[str]
    paths: ClassVar[tuple[str, ...]]

    def __init__(
        self, request: HttpRequest, params: dict[str, list[str]], model: type[Model], model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        self._admin = model_admin
        self._field: Any = get_fields_from_path(model, self.paths[0])[-1]
        if self.parameter_name in params:
            self.used_parameters[self.parameter_name] = params.pop(self.parameter_name)[-1]

    @property
    def key(self) -> str | None:
        """The key of the record picked, or None."""
        value = str(self.used_parameters.get(self.parameter_name))
        return value if is_key(value) else None

    def has_output(self) -> bool:
        """Whether this user may see the records to pick from."""
        target = self._admin.admin_site.get_model_admin(self._field.remote_field.model)
        return bool(target.has_view_permission(self.request))

    def expected_parameters(self) -> list[str | None]:
        """The parameter of the address that this filter reads."""
        return [self.parameter_name]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that point at the record picked."""
        if self.key is None:
            return queryset
        manager = queryset.model._default_manager
        # Subqueries: a join would show a row once for each part that points there.
        found = (Q(pk__in=manager.filter(**{path: self.key}).values("pk")) for path in self.paths)
        return queryset.filter(reduce(or_, found))

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """What the form of this filter holds."""
        kept = [
            (name, value)
            for name, values in self.request.GET.lists()
            for value in values
            if name not in {self.parameter_name, PAGE_VAR, ERROR_FLAG}
        ]
        clear = changelist.get_query_string(remove=[self.parameter_name])
        labels = self._labels()
        picker = self._picker(labels)
        yield {
            "picker": picker,
            "kept": kept,
            "clear": clear if self.key else "",
            "chosen": labels.get(str(self.key), ""),
        }

    def _labels(self) -> Labels:
        target = self._admin.admin_site.get_model_admin(self._field.remote_field.model)
        return labels_of(target, [self.key]) if self.key else {}

    def _picker(self, labels: Labels) -> SafeString:
        picker = Picker(self._field, self._admin.admin_site)
        picker.is_required = False
        picker.shared_labels = lambda: labels
        return picker.render(self.parameter_name, self.key, {"id": f"filter-{self.parameter_name}"})


def related_filter(parameter: str, *paths: str, title: "StrOrPromise" = "") -> type[RelatedFilter]:
    """A filter by the record that `paths` point at, such as `related_filter("topic", "topics")`."""
    attributes = {"parameter_name": parameter, "paths": paths, "title": title or pgettext_lazy("model", parameter)}
    return type(f"{parameter.title()}Filter", (RelatedFilter,), attributes)


Keys = Callable[[], QuerySet[Any, Any]]
"""The keys of rows, asked for when they are needed."""


class AmongFilter(SimpleListFilter):
    """Rows whose keys are among those of a choice, such as claims of which somebody says nothing."""

    among: ClassVar[Mapping[str, tuple[Any, Keys]]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The choices."""
        return [(value, label) for value, (label, _) in self.among.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the choice; all, for one that there is not."""
        _, keys = self.among.get(str(self.value()), ("", None))
        # A subquery: a join would show a row once for each part.
        return queryset if keys is None else queryset.filter(pk__in=keys())


def among_filter(parameter: str, title: Any, among: Mapping[str, tuple[Any, Keys]]) -> type[AmongFilter]:
    """A filter by rows that other rows name: choices by value, each with its label and the keys."""
    attributes = {"parameter_name": parameter, "title": title, "among": among}
    return type(f"{parameter.title()}Filter", (AmongFilter,), attributes)


def keys_in(model: type[Model], column: str, *conditions: Q) -> Keys:
    """What stands in a column of the rows of a model that meet all conditions."""
    return lambda: model._default_manager.filter(*conditions).order_by().values(column)


def keys_in_any(sets: Sequence[Keys]) -> Keys:
    """The keys that any of these have."""
    return lambda: reduce(lambda one, other: one.union(other, all=True), (keys() for keys in sets))
