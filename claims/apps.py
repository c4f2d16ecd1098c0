"""The app of claims: who says what, who contests it, and what reviews found."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """Claims, claimants, topics, attributions, rebuttals and reviews."""

    name = "claims"
    verbose_name = _("Claims")

    def ready(self) -> None:
        """Make claimants, topics and claims publishable, mergeable, remembered, and held to our standards."""
        from claims.drafts import database_objects, documents, merging, tracked
        from claims.drafts.rules import DESK_RULES
        from claims.kinds import KINDS
        from claims.rules import RULES
        from factcheck.merging import mergeable
        from factcheck.publishing import kinds, standards
        from factcheck.publishing.reading import public_kinds

        kinds.register(documents.CLAIMANT, documents.TOPIC, documents.CLAIM)
        public_kinds.register(*KINDS)
        standards.register(*RULES, *DESK_RULES)
        tracked.track_all()
        database_objects.declare_all()
        mergeable.register(merging.CLAIM)
        mergeable.register(merging.CLAIMANT)
