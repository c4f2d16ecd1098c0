"""Making a dump: in a folder of its own beside the others, which takes its name once all of it is on the disk."""

import fcntl
import gzip
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import zstandard
from django.conf import settings

from factcheck.copies.dumping import describing, records, tables
from factcheck.copies.dumping.describing import Head
from factcheck.copies.dumping.files import COMPRESSIONS, Lines, Written, written
from factcheck.copies.reading.dumps import MANIFEST, NAME, last_taken_away, manifest_in
from factcheck.copies.reading.entries import LOG
from factcheck.publishing.reading import public_kinds

LOG_STEM: Final = "revisions"
"""What the files of the log are called, before their ends."""
_LOCK: Final = ".lock"
_PART: Final = ".part-"
_TRIES: Final = 5
_CHUNK: Final = 1 << 20

Told = Callable[[str, int], None]
"""Hears which part of a dump is being made, and how many lines of it there are."""


class DumpError(Exception):
    """A dump can't be made; the message says why, for whoever runs the site."""


def make(folder: Path, *, compressions: Sequence[str] = COMPRESSIONS, told: Told = lambda what, number: None) -> Path:
    """Make a dump of all that is public now, in a folder of its own in this folder. Returns that.

    Others may publish meanwhile; the dump is of the moment at which it was begun. A dump that is killed leaves nothing
    that is taken for one, and the next takes away what it left.

    Raises:
        DumpError: another dump is being made, or it can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            for _ in range(_TRIES):
                if made := _attempt(folder, compressions, told):
                    return made
    except OSError as error:
        raise DumpError(f"Can't write a dump into {folder}: {error.strerror or error}.") from error
    raise DumpError("Records were withdrawn or redacted again and again while the dump was made: try again later.")


def prune(folder: Path, keep: int) -> list[str]:
    """Delete all dumps but the latest so many, and those with words that may be read no more. Returns their names."""
    made = sorted(path.name for path in folder.iterdir() if re.fullmatch(NAME, path.name))
    last = last_taken_away()
    old = set(made[: -keep or None]) if keep else set()
    gone = [name for name in made if name in old or _head_of(folder / name) < last]
    for name in gone:
        # It is listed no more from here on, even where the rest takes long.
        (folder / name / MANIFEST).unlink(missing_ok=True)
        shutil.rmtree(folder / name)
    return gone


def _head_of(folder: Path) -> int:
    said = manifest_in(folder)
    return said["head"]["sequence"] if said else -2


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / _LOCK).open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DumpError(f"Another dump is being made in {folder}: wait until it is done.") from error
        for left in folder.glob(f"{_PART}*"):
            shutil.rmtree(left)
        yield


def _attempt(folder: Path, compressions: Sequence[str], told: Told) -> Path | None:
    """A dump, unless words were taken away from readers while it was made: then it may hold them."""
    head, made_at = Head.now(), datetime.now(UTC)
    name = f"{made_at:%Y%m%dT%H%M%SZ}"
    part, target = folder / f"{_PART}{name}", folder / name
    part.mkdir()
    try:
        _write(part, describing.about(head, made_at), head, compressions, told)
        if last_taken_away() > head.sequence:
            return None
        while target.exists():
            time.sleep(0.1)
            target = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        part.rename(target)
        _reach_the_disk(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def _write(part: Path, said: dict[str, Any], head: Head, compressions: Sequence[str], told: Told) -> None:
    said["checkpoint"] = describing.checkpoint(head)
    files: list[Written] = []
    counts: dict[str, int] = {}
    for kind in public_kinds.registered():
        stem = kind.plural
        files += _lines(part, stem, records.documents(kind.name, head.sequence), compressions, told)
        counts[stem] = files[-1].lines or 0
    files += _lines(part, LOG_STEM, records.revisions(head.sequence, lambda _: None), compressions, told)
    counts[LOG_STEM] = files[-1].lines or 0
    files.append(_database(part, said, files, told))
    (part / describing.DESCRIPTION).write_bytes(describing.data_package(said, files))
    files.append(written(part / describing.DESCRIPTION))
    for path in part.iterdir():
        _reach_the_disk(path)
    # Last: a folder without it is no dump.
    (part / MANIFEST).write_bytes(describing.manifest(said, files, counts))
    _reach_the_disk(part / MANIFEST)
    _reach_the_disk(part)


def _lines(
    part: Path, stem: str, batches: Iterable[list[bytes]], compressions: Sequence[str], told: Told
) -> list[Written]:
    lines = Lines(part, stem, compressions)
    for batch in batches:
        lines.write(batch)
        told(stem, lines.count)
    return lines.close()


def _database(part: Path, said: dict[str, Any], files: Iterable[Written], told: Told) -> Written:
    """The tables, made of the files: what is published meanwhile is in neither."""
    paths = {each.name.partition(".")[0]: part / each.name for each in files}
    sheets = {sheet: _read(paths[kind.plural]) for kind in public_kinds.registered() for sheet in kind.resource.sheets}
    sheets[LOG] = _read(paths[LOG_STEM])
    told(tables.NAME, 0)
    licence = said["licence"] or {"name": "", "url": ""}
    about = {name: str(said[name]) for name in ("site", "name", "made_at", "software")}
    about |= {"licence": licence["name"], "licence_url": licence["url"]}
    about |= {"head": str(said["head"]["sequence"]), "head_hash": said["head"]["hash"]}
    tables.write(part / tables.NAME, sheets, about)
    return written(part / tables.NAME)


def _read(path: Path) -> Iterator[list[bytes]]:
    """The lines of one of our own files, some at a time."""
    rest = b""
    for data in unpacked(path):
        *lines, rest = (rest + data).split(b"\n")
        yield lines


def unpacked(path: Path) -> Iterator[bytes]:
    """What a packed file holds, a piece at a time."""
    if path.suffix == ".zst":
        with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as data:
            yield from iter(partial(data.read, _CHUNK), b"")
    else:
        with gzip.open(path) as data:
            yield from iter(partial(data.read, _CHUNK), b"")


def _reach_the_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def configured() -> Path:
    """The folder that the settings name.

    Raises:
        DumpError: they name none.
    """
    if not settings.DUMP_DIR:
        raise DumpError("Set DUMP_DIR, or name a folder: docs/exchange.md tells what dumps are.")
    return Path(settings.DUMP_DIR)
