"""The app of imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    """Archives of others, brought in as drafts: what was read, what became of it, and how to undo it."""

    name = "factcheck.importing"
    label = "importing"
    verbose_name = _("Imports")

    def ready(self) -> None:
        """Have the history keep what editors decide on imports."""
        from factcheck.importing import tracked

        tracked.keep_all()
