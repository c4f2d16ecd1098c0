"""How much of the log was made elsewhere."""

from factcheck.copies.models import ONLY, Received


def of() -> Received | None:
    """What is remembered of it; None where all was made here."""
    return Received.objects.filter(pk=ONLY).first()


def until() -> int:
    """The sequence of the last revision that was made by another site; -1 where all were made here."""
    row = of()
    return row.until if row else -1


def note(sequence: int, origin: str) -> None:
    """Remember that the log up to this revision came from there."""
    Received.objects.update_or_create(pk=ONLY, defaults={"until": sequence, "origin": origin})
