"""Freezing what was published: the template of each record, what it cites, and whether the record is live."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from factcheck.editing.models import RowChange
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, canonical_bytes, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Citation, Publication
from factcheck.publishing.placeholders import cited
from factcheck.publishing.planning.publications import publications_of

_BATCH = 500
_TEMPLATE = ("template", "template_sha256")


def remember(templates: Mapping[Key, Document]) -> None:
    """Freeze the templates of records that were just published: they are live, and nothing was saved since."""
    rows = [_put(Publication(kind=key.kind, record_id=key.record_id), template) for key, template in templates.items()]
    Publication.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["record_id", "kind"],
        update_fields=[*_TEMPLATE, "withdrawn", "saved_since"],
    )
    _cite(zip(rows, templates.values(), strict=True))


def number(slugs: Mapping[Key, str]) -> None:
    """Give drafts the slugs under which they are published; before anything is remembered of them."""
    for key, slug in slugs.items():
        drafts: QuerySet[Any] = kinds.get(key.kind).model._default_manager.filter(public_id=key.record_id)
        drafts.update(slug=slug)


def freeze(templates: Mapping[Key, Document]) -> None:
    """Put other templates in the place of those that are frozen; whether the records are live stays as it is."""
    rows = publications_of(templates)
    for key, row in rows.items():
        _put(row, templates[key])
    Publication.objects.bulk_update(rows.values(), _TEMPLATE, batch_size=_BATCH)
    _cite((row, templates[key]) for key, row in rows.items())


def shown(keys: Iterable[Key]) -> None:
    """Remember that readers now see these drafts as they stand, so that whoever edits them from here on counts.

    Publishing a draft says so, and a merge or its undoing of a draft that says just what readers see. What else writes
    revisions shows nothing of what was edited in the draft.
    """
    named = list(keys)
    rows = Publication.objects.filter(
        kind__in={key.kind for key in named}, record_id__in=[key.record_id for key in named]
    )
    latest = RowChange.objects.order_by("-pk").values("pk")[:1]
    rows.update(shown_change=Coalesce(Subquery(latest), 0))


def end(key: Key) -> None:
    """Remember that the record is no longer live."""
    Publication.objects.filter(kind=key.kind, record_id=key.record_id).update(withdrawn=True)


def _put(row: Publication, template: Document) -> Publication:
    row.template = canonical_bytes(template)
    row.template_sha256 = sha256(row.template).hex()
    return row


def _cite(publications: Iterable[tuple[Publication, Document]]) -> None:
    rows = list(publications)
    Citation.objects.filter(publication__in=[row for row, _ in rows]).delete()
    Citation.objects.bulk_create(
        [
            Citation(publication=row, kind=kind, record_id=record_id)
            for row, template in rows
            for kind, record_id in sorted(set(cited(template)))
        ],
        batch_size=_BATCH,
    )
