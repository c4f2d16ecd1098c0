"""How much work one address may ask for."""

import pytest
from django.test import RequestFactory

from factcheck.http.rates import InMemory, WorkLimit, caller_of


class Clock:
    """A clock that is moved by hand, in seconds."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit(clock: Clock) -> WorkLimit:
    return WorkLimit(InMemory(clock))


def take(limit: WorkLimit, units: int = 1, caller: str = "192.0.2.1") -> int:
    return limit.take(caller, units, a_minute=60)


def test_work_is_had_up_to_the_limit_and_again_as_time_goes_by(clock: Clock, limit: WorkLimit) -> None:
    assert [take(limit, 20) for _ in range(4)] == [0, 0, 0, 1]
    clock.now += 1
    assert [take(limit), take(limit)] == [0, 1]


def test_much_work_at_once_is_waited_for_afterwards(clock: Clock, limit: WorkLimit) -> None:
    assert take(limit, 150) == 0
    assert take(limit) == 91
    clock.now += 91
    assert take(limit) == 0


def test_pause_brings_no_more_than_one_minute_of_work(clock: Clock, limit: WorkLimit) -> None:
    take(limit, 60)

    clock.now += 3600

    assert [take(limit, 60), take(limit, 60)] == [0, 1]


def test_others_are_not_held_to_what_one_asked_for(limit: WorkLimit) -> None:
    take(limit, 1000)

    assert take(limit, caller="192.0.2.2") == 0


def test_limit_of_nothing_is_none(limit: WorkLimit) -> None:
    assert {limit.take("192.0.2.1", 10**6, a_minute=0) for _ in range(3)} == {0}


def test_callers_that_are_remembered_are_bounded(limit: WorkLimit) -> None:
    take(limit, 1000)

    for number in range(10_000):
        take(limit, caller=str(number))

    assert take(limit) == 0
    assert take(limit, 1000, caller="9999") == 0
    assert take(limit, caller="9999") > 0


@pytest.mark.parametrize(
    ("address", "caller"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", "unknown"),
    ],
)
def test_caller_is_an_address_or_the_network_of_one(address: str, caller: str, rf: RequestFactory) -> None:
    assert caller_of(rf.get("/", REMOTE_ADDR=address)) == caller
