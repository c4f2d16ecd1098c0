"""How much of an archive is read at once, and what is refused for being more."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one archive, in bytes where nothing else is said. What is beyond them is refused."""

    record: int = 4 * MEGABYTE
    """One record: a line, an element of a list, a row."""
    parts: int = 100_000
    """Values within one record."""
    depth: int = 60
    """Levels of values within each other."""
    page: int = 5 * MEGABYTE
    """One page of HTML."""
    unpacked: int = 40 * 1024 * MEGABYTE
    """All that an archive holds when unpacked."""
    ratio: int = 200
    """How many times larger than its packed form anything may be, beyond the first 16 MB."""
    shared_texts: int = 256 * MEGABYTE
    """The table of texts of a spreadsheet, which has to be held in memory."""
    members: int = 200_000
    """Files in one container."""
    columns: int = 500
    """Columns of a table."""
    cell: int = 2 * MEGABYTE
    """Characters of one cell."""


class UnreadableError(Exception):
    """The archive, or what is left of it, can't be read. The message says why, to a person."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason
