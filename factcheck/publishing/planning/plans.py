"""What an action would do, told to the editor before it is done. Writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, NotCanonicalError, canonical_bytes, sha256
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import Publication, PublicRecord, Publishable
from factcheck.publishing.placeholders import cited
from factcheck.publishing.writing.actions import with_cited
from factcheck.publishing.writing.edition import Edition


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What publishing a record would do besides publishing it."""

    # Cited records that get their first page with it.
    with_it: list[Publishable]
    # Cited drafts that are published with it only if the editor says so.
    offered: list[Publishable]
    # Names of public records whose documents embed something that changes.
    touched: list[str]
    # All drafts that it would publish, the record's own among them.
    keys: list[Key]
    # Of all drafts that it would publish: whether they are still what the editor was shown.
    fingerprint: str


def plan(record: Publishable) -> Plan:
    """What publishing the record now would do, without any of the drafts that are offered.

    Raises:
        PublishingError: as `publish` does, but not for an unchanged record.
    """
    root = key_of(record)
    templates = with_cited(record, ())
    edition = Edition(templates)
    edition.settle()
    return Plan(
        with_it=records_of(key for key in templates if key != root),
        offered=records_of(_offered(templates[root])),
        touched=_names(key for key in edition.changes() if key not in templates),
        keys=list(templates),
        fingerprint=fingerprint(templates),
    )


def citing(record: Publishable) -> list[str]:
    """Names of the public records whose documents cite this one."""
    key = key_of(record)
    rows = Publication.objects.filter(
        citations__kind=key.kind, citations__record_id=key.record_id, withdrawn=False
    ).order_by("pk")
    return _names(Key(row.kind, row.record_id) for row in rows.only("kind", "record_id"))


def _offered(template: Document) -> list[Key]:
    named = dict.fromkeys(key for key in cited(template) if not kinds.get(key.kind).published_when_cited)
    known = Publication.objects.filter(record_id__in=[key.record_id for key in named])
    published = set(known.values_list("record_id", flat=True))
    return [key for key in named if key.record_id not in published]


def _names(keys: Iterable[Key]) -> list[str]:
    ids = [key.record_id for key in keys]
    names: Any = PublicRecord.objects.filter(record_id__in=ids).order_by("kind", "name").values_list("name", flat=True)
    return list(names)


def fingerprint(templates: dict[Key, Document]) -> str:
    """Whether drafts are still what they were; "" for what can't be published exactly."""
    try:
        return sha256(canonical_bytes({"/".join(key): template for key, template in templates.items()})).hex()
    except NotCanonicalError:
        return ""
