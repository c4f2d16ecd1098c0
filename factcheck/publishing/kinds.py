"""The kinds of record that can be published. Each app registers its own; this package knows none by name.

This is the half of a kind that makes documents of drafts. What readers see of it is the other half, of the same name,
`factcheck.publishing.reading.public_kinds.PublicKind`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Model

from factcheck.analysis.terms import Field
from factcheck.publishing.canonical import Document

if TYPE_CHECKING:
    # Public code looks kinds up, and must not reach the tables of drafts by that.
    from factcheck.publishing.models import Publishable


class Key(NamedTuple):
    """Names one record among all kinds."""

    kind: str
    record_id: str


class SpelledOut(NamedTuple):
    """A row that is no part of a record, and whose words the record's document holds; both named by key."""

    record: int
    model: type[Model]
    row: int
    # A text by which a template that spells the row out is told from one that does not.
    mark: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """What the read model holds of one public record, as far as its document alone says."""

    key: Key
    document: Document
    summary: Document
    name: str
    slug: str = ""
    part_of: str = ""
    dated_from: date | None = None
    dated_to: date | None = None
    # The texts by which it is found, besides its name, and the language of both where it is known.
    searched: tuple[Field, ...] = ()
    language: str = ""
    # Whether its name consists of names, which other scripts spell as they sound.
    names: bool = False
    facets: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How records of one kind become public."""

    model: "type[Publishable]"
    # Ids of drafts to their templates, in a constant number of queries.
    templates: Callable[[Iterable[str]], dict[str, Document]]
    # What a document that cites such a record carries of it.
    as_cited: Callable[[Document], Document]
    # A document to its rows, its own first.
    project: Callable[[Document], list[Row]]
    # A document, and those cut out of it that have pages of their own, its own first, each with its kind.
    parts: Callable[[Document], Iterable[tuple[str, Document]]] | None = None
    # Whether publishing what cites it publishes it too, and it then can't be withdrawn while cited.
    published_when_cited: bool
    # What the documents of the records of these keys spell out, such as the words of passages, in a constant number
    # of queries.
    spelled_out: Callable[[Collection[int]], Iterable[SpelledOut]] = lambda keys: ()
    # The members of a document, at any depth, that hold words which people write, and no vocabulary, date or address.
    prose: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """As documents have it: "claim"."""
        return self.model.record_kind

    def parts_of(self, document: Document) -> Iterable[tuple[str, Document]]:
        """A document, and those cut out of it that have pages of their own, its own first, each with its kind."""
        return self.parts(document) if self.parts else [(self.name, document)]


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make these kinds publishable. Kinds that others cite come first: revisions are logged in this order."""
    _kinds.update({kind.name: kind for kind in kinds})


def registered() -> list[Kind]:
    """All kinds, in the order of registration."""
    return list(_kinds.values())


def get(name: str) -> Kind:
    """The kind of that name.

    Raises:
        KeyError: if no app registered it.
    """
    return _kinds[name]


def rank(name: str) -> int:
    """The place of a kind in the order of registration."""
    return list(_kinds).index(name)


def key_of(record: "Publishable") -> Key:
    """The name of this record among all kinds."""
    return Key(record.record_kind, record.public_id)


def templates(keys: Iterable[Key]) -> dict[Key, Document]:
    """The templates of these drafts, kind by kind, in a constant number of queries; those that are gone left out."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.kind, []).append(key.record_id)
    return {
        Key(kind, record_id): template
        for kind, ids in by_kind.items()
        for record_id, template in get(kind).templates(ids).items()
    }


def spelled_out(records: "Iterable[Publishable]") -> Iterator[tuple[Key, SpelledOut]]:
    """What the documents of these drafts say of rows that are edited elsewhere; as many queries as their kinds make."""
    names = {(type(record), record.pk): key_of(record) for record in records}
    for kind in sorted({key.kind for key in names.values()}):
        model = get(kind).model
        for part in get(kind).spelled_out([pk for other, pk in names if other is model]):
            yield names[model, part.record], part


def records_of(keys: Iterable[Key]) -> "list[Publishable]":
    """The drafts of these names, kind by kind; one query a kind."""
    wanted = list(keys)
    found: list[Publishable] = []
    for kind in sorted({key.kind for key in wanted}, key=rank):
        ids = [key.record_id for key in wanted if key.kind == kind]
        found += get(kind).model._default_manager.filter(public_id__in=ids)
    return found
