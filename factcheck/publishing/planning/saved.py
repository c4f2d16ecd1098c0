"""Which public records have drafts that were saved since: told by one flag, however many there are.

A database trigger sets it whenever the row of the draft is written, by whatever path
(`factcheck.publishing.database.watching`); publishing takes it back. It says that something was saved, perhaps nothing
that readers see: `settle` compares what readers would see, and takes it back where that is the same.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from factcheck.editing.rows import lock
from factcheck.publishing import kinds
from factcheck.publishing.models import Publication, Publishable
from factcheck.publishing.planning.state import State, states


def saved_since(model: type[Publishable]) -> QuerySet[Any]:
    """The records of this model that are public and were saved since they were published."""
    saved = Publication.objects.filter(kind=model.record_kind, withdrawn=False, saved_since=True)
    return model._default_manager.filter(public_id__in=saved.order_by().values("record_id"))


def drafts_of(model: type[Publishable]) -> QuerySet[Any]:
    """The records of this model that were never public."""
    known = Publication.objects.filter(kind=model.record_kind, record_id=OuterRef("public_id"))
    return model._default_manager.filter(~Exists(known))


def flagged_states(kind: str, ids: Iterable[str]) -> dict[str, State]:
    """The states of records as lists narrow by them, by public id, in one query: told by the flag, not by a draft."""
    wanted = list(ids)
    known = {row.record_id: row for row in Publication.objects.filter(kind=kind, record_id__in=wanted)}
    return {record_id: _flagged(known.get(record_id)) for record_id in wanted}


def _flagged(publication: Publication | None) -> State:
    if publication is None:
        return State.DRAFT
    if publication.withdrawn:
        return State.WITHDRAWN
    return State.CHANGED if publication.saved_since else State.PUBLISHED


@transaction.atomic
def settle(kind: str, ids: Iterable[str]) -> None:
    """Where these drafts say what readers see, take it that nothing was saved since."""
    flagged = Publication.objects.filter(kind=kind, record_id__in=list(ids), withdrawn=False, saved_since=True)
    found = list(flagged.values_list("record_id", flat=True))
    if found:
        lock(kinds.get(kind).model._default_manager.filter(public_id__in=found))
        same = [record_id for record_id, state in states(kind, found).items() if state == State.PUBLISHED]
        flagged.filter(record_id__in=same).update(saved_since=False)
