import time
from collections.abc import Iterator

import pytest

from factcheck.database.engines import turns


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was slept, on a clock that only sleeping moves on."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(time, "monotonic", lambda: sum(slept))
    return slept


def after(tries: int) -> Iterator[bool]:
    yield from [False] * (tries - 1)
    yield True


def test_turn_that_is_free_is_taken_without_a_pause(pauses: list[float]) -> None:
    assert turns.wait_for_turn(lambda: True, 60)
    assert pauses == []


def test_turn_that_comes_is_taken(pauses: list[float]) -> None:
    tries = after(5)

    assert turns.wait_for_turn(lambda: next(tries), 60)
    assert len(pauses) == 4


def test_turn_that_never_comes_is_given_up_in_time(pauses: list[float]) -> None:
    assert not turns.wait_for_turn(lambda: False, 3)
    assert 3 < sum(pauses) < 3.1


def test_pauses_differ_and_grow_shorter_so_that_who_came_first_asks_most(pauses: list[float]) -> None:
    turns.wait_for_turn(lambda: False, 20)

    first, last = pauses[:100], pauses[-100:]
    assert len(set(first)) > 90
    assert max(last) < min(first)
