"""Our own feed of everything and our own dumps, told from other archives, and the documents in them."""

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from factcheck.importing.reading.json_values import json_lines, json_values, parsed
from factcheck.importing.reading.limits import Limits, UnreadableError
from factcheck.importing.reading.streams import unpacked
from factcheck.importing.reading.tabular.workbooks import opened_zip
from factcheck.linked.terms import ours, plain
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document

_RECORD: Final = ours("record")
_MANIFEST: Final = "manifest.json"
_HEAD: Final = 2**16
_RATIO: Final = 20
_ENCRYPTED: Final = 1
_Names = Mapping[str, Callable[[], IO[bytes]]]


def is_ours(path: Path) -> bool:
    """Whether it is our own DataFeed, packed or not, with whole records in its entries; or a dump, as folder or ZIP.

    Raises:
        UnreadableError: it can't be read, as what it is or as anything else.
    """
    if path.is_dir() or zipfile.is_zipfile(path):
        with _opened(path, Limits()) as names:
            return any(name.rpartition("/")[2] == _MANIFEST for name in names) and bool(_of_records(names))
    with path.open("rb") as file, unpacked(file, path.name, Limits()) as stream:
        head = stream.read(_HEAD)
    return b'"DataFeed"' in head and f'"{_RECORD}"'.encode() in head


def documents_of(path: Path) -> Iterator[Document]:
    """The whole records of a feed or a dump, in its order.

    Raises:
        UnreadableError: a file or a record of it can't be read, or a ZIP holds more than a dump can.
    """
    limits = Limits()
    if path.is_dir() or zipfile.is_zipfile(path):
        # What a dump holds is packed already: a ZIP makes hardly less of it.
        with _opened(path, Limits(ratio=_RATIO)) as names:
            _compare_with_manifest(names)
            for name in _of_records(names):
                with names[name]() as file:
                    yield from _in_lines(file, name, limits)
        return
    with path.open("rb") as file, unpacked(file, path.name, limits) as stream:
        for value in json_values(stream, path.name, limits):
            if value.error:
                raise UnreadableError(f"{path.name}, line {value.line}", value.error)
            whole = value.value.get("dataFeedElement") if isinstance(value.value, dict) else None
            for entry in whole if isinstance(whole, list) else [value.value]:
                if document := _record_in(entry):
                    yield _named(document, path.name)


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[_Names]:
    """The files of a folder or of a ZIP by name, each with what opens it.

    Raises:
        UnreadableError: the ZIP holds more than these limits allow, or is damaged or locked.
    """
    if path.is_dir():
        yield {each.name: partial(_read, each) for each in path.iterdir()}
        return
    try:
        with path.open("rb") as file, opened_zip(file, path.name, limits) as packed:
            yield {info.filename: partial(_unlocked, packed, info) for info in packed.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise UnreadableError(path.name, "its packed form is damaged, it can't be read") from error


def _unlocked(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError(info.filename, "it is locked by a password")
    return packed.open(info)


def _read(path: Path) -> IO[bytes]:
    return path.open("rb")


def _of_records(names: Iterable[str]) -> list[str]:
    """The files of records of a dump, each in one packing; not the log, which `load_dump` takes."""
    packed = [name for end in (".ndjson.zst", ".ndjson.gz") for name in sorted(names) if name.endswith(end)]
    by_stem = {name.rpartition("/")[2].partition(".")[0]: name for name in reversed(packed)}
    return [name for stem, name in sorted(by_stem.items()) if stem != "revisions"]


def _compare_with_manifest(names: _Names) -> None:
    """Hold the files of records against what the manifest tells of them, so that none is short of what the dump had.

    Raises:
        UnreadableError: one is another than the manifest tells of, or is not there, or the manifest is none.
    """
    folder = next(name for name in names if name.rpartition("/")[2] == _MANIFEST)
    with names[folder]() as file:
        told = _hashes(parsed(file.read(Limits().record), Limits()).value, folder)
    found = {name.rpartition("/")[2]: name for name in _of_records(names)}
    for name, whole in found.items():
        with names[whole]() as file:
            if name in told and _sha256(file) != told[name]:
                raise UnreadableError(whole, "it is damaged: the manifest of the dump tells of another file")
    lacking = {name.partition(".")[0] for name in _of_records(told)} - {name.partition(".")[0] for name in found}
    if lacking:
        raise UnreadableError(folder, f"the dump lacks its files of {', '.join(sorted(lacking))}")


def _hashes(manifest: Any, name: str) -> dict[str, str]:
    files = manifest.get("files", []) if isinstance(manifest, dict) else None
    if not isinstance(files, list):
        raise UnreadableError(name, "it is no manifest of a dump")
    named = (each for each in files if isinstance(each, dict) and isinstance(each.get("name"), str))
    return {each["name"]: str(each.get("sha256")) for each in named}


def _sha256(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    while data := file.read(_HEAD):
        found.update(data)
    return found.hexdigest()


def _in_lines(file: IO[bytes], name: str, limits: Limits) -> Iterator[Document]:
    whole = {kind.name for kind in kinds.registered()}
    with unpacked(file, name, limits) as stream:
        for value in json_lines(stream, limits):
            document = _named(value.value, f"{name}, line {value.line}", value.error)
            # Reviews have files of their own, and are parts of their claims.
            if document["type"] in whole:
                yield document


def _named(document: Any, place: str, error: str = "") -> Document:
    """The document, of which kind and id at least are there.

    Raises:
        UnreadableError: it is none.
    """
    if not isinstance(document, dict):
        raise UnreadableError(place, error or "it is no record")
    if not (isinstance(document.get("type"), str) and isinstance(document.get("id"), str)):
        raise UnreadableError(place, "a record has no type, or no id")
    return document


def _record_in(entry: Any) -> Document | None:
    item = entry.get("item") if isinstance(entry, dict) else None
    first = item[0] if isinstance(item, list) and item else item
    record = first.get(_RECORD) if isinstance(first, dict) else None
    return plain(record) if isinstance(record, dict) else None
