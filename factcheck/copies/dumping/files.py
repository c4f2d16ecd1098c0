"""Files of a dump: written once, hashed on the way, and never whole in memory."""

import hashlib
import zlib
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, NamedTuple

import zstandard

GZIP: Final = "gz"
ZSTANDARD: Final = "zst"
COMPRESSIONS: Final = (ZSTANDARD, GZIP)
"""The compressions, as the ends of files' names."""
_LEVELS: Final = {GZIP: 1, ZSTANDARD: 1}
"""What costs least: higher levels make files smaller by a sixth, and a dump twice as slow."""
_MEMBERS: Final = 2
"""Members of a gzip file that are packed at the same time."""
_GZIP_WINDOW: Final = zlib.MAX_WBITS | 16


class Written(NamedTuple):
    """A file that is whole."""

    name: str
    bytes: int
    sha256: str
    # Lines of an NDJSON file, and the SHA-256 of all of them, unpacked; of others nothing.
    lines: int | None = None
    content_sha256: str | None = None


class _Packed(ABC):
    """One file in one compression."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("xb")
        self._hash, self._size = hashlib.sha256(), 0

    @abstractmethod
    def pack(self, data: bytes, threads: ThreadPoolExecutor) -> None:
        """Begin to pack what comes next, once there is room for it."""

    def close(self) -> tuple[int, str]:
        """Finish the file; return its bytes and their SHA-256."""
        self._file.close()
        return self._size, self._hash.hexdigest()

    def _out(self, packed: bytes) -> None:
        self._hash.update(packed)
        self._size += len(packed)
        self._file.write(packed)


class _Zstandard(_Packed):
    """One frame, packed by one thread: that is quick enough."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        compressor = zstandard.ZstdCompressor(level=_LEVELS[ZSTANDARD], write_checksum=True)
        self._packer: Any = compressor.compressobj()
        self._pending: Future[None] | None = None

    def pack(self, data: bytes, threads: ThreadPoolExecutor) -> None:
        self._wait()
        self._pending = threads.submit(lambda: self._out(self._packer.compress(data)))

    def close(self) -> tuple[int, str]:
        self._wait()
        self._out(self._packer.flush())
        return super().close()

    def _wait(self) -> None:
        if self._pending is not None:
            self._pending.result()


class _Gzip(_Packed):
    """A member for each piece, so that several threads pack them; readers of gzip read them as one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._pending: deque[Future[bytes]] = deque()

    def pack(self, data: bytes, threads: ThreadPoolExecutor) -> None:
        self._wait(_MEMBERS - 1)
        self._pending.append(threads.submit(_member, data))

    def close(self) -> tuple[int, str]:
        self._wait(0)
        if not self._size:
            self._out(_member(b""))
        return super().close()

    def _wait(self, most: int) -> None:
        """Write members until no more than so many are being packed."""
        while len(self._pending) > most:
            self._out(self._pending.popleft().result())


def _member(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVELS[GZIP], zlib.DEFLATED, _GZIP_WINDOW)
    return packer.compress(data) + packer.flush()


_FILES: Final[dict[str, type[_Packed]]] = {ZSTANDARD: _Zstandard, GZIP: _Gzip}


class Lines:
    """An NDJSON file in each compression, all packed at once: while they are, the next lines are read."""

    def __init__(self, folder: Path, stem: str, compressions: Sequence[str] = COMPRESSIONS) -> None:
        self._packed = [_FILES[each](folder / f"{stem}.ndjson.{each}") for each in compressions]
        self._threads = ThreadPoolExecutor(len(self._packed) + _MEMBERS)
        self._hashed: Future[None] | None = None
        self._hash, self.count = hashlib.sha256(), 0

    def write(self, lines: Sequence[bytes]) -> None:
        """Add these lines."""
        if not lines:
            return
        self.count += len(lines)
        data = b"\n".join(lines) + b"\n"
        self._wait()
        self._hashed = self._threads.submit(self._hash.update, data)
        for packed in self._packed:
            packed.pack(data, self._threads)

    def close(self) -> list[Written]:
        """Finish the files."""
        self._wait()
        content = self._hash.hexdigest()
        closed = [(packed.path.name, *packed.close()) for packed in self._packed]
        self._threads.shutdown()
        return [Written(name, size, sha256, self.count, content) for name, size, sha256 in closed]

    def _wait(self) -> None:
        if self._hashed is not None:
            self._hashed.result()


def written(path: Path) -> Written:
    """What there is to say of a file that something else wrote."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(path.name, path.stat().st_size, sha256)
