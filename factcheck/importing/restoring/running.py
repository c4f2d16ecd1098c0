"""A site filled from the feed of another: the same records under the same ids, as drafts or published."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from factcheck.editing.history import acting
from factcheck.editing.rows import in_one_line
from factcheck.importing.restoring import citing, claims, media
from factcheck.importing.restoring.feeds import documents_of
from factcheck.importing.restoring.rows import in_order
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import PublicRecord, Publishable
from factcheck.publishing.writing.together import publish_together

_MAKE: Final[dict[str, Callable[[Document], None]]] = {
    "policy": citing.make_policy,
    "publisher": citing.make_publisher,
    "source": citing.make_source,
    "claimant": citing.make_claimant,
    "topic": citing.make_topic,
    "media_object": media.make_media_object,
    "claim": claims.make_claim,
}
"""What makes a record of each kind, those that others cite first."""
_REFER: Final[dict[str, Callable[[Document], None]]] = {
    "source": citing.draw,
    "claimant": citing.affiliate,
    "topic": citing.widen,
    "claim": claims.tell,
}
"""What tells of records of its own kind, once all of them are there."""
_TOGETHER: Final = 250
_MALFORMED: Final = (
    *(LookupError, TypeError, AttributeError, ValueError, ArithmeticError),
    *(DataError, IntegrityError),
)
"""What documents raise that lack members, or have others than a site like this publishes."""


class RestoreError(Exception):
    """The feed can't be restored here; the message is for the editor."""


@dataclass
class Restored:
    """How many records of each kind were made, how many published, and why the others were not."""

    made: Counter[str] = field(default_factory=Counter)
    published: int = 0
    refused: dict[Key, str] = field(default_factory=dict)


def restore(path: Path, *, by: User | None, publishes: bool = False, name: str = "") -> Restored:
    """Make every record of the feed in this file, and publish them if that is asked for: all of it, or nothing.

    `name` is what the desk's history calls the file, if not by its own name.

    Raises:
        RestoreError: a record of the feed is here already, or is such as nobody could have recorded.
        UnreadableError: the file can't be read.
    """
    with transaction.atomic(), acting(by=by, what=f"restored “{name or path.name}”"):
        restored = Restored(_drafts(path))
        if publishes and by is not None:
            _publish(path, by, restored)
    return restored


def hindrance(path: Path) -> str:
    """Why the feed in this file can't be restored here; "" if its records are new here.

    Raises:
        UnreadableError: the file can't be read.
    """
    try:
        with _refusing("The feed"):
            _refuse_known(_Orders(documents_of(path)).ids)
    except RestoreError as error:
        return str(error)
    return ""


def _drafts(path: Path) -> Counter[str]:
    with _refusing("The feed"):
        orders = _Orders(documents_of(path))
        _refuse_known(orders.ids)
        for name, make in _MAKE.items():
            if name == "claim":
                _each(orders.passages(path), claims.make_passage)
            _each(_sorted(path, name, orders), make)
        for name, refer in _REFER.items():
            _each((document for document in documents_of(path) if document["type"] == name), refer)
    return Counter({name: len(found) for name, found in orders.ids.items()})


def _each(documents: Iterable[Document], make: Callable[[Document], None]) -> None:
    for document in documents:
        with _refusing(f"{document.get('type', 'passage')} {document['id']}"):
            make(document)


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    """Raise as one error what documents raise that nobody could have recorded."""
    try:
        yield
    except ValidationError as error:
        raise RestoreError(f"{what}: {in_one_line(error)}") from error
    except _MALFORMED as error:
        reason = f"{type(error).__name__}: {error}"
        raise RestoreError(f"{what} is not such as a site like this publishes it ({reason}).") from error


def _refuse_known(ids: dict[str, list[str]]) -> None:
    if others := set(ids) - set(_MAKE):
        raise RestoreError(f"Records of the kind “{min(others)}” can't be restored.")
    found = [key for name, wanted in ids.items() for key in kinds.templates(Key(name, each) for each in wanted)]
    if (
        found
        or PublicRecord.objects.filter(record_id__in=[each for wanted in ids.values() for each in wanted]).exists()
    ):
        raise RestoreError("Records of this feed are here already: it is restored on a site that has none of them.")


def _sorted(path: Path, name: str, orders: "_Orders") -> Iterator[Document]:
    """The documents of a kind, in the order in which they are to be made."""
    documents = (document for document in documents_of(path) if document["type"] == name)
    if name not in orders.listed:
        yield from documents
        return
    by_id = {document["id"]: document for document in documents}
    yield from (by_id[each] for each in in_order(orders.listed[name], by_id) if each in by_id)


class _Orders:
    """Which records a feed holds, and in which order documents list those that are listed as they were made."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.ids: dict[str, list[str]] = defaultdict(list)
        self.listed: dict[str, list[list[str]]] = {"source": [], "topic": [], "media_object": []}
        self._passages: list[list[str]] = []
        for document in documents:
            self.ids[document["type"]].append(document["id"])
            if document["type"] == "claim":
                self.listed["topic"].append([topic["id"] for topic in document["topics"]])
                self.listed["media_object"].append([each["id"] for each in document.get("media_objects", ())])
                for passages in claims.passages_in(document):
                    self.listed["source"].append([passage["source"]["id"] for passage in passages])
                    self._passages.append([passage["id"] for passage in passages])

    def passages(self, path: Path) -> Iterator[Document]:
        """The passages, each once."""
        cited: dict[str, Any] = {}
        for document in documents_of(path):
            if document["type"] == "claim":
                cited |= {each["id"]: each for passages in claims.passages_in(document) for each in passages}
        yield from (cited[each] for each in in_order(self._passages, cited))


def _publish(path: Path, by: User, restored: Restored) -> None:
    for name in _MAKE:
        ids = [document["id"] for document in documents_of(path) if document["type"] == name]
        for start in range(0, len(ids), _TOGETHER):
            keys = [Key(name, each) for each in ids[start : start + _TOGETHER]]
            records: list[Publishable] = kinds.records_of(keys)
            done = publish_together(records, by=by)
            restored.published += len(done.published)
            restored.refused |= done.refused
