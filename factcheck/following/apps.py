"""The app of following by e-mail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    """Whom to mail of what; each publication asks for a round of letters."""

    name = "factcheck.following"
    label = "following"
    verbose_name = _("Following by e-mail")

    def ready(self) -> None:
        """Have each publication ask for letters."""
        from factcheck.following import tasks
        from factcheck.publishing.writing import hooks

        hooks.register_append(tasks.ask_after_commit)
