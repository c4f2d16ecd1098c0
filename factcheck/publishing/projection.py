"""What the read model makes of a document, for public code: nothing here reads or writes a row."""

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Row


def rows_of(kind: str, document: Document) -> dict[Key, Row]:
    """The rows of a record and of the parts that are cut out of its document, the record's own first."""
    return {row.key: row for row in kinds.get(kind).project(document)}
