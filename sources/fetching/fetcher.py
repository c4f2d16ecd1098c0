"""Fetching one document: within a time and a size, of the types that a source may have, and with its redirects."""

import ssl
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from http.client import HTTPException
from typing import Final
from urllib.parse import urljoin

from django.conf import settings
from urllib3.exceptions import HTTPError, SSLError
from urllib3.response import BaseHTTPResponse

from sources.fetching.connections import Deadline, connected
from sources.fetching.errors import BY_HAND, FetchError
from sources.fetching.guard import Guard, Place

MAX_SECONDS: Final = 30
"""Longest that a fetch takes, redirects and all."""
MAX_BYTES: Final = 20_000_000
"""Largest document, as sent and as unpacked."""
MAX_HEADERS: Final = 65_536
"""Largest header of an answer, in bytes."""
MAX_REDIRECTS: Final = 5

MEDIA_TYPES: Final = frozenset(
    {
        *("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/json"),
        *("text/xml", "application/xml", "application/ld+json", "application/rss+xml", "application/atom+xml"),
    }
)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_ANSWERS: Final = frozenset({200, 203})
_GONE: Final = frozenset({404, 410})
_PACKED: Final = frozenset({"gzip", "x-gzip"})
_CHUNK: Final = 65_536
_REFUSALS: Final[Mapping[int, str]] = {
    401: "The site asks for a password.",
    403: "The site refuses to show it to programs.",
    404: "The site has no such page.",
    410: "The site says that the page is gone for good.",
    429: "The site says that it was asked too often.",
    451: "The site says that the law keeps it from showing this.",
}

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Exchange:
    """One question to a site and its answer; `body` as it was sent, still packed if it came so."""

    url: str
    ip: str
    target: str
    asked: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes


@dataclass(frozen=True)
class Fetched:
    """A document as the web gave it: `content` is unpacked, `url` is where the last redirect led."""

    url: str
    requested_url: str
    media_type: str
    content: bytes
    moment: datetime
    status: int
    headers: Headers
    exchanges: tuple[Exchange, ...]

    @property
    def content_type(self) -> str:
        """The media type with its parameters, such as the charset, as the site gave it."""
        return _header(self.headers, "content-type")


class Fetcher:
    """Fetches documents, each within `seconds`. The arguments are for tests; production passes none."""

    def __init__(
        self, guard: Guard | None = None, *, trust: ssl.SSLContext | None = None, seconds: float = MAX_SECONDS
    ) -> None:
        self._guard = guard or Guard()
        self._trust = trust or _usual_trust()
        self._seconds = seconds

    def fetch(self, url: str) -> Fetched:
        """Fetch the document at an http or https address.

        Raises:
            FetchError: it could not be had, or may not be fetched; the message says why, for editors.
        """
        moment = datetime.now(UTC)
        deadline = Deadline(self._seconds)
        place = self._guard.place(url, seconds=deadline.left())
        exchanges = [self._ask(place, deadline)]
        while exchanges[-1].status in _REDIRECTS:
            place = self._next(place, exchanges, deadline)
            exchanges.append(self._ask(place, deadline))
        return _document(url, moment, exchanges)

    def _next(self, place: Place, exchanges: list[Exchange], deadline: Deadline) -> Place:
        location = _header(exchanges[-1].headers, "location")
        if not location:
            raise FetchError("The site redirects, and does not say where to.", status=exchanges[-1].status)
        if len(exchanges) > MAX_REDIRECTS:
            raise FetchError(f"The site redirects more than {MAX_REDIRECTS} times.", status=exchanges[-1].status)
        led_to = self._guard.place(_joined(place.url, location), seconds=deadline.left())
        if place.scheme == "https" and led_to.scheme == "http":
            raise FetchError("The site redirects from https to http, where what is sent can be changed on its way.")
        if led_to.url in {exchange.url for exchange in exchanges}:
            raise FetchError("The site redirects in a circle.", status=exchanges[-1].status)
        return led_to

    def _ask(self, place: Place, deadline: Deadline) -> Exchange:
        try:
            return _exchange(place, deadline, self._trust)
        except (HTTPException, HTTPError, OSError, ValueError) as error:
            raise _failure(place, deadline, error) from error


def fetch(url: str) -> Fetched:
    """Fetch the document at an address of the public web.

    Raises:
        FetchError: it could not be had, or may not be fetched; the message says why, for editors.
    """
    return Fetcher().fetch(url)


