"""What a redaction does to the database. The caller holds the log's lock, in a transaction."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from factcheck.editing.history import changes_about
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Revision
from factcheck.publishing.writing import redacting
from factcheck.redaction import erasable, history, storage


def declare(key: Key, numbers: Sequence[int], *, basis: str, members: Sequence[str], by: User | None) -> Revision:
    """Log the redaction, and erase the bodies with all that was made from them and is remembered of the draft."""
    with storage.overwriting():
        entry = redacting.redact(key, numbers, basis=basis, members=members, by=by)
        history.forget(history.changes_of(key))
        history.forget_names(key)
        history.forget_merges(key)
        history.forget_templates(key)
        storage.read_word_indexes_anew()
    return entry


def erase_besides(key: Key, besides: Mapping[str, Collection[int]]) -> None:
    """Erase what was chosen of the record besides its revisions, and what is remembered of it.

    The redaction has its entry by now: the database lets captures be emptied only then.
    """
    with storage.overwriting():
        for each in erasable.of_kind(key.kind):
            rows = each.chosen(key.record_id, besides.get(each.name, ()))
            _erase(each, rows)
        storage.read_word_indexes_anew()


def _erase(each: erasable.Erasable, rows: QuerySet[Any]) -> None:
    keys = list(rows.values_list("pk", flat=True))
    each.erase(rows)
    for key in keys:
        history.forget(changes_about(rows.model, key))
