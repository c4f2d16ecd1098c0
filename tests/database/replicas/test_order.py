"""Which server each request asks: without servers, by what was seen of them."""

import time

import pytest

from factcheck.database.replicas.servers import Server
from factcheck.database.replicas.watching import Asks, Watch

ALL = (Asks.TO_WRITE, Asks.ITS_OWN, Asks.WHAT_IS_PUBLISHED)


class Seen(Server):
    """One that answers as the test says."""

    def __init__(self, name: str, position: int | None, *, is_primary: bool = False) -> None:
        super().__init__(name, {})
        self.next: int | None = position
        self.is_primary = is_primary

    def look(self) -> None:
        self.position = self.next


def watch(primary: int | None, *replicas: int | None, max_lag: float = 60) -> Watch:
    """Servers that have come so far, all looked at once; None is away."""
    servers = [Seen(f"replica {number}", position) for number, position in enumerate(replicas, start=1)]
    found = Watch(Seen("primary", primary, is_primary=True), servers, max_lag=max_lag)
    for server in (found.primary, *servers):
        found.look(server)
    return found


def names(watched: Watch, asks: Asks) -> list[str]:
    return [server.name for server in watched.order(asks)]


def test_order_with_all_well_asks_replicas_for_what_is_published_and_the_primary_for_the_rest() -> None:
    found = watch(100, 100, 100)

    assert [names(found, asks) for asks in ALL] == [
        ["primary"],
        ["primary", "replica 1", "replica 2"],
        ["replica 1", "replica 2", "primary"],
    ]
    assert not any(found.may_be_stale(server) for server in found.order(Asks.WHAT_IS_PUBLISHED))


def test_order_with_a_replica_away_or_too_far_behind_leaves_it_out_or_to_the_last() -> None:
    assert names(watch(100, None, 100), Asks.WHAT_IS_PUBLISHED) == ["replica 2", "primary"]
    found = watch(100, 90, 100)

    assert names(found, Asks.WHAT_IS_PUBLISHED) == ["replica 2", "primary", "replica 1"]
    assert [found.may_be_stale(server) for server in found.order(Asks.WHAT_IS_PUBLISHED)] == [False, False, True]


def test_order_with_the_primary_away_asks_the_latest_replica_and_says_so() -> None:
    found = watch(None, 90, 100)

    assert names(found, Asks.WHAT_IS_PUBLISHED) == names(found, Asks.ITS_OWN) == ["replica 2", "replica 1", "primary"]
    assert names(found, Asks.TO_WRITE) == ["primary"]
    assert all(found.may_be_stale(replica) for replica in found.replicas)


def test_order_with_a_primary_that_became_a_replica_takes_it_to_be_away() -> None:
    found = watch(100, 100)
    found.primary.is_primary = False

    found.look(found.primary)

    assert names(found, Asks.WHAT_IS_PUBLISHED) == ["replica 1", "primary"]


def test_server_that_failed_is_left_out_until_it_is_found_again() -> None:
    found = watch(100, 100)
    [replica] = found.replicas

    replica.failed()
    assert names(found, Asks.WHAT_IS_PUBLISHED) == ["primary"]
    assert replica.wanted.is_set()

    found.look(replica)
    assert names(found, Asks.WHAT_IS_PUBLISHED) == ["replica 1", "primary"]


def test_seconds_behind_are_since_the_primary_stood_where_the_replica_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """The primary writes at 10 and 20 seconds; the replica gets the first of that alone."""
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    found = watch(100, 100)
    behind = []
    for clock[0], primary, replica in ((9, 100, 100), (10, 200, 100), (15, 200, 200), (20, 300, 200), (25, 300, 200)):
        found.primary.next, found.replicas[0].next = primary, replica  # type: ignore[attr-defined]
        found.look(found.primary)
        found.look(found.replicas[0])
        behind.append(found.seconds_behind(found.replicas[0]))

    assert behind == [0, 1, 0, 5, 10]


def test_seconds_behind_one_that_only_ever_lags_are_known_however_long_it_lasts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    found = watch(0, 0, max_lag=5)
    for second in range(1, 100):
        clock[0] = float(second)
        found.primary.next, found.replicas[0].next = second, max(second - 3, 0)  # type: ignore[attr-defined]
        found.look(found.primary)
        found.look(found.replicas[0])

    assert found.seconds_behind(found.replicas[0]) == 3
    assert len(found._written) < 10
