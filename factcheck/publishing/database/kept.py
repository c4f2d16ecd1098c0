"""Which rows beside drafts the history keeps: those that neither the log nor a draft tells."""

from factcheck.editing.registry import keep
from factcheck.publishing.models import Publication, RevisionAuthor


def keep_all() -> None:
    """Remember who made each revision, and which template is frozen of each record."""
    keep(RevisionAuthor)
    # These two are of the desk: what was saved since, and how far readers see what was edited.
    keep(Publication, without=frozenset({"saved_since", "shown_change"}))
