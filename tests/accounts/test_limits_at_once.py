"""Guesses that arrive at one moment are counted as those that arrive one by one."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from tests.accounts.conftest import PASSWORD

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite in memory fails where in a file it waits; measured there by hand"
    ),
]
THREADS = 12
LIMIT = 5


def _at_once(guess: Callable[[int], None]) -> None:
    """Call the function in many threads, none of which begins before all are ready."""
    barrier = threading.Barrier(THREADS)

    def run(number: int) -> None:
        barrier.wait()
        try:
            guess(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_guesses_at_once_are_compared_no_more_often_than_the_limit(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    answers: list[int] = []

    def compare(self: User, given: str) -> bool:
        compared.append(given)
        return False

    def guess(number: int) -> None:
        given: Any = {"login": "editor", "password": f"wrong-{number}"}
        response = Client().post("/accounts/login/", given, REMOTE_ADDR=f"192.0.2.{number}")
        answers.append(response.status_code)

    monkeypatch.setattr(User, "check_password", compare)
    _at_once(guess)

    assert len(compared) <= LIMIT
    assert answers == [200] * THREADS
    monkeypatch.undo()
    assert editor.check_password(PASSWORD)
