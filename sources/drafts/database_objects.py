"""What the database holds for this app beside its tables."""

from factcheck.database.objects import declare
from factcheck.database.write_once import write_once
from factcheck.desk.word_index import name_index, word_index
from sources.drafts import redaction


def declare_all() -> None:
    """Names and titles are looked up.

    Captures never change, but come to another source when two are merged, and are emptied by a redaction.
    """
    declare(write_once("sources_capture", movable="source_id", changed=redaction.EMPTIED))
    declare(word_index("sources_source", "title"), word_index("sources_sourcename", "name"))
    declare(name_index("sources_publisher"), name_index("sources_publishername"))
