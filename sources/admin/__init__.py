"""The desk's pages of publishers, sources, captures and passages."""

from sources.admin.background import CaptureAttemptAdmin, LinkCheckAdmin
from sources.admin.capture import CaptureAdmin
from sources.admin.passage import PassageAdmin
from sources.admin.publisher import PublisherAdmin
from sources.admin.source import SourceAdmin
from sources.admin.waiting import Orphaned

__all__ = [
    "CaptureAdmin",
    "CaptureAttemptAdmin",
    "LinkCheckAdmin",
    "Orphaned",
    "PassageAdmin",
    "PublisherAdmin",
    "SourceAdmin",
]
