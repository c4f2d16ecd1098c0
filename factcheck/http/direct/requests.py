"""What of a request decides its answer; and which requests are left to Django, since more might."""

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from factcheck.database.replicas import asked
from factcheck.language.localisation import is_translated, split_language, wanted

_METHODS: Final = frozenset({"GET", "HEAD"})
_LONGEST: Final = 300
# Of these, no answer to GET or HEAD says anything else; the others of a request are read below.
_WITHOUT_EFFECT: Final = frozenset(
    f"HTTP_{name}"
    for name in (
        *("CACHE_CONTROL", "CONNECTION", "DNT", "KEEP_ALIVE", "MAX_FORWARDS", "PRAGMA", "PRIORITY", "REFERER", "TE"),
        *("TRACEPARENT", "TRACESTATE", "UPGRADE_INSECURE_REQUESTS", "USER_AGENT", "VIA", "FROM", "SAVE_DATA"),
        *("X_FORWARDED_FOR", "X_REQUEST_ID", "X_CORRELATION_ID", "X_AMZN_TRACE_ID", "CDN_LOOP", "TRUE_CLIENT_IP"),
    )
)
_READ: Final = frozenset(
    f"HTTP_{name}"
    for name in (
        *("ACCEPT", "ACCEPT_ENCODING", "ACCEPT_LANGUAGE", "COOKIE", "HOST", "IF_NONE_MATCH", "ORIGIN"),
        "X_FORWARDED_PROTO",
    )
)
_KNOWN: Final = _WITHOUT_EFFECT | _READ
_FAMILIES: Final = ("HTTP_SEC_", "HTTP_CF_", "HTTP_FASTLY_")
_GZIP: Final = re.compile(r"\bgzip\b")
_ONE_ETAG: Final = re.compile(r'(?:W/)?"([^"\s,]*)"')
_JSON: Final = frozenset({"*/*", "application/json", "application/*"})
_QUALITY: Final = re.compile(r" ?q=[01](?:\.\d{1,3})?")
_NOT_HERE: Final = ("/admin/", "/accounts/", "/static/")
# Whatever one of ours says; others' are nobody's business here.
_OUR_COOKIES: Final = re.compile(r"(?:^|[;\s])(?:sessionid|csrftoken|messages|django_\w+|mfa\w*)\s*=|[^\x20-\x7e]")


class Asked(NamedTuple):
    """All that decides an answer to a request without a query."""

    method: str
    path: str
    host: str
    scheme: str
    # What a declared proxy says of it.
    forwarded: str
    # The site whose script asks.
    origin: str
    language: str
    takes_gzip: bool
    # Whether the client has what it would get.
    unchanged: bool = False
    # Whether the server that is asked may be behind, which pages say.
    may_be_stale: bool = False


class Request(NamedTuple):
    """A request that can be answered here."""

    asked: Asked
    # Whether it takes JSON.
    takes_json: bool
    # The one entity tag that the client has, without quotes and W/; "" for none.
    etag: str


def read(environ: dict[str, Any]) -> Request | None:
    """What is asked for; None where Django must see for itself."""
    path = environ["PATH_INFO"]
    if (
        environ["REQUEST_METHOD"] not in _METHODS
        or environ.get("QUERY_STRING")
        or environ.get("SCRIPT_NAME")
        or environ.get("CONTENT_LENGTH", "") not in {"", "0"}
        or environ.get("CONTENT_TYPE")
        or len(path) > _LONGEST
        or path.startswith(_NOT_HERE)
    ):
        return None
    for name in environ:
        if name.startswith("HTTP_") and name not in _KNOWN and not name.startswith(_FAMILIES):
            return None
    return _read_headers(environ, path)


def _read_headers(environ: dict[str, Any], path: str) -> Request | None:
    host = environ.get("HTTP_HOST", "")
    given = environ.get("HTTP_IF_NONE_MATCH")
    tag = _ONE_ETAG.fullmatch(given) if given else None
    if (given is not None and not tag) or not _is_ours(host, tuple(settings.ALLOWED_HOSTS)):
        return None
    if "HTTP_COOKIE" in environ and _OUR_COOKIES.search(environ["HTTP_COOKIE"]):
        return None
    found = Asked(
        environ["REQUEST_METHOD"],
        path,
        host,
        environ["wsgi.url_scheme"],
        environ.get("HTTP_X_FORWARDED_PROTO", ""),
        environ.get("HTTP_ORIGIN", ""),
        _language(path, environ.get("HTTP_ACCEPT_LANGUAGE", "")),
        _GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")) is not None,
        may_be_stale=asked.may_be_stale(),
    )
    return Request(found, _takes_json(environ.get("HTTP_ACCEPT", "*/*")), tag[1] if tag else "")


@lru_cache(maxsize=256)
def _is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    """Whether Django answers at this host."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)


def _language(path: str, accepted: str) -> str:
    """The language that Django would choose for an address that names none."""
    if path.startswith("/api/") or split_language(path)[0] or not is_translated(path):
        return ""
    return wanted(accepted)


def _takes_json(accepted: str) -> bool:
    if accepted in _JSON:
        return True
    for part in accepted.split(","):
        media_type, _, rest = part.strip().partition(";")
        if media_type in _JSON and (not rest or _QUALITY.fullmatch(rest)):
            return True
    return False
