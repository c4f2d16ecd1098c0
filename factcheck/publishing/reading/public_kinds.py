"""What readers and programs see of each kind of record. Each app declares its own; this package knows none by name.

This is the public half of a kind: its words, pages and place in the API. How its drafts become documents is the other
half, `factcheck.publishing.kinds.Kind`, of the same name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import Serializer

from factcheck.publishing.addresses import plural
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading.differences import Said, Words
from factcheck.publishing.reading.filters import RecordFilterSet
from factcheck.publishing.reading.matched import Matching
from factcheck.publishing.reading.public_state import PublicState
from factcheck.publishing.reading.sheets import Sheet

Texts: TypeAlias = Callable[[Document], Iterable[tuple[Said, str]]]
"""The texts of a document that a search looks through, each with what it is; not those that its list entry shows."""
Beside: TypeAlias = Callable[[Document, PublicState], dict[str, Any]]
"""What a record's page shows besides the record, as the public read it at the same time."""

_LAST = 1000
_RECORD: Said = _("Record")


def _nothing(document: Document, state: PublicState) -> dict[str, Any]:
    return {}


def _no_terms(document: Document, cited: Mapping[Key, Document]) -> Document:
    return {}


def _no_parts(document: Document, cited: Mapping[Key, Document]) -> Iterable[Document]:
    return ()


def _cites_nothing(document: Document) -> Iterable[Key]:
    return ()


@dataclass(frozen=True, kw_only=True)
class KindWords:
    """What records of one kind are called in front of readers, in whole phrases that can be translated."""

    # "Claim" and "Claims"; the second only where the kind has a list or standards.
    one: Said
    many: Said = ""
    # "History of a claim" and "Withdrawn: a claim"; not needed by a kind without revisions of its own.
    history: Said = ""
    withdrawn: Said = ""


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """The page that lists all records of a kind."""

    lead: Said
    texts: Texts
    # The template of one record in the list, which is `record` there.
    entry: str = "_components/record_entry.html"
    # Whether that tells what only the document has: then lists are read with it.
    of_documents: bool = False
    # Filters by the two ends of a period.
    period: Sequence[str] = ()
    # Where it stands among the lists of the site, the lowest first.
    place: int = _LAST

    def shown(self, row: PublicRecord) -> Document:
        """What the template of an entry is given of a row."""
        return row.data if self.of_documents else row.summary_data


@dataclass(frozen=True, kw_only=True)
class Resource:
    """The records of a kind in the API: a list, the facets of the list if it has any, and each document."""

    filterset: type[RecordFilterSet]
    entry: type[Serializer[Any]]
    document: type[Serializer[Any]]
    # Its records as rows of tables: first that of the records, named by their plural, then others to choose from.
    sheets: Sequence[Sheet]
    # For the API's description: a line that sums up, and after an empty line what else there is to say.
    about_list: str
    about_record: str
    example_entry: Mapping[str, Any] | None = None
    example_document: Mapping[str, Any] | None = None
    # Names of vocabularies in the API's schema, where the name of the member that holds them would not tell.
    vocabularies: Mapping[str, type[TextChoices]] = field(default_factory=dict)
    # Where it stands among the resources, the lowest first.
    place: int = _LAST


@dataclass(frozen=True, kw_only=True)
class LinkedData:
    """How records of a kind are said in the words of schema.org (`factcheck.linked`)."""

    # A document as a node, given the documents of those that it cites; members that are empty are left out.
    describe: Callable[[Document, Mapping[Key, Document]], Document]
    # Of which records `describe` needs the documents.
    cites: Callable[[Document], Iterable[Key]] = _cites_nothing
    # What the record's own page says besides, some of it in words of ours.
    on_page: Callable[[Document, Mapping[Key, Document]], Document] = _no_terms
    # The nodes of what is part of it, in the feed.
    parts: Callable[[Document, Mapping[Key, Document]], Iterable[Document]] = _no_parts


@dataclass(frozen=True, kw_only=True)
class Property:
    """Something that programs can ask of records of a kind which they reconciled (`factcheck.reconciliation`)."""

    id: str
    name: str
    # Its values in a document: `{"str": …}`, `{"float": …}`, or `{"id": …, "name": …}` of a record.
    values: Callable[[Document], Iterable[Mapping[str, Any]]]
    # The kind of the records that are its values, if they are.
    kind: str = ""
    # Whether no two records have the same value, so that it tells which is meant.
    identifies: bool = False


@dataclass(frozen=True, kw_only=True)
class Reconciled:
    """That others' names or texts can be matched with records of a kind."""

    # All that a record goes by; none for a kind whose records are found by the matcher.
    names: Callable[[Document], Iterable[str]] | None
    # What tells a record from its namesakes, in a line.
    description: Callable[[Document], str]
    properties: Sequence[Property]


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """That records of a kind are suggested to readers who type."""

    # How many at most.
    most: int
    # Where they stand among the other suggestions, the lowest first.
    place: int = _LAST


@dataclass(frozen=True, kw_only=True)
class PublicKind:
    """One kind of record as readers and programs see it."""

    # As documents and addresses of single records have it: "claim".
    name: str
    words: KindWords
    # What its fields are called where revisions are compared.
    fields: Words = field(default_factory=Words)
    # The template of a record's page, and what the page shows besides.
    template: str
    beside: Beside = _nothing
    resource: Resource
    list_page: ListPage | None = None
    suggested: Suggested | None = None
    # What of a document is compared with texts that may repeat it; none for a kind that is not matched.
    matched: Matching | None = None
    # What programs are told that know schema.org; none for a kind that it has no words for.
    linked: LinkedData | None = None
    # How others' data are matched with its records; none for a kind with which they are not.
    reconciled: Reconciled | None = None
    # What a record is called where its page is passed on, if not by its name alone.
    headline: Callable[[Document], str] | None = None
    # What a citation of a record says that it cites; nothing where its words are the site's own.
    cited_as: Said = _RECORD
    # Whether its documents may have `names` in other languages, by which pages in these languages call its records.
    has_names: bool = False
    # The kind in whose documents such records lie, and whose revisions are theirs; "" where they have their own.
    part_of: str = ""

    @property
    def plural(self) -> str:
        """What its records are called together, in addresses: claims."""
        return plural(self.name)


_kinds: dict[str, PublicKind] = {}


def register(*kinds: PublicKind) -> None:
    """Let the public read records of these kinds."""
    _kinds.update({kind.name: kind for kind in kinds})


def get(name: str) -> PublicKind:
    """The kind of that name.

    Raises:
        KeyError: if no app registered it.
    """
    return _kinds[name]


def registered() -> list[PublicKind]:
    """All kinds, in the order of the API."""
    return sorted(_kinds.values(), key=lambda kind: (kind.resource.place, kind.name))


def names() -> list[str]:
    """The names of all kinds, in the order of the API."""
    return [kind.name for kind in registered()]


def with_revisions() -> list[PublicKind]:
    """The kinds whose records have revisions of their own, in the order of the API."""
    return [kind for kind in registered() if not kind.part_of]


def listed() -> list[PublicKind]:
    """The kinds whose records are listed on a page, in the order of these pages."""
    pages = [(kind.list_page.place, kind) for kind in registered() if kind.list_page]
    return [kind for _, kind in sorted(pages, key=lambda pair: pair[0])]


def suggested() -> list[tuple[PublicKind, int]]:
    """The kinds whose records are suggested to readers who type, in that order, and how many of each at most."""
    found = [(kind.suggested, kind) for kind in registered() if kind.suggested]
    return [(kind, how.most) for how, kind in sorted(found, key=lambda pair: pair[0].place)]
