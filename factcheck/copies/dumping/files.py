"""Files of a dump: written once, hashed on the way, and never whole in memory."""

import hashlib
import zlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import zstandard

GZIP: Final = "gz"
ZSTANDARD: Final = "zst"
COMPRESSIONS: Final = (ZSTANDARD, GZIP)
"""The compressions, as the ends of files' names."""
_LEVELS: Final = {GZIP: 4, ZSTANDARD: 3}
_GZIP_WINDOW: Final = zlib.MAX_WBITS | 16


class Written(NamedTuple):
    """A file that is whole."""

    name: str
    bytes: int
    sha256: str
    # Lines of an NDJSON file, and the SHA-256 of all of them, unpacked; of others nothing.
    lines: int | None = None
    content_sha256: str | None = None


class _Packer(Protocol):
    def compress(self, data: bytes) -> bytes: ...

    def flush(self) -> bytes: ...


class _Packed:
    """One file in one compression."""

    def __init__(self, path: Path, compression: str) -> None:
        self.path = path
        self._packer: _Packer = _packer(compression)
        self._file = path.open("xb")
        self._hash, self._size = hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._out(self._packer.compress(data))

    def close(self) -> tuple[int, str]:
        self._out(self._packer.flush())
        self._file.close()
        return self._size, self._hash.hexdigest()

    def _out(self, packed: bytes) -> None:
        self._hash.update(packed)
        self._size += len(packed)
        self._file.write(packed)


def _packer(compression: str) -> Any:
    level = _LEVELS[compression]
    if compression == ZSTANDARD:
        return zstandard.ZstdCompressor(level=level, write_checksum=True).compressobj()
    return zlib.compressobj(level, zlib.DEFLATED, _GZIP_WINDOW)


class Lines:
    """An NDJSON file in each compression, all packed at once: while they are, the next lines are read."""

    def __init__(self, folder: Path, stem: str, compressions: Sequence[str] = COMPRESSIONS) -> None:
        self._packed = [_Packed(folder / f"{stem}.ndjson.{each}", each) for each in compressions]
        self._threads = ThreadPoolExecutor(len(self._packed) + 1)
        self._pending: list[Future[None]] = []
        self._hash, self.count = hashlib.sha256(), 0

    def write(self, lines: Sequence[bytes]) -> None:
        """Add these lines."""
        if not lines:
            return
        self.count += len(lines)
        data = b"\n".join(lines) + b"\n"
        self._wait()
        self._pending = [self._threads.submit(write, data) for write in self._writers]

    def close(self) -> list[Written]:
        """Finish the files."""
        self._wait()
        self._threads.shutdown()
        content = self._hash.hexdigest()
        closed = [(packed.path.name, *packed.close()) for packed in self._packed]
        return [Written(name, size, sha256, self.count, content) for name, size, sha256 in closed]

    @property
    def _writers(self) -> list[Any]:
        return [self._hash.update, *(packed.write for packed in self._packed)]

    def _wait(self) -> None:
        for each in self._pending:
            each.result()


def written(path: Path) -> Written:
    """What there is to say of a file that something else wrote."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(path.name, path.stat().st_size, sha256)
