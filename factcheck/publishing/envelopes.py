"""The envelope of a revision: the bytes that its hash, its leaf in the tree of the log and every receipt are of."""

from typing import Any, Final

import orjson

from factcheck.publishing.canonical import moment

COLUMNS: Final = ("sequence", "kind", "record_id", "number", "change", "time", "previous_hash", "commitment")
"""The columns of the log that an envelope is made of."""


def envelope(row: Any) -> bytes:
    """All that a row of the log says but its own hash, as RFC 8785 bytes.

    The row is a `Revision`, or any other object that has the `COLUMNS`.
    """
    said = {
        "sequence": row.sequence,
        "kind": row.kind,
        "record": row.record_id,
        "number": row.number,
        "change": str(row.change),
        "time": moment(row.time),
        "previous_hash": bytes(row.previous_hash).hex(),
        "commitment": bytes(row.commitment).hex(),
    }
    # Names are ASCII and numbers whole: for these, sorted names make RFC 8785, at a tenth of the time.
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
