"""An import goes on from where it stands to its end, batch by batch: each is one transaction with its place in it.

Whatever ends the process leaves whole batches behind, and the place from which to go on.
"""

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck.editing.history import acting, latest_change
from factcheck.editing.models import RowChange
from factcheck.importing import archives
from factcheck.importing.archives import ArchiveError, Opened
from factcheck.importing.models import Import, ImportBatch
from factcheck.importing.models.imports import MAX_PROBLEM
from factcheck.importing.recording.batches import Recorder
from factcheck.importing.recording.texts import cut
from factcheck.importing.records import Place, ReadRecord, Refusal
from factcheck.importing.stages import comparing, publishing, scales
from factcheck.importing.stages.doing import Done, own_rows
from factcheck.importing.vocabulary import Stage

BATCH: Final = 1000
"""How many records are brought in together."""

_AFTER: Final[dict[str, Stage]] = {
    Stage.RATING: Stage.COMPARING,
    Stage.COMPARING: Stage.PUBLISHING,
    Stage.PUBLISHING: Stage.DONE,
}

Items = Sequence[ReadRecord | Refusal]


class StoppedError(Exception):
    """The import can't go on; the message is for the editor."""


class Progress(NamedTuple):
    """How far an import is."""

    stage: str
    # How many records were dealt with in this stage since it was taken up, and for how many seconds.
    since: int
    seconds: float
    # How much of the stage that is, from 0 to 1; 0 where nobody knows.
    portion: float = 0.0

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.since / self.seconds if self.seconds else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds that the stage will still take, if it goes on like this; None where that is not known."""
        return self.seconds / self.portion - self.seconds if self.portion else None


# What a step gives, or None where nothing is left to do.
AnyDone = TypeVar("AnyDone", Done, Done | None)
Tell = Callable[[Progress], None]


def run(importing: Import, path: Path, *, tell: Tell = lambda _: None) -> Import:
    """Carry an import on to its end.

    Raises:
        StoppedError: the file can't be read, or another process is at it. What was done stays, and can be resumed.
    """
    with _opened(importing, path) as archive:
        return _run(importing, archive, tell)


def _run(importing: Import, archive: Opened, tell: Tell) -> Import:
    steps: dict[str, Callable[[], Iterator[Done]]] = {
        Stage.READING: lambda: _read(importing, archive),
        Stage.RATING: lambda: _stepped(importing, scales.step),
        Stage.COMPARING: lambda: _stepped(importing, comparing.step),
        Stage.PUBLISHING: lambda: _stepped(importing, publishing.step),
    }
    _begin(importing)
    with _collecting_seldom():
        while importing.stage in steps:
            clock = _Clock(importing, archive, tell)
            try:
                for done in steps[importing.stage]():
                    clock.tell(done)
            except ArchiveError as error:
                fail(importing, str(error))
                raise StoppedError(str(error)) from error
    return importing


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Let Python look for circles of objects seldom: a batch makes many objects, and hardly a circle."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Clock:
    def __init__(self, importing: Import, archive: Opened, tell: Tell) -> None:
        self._importing, self._stage = importing, importing.stage
        self._archive, self._tell = archive, tell
        self._total = publishing.left(importing) if importing.stage == Stage.PUBLISHING else 0
        self._began, self._since = time.monotonic(), 0

    def tell(self, done: Done) -> None:
        self._since += done.size
        portion = self._archive.portion if self._stage == Stage.READING else self._since / max(self._total, self._since)
        # It is written with the next batch.
        self._importing.portion = portion if self._known else 0.0
        self._tell(Progress(self._stage, self._since, time.monotonic() - self._began, self._importing.portion))

    @property
    def _known(self) -> bool:
        """Whether it can be told how much of the stage is left."""
        return self._stage == Stage.READING or bool(self._total)


def _opened(importing: Import, path: Path) -> Opened:
    try:
        archive = archives.opened(path, name=importing.name, mapping=importing.mapping)
        if not importing.format:
            importing.format = archive.format
            importing.save(update_fields=["format"])
    except (ArchiveError, OSError) as error:
        fail(importing, str(error))
        raise StoppedError(str(error)) from error
    return archive


def _begin(importing: Import) -> None:
    """Take it up where it stopped."""
    if importing.stage == Stage.UNDONE:
        raise StoppedError("This import was undone: bring the file in anew.")
    importing.take_up()


def _read(importing: Import, archive: Opened) -> Iterator[Done]:
    items = _until_damage(importing, archive)
    recorder = Recorder(importing, own_rows(importing))
    for start in range(0, importing.position, BATCH):
        recorder.skip(islice(items, min(BATCH, importing.position - start)))
    while batch := list(islice(items, BATCH)):
        yield _recorded(importing, recorder, batch)
    _move(importing, Stage.RATING)


def _until_damage(importing: Import, archive: Opened) -> Iterator[ReadRecord | Refusal]:
    """What the archive holds; where it can't be read from some place on, that is refused, and what was before goes in.

    Raises:
        ArchiveError: nothing of it can be read.
    """
    has_any = False
    try:
        for item in archive:
            has_any = True
            yield item
    except ArchiveError as error:
        if not has_any:
            raise
        yield Refusal(Place(importing.name), "", f"{error}. What stands before that was taken in.")


def _recorded(importing: Import, recorder: Recorder, batch: Items) -> Done:
    def write() -> Done:
        counts, made = recorder.record(batch)
        return Done(importing.position + len(batch), len(batch), counts, made)

    try:
        return _in_one(importing, write)
    except IntegrityError:
        # Somebody took away meanwhile what a record was matched to: ask anew.
        recorder.forget()
        return _in_one(importing, write)


def _stepped(importing: Import, step: Callable[[Import], Done | None]) -> Iterator[Done]:
    """Batches of a later stage, until there is nothing left."""
    while True:
        done = _in_one(importing, lambda: step(importing))
        if done is None:
            _move(importing, _AFTER[importing.stage])
            return
        yield done


def _in_one(importing: Import, write: Callable[[], AnyDone]) -> AnyDone:
    """Write a batch with the place from which to go on, as one change of the desk's history."""
    with transaction.atomic():
        # The first statement: it lets no other process go on with the same import.
        claim_place(importing)
        with acting(by=importing.by, what=f"imported “{importing.name}”"):
            start = latest_change()
            done = write()
        if done is not None:
            _keep(importing, done, start)
    if done is not None:
        importing.position = done.position
    return done


