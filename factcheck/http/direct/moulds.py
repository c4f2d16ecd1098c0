"""The headers of documents, as Django gives them: one document has those of all of its kind, but for its own words.

Nothing here knows which headers there are: what Django said of two documents, with id, hash, moment and length taken
out, is said of the others. So whatever a middleware adds or leaves out holds here too, from the next process on.
"""

import re
from datetime import datetime
from threading import Lock
from typing import Final, NamedTuple
from urllib.parse import quote

from django.utils.http import http_date

from factcheck.http.direct.databases import Document
from factcheck.http.direct.keeping import Headers
from factcheck.http.direct.requests import Asked
from factcheck.publishing.canonical import moment

_MOST: Final = 256
_MOST_SAID: Final = 2_000
_MARK: Final = re.compile("(\0.)")
_LENGTH: Final = "\0l"


class Said(NamedTuple):
    """What is said before the bytes of a document that was published at a moment."""

    status: str
    headers: Headers
    published: datetime


class Mould:
    """What Django answered to those who asked for a document in one way."""

    def __init__(self, status: str, headers: Headers, record_id: str, document: Document) -> None:
        self.status = status
        self._first = record_id
        self._is_sure = False
        self._headers = _emptied(headers, record_id, document)
        # Split once, so that each answer only puts together what is its own.
        self._parts = [(name, _parts(value)) for name, value in self._headers]

    def fits(self, status: str, headers: Headers, record_id: str, document: Document) -> bool:
        """Whether another answer is the same but for its own words; of another record, that makes it sure."""
        is_same = self.status == status and self._headers == _emptied(headers, record_id, document)
        self._is_sure = is_same and (self._is_sure or record_id != self._first)
        return is_same

    def filled(self, record_id: str, document: Document) -> Said | None:
        """What is said of a document; None before it is sure that it is the same for all."""
        if not self._is_sure:
            return None
        own = {mark: words for words, mark in _own_words(record_id, document)} | {_LENGTH: _length(document)}
        headers = [
            (name, value if isinstance(value, str) else "".join([own.get(part, part) for part in value]))
            for name, value in self._parts
        ]
        return Said(self.status, headers, document.updated_at)


class Moulds:
    """A mould for each kind of record and way to ask; none for those whose answers were found to differ."""

    def __init__(self) -> None:
        self._known: dict[Asked, Mould | None] = {}
        self._said: dict[tuple[Asked, str], Said] = {}
        self._lock = Lock()

    def said(self, question: Asked, record_id: str, document: Document) -> Said | None:
        """What Django would say before the bytes of a document; None while that is not sure."""
        known = self._said.get((question, document.sha256))
        if known is not None and known.published == document.updated_at:
            return known
        mould = self._known.get(_way(question, record_id))
        found = mould.filled(record_id, document) if mould is not None else None
        if found is not None:
            self._keep(question, document, found)
        return found

    def _keep(self, question: Asked, document: Document, said: Said) -> None:
        with self._lock:
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            self._said[question, document.sha256] = said

    def learn(self, question: Asked, status: str, headers: Headers, record_id: str, document: Document) -> None:
        """Look at how Django answered."""
        way = _way(question, record_id)
        with self._lock:
            if len(self._known) > _MOST:
                self._known.clear()
            if way not in self._known:
                self._known[way] = Mould(status, headers, record_id, document)
                return
            mould = self._known[way]
            if mould is not None and not mould.fits(status, headers, record_id, document):
                self._known[way] = None


def _way(question: Asked, record_id: str) -> Asked:
    """How a document was asked for, whichever it is."""
    return question._replace(path=question.path.replace(record_id, ""), takes_gzip=False)


def _own_words(record_id: str, document: Document) -> tuple[tuple[str, str], ...]:
    """What is a document's own in its headers, each with the mark that stands for it."""
    time = document.updated_at
    return (
        (record_id, "\0i"),
        (document.sha256, "\0h"),
        (http_date(time.timestamp()), "\0m"),
        (quote(moment(time), safe=""), "\0q"),
    )


def _emptied(headers: Headers, record_id: str, document: Document) -> Headers:
    length, own = _length(document), _own_words(record_id, document)
    return [
        (name, _LENGTH if (name, value) == ("Content-Length", length) else _without(value, own))
        for name, value in headers
    ]


def _length(document: Document) -> str:
    """How long its bytes are; "" where they are not told, since who asks has them."""
    return "" if document.data is None else str(len(document.data))


def _without(value: str, own: tuple[tuple[str, str], ...]) -> str:
    for words, mark in own:
        value = value.replace(words, mark)
    return value


def _parts(value: str) -> str | list[str]:
    """The words of a header and the marks between them; the header itself where it has none."""
    return [part for part in _MARK.split(value) if part] if "\0" in value else value
