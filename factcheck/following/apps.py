"""The app of following by e-mail."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    """Whom to mail of what; each publication asks for a round of letters."""

    name = "factcheck.following"
    label = "following"
    verbose_name = "Following by e-mail"

    def ready(self) -> None:
        """Have each publication ask for letters."""
        from factcheck.following import tasks
        from factcheck.publishing.writing import hooks

        hooks.register_append(tasks.ask_after_commit)
