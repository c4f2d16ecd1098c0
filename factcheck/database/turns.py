"""Waiting for one's turn to write, where somebody else is writing: fairly, and not for ever."""

import time
from collections.abc import Callable
from random import uniform
from typing import Final

_LONGEST_PAUSE: Final = 0.02
_SHORTEST_PAUSE: Final = 0.001
# Whoever has waited that many seconds asks most often.
_OLD: Final = 10


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
