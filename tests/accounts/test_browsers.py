"""Whoever signed in with a browser before is not shut out by what strangers guess elsewhere."""

import time

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from factcheck.accounts.browsers import AGE, COOKIE
from tests.accounts.conftest import PASSWORD, Factor, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(editor: User) -> Client:
    """A browser that the editor signed in with, and out again."""
    client = Client()
    assert sign_in(client)
    client.post("/accounts/logout/")
    return client


def _guess(client: Client | None = None, *, count: int = 10) -> None:
    for number in range(count):
        sign_in(client or Client(), "editor", f"wrong-{number}", REMOTE_ADDR=f"192.0.2.{number}")


def _with_cookie(value: str) -> Client:
    client = Client()
    client.cookies[COOKIE] = value
    return client


def test_owner_with_a_known_browser_gets_in_while_strangers_guess(known: Client) -> None:
    _guess()

    assert not sign_in(Client())
    assert sign_in(known)


def test_known_browser_has_no_more_tries_than_any(known: Client) -> None:
    _guess(known, count=6)

    assert not sign_in(known)
    assert sign_in(Client())


@pytest.mark.parametrize("value", ["", "x", "abc editor", "abc editor:1tX:sig", "\x00"])
def test_forged_cookie_gives_no_more_tries(value: str, editor: User) -> None:
    for _ in range(6):
        sign_in(_with_cookie(value), "editor", "wrong")

    assert not sign_in(_with_cookie(value))


def test_cookie_of_one_account_gives_no_more_tries_at_another(known: Client) -> None:
    User.objects.create_user("other", password=PASSWORD, is_staff=True)
    for _ in range(6):
        sign_in(Client(), "other", "wrong")

    assert not sign_in(known, "other")


def test_password_alone_makes_no_browser_known(client: Client, factor: Factor) -> None:
    sign_in(client)

    assert COOKIE not in client.cookies


def test_browser_is_forgotten_after_half_a_year(known: Client) -> None:
    with time_machine.travel(time.time() + AGE + 1):
        _guess()

        assert not sign_in(known)


def test_cookie_is_for_the_server_alone_and_opens_nothing(known: Client) -> None:
    cookie = known.cookies[COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", AGE)
    assert known.get("/admin/").status_code == 302
