"""How long a statement may take before whoever asked gives up on the server: as long as it likes, unless limited here.

Commands may ask what takes minutes. A thread that answers readers must not hang with a server that has fallen silent.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_of_process: float | None = None
_of_block: ContextVar[float | None] = ContextVar("of_block", default=None)


def limit_process(seconds: float | None) -> None:
    """Let no statement of this process take longer; None lets each take as long as it likes."""
    global _of_process  # noqa: PLW0603  a process answers readers, or it does not
    _of_process = seconds


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Let no statement of the block take longer."""
    token = _of_block.set(seconds)
    try:
        yield
    finally:
        _of_block.reset(token)


def limit() -> float | None:
    """The seconds that the next statement may take."""
    return min((each for each in (_of_process, _of_block.get()) if each is not None), default=None)
