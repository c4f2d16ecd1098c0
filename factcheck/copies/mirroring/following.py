"""Following another site: what it publishes is fetched, verified, and shown here, an action at a time."""

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import chain
from typing import Any, Final

import orjson
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factcheck.backups.copying import populated
from factcheck.copies import checkpoints, received, receiving
from factcheck.copies.mirroring.dialling import Origin, OriginError
from factcheck.copies.verified import Arrived, Chain, ForgedError, erased_by, is_redaction
from factcheck.publishing.canonical import moment
from factcheck.publishing.kinds import Key
from factcheck.publishing.verifying import received as accounted
from factcheck.publishing.writing import hooks, log
from factcheck.redaction import storage
from factcheck.transparency.models import Signing
from factcheck.transparency.notes import NoteError, checkpoint_of, refuse_unsigned

_AT_ONCE: Final = 200
_WAIT: Final = 20
_SOONEST: Final = 1.0
_LATEST: Final = 30.0
_ONCE_IN: Final = 10.0
"""Seconds: what the origin may wait, between two tries at least and at most, between two looks at its checkpoint."""

Told = Callable[[str], Any]


class Follower:
    """Keeps this site's log, and what readers see of it, in step with those of the origin."""

    def __init__(self, origin: Origin, told: Told = lambda words: None) -> None:
        self._origin, self._told = origin, told
        self._chain = Chain.here()
        # Of an action that has not come whole.
        self._pending: list[Arrived] = []
        # Up to where every missing document is accounted for.
        self._accounted = -1
        self._looked = -_ONCE_IN

    def run(self) -> None:
        """Follow for ever. What can't be reached is tried again.

        Raises:
            ForgedError: what came does not verify. It is not shown, and nothing after it.
        """
        pause = _SOONEST
        while True:
            began = time.monotonic()
            try:
                came = self.step(wait=_WAIT)
                pause = _SOONEST
            except OriginError as error:
                self._told(f"{error} Trying again.")
                time.sleep(pause)
                pause = min(pause * 2, _LATEST)
                continue
            if not came and time.monotonic() - began < _SOONEST:
                # It could not let us wait.
                time.sleep(_SOONEST)

    def catch_up(self) -> None:
        """Fetch all that there is, and end.

        Raises:
            ForgedError: what came does not verify.
            OriginError: the origin can't be asked now.
        """
        while self.step(wait=0):
            pass

    def step(self, *, wait: int) -> bool:
        """Fetch what came next, and show it where it verifies. Returns whether something came.

        Raises:
            ForgedError: it does not verify.
            OriginError: the origin can't be asked now, or was cut off; nothing is lost by that.
        """
        try:
            head, came = self._fetched(wait)
            self._pending += came
            self._show(head)
        except BaseException:
            # What is here counts, and not what was on its way.
            self._chain, self._pending = Chain.here(), []
            raise
        if self._chain.sequence >= head:
            self._look_at_checkpoint()
        return bool(came)

    def _fetched(self, wait: int) -> tuple[int, list[Arrived]]:
        path = f"/api/v1/changes/?after={self._chain.sequence}&limit={_AT_ONCE}&wait={wait}"
        body = self._origin.get(path, wait=wait)
        try:
            said = orjson.loads(body or b"")
            head, changes = int(said["head"]), list(said["changes"])
        except (ValueError, LookupError, TypeError) as error:
            raise OriginError(f"{self._origin.address} has no changes to follow: is it such a site?") from error
        if head < self._chain.sequence:
            raise ForgedError(
                f"The log of {self._origin.address} ends with revision {head}, and had {self._chain.sequence} before: "
                "rows were cut off, or an old copy of its database was restored."
            )
        return head, [self._chain.take(each) for each in changes]

    def _show(self, head: int) -> None:
        """Show what came whole: all up to the log's end, or else all but the last action."""
        is_all = self._chain.sequence >= head
        last = self._pending[-1].revision.time if self._pending else None
        whole = [each for each in self._pending if is_all or each.revision.time != last]
        if whole:
            self._write(whole, is_all=is_all)
            self._told(f"Revision {whole[-1].revision.sequence} of {head}.")
        self._pending = self._pending[len(whole) :]
        if is_all:
            self._accounted = self._chain.sequence

    def _write(self, arrived: Sequence[Arrived], *, is_all: bool) -> None:
        entries = [each.body for each in arrived if each.body is not None and is_redaction(each)]
        with transaction.atomic(), storage.overwriting() if entries else nullcontext():
            log.lock()
            receiving.add(arrived)
            if is_all and (missing := accounted.unexplained(self._accounted)):
                raise receiving.unexplained(missing)
            receiving.show(_keys(arrived, [erased_by(entry)[0] for entry in entries]))
            received.note(arrived[-1].revision.sequence, self._origin.address)
            if entries:
                storage.read_word_indexes_anew()
            hooks.appended()

    def _look_at_checkpoint(self) -> None:
        """Serve the origin's newest checkpoint, which proves that it signed just the log that it gave us."""
        if time.monotonic() - self._looked < _ONCE_IN:
            return
        self._looked = time.monotonic()
        note = (self._origin.get("/log/checkpoint") or b"").decode(errors="replace")
        if not note or note == Signing.now().note:
            return
        try:
            size = checkpoint_of(note).size
        except NoteError as error:
            raise ForgedError(f"What {self._origin.address} shows as its checkpoint is none: {error}") from error
        # Signed since we fetched: its revisions come next.
        if size <= self._chain.sequence + 1:
            key = settings.MIRROR_KEY or (self._origin.get("/log/key") or b"").decode(errors="replace").strip()
            self._refuse_unsigned(note, key)
            now = moment(timezone.now())
            state = {"signed_at": now, "tried_at": now, "refused": False, "failed": False}
            with transaction.atomic():
                checkpoints.keep({"note": note, "verifier_key": key, **state})

    def _refuse_unsigned(self, note: str, key: str) -> None:
        try:
            refuse_unsigned(note, key)
        except NoteError as error:
            raise ForgedError(f"The checkpoint of {self._origin.address} has no valid signature: {error}") from error


def begin(origin: Origin, told: Told = lambda words: None) -> Follower:
    """Follow a site from where this copy of it is.

    Raises:
        ValueError: this database holds something else than a copy of that site.
    """
    here = received.of()
    if here is None and (table := populated()):
        raise ValueError(f"There is something in this database already ({table}): a mirror begins with an empty one.")
    if here is not None and here.until != log.head():
        raise ValueError("Something was published here besides what came from elsewhere: this is no copy any more.")
    return Follower(origin, told)


def _keys(arrived: Sequence[Arrived], erased: Sequence[Key]) -> list[Key]:
    return list(dict.fromkeys(chain((each.key for each in arrived), erased)))
