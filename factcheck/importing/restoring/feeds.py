"""Our own feed of everything and our own dumps, told from other archives, and the documents in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from factcheck.importing.reading.json_values import json_lines, json_values
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.streams import unpacked
from factcheck.linked.terms import ours, plain
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document

_RECORD: Final = ours("record")
_MANIFEST: Final = "manifest.json"
_HEAD: Final = 2**16


def is_ours(path: Path) -> bool:
    """Whether it is our own DataFeed, packed or not, with whole records in its entries; or the folder of a dump."""
    if path.is_dir():
        return (path / _MANIFEST).is_file() and bool(_files_of(path))
    with path.open("rb") as file, unpacked(file, path.name, Limits()) as stream:
        head = stream.read(_HEAD)
    return b'"DataFeed"' in head and f'"{_RECORD}"'.encode() in head


def documents_of(path: Path) -> Iterator[Document]:
    """The whole records of a feed or a dump, in its order.

    Raises:
        UnreadableError: a file can't be read.
    """
    limits = Limits()
    if path.is_dir():
        for file_path in _files_of(path):
            yield from _in_lines(file_path, limits)
        return
    with path.open("rb") as file, unpacked(file, path.name, limits) as stream:
        for value in json_values(stream, path.name, limits):
            whole = value.value.get("dataFeedElement") if isinstance(value.value, dict) else None
            for entry in whole if isinstance(whole, list) else [value.value]:
                if document := _record_in(entry):
                    yield document


def _files_of(folder: Path) -> list[Path]:
    """The files of records of a dump, each in one packing; not the log, which `load_dump` takes."""
    packed = [path for end in (".ndjson.zst", ".ndjson.gz") for path in sorted(folder.glob(f"*{end}"))]
    by_stem = {path.name.partition(".")[0]: path for path in reversed(packed)}
    return [path for stem, path in sorted(by_stem.items()) if stem != "revisions"]


def _in_lines(path: Path, limits: Limits) -> Iterator[Document]:
    whole = {kind.name for kind in kinds.registered()}
    with path.open("rb") as file, unpacked(file, path.name, limits) as stream:
        for value in json_lines(stream, limits):
            # Reviews have files of their own, and are parts of their claims.
            if isinstance(value.value, dict) and value.value.get("type") in whole:
                yield value.value


def _record_in(entry: Any) -> Document | None:
    item = entry.get("item") if isinstance(entry, dict) else None
    first = item[0] if isinstance(item, list) and item else item
    record = first.get(_RECORD) if isinstance(first, dict) else None
    return plain(record) if isinstance(record, dict) else None
