"""Which models of this app have a history at the desk."""

from factcheck.editing.registry import track
from factcheck.policies.models import Policy


def track_all() -> None:
    """Remember every change of what editors write here."""
    track(Policy)
