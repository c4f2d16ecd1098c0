"""Answers that a process keeps, until something that they depend on is published anew.

It keeps them for as long as the log stands where it stood when it began to make them, or until it has followed the log
from there and found nothing of theirs touched. So nothing is answered that any process has since changed.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from factcheck.http.direct.databases import Head
from factcheck.http.direct.requests import Asked

_OVERHEAD: Final = 2_000
"""About how many bytes Python needs for an answer besides its body."""
_OF_A_NAME: Final = 150

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """An answer as Django gave it, and what it depends on."""

    status: str
    headers: Headers
    body: bytes
    names: frozenset[str]

    @property
    def etag(self) -> str:
        """Its entity tag, without quotes and W/; "" for none."""
        tag = next((value for name, value in self.headers if name == "ETag"), "")
        return tag.removeprefix("W/").strip('"')

    @property
    def size(self) -> int:
        """About how many bytes it needs."""
        return _OVERHEAD + len(self.body) + _OF_A_NAME * len(self.names)


class Answers:
    """Answers by what was asked, those asked for last; they take so many bytes at most."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()
        self._by_name: defaultdict[str, set[Asked]] = defaultdict(set)
        self._head = Head(-1, 0)
        self._lock = Lock()

    def follow(self, head: Head, touched: Callable[[int], Iterable[str] | None]) -> bool:
        """Forget what a publication touched since the last look; `touched` gives the names, None for everything.

        Returns:
            Whether there was any publication since.
        """
        if head == self._head:
            return False
        with self._lock:
            before = self._head
            is_later = head.remade == before.remade and head.sequence > before.sequence
            names = touched(before.sequence) if is_later and self._answers else None
            if names is None:
                self._clear()
            else:
                self._forget(names)
            self._head = head
        return True

    def get(self, asked: Asked) -> Answer | None:
        """The answer, if it is kept."""
        with self._lock:
            found = self._answers.get(asked)
            if found is not None:
                self._answers.move_to_end(asked)
            return found

    def put(self, asked: Asked, answer: Answer, head: Head) -> None:
        """Keep an answer that was begun when what was published had come so far; not if that was noticed to go on."""
        if answer.size > self._most // 8:
            return
        with self._lock:
            if head != self._head:
                return
            self._drop(asked)
            self._answers[asked] = answer
            self._size += answer.size
            for name in answer.names:
                self._by_name[name].add(asked)
            while self._size > self._most:
                self._drop(next(iter(self._answers)))

    def _forget(self, names: Iterable[str]) -> None:
        for name in names:
            for asked in list(self._by_name.get(name, ())):
                self._drop(asked)

    def _drop(self, asked: Asked) -> None:
        answer = self._answers.pop(asked, None)
        if answer is None:
            return
        self._size -= answer.size
        for name in answer.names:
            remaining = self._by_name[name]
            remaining.discard(asked)
            if not remaining:
                del self._by_name[name]

    def _clear(self) -> None:
        self._answers.clear()
        self._by_name.clear()
        self._size = 0
