"""What records are called at the desk and in their history: all that a page names, in one query a model."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext as _

from factcheck.keys import is_key

if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin

Labels = dict[str, str]


class Labelling(Protocol):
    """An admin that says how its records are called where they are picked."""

    # Query parameters of the autocomplete to the lookups that they narrow it by.
    narrowed_by: Mapping[str, str]

    def with_label(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The rows with all that `label` reads, so that it makes no query."""

    def label(self, record: Any) -> str:
        """What tells the record from others."""


def labelling_of(admin: "BaseModelAdmin[Any]") -> Labelling | None:
    """The admin as one that says so; None where it leaves that to the record."""
    return cast("Labelling", admin) if hasattr(admin, "with_label") else None


def labels_of(admin: "BaseModelAdmin[Any]", keys: Iterable[object]) -> Labels:
    """The labels of the records with these keys, by key, in one query; unknown and malformed keys are left out."""
    rows = admin.model._default_manager.filter(pk__in={int(str(key)) for key in keys if is_key(key)})
    if labelling := labelling_of(admin):
        return {str(row.pk): labelling.label(row) for row in labelling.with_label(rows)}
    return {str(row.pk): str(row) for row in rows}


class Names:
    """Names of records by model and key. Say first what will be asked."""

    def __init__(self, wanted: Iterable[tuple[type[models.Model], object]]) -> None:
        by_model: dict[type[models.Model], set[str]] = defaultdict(set)
        for model, key in wanted:
            by_model[model].add(str(key))
        self._names = {model: _names(model, keys) for model, keys in by_model.items()}

    def of(self, model: type[models.Model], key: object) -> str:
        """The name of a record, or what stands for it if it is gone."""
        return self.find(model, key) or _("%(name)s %(key)s, since deleted") % {
            "name": model._meta.verbose_name,
            "key": key,
        }

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
