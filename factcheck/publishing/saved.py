"""Which public records have drafts that were saved since: told by one query, however many there are.

Every write to a draft or its parts raises the draft's `version`; publishing remembers the version that it
published. Where the two differ, something was saved, perhaps nothing that readers see: `settle` compares what readers
would see, and where that is the same remembers the newer version.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Publication, Publishable
from factcheck.publishing.state import State, states

# Of drafts without a version: as many of those saved last are compared one by one.
COMPARED: Final = 100


def saved_since(model: type[Publishable]) -> QuerySet[Any]:
    """The records of this model that are public and were saved since they were published."""
    live = Publication.objects.filter(kind=model.record_kind, record_id=OuterRef("public_id"), withdrawn=False)
    drafts: QuerySet[Any] = model._default_manager.all()
    if not _is_versioned(model):
        return drafts.filter(public_id__in=_changed(model, drafts.filter(Exists(live))))
    return drafts.filter(Exists(live), ~Exists(live.filter(draft_version=OuterRef("version"))))


def version_of(key: Key) -> int | None:
    """The version of the draft as it stands, or None where drafts of its kind have none."""
    return _versions(key.kind, [key.record_id]).get(key.record_id)


def settle(kind: str, ids: Iterable[str]) -> None:
    """Where these drafts say what readers see, remember that all that was saved of them is public."""
    # Before the drafts are read: what is saved meanwhile then counts as saved since.
    versions = _versions(kind, ids)
    for record_id, state in states(kind, versions).items():
        if state == State.PUBLISHED:
            known = Publication.objects.filter(kind=kind, record_id=record_id)
            known.update(draft_version=versions[record_id])


def _versions(kind: str, ids: Iterable[str]) -> dict[str, int]:
    model = kinds.get(kind).model
    if not _is_versioned(model):
        return {}
    drafts: Any = model._default_manager.filter(public_id__in=list(ids))
    return dict(drafts.values_list("public_id", "version"))


def _is_versioned(model: type[Publishable]) -> bool:
    return "version" in {field.name for field in model._meta.concrete_fields}


def _changed(model: type[Publishable], live: QuerySet[Any]) -> list[str]:
    latest = live.order_by("-updated_at", "-pk").values_list("public_id", flat=True)[:COMPARED]
    found = states(model.record_kind, latest)
    return [record_id for record_id, state in found.items() if state == State.CHANGED]
