"""Columns of rows out of the members of documents."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError

from factcheck.editing.rows import save_valid
from factcheck.publishing.canonical import Document


def plain(document: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The members that are columns of the same name; those that documents of before lack are left out."""
    return {name: document[name] for name in names if name in document}


def begun(model: type[Any], document: Document, **columns: Any) -> Any:
    """The record of a document, saved under its own id and slug."""
    return save_valid(model(public_id=document["id"], slug=document["slug"], **columns))


def key_in(model: type[Any], reference: Mapping[str, Any] | None) -> int | None:
    """The key of the record that is cited; None where it is not there: then only its name is known."""
    if not reference:
        return None
    found: int | None = model._base_manager.filter(public_id=reference["id"]).values_list("pk", flat=True).first()
    return found


def needed(model: type[Any], reference: Mapping[str, Any]) -> int:
    """The key of a record that the row can't be without.

    Raises:
        ValidationError: it is not there.
    """
    key = key_in(model, reference)
    if key is None:
        raise ValidationError(
            f"It rests on the {model._meta.verbose_name} {reference['id']}, which is not in the feed."
        )
    return key


def in_order(lists: Iterable[Iterable[str]], everything: Iterable[str]) -> list[str]:
    """All of these ids, in an order in which those of each list follow each other as they do there.

    Documents list some rows by the order in which they were made: made in this order, they are listed so again.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    known = sorted(set(everything))
    for each in known:
        sorter.add(each)
    for listed in lists:
        for before, after in pairwise(dict.fromkeys(listed)):
            sorter.add(after, before)
    try:
        return list(sorter.static_order())
    except CycleError:
        # They were published at different times, and listed anew in between.
        return known
