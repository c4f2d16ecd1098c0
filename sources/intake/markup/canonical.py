"""The address that a page gives as its own."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.core.exceptions import ValidationError

from factcheck.publishing.links import site_of
from sources.addresses import normalise_url
from sources.intake.markup.structured import Said


def canonical_of(tree: Any, said: Said, url: str) -> str:
    """The address in its one form; "" where the page gives none, one of another site, or that of a front page."""
    for written in filter(None, _written(tree, said)):
        try:
            address = normalise_url(urljoin(url, written.strip()))
        except (ValidationError, ValueError):
            continue
        is_page = len(urlsplit(address).path) > 1 or urlsplit(address).query or len(urlsplit(url).path) <= 1
        if is_page and (not url or site_of(address) == site_of(url)):
            return address
    return ""


def _written(tree: Any, said: Said) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    yield from said.named("og:url")
