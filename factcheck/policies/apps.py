"""The app of policies."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    """Methodology, corrections policy, funding and contact: what the site says of itself."""

    name = "factcheck.policies"
    label = "policies"
    verbose_name = _("Policies")

    def ready(self) -> None:
        """Make policies publishable and remembered."""
        from factcheck.policies.drafts import documents, tracked
        from factcheck.policies.public.kind import POLICY
        from factcheck.publishing import kinds
        from factcheck.publishing.reading import public_kinds

        kinds.register(documents.POLICY)
        public_kinds.register(POLICY)
        tracked.track_all()
