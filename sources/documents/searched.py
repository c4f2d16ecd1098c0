"""The texts of sources and publishers that a search looks through, besides what list entries show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.naming.documents import named_in, titled_in
from factcheck.publishing.canonical import Document


def searched_in_source(source: Document) -> Iterator[tuple[str, str]]:
    """The byline, and titles in other languages: a list entry shows its title and publisher itself."""
    yield _("Byline"), source["byline"]
    yield from titled_in(source)


def searched_in_publisher(publisher: Document) -> Iterator[tuple[str, str]]:
    """Its names in other languages: besides, a publisher is found by its own name alone."""
    yield from named_in(publisher)
