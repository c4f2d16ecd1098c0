"""What a page needs of a document at several places, worked out once in the language of the page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Final, TypeVar

from django.utils.translation import get_language

Found = TypeVar("Found")
_KNOWN: Final[ContextVar[dict[Any, tuple[Any, Any]] | None]] = ContextVar("known", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """While a page is made, whose documents nobody changes."""
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def once_a_page(work_out: Callable[[Any], Found]) -> Callable[[Any], Found]:
    """A function of one document that works out the same for the same document once a page; elsewhere each time."""

    @wraps(work_out)
    def found(document: Any) -> Found:
        known = _KNOWN.get()
        if known is None:
            return work_out(document)
        key = work_out, id(document), get_language()
        if key not in known:
            # With the document itself, so that no other takes its place in memory meanwhile.
            known[key] = document, work_out(document)
        answer: Found = known[key][1]
        return answer

    return found
