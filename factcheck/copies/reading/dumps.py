"""The dumps that there are: folders in a folder, each with a manifest that tells what is in it.

A dump is listed and served while all that is in it may be read: once something was withdrawn or redacted, those
made before are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import orjson
from django.conf import settings

from factcheck.publishing.models.log import Change, Revision

MANIFEST: Final = "manifest.json"
"""The file that names all others of a dump; it is written last."""
NAME: Final = r"\d{8}T\d{6}Z"
FILE: Final = r"[a-z][a-z0-9_-]{0,40}(\.[a-z0-9]{1,10}){1,2}"
"""What dumps and their files are called, and nothing else is: no such name leads out of the folder."""
MEDIA_TYPES: Final = {
    ".gz": "application/gzip",
    ".zst": "application/zstd",
    ".sqlite": "application/vnd.sqlite3",
    ".json": "application/json",
}
"""Of the files, by how their names end."""
_TAKEN_AWAY: Final = (Change.WITHDRAWAL, Change.REDACT)


@dataclass(frozen=True)
class DumpFile:
    """One file of a dump."""

    path: Path
    bytes: int
    # In hexadecimal.
    sha256: str

    @property
    def name(self) -> str:
        """Its name in the dump."""
        return self.path.name

    @property
    def media_type(self) -> str:
        """What it is."""
        return MEDIA_TYPES[self.path.suffix]


@dataclass(frozen=True)
class Dump:
    """A dump that was made whole."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def name(self) -> str:
        """When it was begun, which is what it is called."""
        return self.folder.name

    @property
    def head(self) -> int:
        """The sequence of the last revision in it; -1 of an empty log."""
        sequence: int = self.manifest["head"]["sequence"]
        return sequence

    @cached_property
    def files(self) -> list[DumpFile]:
        """The files that the manifest names."""
        return [DumpFile(self.folder / each["name"], each["bytes"], each["sha256"]) for each in self.manifest["files"]]


def dumps() -> list[Dump]:
    """The dumps that may be read, the latest first; one query where there are any."""
    found = sorted(_made(), key=lambda dump: dump.name, reverse=True)
    last = last_taken_away() if found else -1
    return [dump for dump in found if dump.head >= last]


def last_taken_away() -> int:
    """The sequence of the last revision that took words away from readers; -1 if none did."""
    rows = Revision.objects.filter(change__in=_TAKEN_AWAY).order_by("-sequence").values_list("sequence", flat=True)
    return next(iter(rows[:1]), -1)


def dump_of(name: str) -> Dump | None:
    """The dump of that name, where it may be read."""
    return next((dump for dump in dumps() if dump.name == name), None)


def _made() -> Iterator[Dump]:
    folder = Path(settings.DUMP_DIR) if settings.DUMP_DIR else None
    if folder is None or not folder.is_dir():
        return
    for path in folder.iterdir():
        if re.fullmatch(NAME, path.name) and (manifest := manifest_in(path)):
            yield Dump(path, manifest)


def manifest_in(folder: Path) -> dict[str, Any] | None:
    """What the manifest in a folder says; None where there is none that can be read."""
    try:
        said = orjson.loads((folder / MANIFEST).read_bytes())
        is_whole = all(re.fullmatch(FILE, each["name"]) for each in said["files"]) and said["head"]["sequence"] >= -1
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return said if is_whole else None
