"""Asking the site that is mirrored: the one address that the settings name, and none that an answer leads to.

It may lie in a network of one's own: whoever runs this site chose it, and neither editors nor readers can change it.
"""

import time
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from factcheck.copies.verified import LONGEST
from factcheck.http.replicas import STALE

MOST_BYTES: Final = 2 * LONGEST
"""Of one answer."""
_CHUNK: Final = 65_536
_CONNECT_SECONDS: Final = 5
_SECONDS: Final = 20


class OriginError(Exception):
    """The origin can't be asked now; later it may. The message says why."""


class Origin:
    """The site that is mirrored."""

    def __init__(self, address: str, *, seconds: float = _SECONDS) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"{address} is no address of a site.")
        self.address = address.rstrip("/")
        self._seconds = seconds
        self._pool = urllib3.PoolManager(retries=False, maxsize=1)

    def get(self, path: str, *, wait: float = 0) -> bytes | None:
        """What the origin answers at a path; None where there is nothing. It may take so many seconds longer.

        Raises:
            OriginError: it can't be reached, is cut off, takes too long, is too large, or answers with an error or with
                what may be old: a log that only seems shorter is no forgery.
        """
        end = time.monotonic() + self._seconds + wait
        timeout = urllib3.Timeout(connect=_CONNECT_SECONDS, read=self._seconds + wait)
        headers = {"User-Agent": "Factcheck/1.0 (mirror)", "Accept-Encoding": "identity"}
        try:
            response = self._pool.request(
                "GET", f"{self.address}{path}", headers=headers, timeout=timeout, redirect=False, preload_content=False
            )
            try:
                return self._body(response, end)
            finally:
                response.close()
        except (HTTPError, OSError) as error:
            raise OriginError(f"{self.address} can't be reached: {error}") from error

    def _body(self, response: urllib3.BaseHTTPResponse, end: float) -> bytes | None:
        if response.status in {404, 410}:
            return None
        if response.status != HTTPStatus.OK:
            raise OriginError(f"{self.address} answered with {response.status}.")
        if STALE in response.headers:
            raise OriginError(f"The database of {self.address} is away, and what it answers may be old.")
        body = bytearray()
        while data := response.read(_CHUNK):
            body += data
            if len(body) > MOST_BYTES or time.monotonic() > end:
                raise OriginError(f"{self.address} sends more than {MOST_BYTES:,} bytes, or takes too long.")
        return bytes(body)
