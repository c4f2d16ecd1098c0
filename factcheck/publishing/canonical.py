"""The one form in which documents are stored, hashed and served: RFC 8785."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import orjson
import rfc8785

Document = dict[str, Any]


class NotCanonicalError(ValueError):
    """The document holds something that JSON can't carry exactly, such as a lone surrogate."""


def canonical_bytes(document: Document) -> bytes:
    """The document as RFC 8785 bytes.

    Raises:
        NotCanonicalError: for a lone surrogate, an integer beyond 2**53 or a value that is not JSON.
    """
    try:
        return rfc8785.dumps(document)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonicalError(str(error)) from error


def moment(time: datetime) -> str:
    """A time as documents and the log write it: UTC, microseconds, Z."""
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse(document: bytes | memoryview) -> Document:
    """The document that these bytes spell."""
    parsed: Document = orjson.loads(document)
    return parsed


def sha256(data: bytes) -> bytes:
    """The 32-byte SHA-256 of the data."""
    return hashlib.sha256(data).digest()
