"""The words of sources that public pages, the API and the tables share. Imports no model."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PublisherKind(models.TextChoices):
    """What sort of body makes sources public."""

    NEWS_OUTLET = "news_outlet", pgettext_lazy("kind of publisher", "news outlet")
    AGENCY = "agency", pgettext_lazy("kind of publisher", "news agency")
    GOVERNMENT = "government", pgettext_lazy("kind of publisher", "government")
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        pgettext_lazy("kind of publisher", "international organisation"),
    )
    NGO = "ngo", pgettext_lazy("kind of publisher", "non-governmental organisation")
    COURT = "court", pgettext_lazy("kind of publisher", "court")
    SOCIAL_PLATFORM = "social_platform", pgettext_lazy("kind of publisher", "social platform")
    FACT_CHECKER = "fact_checker", pgettext_lazy("kind of publisher", "fact-checker")
    OTHER = "other", pgettext_lazy("kind of publisher", "other")


class SourceKind(models.TextChoices):
    """What sort of document a source is."""

    ARTICLE = "article", pgettext_lazy("kind of source", "article")
    SPEECH = "speech", pgettext_lazy("kind of source", "speech")
    PRESS_RELEASE = "press_release", pgettext_lazy("kind of source", "press release")
    POST = "post", pgettext_lazy("kind of source", "post")
    RECORD = "record", pgettext_lazy("kind of source", "record")
    INTERVIEW = "interview", pgettext_lazy("kind of source", "interview")
    REPORT = "report", pgettext_lazy("kind of source", "report")
    VIDEO = "video", pgettext_lazy("kind of source", "video")
    BOOK = "book", pgettext_lazy("kind of source", "book")
    OTHER = "other", pgettext_lazy("kind of source", "other")


class PassageState(models.TextChoices):
    """Whether a passage's words were found in the text of its source."""

    ANCHORED = "anchored", _("found in the source")
    ORPHANED = "orphaned", _("no longer found in the source")
    UNCHECKED = "unchecked", _("not checked against the source")


class AttemptState(models.TextChoices):
    """How far the attempt to capture a source has come."""

    WAITING = "waiting", pgettext_lazy("capture", "waiting")
    RUNNING = "running", pgettext_lazy("capture", "running")
    DONE = "done", pgettext_lazy("capture", "captured")
    FAILED = "failed", pgettext_lazy("capture", "failed")


class LinkState(models.TextChoices):
    """What a visit to the address of a source found."""

    OK = "ok", _("as before")
    CHANGED = "changed", _("text has changed")
    REDIRECTED = "redirected", _("leads elsewhere")
    GONE = "gone", pgettext_lazy("link", "gone")
    FAILED = "failed", _("can't be reached")


DEAD_LINK: Final = (LinkState.GONE, LinkState.FAILED)
"""What a reader who follows the link would call dead."""
