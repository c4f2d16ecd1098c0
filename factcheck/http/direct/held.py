"""Documents that a process holds: their bytes are read again only where the read model has others."""

from threading import Lock
from typing import Final

from factcheck.http.direct.databases import Connections, Document

_OVERHEAD: Final = 500
"""About how many bytes Python needs for a document besides its own."""


class Documents:
    """The live documents as the database has them now, of which this process holds so many bytes at most."""

    def __init__(self, connections: Connections, most: int) -> None:
        self._connections, self._most, self._size = connections, most, 0
        self._held: dict[tuple[str, str], Document] = {}
        self._lock = Lock()

    def get(self, kind: str, record_id: str, etag: str) -> Document | None:
        """The document of a record, without its bytes if their SHA-256 is the client's; None if there is none.

        Raises:
            Unavailable: the database failed.
        """
        held = self._held.get((kind, record_id))
        known = etag or (held.sha256 if held else "")
        found: Document | None = self._connections.read(lambda reading: reading.document(kind, record_id, known))
        if found is None or found.sha256 == etag:
            return found
        if held is not None and found.data is None:
            return found._replace(data=held.data)
        self._hold((kind, record_id), found)
        return found

    def forget(self) -> None:
        """Hold nothing: some of it may be erased."""
        with self._lock:
            self._held.clear()
            self._size = 0

    def _hold(self, key: tuple[str, str], document: Document) -> None:
        size = _size(document)
        if self._size + size > self._most:
            self.forget()
        with self._lock:
            if size <= self._most:
                self._size += size - _size(self._held.get(key))
                self._held[key] = document


def _size(document: Document | None) -> int:
    return _OVERHEAD + len(document.data or b"") if document else 0
