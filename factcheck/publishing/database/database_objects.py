"""What the database holds for this app beside its tables."""

from factcheck.database.objects import declare
from factcheck.database.write_once import write_once
from factcheck.publishing.database import watching
from factcheck.publishing.database.planner_statistics import facet_statistics
from factcheck.publishing.database.search_index import search_index


def declare_all() -> None:
    """The log never changes; words and facets are found; publications know when their drafts are saved."""
    declare(write_once("publishing_revision"), write_once("publishing_revisionbody"))
    declare(search_index, facet_statistics)
    declare(watching.records)
