"""The log itself: its sequence, its chain of hashes, and the bodies that its rows commit to."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, Exists, OuterRef

from factcheck.publishing.canonical import moment, parse, sha256
from factcheck.publishing.kinds import Key
from factcheck.publishing.models import Revision, RevisionBody
from factcheck.publishing.models.log import HASH_LENGTH
from factcheck.publishing.verifying import received
from factcheck.publishing.verifying.checks import UNREADABLE, Fault
from factcheck.publishing.verifying.portions import Portion
from factcheck.publishing.writing import redacted
from factcheck.publishing.writing.log import GENESIS, commitment, row_hash


def faults(portion: Portion) -> Iterator[Fault]:
    """Rows that are missing, were put in between, or are not what the next one's hash says of them."""
    revisions = list(Revision.objects.filter(portion.rows()).select_related("body").order_by("sequence"))
    expected, previous = _end_of_what_came_before(portion)
    numbers, erased = _numbers_before(revisions), _erased(revisions)
    for revision in revisions:
        key = Key(revision.kind, revision.record_id)
        numbers[key] = numbers.get(key, 0) + 1
        for what in _faults(revision, expected, previous, numbers[key]):
            yield Fault(str(revision.sequence), what)
        for what in _body_faults(revision, erased):
            yield Fault(str(revision.sequence), what)
        expected, previous = revision.sequence + 1, _raw(revision.hash)
    yield from _without_rows(portion)


def _end_of_what_came_before(portion: Portion) -> tuple[int, bytes]:
    """The sequence and the previous hash that the portion's first row should have."""
    if portion.after is None:
        return 0, GENESIS
    last = Revision.objects.filter(sequence__lte=portion.after).latest("sequence")
    return last.sequence + 1, _raw(last.hash)


def _numbers_before(revisions: list[Revision]) -> dict[Key, int]:
    """How many revisions the records of these rows have before them."""
    if not revisions:
        return {}
    ids = {revision.record_id for revision in revisions}
    earlier = Revision.objects.filter(record_id__in=ids, sequence__lt=revisions[0].sequence).order_by()
    counted = earlier.values_list("kind", "record_id").annotate(number=Count("pk"))
    return {Key(kind, record_id): number for kind, record_id, number in counted}


def _faults(revision: Revision, expected: int, previous: bytes, number: int) -> Iterator[str]:
    if revision.sequence != expected:
        yield f"expected sequence {expected}: rows are missing"
    if _raw(revision.previous_hash) != previous:
        yield "the previous hash is not that of the row before"
    if _raw(revision.hash) != _hash_of(revision):
        yield "the hash is not that of the row"
    if revision.number != number:
        yield f"expected revision number {number} of {revision.kind} {revision.record_id}"


def _hash_of(revision: Revision) -> bytes:
    try:
        return row_hash(revision)
    except UNREADABLE:
        return b""


def _erased(revisions: list[Revision]) -> Collection[int]:
    """Those of these rows whose bodies are missing because an entry of the log declares them as erased."""
    return () if all(hasattr(revision, "body") for revision in revisions) else redacted.by_entries()


def _body_faults(revision: Revision, erased: Collection[int]) -> Iterator[str]:
    try:
        body = revision.body
    except ObjectDoesNotExist:
        if revision.pk not in erased and not received.may_be_absent(revision):
            yield "the body is missing"
        return
    document, salt = _raw(body.document), _raw(body.salt)
    if len(salt) != HASH_LENGTH:
        yield f"the salt has {len(salt)} bytes instead of {HASH_LENGTH}"
    if _raw(revision.commitment) != commitment(salt, document):
        yield "the commitment is not to this body"
    elif not _is_of(revision, document):
        yield "the body is not of this row's record, number, change and time"
    if _raw(body.sha256) != sha256(document):
        yield "the SHA-256 of the body is not that of its document"


def _is_of(revision: Revision, document: bytes) -> bool:
    """Whether the document says of itself what the row says of it."""
    said = revision.kind, revision.record_id, revision.number, str(revision.change), moment(revision.time)
    try:
        found = parse(document)
        stamp = found["revision"]
        return said == (found["type"], found["id"], stamp["number"], stamp["change"], stamp["time"])
    except UNREADABLE:
        return False


def _without_rows(portion: Portion) -> Iterator[Fault]:
    row = Revision.objects.filter(sequence=OuterRef("pk"))
    bodies = RevisionBody.objects.filter(portion.rows("revision_id")).exclude(Exists(row))
    for sequence in bodies.values_list("pk", flat=True):
        yield Fault(str(sequence), "there is a body, but no row of the log")


def _raw(value: Any) -> bytes:
    """The bytes of a column; what is no bytes, which only SQLite stores, becomes what no hash fits."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""
