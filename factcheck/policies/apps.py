"""The app of policies."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Methodology, corrections policy, funding and contact: what the site says of itself."""

    name = "factcheck.policies"
    label = "policies"
    verbose_name = "Policies"

    def ready(self) -> None:
        """Make policies publishable and remembered."""
        from factcheck.policies.drafts import documents, tracked
        from factcheck.publishing import kinds

        kinds.register(documents.POLICY)
        tracked.track_all()