def user_agent() -> str:
    """How we call ourselves, with the address at which a site's owner can look us up."""
    return f"Factcheck/1.0 (+{settings.SITE_URL})".encode("ascii", "replace").decode()


@cache
def _usual_trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _exchange(place: Place, deadline: Deadline, trust: ssl.SSLContext) -> Exchange:
    asked = {
        "Host": place.host,
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,application/xml;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    with connected(place, deadline, trust) as connection:
        connection.request("GET", place.target, headers=asked, preload_content=False, decode_content=False)
        ip = str(connection.sock.getpeername()[0]) if connection.sock else ""
        with closing(connection.getresponse()) as response:
            # A cut connection looks like the end of a header, or of an answer that gives no length.
            deadline.check()
            headers = _headers(response)
            body = _body(response, headers, deadline) if response.status in _ANSWERS else b""
    reason = response.reason or ""
    return Exchange(place.url, ip, place.target, tuple(asked.items()), response.status, reason, headers, body)


def _headers(response: BaseHTTPResponse) -> Headers:
    headers = tuple((str(name), str(value)) for name, value in response.headers.iteritems())
    if sum(len(name) + len(value) for name, value in headers) > MAX_HEADERS:
        raise FetchError("The site's answer begins with a header that is far too long.")
    return headers


def _body(response: BaseHTTPResponse, headers: Headers, deadline: Deadline) -> bytes:
    _media_type(headers)  # Refuses what is not worth reading.
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and len(declared) < len(str(MAX_BYTES)) + 9 and int(declared) > MAX_BYTES:
        raise _too_large()
    body = bytearray()
    while chunk := response.read(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > MAX_BYTES:
            raise _too_large()
    deadline.check()
    return bytes(body)


def _document(requested: str, moment: datetime, exchanges: list[Exchange]) -> Fetched:
    last = exchanges[-1]
    if last.status not in _ANSWERS:
        words = _REFUSALS.get(last.status, f"The site answered with an error ({last.status}).")
        raise FetchError(words if last.status in _GONE else f"{words} {BY_HAND}", status=last.status)
    return Fetched(
        url=last.url,
        requested_url=requested,
        media_type=_media_type(last.headers),
        content=_unpacked(last),
        moment=moment,
        status=last.status,
        headers=last.headers,
        exchanges=tuple(exchanges),
    )


def _media_type(headers: Headers) -> str:
    media_type = _header(headers, "content-type").partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise FetchError(f"It is neither a page nor a document that is captured by itself. {BY_HAND}")
    return media_type


def _unpacked(exchange: Exchange) -> bytes:
    coding = _header(exchange.headers, "content-encoding").strip().lower()
    if coding in {"", "identity"}:
        return exchange.body
    if coding not in _PACKED:
        raise FetchError(f"The site packs its answer in a way that was not asked for. {BY_HAND}")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        # Asked for one byte too many at most: a bomb is never unpacked whole.
        content = unpacker.decompress(exchange.body, MAX_BYTES + 1)
    except zlib.error as error:
        raise FetchError("The site's answer is damaged: it can't be unpacked.") from error
    if len(content) > MAX_BYTES:
        raise _too_large()
    if not unpacker.eof:
        raise FetchError("The site's answer broke off before its end. Try again.")
    return content


def _header(headers: Headers, wanted: str) -> str:
    return next((value for name, value in headers if name.lower() == wanted), "")


def _joined(base: str, location: str) -> str:
    with suppress(UnicodeError):
        # Headers are read as Latin-1; sites send UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, location)
    except ValueError as error:
        raise FetchError("The site redirects to an address that is not well-formed.") from error


def _too_large() -> FetchError:
    return FetchError(f"It has more than {MAX_BYTES // 1_000_000} MB. {BY_HAND}")


def _failure(place: Place, deadline: Deadline, error: Exception) -> FetchError:
    if deadline.is_over:
        return FetchError(f"It took more than {deadline.seconds:g} seconds. Try again later.")
    if isinstance(error, SSLError | ssl.SSLError):
        return FetchError(f"The certificate of “{place.host}” can't be trusted, so it may be another site. {BY_HAND}")
    if isinstance(error, OSError):
        return FetchError(f"“{place.host}” can't be reached now. Try again later.")
    return FetchError(f"“{place.host}” answered in a way that can't be read. Try again later.")
