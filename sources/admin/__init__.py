"""The desk's pages of publishers, sources, captures and passages."""

from django.utils.translation import gettext_lazy as _

from factcheck.desk import front
from factcheck.desk.front import Section
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

front.register(
    Section(
        _("Sources"),
        _("Where it is reported, in which words."),
        (
            *("sources.Source", "sources.Passage", "sources.Publisher"),
            *("sources.Capture", "sources.CaptureAttempt", "sources.LinkCheck"),
        ),
        place=2,
    )
)
