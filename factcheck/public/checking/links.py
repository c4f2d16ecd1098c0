"""What the pages that a pasted text links to have to do with the records here. None of them is opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.naming.reading.composing import named
from factcheck.publishing.canonical import Document
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.links import records_at
from factcheck.publishing.reading.public_kinds import PublicKind

_MOST: Final = 10


@dataclass(frozen=True)
class Group:
    """Records of one kind, the latest first, and whether there are more."""

    kind: PublicKind
    records: Sequence[PublicRecord]
    more: bool = False

    @property
    def entries(self) -> Sequence[Document]:
        """What their entries in a list are drawn from."""
        shown = self.kind.list_page
        return named([shown.shown(record) for record in self.records]) if shown else []


def linked(addresses: Iterable[str]) -> list[Group]:
    """The records that have to do with the pages at these addresses, by kind, in the order of the lists of the site."""
    found = records_at(addresses)
    groups = [_group(kind, [record for record in found if record.kind == kind.name]) for kind in public_kinds.listed()]
    return [group for group in groups if group.records]


def _group(kind: PublicKind, records: Sequence[PublicRecord]) -> Group:
    return Group(kind, records[:_MOST], len(records) > _MOST)
