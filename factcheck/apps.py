"""The project itself, as an app."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, pre_migrate


class FactcheckConfig(AppConfig):
    """The project itself: its commands, static files and, in the wheel, its templates."""

    name = "factcheck"

    def ready(self) -> None:
        """Let each migration run without the triggers, lay after all of them what is declared; and know our lookups.

        Have shared caches told of each publication, and models say in the language of the page what they are called.
        """
        from factcheck.database import folding, migrating  # noqa: F401
        from factcheck.http.caches import purging
        from factcheck.language.labels import speaking
        from factcheck.publishing.writing import hooks

        speaking.speak()
        hooks.register_append(purging.ask_after_commit)

        # Once a `migrate`: both signals are sent for each app that has models, and the project itself has none.
        sender = apps.get_app_config("publishing")
        pre_migrate.connect(migrating.before_migrations, sender=sender)
        post_migrate.connect(migrating.after_migrations, sender=sender)
