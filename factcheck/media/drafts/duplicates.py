"""Media objects at the desk that may be the same as what is typed."""

from typing import Final

from factcheck.desk.checking.asking import having, other_than
from factcheck.desk.likeness import Match, alike, best, corpus
from factcheck.media.models import MediaObject

NAMES_ALIKE: Final = 0.5


def similar_media_objects(name: str, *, exclude: MediaObject | None = None, limit: int = 5) -> list[Match]:
    """The media objects with a name most like this one, the likest first. For editors only."""
    without = exclude.pk if exclude else None
    scores = best(alike(corpus(MediaObject, "name"), name), at_least=NAMES_ALIKE, limit=limit, without=without)
    found = MediaObject.objects.in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]


def media_object_called(name: str, exclude: MediaObject | None = None) -> MediaObject | None:
    """The media object of just this name, other than the one given. For editors only."""
    return other_than(having(MediaObject, "name", name), exclude)
