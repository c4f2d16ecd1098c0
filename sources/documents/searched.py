"""The texts of sources and publishers that a search looks through, besides what list entries show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.publishing.canonical import Document


def searched_in_source(source: Document) -> Iterator[tuple[str, str]]:
    """The byline, with its heading; a list entry shows title and publisher itself."""
    yield _("Byline"), source["byline"]


def searched_in_publisher(publisher: Document) -> Iterator[tuple[str, str]]:
    """Nothing: a publisher is found by its name alone."""
    yield from ()