def claim_place(importing: Import) -> None:
    """Let no other process go on with this import until the transaction ends, of which this is the first statement.

    Raises:
        StoppedError: another process has gone on with it already, or it was undone.
    """
    same = Import.objects.filter(pk=importing.pk, stage=importing.stage, position=importing.position)
    if not same.update(moved_at=timezone.now()):
        raise StoppedError("Another process goes on with this import, or it was undone.")


def _move(importing: Import, stage: Stage) -> None:
    """Go over to another stage, unless another process has gone on meanwhile."""
    with transaction.atomic():
        claim_place(importing)
        importing.move(stage)


def _keep(importing: Import, done: Done, start: int) -> None:
    counts = Counter(importing.counts)
    counts.update(done.counts)
    importing.counts = {name: number for name, number in sorted(counts.items()) if number}
    how_far = {"position": done.position, "portion": importing.portion, "counts": importing.counts}
    Import.objects.filter(pk=importing.pk).update(**how_far)
    changes = _changes_since(importing, start)
    if done.made or changes:
        ImportBatch.objects.create(importing=importing, change_set_id=changes, made=done.made)


def _changes_since(importing: Import, start: int) -> int | None:
    """The change set of this batch; None where nothing was written that the history keeps."""
    rows = RowChange.objects.filter(pk__gt=start, change_set__what=f"imported “{importing.name}”")
    found: int | None = rows.order_by("-pk").values_list("change_set", flat=True).first()
    return found


def fail(importing: Import, problem: str) -> None:
    """Remember why it stopped, unless another process has gone on meanwhile; where, it knows."""
    importing.problem = cut(problem, MAX_PROBLEM)
    same = Import.objects.filter(pk=importing.pk, stage=importing.stage, position=importing.position)
    same.update(problem=importing.problem)
