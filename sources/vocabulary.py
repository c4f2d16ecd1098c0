"""The words of sources that public pages, the API and the tables share. Imports no model."""

from django.db import models


class PublisherKind(models.TextChoices):
    """What sort of body makes sources public."""

    NEWS_OUTLET = "news_outlet", "news outlet"
    AGENCY = "agency", "news agency"
    GOVERNMENT = "government", "government"
    INTERNATIONAL_ORGANISATION = "international_organisation", "international organisation"
    NGO = "ngo", "non-governmental organisation"
    COURT = "court", "court"
    SOCIAL_PLATFORM = "social_platform", "social platform"
    FACT_CHECKER = "fact_checker", "fact-checker"
    OTHER = "other", "other"


class SourceKind(models.TextChoices):
    """What sort of document a source is."""

    ARTICLE = "article", "article"
    SPEECH = "speech", "speech"
    PRESS_RELEASE = "press_release", "press release"
    POST = "post", "post"
    RECORD = "record", "record"
    INTERVIEW = "interview", "interview"
    REPORT = "report", "report"
    VIDEO = "video", "video"
    BOOK = "book", "book"
    OTHER = "other", "other"


class PassageState(models.TextChoices):
    """Whether a passage's words were found in the text of its source."""

    ANCHORED = "anchored", "found in the source"
    ORPHANED = "orphaned", "no longer found in the source"
    UNCHECKED = "unchecked", "not checked against the source"


class AttemptState(models.TextChoices):
    """How far the attempt to capture a source has come."""

    WAITING = "waiting", "waiting"
    RUNNING = "running", "running"
    DONE = "done", "captured"
    FAILED = "failed", "failed"


class LinkState(models.TextChoices):
    """What a visit to the address of a source found."""

    OK = "ok", "as before"
    CHANGED = "changed", "text has changed"
    REDIRECTED = "redirected", "leads elsewhere"
    GONE = "gone", "gone"
    FAILED = "failed", "can't be reached"
