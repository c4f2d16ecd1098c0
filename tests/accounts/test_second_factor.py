"""Setting a second factor up, signing in with it, taking it away."""

import time

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.accounts.conftest import Factor, code_now, confirm, has_factor, sign_in

pytestmark = pytest.mark.django_db
PAGES = "/accounts/second-factor/"


def _second(client: Client, code: str) -> bool:
    return client.post(f"{PAGES}sign-in/", {"code": code}).status_code == 302


def _is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_set_up_shows_a_code_to_scan_and_then_recovery_codes(client: Client, editor: User) -> None:
    client.force_login(editor)
    confirm(client)
    page = client.get(f"{PAGES}app/")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()

    done = client.post(f"{PAGES}app/", {"code": code_now(page.context["form"].secret)}, follow=True)

    assert done.redirect_chain == [(f"{PAGES}codes/", 302)]
    assert len(done.context["unused_codes"]) == 10
    assert has_factor(editor)


@pytest.mark.parametrize("code", ["", "000000", "abc", "\0", "9" * 500])
def test_set_up_with_a_wrong_code_is_asked_again(code: str, client: Client, editor: User) -> None:
    client.force_login(editor)
    confirm(client)
    client.get(f"{PAGES}app/")

    response = client.post(f"{PAGES}app/", {"code": code})

    assert response.context["form"].errors["code"]
    assert not has_factor(editor)


def test_set_up_ends_sessions_that_a_password_alone_opened(
    client: Client, editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    thief = Client()
    thief.force_login(editor)
    client.force_login(editor)
    confirm(client)
    secret = client.get(f"{PAGES}app/").context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{PAGES}app/", {"code": code_now(secret)})

    assert _is_in(client)
    assert not _is_in(thief)


def test_password_alone_does_not_sign_in(client: Client, factor: Factor) -> None:
    assert sign_in(client)

    assert not _is_in(client)
    assert client.get("/accounts/login/").headers["Location"] == f"{PAGES}sign-in/"


def test_code_signs_in_once(client: Client, factor: Factor) -> None:
    code = code_now()
    sign_in(client)
    assert _second(client, code)
    assert _is_in(client)

    other = Client()
    sign_in(other)
    assert not _second(other, code)


def test_recovery_code_signs_in_once(client: Client, factor: Factor) -> None:
    sign_in(client)
    assert _second(client, factor.codes[0])

    other = Client()
    sign_in(other)
    assert not _second(other, factor.codes[0])
    assert _second(other, factor.codes[1])


def test_second_step_without_the_first_leads_to_it(client: Client, factor: Factor) -> None:
    assert client.post(f"{PAGES}sign-in/", {"code": code_now()}).headers["Location"] == "/accounts/login/"
    assert not _is_in(client)


def test_second_step_can_not_be_passed_by_signing_in_at_the_admin(client: Client, factor: Factor) -> None:
    sign_in(client)
    client.post("/admin/login/", {"username": "editor", "password": "a-password-for-tests"})

    assert not _is_in(client)


@pytest.mark.parametrize("path", ["app/", "app/remove/", "codes/", "codes/new/", "codes/download/"])
def test_pages_that_change_it_ask_for_the_password_again(
    path: str, client: Client, editor: User, factor: Factor
) -> None:
    client.force_login(editor)

    for response in (client.get(f"{PAGES}{path}"), client.post(f"{PAGES}{path}")):
        assert response.status_code in {302, 405}
        assert response.headers.get("Location", "/accounts/reauthenticate/").startswith(
            ("/accounts/reauthenticate/", f"{PAGES}app/remove/")
        )
    assert has_factor(editor)


@pytest.mark.parametrize(
    "path", ["", "app/", "app/remove/", "codes/", "codes/new/", "codes/download/", "reauthenticate/"]
)
def test_pages_without_signing_in_lead_to_the_login(path: str, client: Client) -> None:
    for response in (client.get(f"{PAGES}{path}"), client.post(f"{PAGES}{path}")):
        assert response.status_code in {302, 405}
        assert response.headers.get("Location", "/accounts/login/").startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["app/remove/", "codes/", "codes/download/"])
def test_pages_of_what_is_not_set_up_are_missing(path: str, client: Client, editor: User) -> None:
    client.force_login(editor)
    confirm(client)

    assert client.get(f"{PAGES}{path}").status_code == 404


def test_new_recovery_codes_replace_the_old(client: Client, editor: User, factor: Factor) -> None:
    client.force_login(editor)
    confirm(client)

    shown = client.post(f"{PAGES}codes/new/", follow=True).context["unused_codes"]

    assert not set(shown) & set(factor.codes)
    assert client.get(f"{PAGES}codes/download/").content.decode().split() == shown


def test_confirming_by_a_code_will_do(client: Client, editor: User, factor: Factor) -> None:
    client.force_login(editor)

    assert client.post(f"{PAGES}reauthenticate/?next={PAGES}codes/", {"code": code_now()}).status_code == 302
    assert client.get(f"{PAGES}codes/").status_code == 200


def test_confirming_never_leads_to_another_site(client: Client, editor: User) -> None:
    client.force_login(editor)

    response = client.post("/accounts/reauthenticate/?next=//evil.example/", {"password": "a-password-for-tests"})

    assert response.headers["Location"] == "/admin/"


def test_confirmation_passes_after_five_minutes(client: Client, editor: User, factor: Factor) -> None:
    client.force_login(editor)
    confirm(client)

    with time_machine.travel(time.time() + 301):
        assert client.get(f"{PAGES}codes/").status_code == 302


def test_taken_away_its_codes_go_too(client: Client, editor: User, factor: Factor) -> None:
    client.force_login(editor)
    confirm(client)
    assert client.get(f"{PAGES}app/remove/").status_code == 200

    client.post(f"{PAGES}app/remove/")

    assert not has_factor(editor)
