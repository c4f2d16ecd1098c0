"""The app of merges."""

from django.apps import AppConfig


class MergingConfig(AppConfig):
    """Records that were entered twice become one; each merge can be undone."""

    name = "factcheck.merging"
    label = "merging"
    verbose_name = "Merging"
