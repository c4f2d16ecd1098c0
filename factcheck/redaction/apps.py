"""The app of redactions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedactionConfig(AppConfig):
    """What a court or a law orders gone is erased, and the log says so."""

    name = "factcheck.redaction"
    label = "redaction"
    verbose_name = _("Redactions")

    def ready(self) -> None:
        """Have the checks tell of redactions that a restored database lacks."""
        from factcheck.redaction import checks

        checks.register()
