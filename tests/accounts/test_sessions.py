"""When sessions end."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from factcheck.accounts.sessions import end_sessions
from tests.accounts.conftest import PASSWORD
from tests.test_settings import PRODUCTION, read

pytestmark = pytest.mark.django_db
NEW = "quite-another-password"


def _is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.fixture
def other(editor: User) -> Client:
    """The same editor in another browser."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_session_of_an_account_that_was_closed_ends_at_once(
    change: dict[str, bool], client: Client, editor: User
) -> None:
    client.force_login(editor)

    User.objects.filter(pk=editor.pk).update(**change)

    assert not _is_in(client)
    assert client.get("/accounts/second-factor/").headers["Location"].startswith("/accounts/login/")


def test_change_of_the_password_ends_all_other_sessions(client: Client, editor: User, other: Client) -> None:
    client.force_login(editor)

    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/accounts/password/", given).status_code == 302

    assert _is_in(client)
    assert not _is_in(other)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"oldpassword": "wrong", "password1": NEW, "password2": NEW},
        {"oldpassword": PASSWORD, "password1": "123", "password2": "123"},
        {"oldpassword": PASSWORD, "password1": NEW, "password2": "another"},
    ],
)
def test_change_of_the_password_refused_changes_nothing(
    given: dict[str, str], client: Client, editor: User, other: Client
) -> None:
    client.force_login(editor)

    assert client.post("/accounts/password/", given).context["form"].errors
    assert _is_in(other)


def test_password_page_of_the_desk_leads_to_the_one_of_the_account(client: Client, editor: User) -> None:
    client.force_login(editor)

    assert client.get("/admin/password_change/").headers["Location"] == "/accounts/password/"


def test_password_page_without_signing_in_leads_to_the_login(client: Client) -> None:
    assert client.get("/accounts/password/").headers["Location"].startswith("/accounts/login/")


def test_end_sessions_ends_those_of_one_account_alone(client: Client, editor: User, other: Client) -> None:
    someone = Client()
    someone.force_login(User.objects.create_user("someone", is_staff=True))

    assert end_sessions(editor) == 1

    assert not _is_in(other)
    assert _is_in(someone)


def test_cookies_in_production_are_for_the_server_alone() -> None:
    names = ("SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_SECURE", "FACTCHECK_REQUIRE_MFA")
    expression = "[" + ", ".join(f"s.{name}" for name in names) + ", s.SESSION_COOKIE_SAMESITE]"

    assert read(PRODUCTION, expression).stdout == "[True, True, True, True, 'Lax']\n"


@pytest.mark.parametrize(("given", "required"), [("true", "True"), ("false", "False")])
def test_second_factor_is_required_as_the_environment_says(given: str, required: str) -> None:
    environment = PRODUCTION | {"FACTCHECK_REQUIRE_MFA": given}

    assert read(environment, "s.FACTCHECK_REQUIRE_MFA").stdout == f"{required}\n"


def test_second_factor_is_not_required_elsewhere() -> None:
    assert settings.FACTCHECK_REQUIRE_MFA is False
