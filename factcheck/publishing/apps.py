"""The app of the publish boundary."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The publish boundary: the public log, the read model and the actions that write them."""

    name = "factcheck.publishing"
    label = "publishing"

    def ready(self) -> None:
        """Declare the triggers and indexes, what the history keeps, and what is verified."""
        from factcheck.publishing.database import database_objects, kept
        from factcheck.publishing.verifying import registered

        database_objects.declare_all()
        kept.keep_all()
        registered.register_all()
