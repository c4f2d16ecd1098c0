"""What an answer is made of: the records, and the values of facets, that were asked for on the way to it.

Whoever keeps an answer throws it away once any of that is published anew. An answer must say by itself that it may be
kept, and what it reads without naming it here makes it depend on everything.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from django.db import connection

EVERYTHING: Final = "*"
"""The dependency of an answer that any publication may change."""
_TABLE: Final = re.compile(r'(?:FROM|JOIN) "(\w+)"')
_PUBLISHED: Final = frozenset(
    f"publishing_{name}"
    for name in ("publicrecord", "publicfacet", "pastrecord", "pastfacet", "revision", "revisionbody")
) | {"publishing_redactedrevision"}
"""The tables that hold what was published and change with the log alone."""

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


@dataclass
class Dependencies:
    """What one answer depends on."""

    names: set[str] = field(default_factory=set)
    # Whether its view says that nothing else decides it than what was published, its address and its language.
    is_keepable: bool = False
    # Whether something else than what was published was read.
    is_foreign: bool = False
    # How many blocks that name what they read the program is in.
    _depth: int = 0

    def look_at(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Execute a statement of Django's connection, and count what it reads unless it is named already."""
        if not sql.startswith("SELECT") or not _PUBLISHED.issuperset(_TABLE.findall(sql)):
            self.is_foreign = True
        elif not self._depth:
            self.names.add(EVERYTHING)
        return execute(sql, params, many, context)

    @contextmanager
    def named(self, *names: str) -> Iterator[None]:
        """Know of what the block reads."""
        self.names.update(names)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1


_current: ContextVar[Dependencies | None] = ContextVar("dependencies", default=None)


@contextmanager
def recorded() -> Iterator[Dependencies]:
    """What is read in the block by Django's connection of this thread; of blocks within one, what that one records."""
    if outer := _current.get():
        yield outer
        return
    found = Dependencies()
    token = _current.set(found)
    try:
        with connection.execute_wrapper(found.look_at):
            yield found
    finally:
        _current.reset(token)


@contextmanager
def on(*names: str) -> Iterator[None]:
    """Say that all that the block reads depends on these, and on nothing else."""
    found = _current.get()
    if found is None:
        yield
        return
    with found.named(*names):
        yield


def keepable(view: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Let the answers of a view be kept.

    They follow from what was published, from the address and its language, and from nothing else: neither from the
    time, nor from who asks, nor from a file.
    """

    @wraps(view)
    def marked(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        if found := _current.get():
            found.is_keepable = True
        return view(*args, **kwargs)

    return marked


def record(kind: str, record_id: str) -> str:
    """The name of a record, or of there being none of that id."""
    return f"{kind} {record_id}"


def facet(kind: str, name: str, value: str) -> str:
    """The name of all records of a kind that have a value of a facet, and of what their list entries say."""
    return f"{kind} {name}={value}"


def kind(name: str) -> str:
    """The name of all records of a kind."""
    return name
