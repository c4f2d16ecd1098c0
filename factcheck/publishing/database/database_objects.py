"""What the database holds for this app beside its tables."""

from factcheck.database.objects import declare
from factcheck.database.write_once import write_once
from factcheck.publishing.database import redactions, watching
from factcheck.publishing.database.planner_statistics import facet_statistics
from factcheck.publishing.database.search_index import search_index


def declare_all() -> None:
    """Words and facets are found; publications know when their drafts are saved.

    The log never changes, but for bodies that a redaction declares as erased.
    """
    declare(write_once("publishing_revision"), *redactions.write_once_but_for_redactions())
    declare(search_index, facet_statistics)
    declare(watching.records)
