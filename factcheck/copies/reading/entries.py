"""Rows of the public log as JSON, with the documents that they published where these may be read."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import orjson
from django.db.models import QuerySet

from factcheck.publishing.canonical import moment
from factcheck.publishing.models.log import Revision
from factcheck.publishing.reading import records
from factcheck.publishing.reading.sheets import Sheet, flag, text, whole

_COLUMNS: Final = ("sequence", "kind", "record_id", "number", "change", "time", "readable", "redacted")
_HASHES: Final = ("previous_hash", "commitment", "hash")
_BODY: Final = ("body__document", "body__salt", "body__sha256")

LOG: Final = Sheet(
    name="revisions",
    about="One row a revision of the public log, without what it published.",
    columns=(
        whole("sequence", "Its place in the log, which has no gaps."),
        text("kind", "The kind of record."),
        text("record", "The id of the record."),
        whole("number", "Of this record's revisions, which."),
        text("change", "What it did to its record."),
        text("time", "When it was made, in UTC."),
        text("previous_hash", "The hash of the row before."),
        text("commitment", "To the document, with a salt."),
        text("hash", "Of this row's canonical form."),
        flag("readable", "Whether its document may be read."),
        whole("redacted", "The sequence of the entry that declares that its document was erased."),
    ),
)
"""The rows as a table."""


def rows(revisions: QuerySet[Revision]) -> QuerySet[Revision, Any]:
    """What `line` takes, of revisions with their readability."""
    return revisions.values_list(*_COLUMNS, *_HASHES, named=True)


def rows_with_bodies(revisions: QuerySet[Revision]) -> QuerySet[Revision, Any]:
    """What `line_with_body` takes, of revisions with their readability."""
    return revisions.values_list(*_COLUMNS, *_HASHES, *_BODY, named=True)


def after(sequence: int, most: int, until: int | None = None) -> list[bytes]:
    """The next rows of the log with their documents, in its order, as canonical JSON; one query."""
    later = records.log_with_readability().filter(sequence__gt=sequence).order_by("sequence")
    bounded = later if until is None else later.filter(sequence__lte=until)
    return [line_with_body(row) for row in rows_with_bodies(bounded)[:most]]


def line(row: Any) -> bytes:
    """A row of the log, as canonical JSON."""
    return _canonical(_entry(row))


def line_with_body(row: Any) -> bytes:
    """The same with the exact bytes of its document, salt and hash; each null where the public may not read it."""
    readable = row.readable and row.body__document is not None
    salt, sha256 = (bytes(row.body__salt).hex(), bytes(row.body__sha256).hex()) if readable else (None, None)
    whole_line = _canonical(_entry(row) | {"document": None, "salt": salt, "sha256": sha256})
    if not readable:
        return whole_line
    return whole_line.replace(b'"document":null', b'"document":%b' % bytes(row.body__document), 1)


def lines_at(sequences: list[int]) -> Iterator[bytes]:
    """The rows of these places, in this order; one query."""
    found = {row.sequence: row for row in rows(records.log_with_readability().filter(pk__in=sequences))}
    return (line(found[sequence]) for sequence in sequences)


def _entry(row: Any) -> dict[str, Any]:
    entry = {name.removesuffix("_id"): getattr(row, name) for name in _COLUMNS}
    return entry | {name: bytes(getattr(row, name)).hex() for name in _HASHES} | {"time": moment(row.time)}


def _canonical(entry: Mapping[str, Any]) -> bytes:
    # Names and values are ASCII and whole numbers: for these, sorted names make RFC 8785.
    return orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)
