"""The pages of passkeys; that one works is seen in a browser."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.test import Client

from tests.accounts.conftest import Factor, confirm, sign_in

pytestmark = pytest.mark.django_db
KEYS = "/accounts/second-factor/keys/"


@pytest.fixture
def passkey(editor: User) -> Authenticator:
    """A passkey of the editor, as the table holds it."""
    return Authenticator.objects.create(user=editor, type="webauthn", data={"name": "My phone", "credential": {}})


@pytest.fixture
def confirmed(client: Client, editor: User) -> Client:
    """The editor, who just gave the password once more."""
    client.force_login(editor)
    confirm(client)
    return client


def test_passkeys_are_listed_with_their_names(confirmed: Client, passkey: Authenticator) -> None:
    assert "My phone" in confirmed.get(KEYS).content.decode()


def test_passkey_is_renamed(confirmed: Client, passkey: Authenticator) -> None:
    assert confirmed.get(f"{KEYS}{passkey.pk}/").status_code == 200

    confirmed.post(f"{KEYS}{passkey.pk}/", {"name": "My old phone"})

    assert Authenticator.objects.get().wrap().name == "My old phone"


def test_passkey_is_taken_away_and_the_desk_closes_where_it_was_required(
    confirmed: Client, passkey: Authenticator, settings: Any
) -> None:
    settings.FACTCHECK_REQUIRE_MFA = True
    assert confirmed.get("/admin/").status_code == 200
    assert confirmed.get(f"{KEYS}{passkey.pk}/remove/").status_code == 200

    confirmed.post(f"{KEYS}{passkey.pk}/remove/")

    assert not Authenticator.objects.exists()
    assert confirmed.get("/admin/").status_code == 302


@pytest.mark.parametrize("path", ["new/", "{pk}/", "{pk}/remove/"])
def test_pages_of_passkeys_ask_for_the_password_again(
    path: str, client: Client, editor: User, passkey: Authenticator
) -> None:
    client.force_login(editor)
    url = KEYS + path.format(pk=passkey.pk)

    for response in (client.get(url), client.post(url, {"name": "x"})):
        assert response.headers["Location"].startswith("/accounts/")
        assert "reauthenticate/" in response.headers["Location"]
    assert Authenticator.objects.get().wrap().name == "My phone"


@pytest.mark.parametrize("path", ["", "new/", "reauthenticate/", "1/", "1/remove/"])
def test_pages_of_passkeys_without_signing_in_lead_to_the_login(path: str, client: Client) -> None:
    assert client.get(KEYS + path).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["", "remove/"])
def test_passkey_of_someone_else_is_missing(path: str, client: Client, passkey: Authenticator) -> None:
    client.force_login(User.objects.create_user("other", password="a-password-for-tests", is_staff=True))
    confirm(client)

    assert client.get(f"{KEYS}{passkey.pk}/{path}").status_code == 404
    assert client.post(f"{KEYS}{passkey.pk}/{path}", {"name": "x"}).status_code == 404
    assert Authenticator.objects.get().wrap().name == "My phone"


@pytest.mark.parametrize(
    "credential", ["", "x", "1", "[]", "{}", "null", '{"id": 1}', '"\\u0000"', '{"rawId": "", "response": {}}']
)
def test_nonsense_in_the_place_of_a_passkey_is_asked_again(credential: str, confirmed: Client) -> None:
    confirmed.get(f"{KEYS}new/")

    response = confirmed.post(f"{KEYS}new/", {"name": "x", "credential": credential})

    assert response.status_code == 200
    assert "errornote" in response.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", ["", "x", "[]", "{}", "null"])
def test_nonsense_in_the_place_of_a_passkey_does_not_sign_in(credential: str, client: Client, factor: Factor) -> None:
    sign_in(client)

    assert client.post("/accounts/second-factor/sign-in/", {"credential": credential}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_passkey_is_offered_only_to_who_has_one(client: Client, factor: Factor) -> None:
    sign_in(client)

    assert "Use your passkey" not in client.get("/accounts/second-factor/sign-in/").content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_change_nothing(method: str, confirmed: Client, passkey: Authenticator) -> None:
    for path in ("", f"{passkey.pk}/"):
        assert getattr(confirmed, method)(KEYS + path).status_code in {200, 405}

    assert Authenticator.objects.get().wrap().name == "My phone"


def test_wrong_passkeys_are_limited(client: Client, factor: Factor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.parse_authentication_response", lambda response: response)
    sign_in(client)

    pages = [client.post("/accounts/second-factor/sign-in/", {"credential": '{"id": "x"}'}) for _ in range(6)]
    said = [page.context["webauthn_form"].errors["credential"] for page in pages]

    assert said[:5] == [["This passkey was not accepted. Try again."]] * 5
    assert said[5] == ["Too many failed tries. Wait five minutes and try again."]
