"""Tags by which pages say how they are followed and passed on."""

from typing import Final, NamedTuple
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from claims.kinds import CLAIM, CLAIMANT, REVIEW, TOPIC
from claims.pages.cards import frames
from claims.views.feed import filters_of
from factcheck.language.localisation import DEFAULT, canonical, localised
from factcheck.public.rendering import headline_of, title_of
from factcheck.publishing.addresses import page_path
from factcheck.publishing.canonical import Document

register = template.Library()

_LEAD_TO_CLAIMS: Final = {TOPIC.name, CLAIMANT.name}
"""The kinds of record of which the claims that they lead to are followed; of others, their own changes are."""
_SHOWN_AS_CLAIMS: Final = {CLAIM.name, REVIEW.name}
"""The kinds of record that pages of others can show, as the card and the picture of their claim."""


class Link(NamedTuple):
    """A link by which a page is passed on: its words and where it leads."""

    title: str
    address: str


class FeedLink(NamedTuple):
    """A feed that a page names: what it holds, where it is in Atom and in JSON, and the page of the same, a path."""

    title: str
    address: str
    json: str
    page: str


@register.filter
def permanent(record: Document) -> str:
    """The address of a record's page that stays when its slug changes."""
    return canonical(page_path(record["type"], record["id"]), get_language() or DEFAULT)


@register.simple_tag(takes_context=True)
def feeds(context: template.Context) -> list[FeedLink]:
    """The feeds that a page names to whoever follows it: its own first, then those of the site."""
    site = [_claims(gettext("New claims")), _corrections()]
    own = followed(context)
    return [own, *site] if own and own not in site else site


@register.simple_tag(takes_context=True)
def followed(context: template.Context) -> FeedLink | None:
    """The feed of what a page shows: a record, a list of claims or a search; None where there is none."""
    return feed_of(context["record"]) if "record" in context else _feed_of_list(context)


@register.filter
def feed_of(record: Document) -> FeedLink | None:
    """The feed of the claims that a record's page leads to, or of the record's changes: a review's are its claim's."""
    if record.get("type") in _LEAD_TO_CLAIMS:
        title = gettext("New claims: %(name)s") % {"name": title_of(record)}
        return _claims(title, query=f"?{record['type']}={record['id']}")
    if record.get("type") == REVIEW.name:
        return _changes({**record["claim"], "type": CLAIM.name})
    return _changes(record) if "revision" in record else None


def _changes(record: Document) -> FeedLink:
    page = page_path(record["type"], record["id"])
    feed = localised(f"/feeds{page}")
    title = gettext("Changes: %(name)s") % {"name": title_of(record)}
    return FeedLink(title, feed, f"{feed.rstrip('/')}.json", page)


def _feed_of_list(context: template.Context) -> FeedLink | None:
    request: HttpRequest | None = context.get("request")
    if request is None or context.get("errors"):
        return None
    if request.path == reverse("corrections"):
        return _corrections()
    if request.path not in (reverse("claims"), reverse("search")) or context.get("is_text"):
        return None
    filters = filters_of(request.GET)
    if not filters:
        return _claims(gettext("New claims")) if request.path == reverse("claims") else None
    return _claims(gettext("New claims of this list"), query=f"?{filters.urlencode()}")


def _claims(title: str, query: str = "") -> FeedLink:
    atom, json = reverse("claims-feed"), reverse("claims-json-feed")
    return FeedLink(title, f"{atom}{query}", f"{json}{query}", f"/claims/{query}")


def _corrections() -> FeedLink:
    title = gettext("Corrections and withdrawals")
    return FeedLink(title, reverse("corrections-feed"), reverse("corrections-json-feed"), "/corrections/")


@register.simple_tag(takes_context=True)
def picture_path(context: template.Context) -> str:
    """The path of the picture of a page: a claim's or, for anything else, the site's. It shows no earlier time."""
    record: Document | None = None if context.get("as_of") or context.get("this_revision") else context.get("record")
    claim = record.get("claim", record) if record and has_oembed(record) else None
    return f"{page_path(CLAIM.name, claim['id'])}image.png" if claim else "/image.png"


@register.filter
def has_card(record: Document) -> bool:
    """Whether a record has a card of its own for pages of others."""
    return record.get("type") == CLAIM.name


@register.filter
def has_oembed(record: Document) -> bool:
    """Whether the oEmbed provider knows a record's page."""
    return record.get("type") in _SHOWN_AS_CLAIMS


@register.filter
def embed_code(claim: Document) -> str:
    """The HTML that shows a claim in a page of someone else's."""
    return str(frames.frame(claim, get_language() or DEFAULT))


@register.filter
def fitting_embed_code(claim: Document) -> str:
    """The same HTML with a script that fits the frame to its card."""
    return str(frames.fitting_frame(claim, get_language() or DEFAULT))


@register.filter
def oembed_address(record: Document, form: str) -> str:
    """Where the oEmbed provider says how a claim or a review is shown in pages of others."""
    return f"{settings.SITE_URL}/oembed?{urlencode({'url': permanent(record), 'format': form})}"


@register.filter
def mailto(record: Document) -> str:
    """A letter with a record's title and address."""
    return f"mailto:?subject={quote(headline_of(record))}&body={quote(permanent(record))}"
