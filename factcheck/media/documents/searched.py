"""The texts of media objects that a search looks through, besides what list entries show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.publishing.canonical import Document


def searched_in_media_object(document: Document) -> Iterator[tuple[str, str]]:
    """What each appearance passed it off as, and what reviews found, with headings."""
    yield from ((_("Passed off as"), each["purports"]) for each in document["appearances"])
    yield from ((_("Finding"), each["finding"]) for each in document["reviews"])
