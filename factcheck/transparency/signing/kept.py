"""The file of kept checkpoints: notes one after the other, an empty line after each.

It only ever grows. What a crash left of a note at its end counts as not written.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from factcheck.transparency.notes import Checkpoint, NoteError, checkpoint_of
from factcheck.transparency.signing.errors import RefusedError, SigningError

_END: Final = b"\n\n"
# A note of ours is 200 bytes; one that others have signed too may have some kilobytes.
_TAIL: Final = 64 * 1024
_MOST_TORN: Final = 1024
_SIGNATURE: Final = "— ".encode()


@dataclass(frozen=True)
class Kept:
    """A checkpoint as it was kept."""

    note: str
    checkpoint: Checkpoint


class KeptFile:
    """The file, open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @property
    def size(self) -> int:
        """Up to which byte it holds whole notes.

        Raises:
            RefusedError: more stands after them than a crash leaves of one.
        """
        length = self._file.seek(0, os.SEEK_END)
        start = max(length - _TAIL, 0)
        whole = _whole(self.read(start, length))
        if length - start - whole > _MOST_TORN:
            raise RefusedError("The file of checkpoints is damaged: what stands at its end is no checkpoint.")
        return start + whole

    def last(self) -> Kept | None:
        """The last note, or None.

        Raises:
            RefusedError: what stands there is no checkpoint.
        """
        size = self.size
        return _last_of(self.read(max(size - _TAIL, 0), size)) if size else None

    def append(self, notes: bytes) -> None:
        """Add notes, each with its empty line, and have them on the disk before anything else happens."""
        end = self.size
        self._file.truncate(end)
        self._file.seek(end)
        self._file.write(notes)
        self._file.flush()
        os.fsync(self._file.fileno())

    def read(self, start: int, end: int) -> bytes:
        """The bytes from one place up to another."""
        self._file.seek(start)
        return self._file.read(end - start)


def _whole(data: bytes) -> int:
    """Up to where notes are whole: to the last empty line that comes after a signature, not before one."""
    end = data.rfind(_END)
    while end >= 0 and not data[data.rfind(b"\n", 0, end) + 1 : end].startswith(_SIGNATURE):
        end = data.rfind(_END, 0, end)
    return end + len(_END) if end >= 0 else 0


def _last_of(data: bytes) -> Kept:
    try:
        *_, text, signatures, _ = (part.decode() for part in data.split(_END))
        note = f"{text}\n\n{signatures}\n"
        return Kept(note, checkpoint_of(note))
    except (ValueError, NoteError) as error:
        raise RefusedError("The file of checkpoints is damaged: its last entry is no checkpoint.") from error


def entry(note: str) -> bytes:
    """The note as it stands in the file."""
    return f"{note}\n".encode()


@contextmanager
def opened(path: Path) -> Iterator[KeptFile]:
    """The file, made if need be, for one process at a time.

    Raises:
        SigningError: it can't be opened or written.
    """
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield KeptFile(file)
    except OSError as error:
        raise SigningError(f"Checkpoints can't be kept in {path}: {error.strerror}.") from error


def last_in(path: Path) -> Kept | None:
    """The last checkpoint in a file, or None where there is no file yet; it may be another account's.

    Raises:
        SigningError: it can't be read.
        RefusedError: what stands there is no checkpoint.
    """
    try:
        with path.open("rb") as file:
            return KeptFile(file).last()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SigningError(f"The checkpoints in {path} can't be read: {error.strerror}.") from error
