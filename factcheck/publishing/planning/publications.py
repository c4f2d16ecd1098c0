"""What the desk remembers of records that are or were public: the frozen template of each, and what that cites."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from factcheck.publishing.canonical import Document, canonical_bytes, parse
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Citation, Publication


def publication_of(key: Key) -> Publication | None:
    """What is remembered of a record; None if it was never public."""
    return publications_of([key]).get(key)


def publications_of(keys: Iterable[Key]) -> dict[Key, Publication]:
    """What is remembered of those of the records that are or were public; in one query, the first published first."""
    wanted = set(keys)
    rows = Publication.objects.filter(record_id__in=[key.record_id for key in wanted])
    found = {Key(row.kind, row.record_id): row for row in rows}
    return {key: row for key, row in found.items() if key in wanted}


def citing(keys: Iterable[Key]) -> QuerySet[Publication]:
    """The publications whose templates cite any of the records, those of withdrawn records among them."""
    ids = [key.record_id for key in keys]
    return Publication.objects.filter(pk__in=Citation.objects.filter(record_id__in=ids).values("publication"))


def templates_in(publications: Iterable[Publication]) -> dict[Key, Document]:
    """What was published of each record, as the template that was frozen then."""
    return {Key(row.kind, row.record_id): parse(row.template) for row in publications}


def texts_of(publications: Mapping[Key, Publication]) -> dict[Key, str]:
    """The same as the text of the stored JSON, which a merge keeps to put it back."""
    return {key: bytes(row.template).decode() for key, row in publications.items()}


def is_remembered(templates: Mapping[Key, Document]) -> bool:
    """Whether just these templates are frozen of their records."""
    wanted = {key: canonical_bytes(template) for key, template in templates.items()}
    return {key: bytes(row.template) for key, row in publications_of(wanted).items()} == wanted
