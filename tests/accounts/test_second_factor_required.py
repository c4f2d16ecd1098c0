"""Where a second factor is required, staff without one reach nothing else."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.accounts.conftest import PASSWORD, Factor, code_now, confirm, sign_in

pytestmark = pytest.mark.django_db
SET_UP = "/accounts/second-factor/app/"


@pytest.fixture(autouse=True)
def required(settings: object) -> None:
    settings.FACTCHECK_REQUIRE_MFA = True  # type: ignore[attr-defined]


def _walk(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route


def _addresses() -> list[str]:
    routes = [route for route in _walk(get_resolver().url_patterns) if route.startswith(("admin/", "accounts/"))]
    filled = [route.replace("<path:object_id>", "1").replace("<int:pk>", "1") for route in routes]
    return sorted({"/" + route for route in filled if not any(mark in route for mark in "<^(")})


def _open() -> set[str]:
    login, out = "/accounts/login/", "/accounts/logout/"
    factor = "/accounts/second-factor/sign-in/"
    passkey = "/accounts/second-factor/keys/new/"
    return {login, out, factor, passkey, SET_UP, "/accounts/reauthenticate/", "/admin/login/", "/admin/logout/"}


@pytest.mark.sweep
@pytest.mark.any_database
@pytest.mark.parametrize("superuser", [True, False])
def test_every_address_of_the_desk_leads_staff_without_one_to_its_set_up(superuser: bool, client: Client) -> None:
    client.force_login(User.objects.create_user("new", password=PASSWORD, is_staff=True, is_superuser=superuser))
    closed = set(_addresses()) - _open()

    for url in closed:
        for response in (client.get(url), client.post(url), client.put(url)):
            assert (response.status_code, response.headers.get("Location")) == (302, SET_UP), url

    assert len(closed) > 5 * len(admin.site._registry)
    assert {"/admin/", "/admin/autocomplete/", "/admin/jsi18n/", "/admin/sources/source/1/read/"} <= closed


def test_only_what_sets_one_up_is_open(client: Client) -> None:
    client.force_login(User.objects.create_user("new", password=PASSWORD, is_staff=True))

    assert client.get("/accounts/login/").headers["Location"] == "/admin/"
    assert client.get("/admin/login/").headers["Location"].startswith("/accounts/login/")
    assert client.get(SET_UP).headers["Location"].startswith("/accounts/reauthenticate/")
    assert client.get("/accounts/second-factor/sign-in/").headers["Location"] == "/admin/"
    assert client.post("/admin/logout/").headers["Location"] == "/accounts/login/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/admin/nowhere/", "/admin/claims/claim/1", "/admin", "/admin/r/1/1/"])
def test_no_other_address_below_the_desk_answers(path: str, client: Client) -> None:
    client.force_login(User.objects.create_user("new", password=PASSWORD, is_staff=True))

    response = client.get(path, follow=True)

    assert response.status_code == 404 or response.redirect_chain[-1][0].startswith("/accounts/reauthenticate/")


def test_public_pages_stay_open(client: Client) -> None:
    client.force_login(User.objects.create_user("new", password=PASSWORD, is_staff=True))

    assert client.get("/").status_code == 200


def test_desk_opens_once_it_is_set_up(client: Client, editor: User) -> None:
    assert sign_in(client)
    confirm(client)
    secret = client.get(SET_UP).context["form"].secret
    assert client.get("/admin/").status_code == 302

    client.post(SET_UP, {"code": code_now(secret)})

    assert client.get("/admin/").status_code == 200


def test_desk_closes_again_once_it_is_taken_away(client: Client, editor: User, factor: Factor) -> None:
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200

    Authenticator.objects.filter(user=editor).delete()

    assert client.get("/admin/").headers["Location"] == SET_UP


def test_desk_without_the_requirement_is_open_to_passwords(client: Client, editor: User, settings: object) -> None:
    settings.FACTCHECK_REQUIRE_MFA = False  # type: ignore[attr-defined]
    client.force_login(editor)

    assert client.get("/admin/").status_code == 200
