"""Guessing is limited, and the limits pass by themselves."""

import time

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from tests.accounts.conftest import PASSWORD, Factor, code_now, give_factor, sign_in

pytestmark = pytest.mark.django_db
FACTOR = "/accounts/second-factor/sign-in/"
WINDOW = 5 * 60


def _guess(count: int, *, username: str = "editor", forged: bool = True, address: str = "192.0.2.1") -> None:
    for number in range(count):
        extra = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"} if forged else {}
        sign_in(Client(), username, f"wrong-{number}", REMOTE_ADDR=address, **extra)


def _said(username: str, *, address: str = "192.0.2.1") -> str:
    given = {"login": username, "password": PASSWORD}
    response = Client().post("/accounts/login/", given, REMOTE_ADDR=address)
    return f"{response.status_code} " + " ".join(
        response.context["form"].non_field_errors() if response.context else []
    )


def test_twenty_guesses_behind_forged_addresses_are_limited(editor: User) -> None:
    _guess(20)

    assert not sign_in(Client(), REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9")


def test_no_guess_beyond_the_limit_is_even_compared(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(User, "check_password", lambda self, given: compared.append(given))

    _guess(20)

    assert len(compared) == 5


def test_owner_gets_in_again_once_the_window_has_passed(editor: User) -> None:
    _guess(20)
    assert not sign_in(Client())

    with time_machine.travel(time.time() + WINDOW + 1):
        assert sign_in(Client())


def test_someone_else_elsewhere_is_not_affected(editor: User) -> None:
    User.objects.create_user("other", password=PASSWORD, is_staff=True)

    _guess(20)

    assert sign_in(Client(), "other", REMOTE_ADDR="192.0.2.77")


def test_one_address_can_not_try_many_accounts(editor: User) -> None:
    for number in range(40):
        _guess(1, username=f"someone-{number}")

    assert not sign_in(Client(), REMOTE_ADDR="192.0.2.1")
    assert sign_in(Client(), REMOTE_ADDR="192.0.2.77")


def test_one_account_is_not_tried_from_many_addresses(editor: User) -> None:
    for number in range(6):
        _guess(1, address=f"192.0.2.{number}")

    assert not sign_in(Client(), REMOTE_ADDR="192.0.2.77")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_another_name_of_the_site_gives_no_more_tries(host: str, editor: User) -> None:
    _guess(6, forged=False)

    assert not sign_in(Client(), REMOTE_ADDR="192.0.2.77", HTTP_HOST=host)


def test_message_does_not_tell_whether_the_account_exists(editor: User) -> None:
    _guess(6, username="editor", address="192.0.2.1")
    _guess(6, username="nobody", address="192.0.2.2")

    known, unknown = _said("editor", address="192.0.2.3"), _said("nobody", address="192.0.2.3")

    assert known == unknown == "200 Too many failed tries. Wait five minutes and try again."


def test_right_passwords_use_up_no_tries(editor: User) -> None:
    assert all(sign_in(Client()) for _ in range(20))


def test_too_many_requests_get_a_page_that_says_so(client: Client, editor: User) -> None:
    for _ in range(30):
        client.post("/accounts/login/")

    response = client.post("/accounts/login/")

    assert response.status_code == 429
    assert "Wait a few minutes" in response.content.decode()


def test_codes_are_limited_too_and_open_again_later(client: Client, factor: Factor) -> None:
    sign_in(client)
    for number in range(20):
        client.post(FACTOR, {"code": f"{number:06}"}, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    refused = client.post(FACTOR, {"code": factor.codes[0]})
    assert "Too many failed tries" in refused.content.decode()

    with time_machine.travel(time.time() + WINDOW + 1):
        assert client.post(FACTOR, {"code": factor.codes[0]}).status_code == 302


def test_new_sign_in_gives_no_more_codes(factor: Factor) -> None:
    for number in range(12):
        client = Client()
        sign_in(client)
        client.post(FACTOR, {"code": f"{number:06}"})

    client = Client()
    sign_in(client)
    assert client.post(FACTOR, {"code": code_now()}).status_code == 200


def test_own_success_does_not_clear_what_others_lost(editor: User) -> None:
    insider = User.objects.create_user("insider", password=PASSWORD, is_staff=True)
    give_factor(insider)
    _guess(5, address="192.0.2.1")

    client = Client()
    sign_in(client, "insider", REMOTE_ADDR="192.0.2.1")
    client.post(FACTOR, {"code": code_now()}, REMOTE_ADDR="192.0.2.1")

    assert not sign_in(Client(), REMOTE_ADDR="192.0.2.1")


def test_confirming_with_wrong_passwords_is_limited(client: Client, editor: User) -> None:
    client.force_login(editor)

    answers = [client.post("/accounts/reauthenticate/", {"password": f"{n}"}) for n in range(12)]

    assert "Too many failed tries" in answers[6].content.decode()
    assert answers[-1].status_code == 429


def test_limits_are_kept_where_other_processes_see_them(settings: object) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")  # type: ignore[attr-defined]
