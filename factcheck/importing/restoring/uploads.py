"""Our own feed or dump, uploaded at the desk: what it holds, and its records made again by the worker."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from factcheck.importing.models import Import, ImportedRecord
from factcheck.importing.models.records import MAX_REASON
from factcheck.importing.reading import UnreadableError
from factcheck.importing.recording.texts import cut
from factcheck.importing.restoring.feeds import documents_of, is_ours
from factcheck.importing.restoring.running import Restored, RestoreError, hindrance, restore
from factcheck.importing.stages.publishing import LEFT, PUBLISHED
from factcheck.importing.stages.running import claim_place, fail
from factcheck.importing.starting import StartError, file_of
from factcheck.importing.vocabulary import OURS, Outcome, Stage


class Found(NamedTuple):
    """How many records of each kind a feed or dump of ours holds, and why they can't be restored here, if so."""

    kinds: dict[str, int]
    hindrance: str


def found_in(importing: Import) -> Found | None:
    """What an upload holds, if it is a feed or dump of ours.

    Raises:
        StartError: it is kept no more, or can't be read.
    """
    with file_of(importing) as path:
        try:
            if not is_ours(path):
                return None
            return Found(dict(Counter(document["type"] for document in documents_of(path))), hindrance(path))
        except UnreadableError as error:
            raise StartError(str(error)) from error


def restore_upload(importing: Import, path: Path) -> None:
    """Make its records again, all of them or none, and say what came of it.

    Raises:
        StoppedError: another worker is at it, or was.
    """
    try:
        with transaction.atomic():
            # The first statement: it lets no other worker restore the same upload.
            claim_place(importing)
            restored = restore(path, name=importing.name, by=importing.by, publishes=importing.publishes)
            _tell(importing, restored)
    except (RestoreError, UnreadableError) as error:
        fail(importing, str(error))


def _tell(importing: Import, restored: Restored) -> None:
    importing.take_up()
    told = {"restored": restored.made.total(), PUBLISHED: restored.published, LEFT: len(restored.refused)}
    importing.counts = {name: number for name, number in told.items() if number}
    importing.format = OURS
    importing.save(update_fields=["counts", "format"])
    ImportedRecord.objects.bulk_create(
        ImportedRecord(
            importing=importing,
            file=importing.name,
            path=f"{key.kind} {key.record_id}",
            outcome=Outcome.MADE,
            reason=cut(reason, MAX_REASON),
        )
        for key, reason in restored.refused.items()
    )
    importing.move(Stage.DONE)
