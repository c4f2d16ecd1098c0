"""Waiting for one's turn to write, where somebody else is writing: fairly, and not for ever."""

import time
from collections.abc import Callable
from random import uniform
from typing import Final

from django.conf import settings
from django.db import OperationalError, connection, transaction

from factcheck.database.faults import Fault, fault_in

_LONGEST_PAUSE: Final = 0.02
_SHORTEST_PAUSE: Final = 0.001
# Whoever has waited that many seconds asks most often.
_OLD: Final = 10
_IN_LINE: Final = "SET LOCAL lock_timeout = '2s'"
_AS_BEFORE: Final = "SET LOCAL lock_timeout TO DEFAULT"


def wait_for_turn(taken: Callable[[], bool], seconds: float) -> bool:
    """Try until a try succeeds, or until so many seconds have passed; whether one did.

    Pauses are of random length, so that no two who wait keep meeting, and shorter the longer one has waited: whoever
    came first is the likeliest to be the next.
    """
    began = time.monotonic()
    while not taken():
        waited = time.monotonic() - began
        if waited > seconds:
            return False
        pause = max(_LONGEST_PAUSE * (1 - waited / _OLD), _SHORTEST_PAUSE)
        time.sleep(uniform(0.5, 1.5) * pause)  # noqa: S311  nobody gains by guessing it
    return True


def lock(number: int) -> None:
    """Keep whoever else asks for PostgreSQL's lock of this number waiting until this transaction ends.

    Raises:
        OperationalError: others kept it for longer than `DATABASE_WRITE_TIMEOUT`, or the server fell silent.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        if cursor.fetchone()[0]:
            return
    if not wait_for_turn(lambda: _stood_in_line(number), settings.DATABASE_WRITE_TIMEOUT):
        _stand_in_line(number)


def _stood_in_line(number: int) -> bool:
    try:
        _stand_in_line(number)
    except OperationalError as error:
        if fault_in(error) is not Fault.BUSY:
            raise
        return False
    return True


def _stand_in_line(number: int) -> None:
    # The server lets in who came first. Asked in short pieces, it shows by its answers that it is still there.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_IN_LINE)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
        cursor.execute(_AS_BEFORE)
