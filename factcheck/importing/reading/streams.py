"""Streams of bytes: files unpacked within limits, and brought to UTF-8."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final

import zstandard

from factcheck.importing.reading.limits import MEGABYTE, Limits, UnreadableError

GZIP: Final = b"\x1f\x8b"
ZSTD: Final = b"\x28\xb5\x2f\xfd"
ZIP: Final = b"PK\x03\x04"
_BUFFER: Final = 2**18
_FREE: Final = 16 * MEGABYTE
_WINDOW: Final = 2**26
_PACKED: Final = (GZIP, ZSTD)
_LAYERS: Final = 2


class Bounded(io.RawIOBase):
    """What is unpacked from a file, refused where it grows beyond all measure.

    `packed` is the file itself: how far it has been read says how much came of how little.
    """

    def __init__(self, stream: IO[bytes], packed: IO[bytes], file: str, limits: Limits) -> None:
        self._stream, self._packed, self._file, self._limits = stream, packed, file, limits
        self._start = packed.tell()
        self._given = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Bytes given so far."""
        return self._given

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer.

        Raises:
            UnreadableError: too much came of too little, or the packed form is damaged.
        """
        # What is good before a damage is given first: a whole buffer is not waited for.
        read: Any = getattr(self._stream, "read1", self._stream.read)
        try:
            data = read(min(len(buffer), _BUFFER))
        except (OSError, EOFError, zlib.error, zstandard.ZstdError, ValueError) as error:
            raise UnreadableError(self._file, "its packed form is damaged, from here on it can't be read") from error
        buffer[: len(data)] = data
        self._count(len(data))
        return len(data)

    def _count(self, more: int) -> None:
        self._given += more
        taken = max(self._packed.tell() - self._start, 1)
        if self._given > self._limits.unpacked or self._given > _FREE + self._limits.ratio * taken:
            raise UnreadableError(self._file, "it unpacks to far more than such a file can honestly hold")


def unpacked(file: IO[bytes], name: str, limits: Limits) -> io.BufferedReader:
    """The bytes that a file holds, unpacked if it is in gzip or Zstandard, at most twice."""
    stream: io.BufferedReader[Any] = io.BufferedReader(_Plain(file), _BUFFER)
    for _ in range(_LAYERS + 1):
        head = stream.peek(4)[:4]
        if not head.startswith(_PACKED):
            return stream
        inner = _opened(stream, head)
        stream = io.BufferedReader(Bounded(inner, file, name, limits), _BUFFER)
    raise UnreadableError(name, "it is packed more than twice")


def _opened(stream: IO[bytes], head: bytes) -> IO[bytes]:
    if head.startswith(GZIP):
        return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]  # reads bytes as IO does
    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return reader.stream_reader(stream, read_across_frames=True, closefd=False)


class _Plain(io.RawIOBase):
    """Any object with `read` as a stream that can be buffered, and closed without closing the object."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """A stream in another encoding as UTF-8; what can't be decoded becomes U+FFFD."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._waiting and not self._ended:
            data = self._stream.read1(_BUFFER // 4)
            self._ended = not data
            self._waiting = self._decoder.decode(data, final=self._ended).encode("utf-8", "replace")
        given = self._waiting[: len(buffer)]
        self._waiting = self._waiting[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)


def recoded(stream: io.BufferedReader, encoding: str) -> io.BufferedReader:
    """The stream in UTF-8. One that already is comes back as it is, without its byte order mark."""
    if encoding != "utf-8":
        return _with_line_feeds(io.BufferedReader(_Recoded(stream, encoding), _BUFFER))
    if stream.peek(3)[:3] == codecs.BOM_UTF8:
        stream.read(3)
    return _with_line_feeds(stream)


class _LineFeeds(io.RawIOBase):
    """A stream whose lines end as those of old Macintoshes did, with line feeds."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read1(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(data)] = data
        return len(data)


def _with_line_feeds(stream: io.BufferedReader) -> io.BufferedReader:
    head = stream.peek(_BUFFER)
    return io.BufferedReader(_LineFeeds(stream), _BUFFER) if b"\r" in head and b"\n" not in head else stream


def _pass_over_empty(stream: io.BufferedReader) -> int:
    """Pass over the empty lines that follow, many at a time; how many there were."""
    passed = 0
    while head := stream.peek(_BUFFER):
        empty = len(head) - len(head.lstrip(b"\r\n"))
        passed += head.count(b"\n", 0, empty)
        stream.read(empty)
        if empty < len(head):
            break
    return passed


class _Beginning(io.RawIOBase):
    """The first bytes of a stream."""

    def __init__(self, stream: io.BufferedReader, most: int) -> None:
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read1(min(len(buffer), self._left))
        buffer[: len(data)] = data
        self._left -= len(data)
        return len(data)


def beginning(stream: io.BufferedReader, most: int) -> io.BufferedReader:
    """The first so many bytes of a stream, for looking at before it is read."""
    return io.BufferedReader(_Beginning(stream, most), _BUFFER)


def head_of(stream: io.BufferedReader, most: int) -> tuple[bytes, UnreadableError | None]:
    """The first so many bytes of a stream; of one that is damaged those before the damage, and what is wrong then.

    Raises:
        UnreadableError: it is damaged from the beginning.
    """
    pieces, left = list[bytes](), most
    try:
        while left and (data := stream.read1(left)):
            pieces.append(data)
            left -= len(data)
    except UnreadableError as error:
        if not pieces:
            raise
        return b"".join(pieces), error
    return b"".join(pieces), None


def lines(stream: io.BufferedReader, most: int, *, skip_empty: bool = False) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None for one of more than so many bytes, which is skipped, not held.

    Empty lines are passed over if that is asked for, however many follow each other.
    """
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if skip_empty and line.isspace():
            number += _pass_over_empty(stream)
            continue
        if len(line) > most and not line.endswith(b"\n"):
            yield number, None
            while (rest := stream.readline(_BUFFER)) and not rest.endswith(b"\n"):
                pass
        else:
            yield number, line
