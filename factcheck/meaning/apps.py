"""The app of vectors."""

from django.apps import AppConfig


class MeaningConfig(AppConfig):
    """What claims mean, as vectors beside the read model."""

    name = "factcheck.meaning"
    label = "meaning"

    def ready(self) -> None:
        """Have each publication ask for vectors, the database drop those of rows that go, and searches ask by them."""
        from factcheck.database.objects import declare
        from factcheck.database.remaking import register_derived
        from factcheck.meaning import tasks
        from factcheck.meaning.database_objects import forgotten_with_their_rows
        from factcheck.meaning.models import Making, Vector
        from factcheck.meaning.nearest import nearest
        from factcheck.publishing.finding import meant
        from factcheck.publishing.writing import hooks

        register_derived(Vector, Making)
        declare(forgotten_with_their_rows)
        meant.register(nearest)
        hooks.register_append(tasks.ask_after_commit)
