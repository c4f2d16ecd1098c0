"""The kinds of record that are matched, and what of each is compared."""

from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.matched import Matched, Matching


def matched(row: PublicRecord) -> Matched:
    """What is compared of a record."""
    return _matchings()[row.kind](row.data)


def kinds() -> tuple[str, ...]:
    """The kinds of record that are matched."""
    return tuple(_matchings())


def _matchings() -> dict[str, Matching]:
    return {kind.name: kind.matched for kind in public_kinds.registered() if kind.matched is not None}
