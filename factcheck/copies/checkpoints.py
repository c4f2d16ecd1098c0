"""The checkpoint of another site's log: served here too, once it is shown to be of the log that came."""

from datetime import datetime
from typing import Any

from factcheck.copies.verified import ForgedError
from factcheck.publishing.models import Revision
from factcheck.transparency.merkle import TileOf
from factcheck.transparency.models import ONLY, Signing, Tile
from factcheck.transparency.notes import NoteError, checkpoint_of
from factcheck.transparency.signing.errors import RefusedError
from factcheck.transparency.signing.leaves import grown

_BATCH = 100


def keep(said: dict[str, Any]) -> None:
    """Serve this checkpoint, with the tree over our own copy of the log. Its signature is for readers to check.

    Raises:
        ForgedError: it is none, or of another log than came.
    """
    tiles: list[TileOf] = []
    try:
        checkpoint = checkpoint_of(said["note"])
        if checkpoint.size > Revision.objects.count():
            raise ForgedError(f"The checkpoint is of {checkpoint.size} revisions, and not so many came.")
        grown(checkpoint, tiles.append)
        state = {name: datetime.fromisoformat(said[name]) if said[name] else None for name in ("signed_at", "tried_at")}
        told = {"verifier_key": str(said["verifier_key"]), "refused": bool(said["refused"])}
        problem = "It failed where the log comes from." if said["failed"] or said["refused"] else ""
    except (NoteError, RefusedError, LookupError, TypeError, ValueError) as error:
        raise ForgedError(f"The checkpoint is not of the log that came: {error}") from error
    rows = [Tile(level=tile.level, place=tile.place, hashes=tile.hashes) for tile in tiles]
    Tile.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["level", "place"], update_fields=["hashes"], batch_size=_BATCH
    )
    defaults = {"note": said["note"], "problem": problem, **told, **state}
    Signing.objects.update_or_create(pk=ONLY, defaults=defaults)
