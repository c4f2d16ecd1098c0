"""Which tables have a history, and which of their rows are parts of which record."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models

Model = type[models.Model]


@dataclass(frozen=True)
class Tracked:
    """A model whose every change is remembered."""

    model: Model
    # The foreign key to the record that its rows are parts of; empty for what stands by itself.
    parent: str = ""
    # Columns of which nothing is remembered.
    without: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """The name that the history knows it by."""
        return self.model._meta.label_lower

    @property
    def parent_model(self) -> Model | None:
        """The model of the record that its rows are parts of; None where they are records themselves."""
        if not self.parent:
            return None
        field: Any = self.model._meta.get_field(self.parent)
        target: Model = field.remote_field.model
        return target

    @property
    def parent_column(self) -> str:
        """The column that names the record that a row is a part of."""
        field: Any = self.model._meta.get_field(self.parent) if self.parent else None
        return str(field.column) if field else ""


_tracked: dict[str, Tracked] = {}
_kept: dict[str, Tracked] = {}


def track(model: Model, *, part_of: str = "") -> None:
    """Remember every change of a model's rows, as changes of what `part_of` points to as well."""
    _tracked[model._meta.label_lower] = Tracked(model, part_of)
    parts_of.cache_clear()
    labels_of_parts.cache_clear()


def keep(model: Model, *, without: frozenset[str] = frozenset()) -> None:
    """Remember every change of rows that no editor writes, to hold them against the history later."""
    _kept[model._meta.label_lower] = Tracked(model, without=without)


def kept() -> tuple[Tracked, ...]:
    """All that is kept so; nobody edits or restores it."""
    return tuple(_kept.values())


def tracked() -> tuple[Tracked, ...]:
    """All that is tracked; records before their parts."""
    return tuple(_tracked.values())


def get(label: str) -> Tracked | None:
    """The tracked model of that name; None for one that is gone."""
    return _tracked.get(label)


def of(model: Model) -> Tracked | None:
    """The entry of a model; None if its changes aren't remembered."""
    return _tracked.get(model._meta.label_lower)


# The history asks for each of its rows.
@cache
def parts_of(model: Model) -> tuple[Tracked, ...]:
    """The models whose rows are parts of a model's."""
    return tuple(entry for entry in tracked() if entry.parent_model is model)


@cache
def labels_of_parts(model: Model) -> tuple[frozenset[str], frozenset[str]]:
    """The labels of a model's parts, and of the parts of these."""
    parts = parts_of(model)
    inner = (entry.label for part in parts for entry in parts_of(part.model))
    return frozenset(part.label for part in parts), frozenset(inner)


def with_parts(model: Model) -> Iterator[tuple[Tracked, str]]:
    """A model and its parts, each with the lookup that leads from a row of it to the record; records first."""
    root = of(model)
    if root is None:
        return
    yield root, "pk"
    for part in parts_of(model):
        yield part, part.parent
        for inner in parts_of(part.model):
            yield inner, f"{inner.parent}__{part.parent}"
