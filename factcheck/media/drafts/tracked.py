"""Which models of this app have a history at the desk, and what their rows are parts of."""

from factcheck.editing.registry import track
from factcheck.media.models import Appearance, MediaObject, MediaReview, Still


def track_all() -> None:
    """Remember every change of what editors write here."""
    track(MediaObject)
    track(Appearance, part_of="media_object")
    track(MediaReview, part_of="media_object")
    track(Still, part_of="media_object")
