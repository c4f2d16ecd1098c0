"""Media objects: images, videos and recordings of sound, where each appeared, and what reviews found it to be."""

from factcheck.media.models.appearance import Appearance
from factcheck.media.models.media_object import MediaObject, Still
from factcheck.media.models.media_review import MediaReview

__all__ = ["Appearance", "MediaObject", "MediaReview", "Still"]
