"""The app of sources: what was published, by whom, and in which words."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Publishers, sources, captures and passages; knows nothing of claims."""

    name = "sources"
    verbose_name = "Sources"
