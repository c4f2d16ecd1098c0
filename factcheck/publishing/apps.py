"""The app of the publish boundary."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The publish boundary: the public log, the read model and the actions that write them."""

    name = "factcheck.publishing"
    label = "publishing"
