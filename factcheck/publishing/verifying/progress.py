"""A bar that tells whoever waits at a terminal how far it is."""

import sys
from typing import Final, TextIO

_WIDTH: Final = 40


class Progress:
    """Draws itself anew in one line of a terminal; nothing where it goes elsewhere."""

    def __init__(self, first: int, last: int, stream: TextIO | None = None) -> None:
        self._first, self._last = first, max(last, first)
        self._stream = stream or sys.stderr
        self._is_seen = self._stream.isatty()

    def __call__(self, sequence: int) -> None:
        """Say up to which sequence it has come."""
        if self._is_seen:
            part = (sequence - self._first) / max(self._last - self._first, 1)
            done = min(max(round(part * _WIDTH), 0), _WIDTH)
            self._write(f"\r[{'#' * done}{' ' * (_WIDTH - done)}] revision {sequence} of {self._last}")

    def end(self) -> None:
        """Leave the line."""
        if self._is_seen:
            self._write("\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
