"""Where the records of a large file of JSON begin and end, found without holding more than one of them."""

import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.importing.reading.limits import Limits, UnreadableError

# Texts go by many at once: a record may be made of nothing else.
_TOKEN: Final = re.compile(rb'(?:[^"\[\]{}]*+("(?:[^"\\]++|\\.)*+")){1,64}|[^"\[\]{}]*+([\[\]{}])', re.DOTALL)
_WITHIN_TEXT: Final = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_CHUNK: Final = 2**18
_NO_RECORDS: Final = b'"@context"'


class Piece(NamedTuple):
    """The bytes of one record with its place; None for one too large, or cut off by the end of the file."""

    line: int
    path: str
    data: bytes | None
    is_too_large: bool = False


class Splitter:
    """Finds the records of a list, of a sequence of objects, or of the lists and objects that are members of one.

    Raises:
        UnreadableError: brackets are nested so deep, or so many, that no end can be found in reasonable time.
    """

    def __init__(self, head: bytes, stream: io.BufferedReader, file: str, limits: Limits) -> None:
        self._buffer, self._stream, self._file, self._limits = head, stream, file, limits
        self._scanned = self._counted = 0
        self._line = 1
        self._depth = 0
        self._level = 0
        """Depth at which records stand: 0 in a sequence, 1 in a list, 2 in a list that is a member of an object."""
        self._in_list = True
        self._begun: int | None = None
        self._skipping = False
        self._parts = 0
        self._key, self._list, self._place = b"", "", 0

    def pieces(self) -> Iterator[Piece]:
        """The records, in their order."""
        while True:
            found = _TOKEN.match(self._buffer, self._scanned)
            if found is None:
                if self._is_too_large() and (piece := self._give_up()):
                    yield piece
                if not self._read_more():
                    break
                continue
            self._scanned = found.end()
            if found[2] is None:
                self._key = found[1]
            elif piece := self._bracket(found[2]):
                yield piece
        if self._depth:
            yield Piece(self._line, self._path(), None)

    def _bracket(self, bracket: bytes) -> Piece | None:
        if bracket in b"[{":
            self._open(bracket)
            return None
        self._depth = max(self._depth - 1, 0)
        if self._begun is not None and self._depth == (self._level if self._in_list else 1):
            return self._end()
        if self._begun is None:
            self._in_list = self._level != 2 or self._depth > 1  # noqa: PLR2004 -- a list that is a member
            self._level = self._level if self._depth else 0
        return None

    def _open(self, bracket: bytes) -> None:
        self._depth += 1
        self._guard()
        if self._begun is not None:
            return
        if self._depth == 1 and bracket == b"[":
            self._level, self._in_list, self._list, self._place = 1, True, "", 0
        elif self._level == 2 and self._depth == 2:  # noqa: PLR2004
            self._open_member(bracket)
        elif self._in_list and self._depth == self._level + 1:
            self._begun, self._parts = self._scanned - 1, 0

    def _open_member(self, bracket: bytes) -> None:
        """A member of an object that is larger than a record: a list of records, or a record under its name."""
        self._list, self._place = self._key.strip(b'"').decode("utf-8", "replace"), 0
        self._in_list = bracket == b"[" and self._key != _NO_RECORDS
        if bracket == b"{" and self._key != _NO_RECORDS:
            self._begun, self._parts = self._scanned - 1, 0

    def _guard(self) -> None:
        if self._depth > self._limits.depth + self._level:
            raise UnreadableError(self._file, "it is nested deeper than a record can be")
        self._parts += 1
        if self._parts > self._limits.parts and (self._level or self._begun is None):
            raise UnreadableError(self._file, "a record in it holds more values than a record can hold")

    def _end(self) -> Piece | None:
        begun, path = self._begun or 0, self._path()
        self._begun, self._place = None, self._place + 1
        if self._skipping:
            self._skipping = False
            return None
        return Piece(self._line_at(begun), path, self._buffer[begun : self._scanned])

    def _path(self) -> str:
        if not self._in_list:
            return self._list
        return f"{self._list}[{self._place}]" if self._level else ""

    def _line_at(self, place: int) -> int:
        self._line += self._buffer.count(b"\n", self._counted, place)
        self._counted = place
        return self._line

    def _is_too_large(self) -> bool:
        begun = self._scanned if self._begun is None else self._begun
        return not self._skipping and len(self._buffer) - begun > self._limits.record

    def _give_up(self) -> Piece | None:
        """Skip a record that is too large; but an object that begins the file may hold its records in a list."""
        if self._begun is None:
            raise UnreadableError(self._file, "a single value in it is larger than a record can be")
        if self._level == 0:
            self._scanned, self._depth, self._level, self._in_list = self._begun + 1, 1, 2, False
            self._begun, self._parts = None, 0
            return None
        self._skipping = True
        return Piece(self._line_at(self._begun), self._path(), None, is_too_large=True)

    def _beyond_text(self, data: bytes) -> bytes:
        """What is read next; where a text goes on throughout, only its last character, which may be a backslash."""
        while b'"' in self._buffer[self._scanned :] and b'"' not in data and b"\\" not in data:
            self._line += data.count(b"\n")
            if not (more := self._stream.read(_CHUNK)):
                return data[-1:]
            data = more
        return data

    def _read_more(self) -> bool:
        data = self._stream.read(_CHUNK)
        if self._skipping and data:
            data = self._beyond_text(data)
        if data:
            kept = self._scanned if self._begun is None or self._skipping else self._begun
            self._line_at(max(kept, self._counted))
            rest = self._buffer[kept:]
            self._scanned -= kept
            self._begun = None if self._begun is None else 0
            self._counted -= kept
            self._buffer = (_without_text(rest) if self._skipping else rest) + data
        return bool(data)


def _without_text(rest: bytes) -> bytes:
    """What is left of a record that is skipped: of a text that goes on, only that it has begun."""
    quote = rest.find(b'"')
    within = _WITHIN_TEXT.match(rest, quote + 1) if quote >= 0 else None
    return b'"' + rest[within.end() :] if within else b""
