"""Many writers at once, and one that renames what they cite, each a process of its own as in production."""

import os

import pytest

from tests.benchmarks import writers

PUBLICATIONS = int(os.environ.get("FACTCHECK_PUBLICATIONS", "30"))
WRITERS = int(os.environ.get("FACTCHECK_WRITERS", "3"))


@pytest.mark.sweep
@pytest.mark.usefixtures("copies_migrated")
def test_publish_by_many_processes_at_once_fails_never_and_leaves_one_gapless_chain() -> None:
    found = writers.run(PUBLICATIONS, WRITERS, renames=3)

    assert (found["failures"], found["failures of the renamer"]) == ({}, {})
    assert (found["published"], found["renamed"]) == (PUBLICATIONS, 3)
    assert found["revisions"] > PUBLICATIONS
    assert found["faults of the log"] == []
