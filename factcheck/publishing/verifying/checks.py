"""What is compared, each under a name. Other apps add what they keep of the log; this package knows none by name."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from enum import Enum
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, transaction

from factcheck.publishing.verifying.portions import Portion, portions
from factcheck.publishing.writing import log

UNREADABLE = (ObjectDoesNotExist, ValueError, LookupError, TypeError, AttributeError)
"""What reading a body, or a row, ends in that was tampered with, or is missing."""


class Fault(NamedTuple):
    """Something that does not verify: where it stands, and what is wrong with it."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


Look = Callable[[Portion], Iterable[Fault]]
"""Finds the faults of a portion of the log, and of what was made of it."""


class Sweep(Enum):
    """When a check looks, and at what."""

    PORTIONS = "at each portion of the log"
    WHOLE = "at all at once, where all is verified"
    ALWAYS = "at all at once, also where only what is new is verified"


class Check(NamedTuple):
    """One thing that is compared."""

    name: str
    look: Look
    sweep: Sweep


_checks: dict[str, Check] = {}


def register(name: str, look: Look, sweep: Sweep = Sweep.PORTIONS) -> None:
    """Have this compared as well, after what is registered already."""
    _checks[name] = Check(name, look, sweep)


def names() -> list[str]:
    """All that is compared, in order."""
    return list(_checks)


def verify(*, since: int | None = None, told: Callable[[int], None] = lambda sequence: None) -> Iterator[Fault]:
    """Every fault, as it is found; nothing where all is as it was published.

    With `since`, only rows of the log after that sequence, and the records that they revise. `told` hears up to which
    sequence it has come.
    """
    sweeps = {Sweep.ALWAYS} if since is not None else {Sweep.ALWAYS, Sweep.WHOLE}
    for portion in portions(since):
        for check in _of({Sweep.PORTIONS}):
            yield from _faults(check, portion)
        told(portion.until if portion.until is not None else log.head())
    for check in _of(sweeps):
        yield from _faults(check, Portion())


def _of(sweeps: set[Sweep]) -> list[Check]:
    return [check for check in _checks.values() if check.sweep in sweeps]


def _faults(check: Check, portion: Portion) -> list[Fault]:
    found = _look(check, portion)
    if not found:
        return []
    # Something may have been published between two reads: only what is wrong while nobody can is a fault.
    with transaction.atomic():
        log.lock()
        return _look(check, portion)


def _look(check: Check, portion: Portion) -> list[Fault]:
    # A savepoint only where there is a transaction: on SQLite one of its own would keep writers waiting.
    guard = transaction.atomic() if connection.in_atomic_block else nullcontext()
    try:
        with guard:
            return list(check.look(portion))
    except (DatabaseError, *UNREADABLE) as error:
        return [Fault(check.name, f"can't be read: {error}")]
