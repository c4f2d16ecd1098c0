"""Our own feed of everything, told from other feeds, and the documents in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from factcheck.importing.reading.json_values import json_values
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.streams import unpacked
from factcheck.linked.terms import ours, plain
from factcheck.publishing.canonical import Document

_RECORD: Final = ours("record")
_HEAD: Final = 2**16


def is_feed(path: Path) -> bool:
    """Whether a file is our own DataFeed, packed or not: its first entry holds a whole record."""
    with path.open("rb") as file, unpacked(file, path.name, Limits()) as stream:
        head = stream.read(_HEAD)
    return b'"DataFeed"' in head and f'"{_RECORD}"'.encode() in head


def documents_of(path: Path) -> Iterator[Document]:
    """The whole records of a feed, in its order.

    Raises:
        UnreadableError: the file can't be read.
    """
    limits = Limits()
    with path.open("rb") as file, unpacked(file, path.name, limits) as stream:
        for value in json_values(stream, path.name, limits):
            whole = value.value.get("dataFeedElement") if isinstance(value.value, dict) else None
            for entry in whole if isinstance(whole, list) else [value.value]:
                if document := _record_in(entry):
                    yield document


def _record_in(entry: Any) -> Document | None:
    item = entry.get("item") if isinstance(entry, dict) else None
    first = item[0] if isinstance(item, list) and item else item
    record = first.get(_RECORD) if isinstance(first, dict) else None
    return plain(record) if isinstance(record, dict) else None
