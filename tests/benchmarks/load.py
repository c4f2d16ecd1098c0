"""Readers and publishers, each a thread that asks a server again and again, and what they were answered."""

import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from typing import NamedTuple
from urllib.parse import urlencode

_PATIENCE = 30
INPUT = re.compile(r'<input type="hidden" name="(\w+)"[^>]*?value="([^"]*)"')


class Answer(NamedTuple):
    """When something was asked, for how long it was waited, and the status; 0 for a connection that broke."""

    began: float
    seconds: float
    status: int
    path: str


@dataclass
class Load:
    """Whom to ask, as whom, and all that was answered so far."""

    port: int
    cookie: str = ""
    answers: list[Answer] = field(default_factory=list)
    # The keys of the drafts whose publication was answered with success.
    acknowledged: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def going_on(self, paths: Sequence[str], drafts: Sequence[Sequence[str]]) -> Iterator[None]:
        """Ask for these paths in three threads while the block runs; publish each share of drafts in one more."""
        threads = [threading.Thread(target=self._read, args=(paths,)) for _ in range(3)]
        threads += [threading.Thread(target=self._publish, args=(share,)) for share in drafts]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._over.set()
            for thread in threads:
                thread.join()

    def ask(self, path: str, form: dict[str, str] | None = None, token: str = "") -> tuple[int, str]:
        """The status and the page; remembered with how long it took."""
        began = time.monotonic()
        status, page = self._asked(path, form, token)
        self.answers.append(Answer(began, time.monotonic() - began, status, path))
        return status, page

    def _asked(self, path: str, form: dict[str, str] | None, token: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        headers = {"Cookie": f"sessionid={self.cookie}; csrftoken={token}"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request("GET" if form is None else "POST", path, urlencode(form) if form else None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except (OSError, HTTPException):
            return 0, ""
        finally:
            connection.close()

    def _read(self, paths: Sequence[str]) -> None:
        for path in cycle(paths):
            if self._over.is_set():
                return
            self.ask(path)
            time.sleep(0.05)

    def _publish(self, drafts: Sequence[str]) -> None:
        for draft in drafts:
            while not self._over.is_set() and not self._published(draft):
                time.sleep(0.1)

    def _published(self, draft: str) -> bool:
        path = f"/admin/claims/claim/{draft}/publish/"
        status, page = self.ask(path)
        fields = dict(INPUT.findall(page))
        if status == 302:
            # It was published before, though that was not acknowledged.
            return True
        if status != 200 or "csrfmiddlewaretoken" not in fields:
            return False
        status, _ = self.ask(path, fields | {"note": ""}, fields["csrfmiddlewaretoken"])
        if status == 302:
            self.acknowledged.append(draft)
        return status == 302
