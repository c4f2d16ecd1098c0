"""The app that remembers editing."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class EditingConfig(AppConfig):
    """The history of drafts: who changed what, written by triggers of the database."""

    name = "factcheck.editing"
    label = "editing"

    def ready(self) -> None:
        """Take the triggers off before migrations, which could not change the tables with them, and put them back."""
        from factcheck.editing.database import triggers

        pre_migrate.connect(triggers.before_migrations, sender=self)
        post_migrate.connect(triggers.after_migrations, sender=self)
