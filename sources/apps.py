"""The app of sources: what was published where, and the words in it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """Where claims are reported: publishers, sources, what was kept of them, and the words in them."""

    name = "sources"
    verbose_name = _("Sources")

    def ready(self) -> None:
        """Make publishers and sources publishable, mergeable, remembered, and held to our standards."""
        from factcheck.merging import mergeable
        from factcheck.publishing import kinds, standards
        from factcheck.publishing.reading import public_kinds
        from factcheck.redaction import erasable
        from sources.drafts import database_objects, documents, merging, redaction, tracked
        from sources.kinds import KINDS
        from sources.rules import RULES

        kinds.register(documents.PUBLISHER, documents.SOURCE)
        public_kinds.register(*KINDS)
        standards.register(*RULES)
        mergeable.register(merging.PUBLISHER)
        mergeable.register(merging.SOURCE)
        erasable.register(redaction.CAPTURES, redaction.PASSAGES)
        tracked.track_all()
        database_objects.declare_all()
