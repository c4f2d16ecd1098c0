"""The words of all names at the desk: each process keeps them, and reads on in the history of drafts."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db import connection, models

from factcheck.desk.finding.words import NameWords
from factcheck.desk.word_index import holds_names
from factcheck.editing.history import latest_change
from factcheck.editing.models import RowChange

NAME: Final = "name"
"""The column that a name of a record stands in."""
_AGAIN: Final = 200
"""So many changes are read again: of those written side by side, the later one may have been seen first."""
_MOST_CHANGES: Final = 5000
_SECONDS: Final = 3600
"""After so long all names are read again."""


@dataclass(frozen=True)
class _Known:
    """Words, the last change that they know of, and when all names were read."""

    words: NameWords
    seen: int
    read: float


_known: dict[str, _Known] = {}
_lock = threading.Lock()


def is_name(field: models.Field[Any, Any]) -> bool:
    """Whether a field holds names whose words are indexed."""
    return holds_names(field.model._meta.db_table, field.name)


def name_words() -> NameWords:
    """The words of all names; two queries, and more where names were never read, or long ago."""
    database = str(connection.settings_dict["NAME"])
    with _lock:
        known = _read_on(_known.get(database))
        _known[database] = known
    return known.words


def _read_on(known: _Known | None) -> _Known:
    if known is None or time.monotonic() - known.read > _SECONDS:
        return _read_all(known)
    since = RowChange.objects.filter(pk__gt=known.seen - _AGAIN).order_by("pk")
    changes = list(since.values_list("pk", "model", "row_id")[: _MOST_CHANGES + 1])
    if len(changes) > _MOST_CHANGES:
        return _read_all(known)
    known.words.add(_names_of(changes))
    return _Known(known.words, changes[-1][0] if changes else 0, known.read)


def _read_all(known: _Known | None) -> _Known:
    # Asked first: what is written meanwhile is read again.
    seen = latest_change()
    words = known.words if known else NameWords()
    words.add(_all_names())
    return _Known(words, seen, time.monotonic())


def _all_names() -> Iterator[str]:
    for model in _models():
        yield from model._base_manager.order_by().values_list(NAME, flat=True).iterator()


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if holds_names(model._meta.db_table, NAME):
            yield model


def _names_of(changes: Iterable[tuple[int, str, int]]) -> Iterable[str]:
    """The names, as they are now, of the rows of these changes; at most one query."""
    keys: dict[str, set[int]] = defaultdict(set)
    for _, label, row in changes:
        keys[label].add(row)
    named = [(model, keys[model._meta.label_lower]) for model in _models() if model._meta.label_lower in keys]
    if not named:
        return ()
    first, *others = [
        model._base_manager.order_by().filter(pk__in=rows).values_list(NAME, flat=True) for model, rows in named
    ]
    # Django 6.1 would order them as their model is.
    return first.union(*others, all=True).order_by()
