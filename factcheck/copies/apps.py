"""The app of copies."""

from django.apps import AppConfig


class CopiesConfig(AppConfig):
    """Dumps of what is public, sites that are made of them, and mirrors of other sites."""

    name = "factcheck.copies"
    label = "copies"

    def ready(self) -> None:
        """Tell whoever verifies the log how much of it was made elsewhere."""
        from factcheck.copies.received import until
        from factcheck.publishing.verifying import received

        received.told_by(until)
