"""The empty fields of a source, filled with what its page or its text tells."""

import logging
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from factcheck.publishing.planning.state import ever_published
from sources.intake.pages import PageFacts
from sources.models import Publisher, Source
from sources.texts import reanchor

_MAX_TITLE = 500

logger = logging.getLogger(__name__)


def fill(source: Source, facts: PageFacts) -> str:
    """Fill the empty fields of a source with what its page says; return what the editor should still look at."""
    found = _empty(source, facts)
    note = _match_publisher(source, facts, found)
    for name, value in found.items():
        setattr(source, name, value)
    try:
        source.clean_fields(exclude=_others(source, found))
    except ValidationError as error:
        # Better one value less than no capture.
        logger.warning("A page's facts don't fit source %s: %s", source.pk, error.message_dict)
        return ""
    if found:
        _save(source, found)
    return note


def _save(source: Source, found: dict[str, object]) -> None:
    fields = {*found, "updated_at"}
    if "title" in found and not ever_published(source.record_kind, [source.public_id]):
        # It was made from the address; one that readers know stays.
        source.slug = ""
        fields.add("slug")
    source.save(update_fields=fields)
    if "text" in found:
        reanchor(source, old="")


def _empty(source: Source, facts: PageFacts) -> dict[str, object]:
    """The values for the fields that the editor left empty; the address stands in for a title not yet known."""
    found: dict[str, object] = {}
    is_bare = source.title in {"", source.url, source.url[:_MAX_TITLE]}
    if is_bare and facts.title:
        found["title"] = facts.title
    if is_bare and facts.language:
        # A language can't be empty: only one that came with no more than an address is a guess.
        found["language"] = facts.language
    if not source.byline and facts.byline:
        found["byline"] = facts.byline
    if source.published_on is None and facts.published_on is not None:
        found |= {"published_on": facts.published_on, "published_on_precision": facts.published_on_precision}
    if not source.text and facts.text:
        found["text"] = facts.text
    return found


def _match_publisher(source: Source, facts: PageFacts, found: dict[str, object]) -> str:
    if source.publisher_id is not None:
        return ""
    publisher = _publisher_of(source, facts)
    if publisher is not None:
        found["publisher"] = publisher
        return ""
    return f"The page names “{facts.publisher}” as its publisher: choose or add it." if facts.publisher else ""


def _publisher_of(source: Source, facts: PageFacts) -> Publisher | None:
    """The one publisher with the name that the page gives, or else the one whose homepage is on its host."""
    named = Publisher.objects.filter(name__folded_exact=facts.publisher)[:2] if facts.publisher else []
    host = urlsplit(source.url).hostname or ""
    bare = host.removeprefix("www.")
    homes = [f"{scheme}://{prefix}{bare}/" for scheme in ("https", "http") for prefix in ("", "www.")]
    for matches in (list(named), list(Publisher.objects.filter(homepage__in=homes)[:2])):
        if len(matches) == 1:
            return matches[0]
    return None


def _others(source: Source, found: dict[str, object]) -> set[str]:
    return {field.name for field in source._meta.fields} - set(found)
