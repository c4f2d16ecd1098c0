"""What work costs, in figures that say the same on a slow machine and on a busy one."""

import sys
from collections import Counter
from collections.abc import Callable
from time import process_time
from typing import Any


def calls_of(work: Callable[[], object]) -> Counter[str]:
    """How often each function was called, by its name with its class; functions written in C are among them."""
    counted: Counter[str] = Counter()

    def count(frame: Any, event: str, function: Any) -> None:
        if event == "call":
            counted[frame.f_code.co_qualname] += 1
        elif event == "c_call":
            counted[function.__qualname__] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def processor_seconds(work: Callable[[], object], *, runs: int = 1) -> float:
    """The processor's seconds, the least of so many runs: to be divided by those of other work of the same test."""
    return min(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began
