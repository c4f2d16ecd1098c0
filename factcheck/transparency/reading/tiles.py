"""Tiles and entries as C2SP tlog-tiles serves them: up to the newest checkpoint, and no further."""

from typing import Final

from factcheck.publishing.envelopes import COLUMNS, envelope
from factcheck.publishing.models.log import Revision
from factcheck.transparency.merkle import HASH, WIDTH, width_at
from factcheck.transparency.models import Signing, Tile

_TOP: Final = 7
"""The highest level that a log can have whose rows a column can number."""


def tile(level: int, place: int, width: int) -> bytes | None:
    """So many hashes of a tile, or None where the signed tree does not have them. In two queries."""
    if not _is_covered(level, place, width):
        return None
    stored = Tile.objects.filter(level=level, place=place).values_list("hashes", flat=True).first()
    hashes = bytes(stored or b"")[: width * HASH]
    return hashes if len(hashes) == width * HASH else None


def entries(place: int, width: int) -> bytes | None:
    """The envelopes of so many revisions, each after its length in two bytes, or None. In two queries."""
    if not _is_covered(0, place, width):
        return None
    start = place * WIDTH
    rows = Revision.objects.filter(sequence__gte=start, sequence__lt=start + width).order_by("sequence")
    said = [envelope(row) for row in rows.values_list(*COLUMNS, named=True)]
    return b"".join(len(each).to_bytes(2, "big") + each for each in said) if len(said) == width else None


def _is_covered(level: int, place: int, width: int) -> bool:
    checkpoint = Signing.now().checkpoint
    return checkpoint is not None and level <= _TOP and place * WIDTH + width <= width_at(level, checkpoint.size)
