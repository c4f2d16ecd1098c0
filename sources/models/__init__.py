"""Publishers, sources, captures and passages."""

from sources.models.capture import Capture
from sources.models.capture_attempt import CaptureAttempt
from sources.models.link_check import LinkCheck
from sources.models.naming import LabelName, PublisherName, SourceName
from sources.models.passage import Passage
from sources.models.publisher import Publisher
from sources.models.source import Draw, Source, SourceImage

__all__ = [
    "Capture",
    "CaptureAttempt",
    "Draw",
    "LabelName",
    "LinkCheck",
    "Passage",
    "Publisher",
    "PublisherName",
    "Source",
    "SourceImage",
    "SourceName",
]
