"""Under writers and readers in several processes, nobody reads what is over, nor a draft."""

import pytest

from tests.benchmarks.freshness import run


@pytest.mark.sweep
@pytest.mark.usefixtures("copies_migrated")
def test_readers_of_two_processes_read_nothing_stale_and_no_draft_while_a_third_publishes() -> None:
    found = run(800)

    assert found["fresh"] > 700, found
    assert not {"stale", "draft"} & found.keys(), found["examples"]
