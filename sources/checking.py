"""Visiting the addresses of sources again, one after another and gently, to see what has become of them."""

import hashlib
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from django.utils.text import Truncator

from sources.fetching.errors import FetchError
from sources.fetching.fetcher import Fetched, fetch
from sources.intake.pages import page_facts
from sources.models import Capture, LinkCheck, Source
from sources.models.capture_attempt import MAX_MESSAGE
from sources.vocabulary import LinkState

_GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_BROKEN: Final = "The visit broke on our side; the server's log has the details."

logger = logging.getLogger(__name__)


class Pace:
    """Lets the same host be visited again only after `pause` seconds."""

    def __init__(self, pause: float, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._pause = pause
        self._sleep = sleep
        self._visited: dict[str, float] = {}

    def wait_for(self, url: str) -> None:
        """Wait until the host of this address may be visited."""
        host = urlsplit(url).hostname or ""
        since = time.monotonic() - self._visited.get(host, float("-inf"))
        if since < self._pause:
            self._sleep(self._pause - since)
        self._visited[host] = time.monotonic()


def check_links(sources: Iterable[Source], *, pace: Pace) -> Counter[str]:
    """Visit the address of each source and record what was found; return how many of each result."""
    found: Counter[str] = Counter()
    for source in sources:
        pace.wait_for(source.url)
        found[check_link(source).result] += 1
    return found


def check_link(source: Source) -> LinkCheck:
    """Visit the address of a source and record what was found, whatever that is."""
    try:
        check = _of_document(source, fetch(source.url))
    except FetchError as error:
        result = LinkState.GONE if error.status in _GONE else LinkState.FAILED
        check = LinkCheck(source=source, result=result, status=error.status, message=_line(str(error)))
    except Exception:
        # One page that breaks us must not keep the others from being visited.
        logger.exception("The visit to source %s broke", source.pk)
        check = LinkCheck(source=source, result=LinkState.FAILED, message=_BROKEN)
    check.save()
    return check


def _of_document(source: Source, fetched: Fetched) -> LinkCheck:
    facts = page_facts(fetched.content, media_type=fetched.content_type, url=fetched.url)
    # Of what has no text that can be read, such as a PDF, the bytes are compared.
    digest = _digest(facts.text.encode() if facts.text else fetched.content)
    before = _digest_before(source, fetched)
    result = LinkState.OK
    if before and before != digest:
        result = LinkState.CHANGED
    elif not _is_same_place(source.url, fetched.url):
        result = LinkState.REDIRECTED
    return LinkCheck(source=source, result=result, status=fetched.status, final_url=fetched.url, text_sha256=digest)


def _digest_before(source: Source, fetched: Fetched) -> str:
    """The digest of the latest capture that was fetched, or else of the first visit; a new capture settles a change."""
    latest = Capture.objects.filter(source=source, status__isnull=False).first()
    if latest is not None:
        # Read anew: its text may be of a time when pages were read in another way. Captures don't keep the charset.
        facts = page_facts(bytes(latest.content), media_type=fetched.content_type, url=fetched.url)
        return _digest(facts.text.encode()) if facts.text else latest.sha256
    visits = LinkCheck.objects.filter(source=source).exclude(text_sha256="")
    return visits.order_by("checked_at", "pk").values_list("text_sha256", flat=True).first() or ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_same_place(url: str, final: str) -> bool:
    """Whether two addresses differ in no more than the scheme, "www.", a slash at the end or the parameters."""
    return _place(url) == _place(final)


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _line(message: str) -> str:
    return Truncator(" ".join(message.split())).chars(MAX_MESSAGE)
