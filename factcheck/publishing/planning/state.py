"""How far the public and the desk agree on a record. For editors: public code can't see drafts."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, NotCanonicalError, canonical_bytes, parse
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Publication, Publishable

_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


class State(TextChoices):
    """What readers see of a record, as against what the desk has."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("published, with unpublished changes")
    WITHDRAWN = "withdrawn", _("withdrawn")


def states(kind: str, ids: Iterable[str]) -> dict[str, State]:
    """The states of records of one kind, by public id, in a constant number of queries."""
    wanted = list(ids)
    published = {row.record_id: row for row in Publication.objects.filter(kind=kind, record_id__in=wanted)}
    live = [record_id for record_id, row in published.items() if not row.withdrawn]
    templates = kinds.get(kind).templates(live) if live else {}
    return {record_id: compared(published.get(record_id), templates.get(record_id)) for record_id in wanted}


def state_of(record: Publishable) -> State:
    """What readers see of one record, as against its draft; see `states` for many."""
    kind, record_id = key_of(record)
    return states(kind, [record_id])[record_id]


def ever_published(kind: str, ids: Iterable[str]) -> set[str]:
    """Those of the records that are, or were, public."""
    found = Publication.objects.filter(kind=kind, record_id__in=list(ids))
    return set(found.values_list("record_id", flat=True))


def compared(publication: Publication | None, template: Document | None) -> State:
    """The state of a record whose draft has this template; None where there is no draft."""
    if publication is None:
        return State.DRAFT
    if publication.withdrawn:
        return State.WITHDRAWN
    return State.PUBLISHED if _spells(template, bytes(publication.template)) else State.CHANGED


def _spells(template: Document | None, published: bytes) -> bool:
    try:
        return template is not None and (canonical_bytes(template) == published or _adds_nothing(template, published))
    except NotCanonicalError:
        return False


def _adds_nothing(template: Document, published: bytes) -> bool:
    """Whether all that differs are empty members that documents did not have when this one was published."""
    before = parse(published)
    known = {name: value for name, value in template.items() if name in before or value not in _EMPTY}
    return canonical_bytes(known) == published
