"""The app that remembers editing."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """The history of drafts: who changed what, written by triggers of the database."""

    name = "factcheck.editing"
    label = "editing"

    def ready(self) -> None:
        """Declare the triggers."""
        from factcheck.database.objects import declare
        from factcheck.editing.database.triggers import history

        declare(history)
