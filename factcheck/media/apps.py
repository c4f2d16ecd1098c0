"""The app of media objects: images, videos and recordings that claims are about."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Media objects, where each appeared, and what reviews found it to be."""

    name = "factcheck.media"
    verbose_name = _("Images, video and audio")

    def ready(self) -> None:
        """Make media objects publishable, mergeable, remembered, and held to our standards."""
        from factcheck.media.drafts import database_objects, documents, merging, tracked
        from factcheck.media.kinds import KINDS
        from factcheck.media.rules import RULES
        from factcheck.merging import mergeable
        from factcheck.publishing import kinds, standards
        from factcheck.publishing.reading import public_kinds

        kinds.register(documents.MEDIA_OBJECT)
        public_kinds.register(*KINDS)
        standards.register(*RULES)
        mergeable.register(merging.MEDIA_OBJECT)
        tracked.track_all()
        database_objects.declare_all()
