"""Actions on sources."""

from django.contrib.auth.models import User

from sources.models import Source


def request_capture(source: Source, *, by: User) -> None:
    """Ask for a capture of what stands at the source's address; it is fetched in the background."""
