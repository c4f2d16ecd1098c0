"""What `verify_log` asks besides: whether the log extends the last kept checkpoint, and is served as it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.portions import Portion
from factcheck.transparency.merkle import HASH, TileOf, width_at
from factcheck.transparency.models import Signing, Tile
from factcheck.transparency.notes import Checkpoint, NoteError
from factcheck.transparency.signing import kept, leaves
from factcheck.transparency.signing.errors import SigningError

PLACE: Final = "checkpoints"


def faults(_portion: Portion) -> Iterator[Fault]:
    """How the log, and what is served of its tree, differ from the last checkpoint in `CHECKPOINT_FILE`."""
    if not settings.CHECKPOINT_FILE:
        return
    tiles: list[TileOf] = []
    try:
        last = kept.last_in(Path(settings.CHECKPOINT_FILE))
        leaves.grown(last.checkpoint if last else None, tiles.append)
    except SigningError as error:
        yield Fault(PLACE, str(error))
        return
    yield from _served(last, tiles)


def _served(last: kept.Kept | None, tiles: list[TileOf]) -> Iterator[Fault]:
    try:
        state = Signing.now()
        served = state.checkpoint
    except NoteError:
        yield Fault(PLACE, "what is served as the newest is none; run “manage.py checkpoint”")
        return
    if state.note != (last.note if last else ""):
        yield Fault(PLACE, "what is served as the newest is not the last that was kept; run “manage.py checkpoint”")
    if served:
        yield from _tile_faults(served, tiles)


def _tile_faults(served: Checkpoint, tiles: list[TileOf]) -> Iterator[Fault]:
    stored = {(tile.level, tile.place): bytes(tile.hashes) for tile in Tile.objects.iterator()}
    for tile in tiles:
        number = min(width_at(tile.level, served.size) - tile.place * 256, 256)
        wanted = tile.hashes[: max(number, 0) * HASH]
        if not stored.get((tile.level, tile.place), b"").startswith(wanted):
            yield Fault(PLACE, f"the tile {tile.level}/{tile.place} is not that of the log; run “manage.py checkpoint”")
