"""The app of merges."""

from django.apps import AppConfig


class MergingConfig(AppConfig):
    """Records that were entered twice become one; each merge can be undone."""

    name = "factcheck.merging"
    label = "merging"
    verbose_name = "Merging"

    def ready(self) -> None:
        """Have the history keep merges: undoing one goes by what it wrote down."""
        from factcheck.editing.registry import keep
        from factcheck.merging.models import Merge

        keep(Merge)
