"""The app of roles, sign-off and comments."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    """Roles, submissions and comments: what the desk knows, and readers never do."""

    name = "factcheck.workflow"
    label = "workflow"
    verbose_name = _("Sign-off and comments")

    def ready(self) -> None:
        """Let publishing close what was submitted, and the roles have their share of each permission that is made."""
        from factcheck.desk.views import search
        from factcheck.publishing.writing import hooks
        from factcheck.workflow import actions, finding, roles

        search.register(finding.comments)
        hooks.register(actions.close_published)
        # Before Django's own, which makes the permissions: it is connected by `django.contrib.auth`, which comes later.
        post_migrate.connect(roles.share_new_permissions)
