"""The app of claims: who says what, who contests it, and what reviews found."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Claims, claimants, topics, attributions, rebuttals and reviews."""

    name = "claims"
    verbose_name = "Claims"

    def ready(self) -> None:
        """Make claimants, topics and claims publishable and mergeable, and remember how they are edited."""
        from claims import documents, merging, tracked
        from factcheck.merging import mergeable
        from factcheck.publishing import kinds

        kinds.register(documents.CLAIMANT)
        kinds.register(documents.TOPIC)
        kinds.register(documents.CLAIM)
        tracked.track_all()
        mergeable.register(merging.CLAIM)
        mergeable.register(merging.CLAIMANT)
