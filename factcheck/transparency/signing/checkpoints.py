"""Signing a checkpoint: only of a log that extends the last one kept, and kept before anybody is shown it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from factcheck.transparency.merkle import TileOf
from factcheck.transparency.models import ONLY, Signing, Tile
from factcheck.transparency.notes import Checkpoint
from factcheck.transparency.signing import kept, keys, leaves, mirrors
from factcheck.transparency.signing.errors import RefusedError, SigningError
from factcheck.transparency.signing.kept import Kept, KeptFile
from factcheck.transparency.signing.keys import SigningKey
from factcheck.transparency.signing.places import Places


@dataclass(frozen=True)
class Done:
    """What came of an attempt: the newest checkpoint, if any, whether it is new, and what mirrors could not be kept."""

    checkpoint: Checkpoint | None
    is_new: bool
    problems: tuple[str, ...] = ()


def checkpoint(places: Places) -> Done:
    """Sign the log as it is, unless the last kept checkpoint is of just that; keep it, and serve it.

    What became of it is noted for the desk and for readers, whatever it was.

    Raises:
        RefusedError: the log does not extend what was kept, or a mirror holds more than our file.
        SigningError: the key or the file can't be used.
    """
    try:
        with kept.opened(places.file) as file:
            done = _attempt(file, places)
    except SigningError as error:
        _note(problem=str(error), refused=isinstance(error, RefusedError))
        raise
    _note(problem="\n".join(done.problems), refused=False)
    return done


def _attempt(file: KeptFile, places: Places) -> Done:
    key, last = keys.load(places.key_file), file.last()
    for mirror in places.mirrors:
        mirrors.refuse_if_ahead(mirror, file)
    changed: list[TileOf] = []
    tree = leaves.grown(last.checkpoint if last else None, lambda tile: _collect(tile, changed))
    newest = _signed(key, Checkpoint(key.name, *tree), last, file)
    if newest:
        _serve(newest, key, changed)
    problems = [mirrors.bring_up(mirror, file) for mirror in places.mirrors]
    return Done(newest.checkpoint if newest else None, newest != last, tuple(filter(None, problems)))


def _signed(key: SigningKey, found: Checkpoint, last: Kept | None, file: KeptFile) -> Kept | None:
    if last and last.checkpoint.origin != key.name:
        raise RefusedError(f"What was kept is of the log {last.checkpoint.origin}, but the key is for {key.name}.")
    if found.size == (last.checkpoint.size if last else 0):
        return last
    note = key.signed(found.text)
    file.append(kept.entry(note))
    return Kept(note, found)


def _collect(tile: TileOf, changed: list[TileOf]) -> None:
    stored = Tile.objects.filter(level=tile.level, place=tile.place).values_list("hashes", flat=True).first()
    if stored is None or bytes(stored) != tile.hashes:
        changed.append(tile)


def _serve(newest: Kept, key: SigningKey, changed: list[TileOf]) -> None:
    rows = [Tile(level=tile.level, place=tile.place, hashes=tile.hashes) for tile in changed]
    with transaction.atomic():
        Tile.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["level", "place"], update_fields=["hashes"], batch_size=100
        )
        if Signing.now().note != newest.note:
            _update(note=newest.note, verifier_key=key.verifier_key, signed_at=timezone.now())


def _note(*, problem: str, refused: bool) -> None:
    tried_at: datetime = timezone.now()
    _update(problem=problem, refused=refused, tried_at=tried_at)


def _update(**values: Any) -> None:
    Signing.objects.update_or_create(pk=ONLY, defaults=values)
