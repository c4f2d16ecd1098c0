"""What is kept of a record as it was: its original as JSON, and a fingerprint of what was understood."""

import hashlib
import json
from dataclasses import fields
from typing import Any

import orjson

from factcheck.importing.models.records import MAX_KEY
from factcheck.importing.records import ReadRecord

_UNDERSTOOD = tuple(field.name for field in fields(ReadRecord) if field.name not in {"place", "remarks"})


def as_json(original: Any) -> str:
    """The original as JSON, letter by letter; half characters, which UTF-8 has no bytes for, by their numbers."""
    try:
        return orjson.dumps(original, default=str).decode()
    except TypeError:
        return json.dumps(original, default=str)


def fingerprint(record: ReadRecord) -> str:
    """The SHA-256 of all that was understood of a record and of its original, but for where it stands."""
    understood = {name: getattr(record, name) for name in _UNDERSTOOD}
    if not record.media:
        # Records that were imported before these were understood are still the same.
        del understood["media"]
    try:
        data = orjson.dumps(understood, default=str)
    except TypeError:
        data = repr(understood).encode("utf-8", "backslashreplace")
    return hashlib.sha256(data).hexdigest()


def key_of(record: ReadRecord) -> str:
    """The record's key, at its whole length where it has a place for it; else what is left and a hash of it."""
    tidy = record.key.replace("\0", "").encode("utf-8", "replace").decode()
    if len(tidy) <= MAX_KEY:
        return tidy
    digest = hashlib.sha256(tidy.encode()).hexdigest()
    return tidy[: MAX_KEY - len(digest) - 1] + f"#{digest}"
