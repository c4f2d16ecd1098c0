"""What records are called in the history: all that a page names, in one query a model."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models

from factcheck.desk.autocomplete import labels_of
from factcheck.desk.keys import is_key


class Names:
    """Names of records by model and key. Say first what will be asked."""

    def __init__(self, wanted: Iterable[tuple[type[models.Model], object]]) -> None:
        by_model: dict[type[models.Model], set[str]] = defaultdict(set)
        for model, key in wanted:
            by_model[model].add(str(key))
        self._names = {model: _names(model, keys) for model, keys in by_model.items()}

    def of(self, model: type[models.Model], key: object) -> str:
        """The name of a record, or what stands for it if it is gone."""
        return self.find(model, key) or f"{model._meta.verbose_name} no. {key}, since deleted"

    def find(self, model: type[models.Model], key: object) -> str:
        """The name of a record; nothing if it is gone."""
        return self._names.get(model, {}).get(str(key), "")


def _names(model: type[models.Model], keys: set[str]) -> dict[str, str]:
    if admin.site.is_registered(model):
        return labels_of(admin.site.get_model_admin(model), keys)
    rows = model._base_manager.filter(pk__in=[key for key in keys if is_key(key)])
    return {str(row.pk): str(row) for row in rows}


def target_of(field: Any) -> type[models.Model] | None:
    """The model that a form field picks records of."""
    queryset = getattr(field, "queryset", None)
    return None if queryset is None else queryset.model
