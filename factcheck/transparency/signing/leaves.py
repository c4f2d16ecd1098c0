"""The tree over the log of now, made of the rows themselves: what is kept of it in the database is not believed."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from factcheck.publishing.canonical import sha256
from factcheck.publishing.envelopes import COLUMNS, envelope
from factcheck.publishing.models import Revision
from factcheck.transparency.merkle import TileOf, Tree, leaf_hash
from factcheck.transparency.notes import Checkpoint
from factcheck.transparency.signing.errors import RefusedError

_ROWS = 2_000


class Grown(NamedTuple):
    """The size and root of the tree over the log."""

    size: int
    root: bytes


def grown(last: Checkpoint | None, take: Callable[[TileOf], None]) -> Grown:
    """The tree over the log, once it is shown to be an extension of the last checkpoint; its tiles go to `take`.

    Raises:
        RefusedError: it is none, or the log's chain is broken.
    """
    tree, leaves = Tree(), _leaves()
    if last is not None:
        for tile in tree.grow(islice(leaves, last.size)):
            take(tile)
        _refuse_unless_same(last, tree)
    for tile in (*tree.grow(leaves), *tree.edge()):
        take(tile)
    return Grown(tree.size, tree.root())


def _refuse_unless_same(last: Checkpoint, tree: Tree) -> None:
    if tree.size < last.size:
        raise RefusedError(
            f"The log has {tree.size} revisions, but the last kept checkpoint has {last.size}: rows were cut off, "
            "or an old copy of the database was restored."
        )
    if tree.root() != last.root:
        raise RefusedError(
            f"The first {last.size} revisions of the log are not those of the last kept checkpoint: it was rewritten."
        )


def _leaves() -> Iterator[bytes]:
    # Rows that are added meanwhile come after all others, whole transactions at a time.
    rows = Revision.objects.order_by("sequence").values_list(*COLUMNS, "hash", named=True)
    previous = bytes(32)
    for place, row in enumerate(rows.iterator(chunk_size=_ROWS)):
        said = envelope(row)
        if row.sequence != place or bytes(row.previous_hash) != previous or bytes(row.hash) != sha256(said):
            raise RefusedError(f"The log does not verify at row {row.sequence}: “manage.py verify_log” says more.")
        previous = bytes(row.hash)
        yield leaf_hash(said)
