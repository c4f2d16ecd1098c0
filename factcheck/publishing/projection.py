"""What the read model makes of a document, for public code: nothing here reads or writes a row."""

from collections.abc import Mapping

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Row


def rows_of(kind: str, document: Document) -> Mapping[tuple[str, str], Row]:
    """The rows of a record and of the parts that are cut out of its document, by kind and id, its own first."""
    return {(row.key.kind, row.key.record_id): row for row in kinds.get(kind).project(document)}
