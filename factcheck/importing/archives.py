"""What imports ask of the readers of archives. This module alone knows them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Self

from factcheck.importing.reading import Archive, Mapping, MappingError, Meaning, UnreadableError
from factcheck.importing.reading.mapped.mapping import NUMBERED
from factcheck.importing.records import ReadRecord, Refusal
from factcheck.importing.understanding.labels import bucket_of
from factcheck.importing.understanding.scales import LabelProposal, ScaleProposal, propose_scale

__all__ = [
    "MEANINGS",
    "NUMBERED",
    "ArchiveError",
    "LabelProposal",
    "Opened",
    "ScaleProposal",
    "bucket_of",
    "mapping_of",
    "meanings_of",
    "opened",
    "propose_scale",
]

MEANINGS: Final = tuple(meaning.value for meaning in Meaning)
"""What a column can say."""


class ArchiveError(Exception):
    """A file that can't be read as an archive at all; the message is for the editor."""


class Opened:
    """An archive that is being read."""

    def __init__(self, path: Path, *, name: str, mapping: Any = None) -> None:
        self._archive = Archive(path, name=name, mapping=None if mapping is None else mapping_of(mapping))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._archive.close()

    def __iter__(self) -> Iterator[ReadRecord | Refusal]:
        """What it holds, in its order.

        Raises:
            ArchiveError: it can't be read, or not from some place on.
        """
        try:
            yield from self._archive
        except UnreadableError as error:
            raise ArchiveError(str(error)) from error

    @property
    def format(self) -> str:
        """What it is, in a word."""
        try:
            return str(self._archive.sniffed().format.value)
        except UnreadableError as error:
            raise ArchiveError(str(error)) from error

    @property
    def portion(self) -> float:
        """How much of its bytes are read, from 0 to 1."""
        return min(self._archive.position / self._archive.size, 1.0) if self._archive.size else 0.0

    def preview(self) -> list[ReadRecord | Refusal]:
        """The first ten records as they are understood, and refusals among them.

        Raises:
            ArchiveError: it can't be read.
        """
        try:
            return self._archive.preview()
        except UnreadableError as error:
            raise ArchiveError(str(error)) from error

    def columns(self) -> dict[str, str]:
        """The columns of a table, each with what it is guessed to say, "" for nothing; none for what is no table."""
        try:
            guessed = self._archive.guessed_mapping()
            headings = self._archive.headings()
        except UnreadableError as error:
            raise ArchiveError(str(error)) from error
        meanings = guessed.columns if guessed else {}
        return {heading: meanings[heading].value if heading in meanings else "" for heading in headings}

    def with_columns(self, columns: dict[str, str]) -> Any:
        """The guessed mapping as it is saved, but for what these columns say instead."""
        guessed = self._archive.guessed_mapping() or Mapping()
        meant = {name: Meaning(meaning) for name, meaning in columns.items() if meaning}
        return Mapping(meant, guessed.constants, guessed.orders, guessed.rows).to_json()


def opened(path: Path, *, name: str, mapping: Any = None) -> Opened:
    """The archive in this file.

    Raises:
        ArchiveError: the mapping is none.
    """
    return Opened(path, name=name, mapping=mapping)


def mapping_of(saved: str) -> Mapping:
    """A mapping of columns as it was saved.

    Raises:
        ArchiveError: it is none.
    """
    try:
        return Mapping.from_json(saved)
    except MappingError as error:
        raise ArchiveError(str(error)) from error


def meanings_of(saved: str, columns: Iterable[str]) -> dict[str, str]:
    """What a saved mapping takes each of these columns to say, "" for nothing.

    Raises:
        ArchiveError: it is no mapping.
    """
    meant = mapping_of(saved).columns
    return {name: meant[name].value if name in meant else "" for name in columns}
