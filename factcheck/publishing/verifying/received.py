"""How much of the log was made by another site, of which this one has what readers may read and no more.

Who knows that registers it; this package knows no such app.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef

from factcheck.publishing.models import Change, Revision

_until: list[Callable[[], int]] = []


def told_by(until: Callable[[], int]) -> None:
    """Ask this for the sequence of the last revision that was made elsewhere; it says -1 where none was."""
    _until[:] = [until]


def until() -> int:
    """The sequence of the last revision that was made elsewhere; -1 where all were made here."""
    return _until[0]() if _until else -1


def may_be_absent(revision: Revision) -> bool:
    """Whether a body need not be there: of what came from elsewhere, one that a later withdrawal took from readers."""
    later = Revision.objects.filter(kind=revision.kind, record_id=revision.record_id, number__gt=revision.number)
    return revision.pk <= until() and later.filter(change=Change.WITHDRAWAL).exists()


def unexplained(after: int = -1) -> list[int]:
    """The sequences after that one whose bodies are missing, and neither withdrawal nor redaction explains it."""
    withdrawn = Revision.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number"), change=Change.WITHDRAWAL
    )
    bare = Revision.objects.filter(sequence__gt=after, body=None, redaction=None).exclude(Exists(withdrawn))
    return list(bare.order_by("sequence").values_list("sequence", flat=True)[:10])
