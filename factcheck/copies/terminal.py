"""What whoever waits at a terminal sees."""

import sys
from time import monotonic
from typing import Final, TextIO

_SECONDS: Final = 0.2


class Counting:
    """Counts lines of what is being written, in one line of a terminal; nothing where it goes elsewhere."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_seen = self._stream.isatty()
        self._last = 0.0

    def __call__(self, what: str, number: int) -> None:
        """Say how far it is."""
        if self._is_seen and monotonic() - self._last > _SECONDS:
            self._last = monotonic()
            self._stream.write(f"\r\x1b[K{what}: {number:,}")
            self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._is_seen:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
