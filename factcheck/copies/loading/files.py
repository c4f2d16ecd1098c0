"""The files of a dump that somebody brings: each is held against the manifest before anything is read of it."""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import zstandard

from factcheck.copies.dumping.describing import FORMAT
from factcheck.copies.dumping.making import unpacked
from factcheck.copies.reading.dumps import MANIFEST, manifest_in
from factcheck.copies.verified import LONGEST

_ENDS: Final = (".ndjson.zst", ".ndjson.gz")
_BROKEN: Final = (OSError, EOFError, zlib.error, zstandard.ZstdError)


class LoadError(Exception):
    """The dump can't be loaded; the message says why, for whoever does it. The database is as it was."""


class DumpFolder:
    """A dump on the disk, whose files have the hashes that its manifest tells."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.manifest = _manifest(folder)
        self._listed = {each["name"]: each for each in self.manifest["files"]}

    def check(self) -> None:
        """Compare every file with its hash. One that is not there is no fault, if it is not needed.

        Raises:
            LoadError: one is not as the manifest says, or is needed and not there.
        """
        for name, told in self._listed.items():
            path = self._folder / name
            if path.exists() and _sha256(path) != told["sha256"]:
                raise LoadError(f"{path} is damaged: its SHA-256 is not the one in {MANIFEST}. Fetch it again.")

    def lines(self, stem: str) -> Iterator[bytes]:
        """The lines of a file, whichever way it is packed.

        Raises:
            LoadError: it is not there or can't be unpacked.
        """
        paths = [self._folder / f"{stem}{end}" for end in _ENDS if f"{stem}{end}" in self._listed]
        path = next((path for path in paths if path.exists()), None)
        if path is None:
            raise LoadError(f"{self._folder} has no {stem}{_ENDS[0]}, nor packed otherwise.")
        try:
            yield from _lines(path)
        except _BROKEN as error:
            raise LoadError(f"{path} can't be unpacked: {error}.") from error

    def has(self, stem: str) -> bool:
        """Whether there is such a file."""
        return any((self._folder / f"{stem}{end}").exists() for end in _ENDS)


def _manifest(folder: Path) -> dict[str, Any]:
    found = manifest_in(folder)
    if found is None:
        raise LoadError(f"{folder} is no dump: there is no {MANIFEST} in it that can be read.")
    if found.get("format") != FORMAT:
        raise LoadError(f"{folder} is a dump of another form ({found.get('format')}); this program reads {FORMAT}.")
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(path: Path) -> Iterator[bytes]:
    rest = b""
    for data in unpacked(path):
        *lines, rest = (rest + data).split(b"\n")
        yield from lines
        if len(rest) > LONGEST:
            raise LoadError(f"{path} has a line of more than {LONGEST:,} bytes.")
    if rest:
        raise LoadError(f"{path} breaks off in the middle of a line.")
