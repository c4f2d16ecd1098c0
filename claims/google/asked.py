"""What a program asks for: the parameters of a search, by the names of Google's API."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import orjson
from django.core.exceptions import ValidationError
from django.utils import timezone

from claims.google.answers import SHAPE
from claims.google.errors import InvalidArgumentError
from claims.google.fields import Shape, selection
from factcheck.languages import normalise_language_tag, validate_language_tag
from factcheck.publishing.links import site_of
from factcheck.publishing.reading.listing import MAX_VALUE, MAX_WORDS

DEFAULT_SIZE: Final = 10
MAX_SIZE: Final = 100
_INT32: Final = 2**31
_MAX_PLACE: Final = 2**63 - 1
_LONGEST_TOKEN: Final = 200
_NO: Final = {"false", "0", "no", "f", "n"}
# As protocol buffers have them; Google takes them too.
_OTHER_NAMES: Final = {
    "language_code": "languageCode",
    "review_publisher_site_filter": "reviewPublisherSiteFilter",
    "max_age_days": "maxAgeDays",
    "page_size": "pageSize",
    "page_token": "pageToken",
}


@dataclass(frozen=True)
class Asked:
    """A search that makes sense."""

    query: str
    # BCP 47, or nothing.
    language: str
    # The name of a site, or nothing.
    site: str
    since: date | None
    size: int
    offset: int
    # Where the page begins, as its token says; nothing for the first.
    place: tuple[int, int] | None
    fields: Shape
    pretty: bool
    # Of what a search of the same claims has in common, whatever its page.
    digest: str

    def token(self, place: tuple[int, int]) -> str:
        """The token of the page that begins at a place."""
        return urlsafe_b64encode(orjson.dumps([*place, self.digest])).decode().rstrip("=")


def asked(parameters: Mapping[str, Any]) -> Asked:
    """What the parameters ask for; those that are not known are passed over.

    Raises:
        InvalidArgumentError: one that is known makes no sense.
    """
    given = {_OTHER_NAMES.get(name, name): str(value) for name, value in parameters.items()}
    query, site = given.get("query", "").strip(), given.get("reviewPublisherSiteFilter", "").strip()
    if not query and not site:
        raise InvalidArgumentError("Give query, reviewPublisherSiteFilter or both.")
    if len(query) > MAX_WORDS or len(site) > MAX_VALUE:
        raise InvalidArgumentError(f"query has at most {MAX_WORDS} characters, another parameter {MAX_VALUE}.")
    if "\0" in query or "\0" in site:
        raise InvalidArgumentError("A parameter holds a NUL, which no text has.")
    language, days = _language(given), _number(given, "maxAgeDays")
    digest = hashlib.sha256(orjson.dumps([query, site, language, days])).hexdigest()[:12]
    return Asked(
        query=query,
        language=language,
        site=_site(site),
        since=_since(days),
        size=min(_number(given, "pageSize") or DEFAULT_SIZE, MAX_SIZE),
        offset=_number(given, "offset"),
        place=_place(given.get("pageToken", ""), digest),
        fields=selection(given["fields"], SHAPE) if given.get("fields") else SHAPE,
        pretty=given.get("prettyPrint", "true").lower() not in _NO,
        digest=digest,
    )


def _site(text: str) -> str:
    site = site_of(text)
    if text and not site:
        raise InvalidArgumentError("reviewPublisherSiteFilter is no name of a site, such as news.example.")
    return site


def _number(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "") or "0"
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(_INT32)) and abs(int(text)) < _INT32):
        raise InvalidArgumentError(f"Invalid value at '{name}' (TYPE_INT32), \"{text[:40]}\"")
    if int(text) < 0:
        raise InvalidArgumentError(f"{name} must not be negative.")
    return int(text)


def _language(given: Mapping[str, str]) -> str:
    tag = given.get("languageCode", "").strip()
    try:
        if tag:
            validate_language_tag(tag)
    except ValidationError as error:
        raise InvalidArgumentError("languageCode is no BCP 47 language tag, such as en-US or sr-Latn.") from error
    return normalise_language_tag(tag) if tag else ""


def _since(days: int) -> date | None:
    """The first day that is not too old; None for any."""
    today = timezone.now().date()
    return today - timedelta(days=days) if 0 < days < (today - date.min).days else None


def _place(token: str, digest: str) -> tuple[int, int] | None:
    if not token:
        return None
    try:
        if len(token) > _LONGEST_TOKEN:
            raise ValueError
        first, second, of = orjson.loads(urlsafe_b64decode((token + "=" * (-len(token) % 4)).encode("ascii")))
        if of != digest or not all(type(each) is int and 0 <= each <= _MAX_PLACE for each in (first, second)):
            raise ValueError
    except (ValueError, TypeError) as error:
        raise InvalidArgumentError("pageToken is not from an answer to this search.") from error
    return first, second
