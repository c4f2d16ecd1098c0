"""The app of roles, sign-off and comments."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """Roles, submissions and comments: what the desk knows, and readers never do."""

    name = "factcheck.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Let publishing close what was submitted."""
        from factcheck.publishing.writing import hooks
        from factcheck.workflow import actions

        hooks.register(actions.close_published)
