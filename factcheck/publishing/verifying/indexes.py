"""Whether a search finds what the read model says: the index of its words, and those of the desk."""

from collections.abc import Iterator

from django.db import connection

from factcheck.database.soundness import MEND, unsound
from factcheck.publishing.database.search_index import differs
from factcheck.publishing.verifying.checks import Fault
from factcheck.publishing.verifying.portions import Portion


def faults(portion: Portion) -> Iterator[Fault]:
    """Indexes that are missing, damaged, or hold other words than the rows that they index."""
    for index in unsound(connection):
        yield Fault(f"index {index}", f"it is damaged, or holds other words than its rows; run {MEND}")
    if differs(connection):
        yield Fault("search", f"it does not find the words of the read model; run {MEND}")
