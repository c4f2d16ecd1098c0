"""The app of merges."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MergingConfig(AppConfig):
    """Records that were entered twice become one; each merge can be undone."""

    name = "factcheck.merging"
    label = "merging"
    verbose_name = _("Merging")

    def ready(self) -> None:
        """Have the history keep merges, and verify them: undoing one goes by what it wrote down."""
        from factcheck.editing.registry import keep
        from factcheck.merging import verifying
        from factcheck.merging.models import Merge
        from factcheck.publishing.verifying.checks import Sweep, register

        keep(Merge)
        register("merges", verifying.faults, Sweep.ALWAYS)
