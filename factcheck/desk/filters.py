"""Filters of lists by a related record, of which there may be thousands."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.contrib.admin import ListFilter
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR, ChangeList
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from factcheck.desk.autocomplete import Picker
from factcheck.editing.names import Labels, labels_of
from factcheck.keys import is_key


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


def related_filter(parameter: str, *paths: str, title: str = "") -> type[RelatedFilter]:
    """A filter by the record that `paths` point at, such as `related_filter("topic", "topics")`."""
    attributes = {"parameter_name": parameter, "paths": paths, "title": title or parameter}
    return type(f"{parameter.title()}Filter", (RelatedFilter,), attributes)
