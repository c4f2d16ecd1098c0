"""What the database holds for this app beside its tables."""

from factcheck.database.objects import declare
from factcheck.desk.word_index import word_index


def declare_all() -> None:
    """Names that are typed at the desk are looked up."""
    declare(word_index("media_mediaobject", "name"))
