"""The receipt of a revision: that it is in the log that was signed, to be checked without us (C2SP tlog-proof)."""

from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from factcheck.publishing.envelopes import COLUMNS, envelope
from factcheck.publishing.models.log import Revision
from factcheck.transparency.merkle import HEIGHT, WIDTH, inclusion, width_at
from factcheck.transparency.models import Signing, Tile
from factcheck.transparency.notes import encoded

_FORMAT: Final = "c2sp.org/tlog-proof@v1"


def path_of(sequence: int) -> str:
    """The path, without host, at which a revision's receipt is had; nothing where no checkpoint covers it yet."""
    checkpoint = Signing.now().checkpoint
    return f"/log/receipts/{sequence}.tlog-proof" if checkpoint and sequence < checkpoint.size else ""


def receipt(sequence: int) -> str | None:
    """The receipt, with the revision's envelope as its extra data, or None where no checkpoint covers the revision.

    In three queries, however long the log is.
    """
    state = Signing.now()
    row = Revision.objects.filter(sequence=sequence).values_list(*COLUMNS, named=True).first()
    if row is None or state.checkpoint is None or sequence >= state.checkpoint.size:
        return None
    tiles = _tiles(sequence, state.checkpoint.size)
    proof = inclusion(sequence, state.checkpoint.size, lambda level, place: tiles[level, place])
    head = [_FORMAT, f"extra {encoded(envelope(row))}", f"index {sequence}"]
    return "\n".join([*head, *map(encoded, proof), "", state.note])


def _tiles(index: int, size: int) -> dict[tuple[int, int], bytes]:
    """The tiles that a proof is made of: at each level the one above the leaf, and the last one."""
    wanted = []
    level = 0
    while width_at(level, size):
        last = (width_at(level, size) - 1) // WIDTH
        wanted += [Q(level=level, place=place) for place in {index >> HEIGHT * (level + 1), last}]
        level += 1
    found = Tile.objects.filter(reduce(or_, wanted))
    return {(tile.level, tile.place): bytes(tile.hashes) for tile in found}
