"""What was published since: by the names of the dependencies of answers."""

from collections.abc import Sequence
from typing import Any, Final

from factcheck.http.direct.databases import Reading
from factcheck.publishing import dependencies

_MOST: Final = 500
"""How many revisions at once are worth looking at one by one."""
_ROWS_OF_REVISION: Final = 2**16
_REVISIONS: Final = "SELECT kind, record_id, change FROM publishing_revision WHERE sequence > %s LIMIT %s"
_ENDINGS: Final = frozenset({"withdrawal", "merge", "redact"})
"""Changes that leave no trace of what readers saw before."""
_NOW: Final = (
    "SELECT kind, record_id FROM publishing_publicrecord WHERE id >= %s",
    "SELECT DISTINCT kind, name, value FROM publishing_publicfacet WHERE record_id >= %s",
)
_BEFORE: Final = (
    "SELECT kind, record_id FROM publishing_pastrecord record WHERE {} IN ({}) AND until > %s",
    """
    SELECT DISTINCT facet.kind, facet.name, facet.value
    FROM publishing_pastfacet facet JOIN publishing_pastrecord record ON record.id = facet.record_id
    WHERE record.{} IN ({}) AND record.until > %s
    """,
)


def touched_since(sequence: int, reading: Reading) -> set[str] | None:
    """The names of all that was published after a revision, of what it is now and of what it was; None for everything.

    A record that was withdrawn, merged or redacted leaves no trace of where it was named: that counts for everything.
    """
    revisions = reading.rows(_REVISIONS, (sequence, _MOST + 1))
    if len(revisions) > _MOST or any(change in _ENDINGS for _, _, change in revisions):
        return None
    ids = list({record_id for _, record_id, _ in revisions})
    rows: list[Sequence[Any]] = [(kind, record_id) for kind, record_id, _ in revisions]
    for sql in _NOW:
        rows += reading.rows(sql, ((sequence + 1) * _ROWS_OF_REVISION,))
    for column in ("record_id", "part_of"):
        for sql in _BEFORE:
            marks = ", ".join(["%s"] * len(ids))
            rows += reading.rows(sql.format(column, marks), (*ids, sequence)) if ids else []
    return {dependencies.EVERYTHING} | {name for row in rows for name in _names(row)}


def _names(row: Sequence[str]) -> tuple[str, ...]:
    kind = dependencies.kind(row[0])
    if len(row) == 2:  # noqa: PLR2004  a record, not a facet
        return kind, dependencies.record(*row)
    return kind, dependencies.facet(*row)
