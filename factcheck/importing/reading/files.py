"""The files of an archive: one, those of a folder, those packed together; opened again as often as is needed."""

import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from factcheck.importing.reading.limits import MEGABYTE, Limits, UnreadableError
from factcheck.importing.reading.streams import Bounded, unpacked
from factcheck.importing.reading.tabular.workbooks import opened_zip

_IN_MEMORY: Final = 4 * MEGABYTE
_COPY: Final = 2**18


class Progress:
    """How far an archive has been read, in bytes of its packed form, and how large that is."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.done = 0
        self._current: IO[bytes] | None = None
        self._furthest = 0

    @property
    def position(self) -> int:
        """Bytes read so far; it never goes back."""
        if self._current is not None and not self._current.closed:
            self._furthest = max(self._furthest, self._current.tell())
        return min(self.done + self._furthest, self.size)

    def follow(self, file: IO[bytes]) -> None:
        """Take the position of this file from now on."""
        self._current, self._furthest = file, 0

    def finish(self, size: int) -> None:
        """Count a file as read."""
        self.done, self._current, self._furthest = self.done + size, None, 0


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; `raw` gives its bytes as they lie there, from the beginning, as often as it is called."""

    name: str
    size: int
    raw: Callable[[], AbstractContextManager[IO[bytes]]]
    limits: Limits
    progress: Progress | None = None

    @contextmanager
    def open(self, *, followed: bool = False) -> Iterator[io.BufferedReader]:
        """Its bytes from the beginning, unpacked. Where it is followed, the progress of the archive goes by it."""
        with self.raw() as file:
            if followed and self.progress is not None:
                self.progress.follow(file)
            with unpacked(file, self.name, self.limits) as stream:
                yield stream
            if followed and self.progress is not None:
                self.progress.finish(self.size)


def seekable(source: "Path | str | IO[bytes]") -> "Path | IO[bytes]":
    """A path, or a stream that can be sought in: of another the bytes are laid aside on the disk first."""
    if isinstance(source, str | os.PathLike):
        return Path(source)
    if source.seekable():
        return source
    return laid_aside(source)


def laid_aside(source: IO[bytes]) -> IO[bytes]:
    """The bytes of a stream in memory, or on the disk where they are many."""
    aside: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed when nothing reads it any more
    while data := source.read(_COPY):
        aside.write(data)
    aside.seek(0)
    return aside


def size_of(source: "Path | IO[bytes]") -> int:
    """The size in bytes, of a folder that of all its files."""
    if isinstance(source, Path):
        return sum(path.stat().st_size for path in _files_in(source)) if source.is_dir() else source.stat().st_size
    source.seek(0, io.SEEK_END)
    size = source.tell()
    source.seek(0)
    return size


def single(
    source: "Path | IO[bytes]", name: str, size: int, limits: Limits, progress: Progress | None = None
) -> Member:
    """The archive as one file."""

    @contextmanager
    def raw() -> Iterator[IO[bytes]]:
        if isinstance(source, Path):
            with source.open("rb") as file:
                yield file
        else:
            source.seek(0)
            yield source

    return Member(name, size, raw, limits, progress)


def of_folder(folder: Path, limits: Limits, progress: Progress | None = None) -> Iterator[Member]:
    """The files of a folder and of those within it, by name; links that lead out of it are not followed."""
    for number, path in enumerate(_files_in(folder)):
        if number >= limits.members:
            raise UnreadableError(folder.name, "it has more files in it than an archive can have")
        yield single(path, path.relative_to(folder).as_posix(), path.stat().st_size, limits, progress)


def _files_in(folder: Path) -> list[Path]:
    inside = folder.resolve()
    paths = (
        path for path in folder.rglob("*") if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    return sorted(path for path in paths if path.is_file() and path.resolve().is_relative_to(inside))


@contextmanager
def of_zip(member: Member) -> Iterator[list[Member]]:
    """The files packed into a ZIP archive, by name; they can be opened while this is open."""
    with member.raw() as file, opened_zip(file, member.name, member.limits) as opened:
        infos = sorted(opened.infolist(), key=lambda each: each.filename)
        yield [_packed(opened, info, member) for info in infos if not info.is_dir() and not _is_hidden(info.filename)]


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _packed(opened: zipfile.ZipFile, info: zipfile.ZipInfo, archive: Member) -> Member:
    @contextmanager
    def raw() -> Iterator[IO[bytes]]:
        try:
            file = opened.open(info)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError) as error:
            raise UnreadableError(info.filename, "it is damaged, or protected by a password") from error
        with file:
            size: Any = _Size(info.compress_size)
            yield io.BufferedReader(Bounded(file, size, info.filename, archive.limits))

    return Member(info.filename, info.compress_size, raw, archive.limits)


class _Size:
    """A packed member as a stream that has been read to its end: what comes of it is measured by its whole size."""

    def __init__(self, size: int) -> None:
        self._size, self._told = size, False

    def tell(self) -> int:
        told, self._told = self._told, True
        return self._size if told else 0
