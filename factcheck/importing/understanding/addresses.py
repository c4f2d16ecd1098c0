"""Addresses as archives write them, brought to the one form that records have."""

import html
import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from django.core.exceptions import ValidationError

from sources.addresses import MAX_LENGTH, normalise_url, without_tracking

_SCHEME: Final = re.compile(r"(?:(?:h[tx]{2}ps?)[:;]?/{0,4})+", re.IGNORECASE)
_WHOLE: Final = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,6}[a-z]{2,24}(?::\d{1,5})?(?=[/?#]|\Z)", re.IGNORECASE)
# What `normalise_url` would give back as it is, but for steps in its path: most addresses of an archive, and it takes
# a quarter of the time.
_IN_ITS_FORM: Final = re.compile(
    r"(https?://[a-z0-9.-]{4,253})/[A-Za-z0-9/=:;$&()+,!*@'~_.-]*(?:\?[A-Za-z0-9/=:;$&()+,!*@'~_.-]+)?"
)
_PLAIN_HOST: Final = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+)(?=[/?#]|\Z)")
_ARCHIVED: Final = re.compile(
    r"https?://(?:web\.archive\.org/(?:web/)?\d{4,14}[a-z_]{0,5}/|archive\.(?:ph|is|today|li|vn|fo|md)/o/\w{1,12}/)"
    r"(?P<original>https?:/.*)",
    re.IGNORECASE,
)
_FOUND: Final = re.compile(r"https?:/{1,2}[^\s<>\"'|\\]{3,2000}", re.IGNORECASE)
_TRAILING: Final = ".,;:!?)]}…’”"
_FILE: Final = re.compile(
    r"\.(?:html?|php|aspx?|jsp|jpe?g|png|gif|webp|pdf|txt|mp[34]|json|xml|csv|docx?)\Z", re.IGNORECASE
)
_EMPTY: Final = frozenset({"", "null", "none", "n/a", "na", "nan", "-", "#", "undefined", "todo", "tbd"})

MENDED: Final = "mended: its scheme was missing or misspelt"
NO_ADDRESS: Final = "no address on the web: left out"


class Address(NamedTuple):
    """An address, empty where none can be made of what was written, and what was odd, empty where nothing was."""

    url: str
    remark: str = ""


def place_of(url: str) -> str:
    """What an address in its one form has in common with its brothers, which name the same page: those with the other
    scheme, with or without `www.` and a slash at the end.
    """
    return url.partition("//")[2].removeprefix("www.").rstrip("/")


def understood_address(written: str, base: str = "") -> Address:
    """The address in its one form. `base` is the page that it stands on, for addresses such as `/2020/05/news`."""
    found = _IN_ITS_FORM.fullmatch(written)
    is_escaped_or_has_steps = "/." in written or "amp;" in written
    if found and not is_escaped_or_has_steps and len(written) <= MAX_LENGTH and _is_in_its_form(found[1]):
        path, _, query = written.partition("?")
        query = without_tracking(query, found[1].partition("//")[2]) if query else ""
        return Address(f"{path}?{query}" if query else path)
    return _understood(written, base)


@lru_cache(maxsize=1000)
def _is_in_its_form(site: str) -> bool:
    """Whether a scheme and host are such as `normalise_url` gives them."""
    return _normalised(f"{site}/", "").url == f"{site}/"


@lru_cache(maxsize=8_000)
def _understood(written: str, base: str) -> Address:
    text = html.unescape(written).strip(" \t\r\n\"'<>“”\u00a0\u200b\ufeff")
    if text.lower() in _EMPTY:
        return Address("")
    if _WHOLE.match(text) and not text[:16].lower().startswith(("http://http", "https://http")):
        return _normalised(text, "")
    if base and (not _HOST.match(text.lstrip("/")) or _FILE.search(text)) and not _SCHEME.match(text):
        return _normalised(urljoin(base, text), "")
    return _mended(text)


def _mended(text: str) -> Address:
    if "%3a%2f%2f" in text[:16].lower():
        text = unquote(text)
    if found := _SCHEME.match(text):
        scheme = "http" if found.group().lower().startswith(("http:", "http/", "hxxp:")) else "https"
        rest = text[found.end() :]
    else:
        scheme, rest = "https", text.lstrip("/")
    if not _HOST.match(rest) or "@" in rest.partition("/")[0] or (_FILE.search(rest) and "/" not in rest):
        return Address("", NO_ADDRESS)
    return _normalised(f"{scheme}://{rest}", MENDED)


def _normalised(text: str, remark: str) -> Address:
    try:
        return Address(normalise_url(" ".join(text.split()).replace(" ", "%20")), remark)
    except ValidationError:
        return Address("", NO_ADDRESS)


def addresses_in(text: str) -> list[str]:
    """The addresses that stand in a text, each once, in their order; closing punctuation is not part of one."""
    found = (each.group().rstrip(_TRAILING) for each in _FOUND.finditer(text))
    # Lists of addresses are often joined by commas without a space.
    parts = (part for each in found for part in re.split(r"[,;](?=https?:/)", each))
    return list(dict.fromkeys(url for part in parts if (url := understood_address(part).url)))


def unarchived(url: str) -> str:
    """The address of which this one, of a web archive, holds a copy; any other comes back as it was."""
    found = _ARCHIVED.match(url)
    return understood_address(found["original"]).url or url if found else url


@lru_cache(maxsize=8_000)
def host_of(url: str) -> str:
    """The host of what an address shows, be it archived, without “www.”; empty where it has none."""
    if (found := _PLAIN_HOST.match(url)) and "archive" not in found[1]:
        return found[1]
    try:
        return (urlsplit(unarchived(url)).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def unglued(url: str, beside: str) -> str:
    """The address with the slash that it lost after its host, where another of the same host tells that it did.

    `https://example.orgblog` beside `https://example.org/2020/news` is `https://example.org/blog`.
    """
    host, other = host_of(url), host_of(beside)
    if not other or host == other or not host.startswith(other) or host[len(other)] == ".":
        return url
    return understood_address(f"{url[: url.index(host)]}{other}/{host[len(other) :]}").url or url
