"""An administrator takes someone's second factor away."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.accounts.conftest import PASSWORD, give_factor, has_factor

pytestmark = pytest.mark.django_db


def _url(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/second-factor/"


@pytest.fixture
def someone(db: None) -> User:
    """Someone of the staff who lost a phone."""
    user = User.objects.create_user("someone", password=PASSWORD, is_staff=True)
    give_factor(user)
    return user


@pytest.fixture
def administrator(db: None) -> Client:
    """The browser of someone who may change accounts, and is no superuser."""
    user = User.objects.create_user("administrator", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=("change_user", "view_user")))
    client = Client()
    client.force_login(user)
    return client


def test_reset_asks_first(administrator: Client, someone: User) -> None:
    assert _url(someone) in administrator.get(f"/admin/auth/user/{someone.pk}/change/").content.decode()

    assert "Take the second factor of someone away?" in administrator.get(_url(someone)).content.decode()
    assert has_factor(someone)


def test_reset_takes_the_factor_away_ends_sessions_and_is_logged(administrator: Client, someone: User) -> None:
    session = Client()
    session.force_login(someone)

    response = administrator.post(_url(someone), follow=True)

    assert response.redirect_chain == [(f"/admin/auth/user/{someone.pk}/change/", 302)]
    assert not has_factor(someone)
    assert session.get("/admin/").status_code == 302
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_id, entry.change_message) == (
        "administrator",
        str(someone.pk),
        "Second factor taken away.",
    )
    assert _url(someone) not in response.content.decode()


def test_reset_of_a_superuser_is_for_superusers(administrator: Client, client: Client, editor: User) -> None:
    give_factor(editor)
    assert administrator.get(_url(editor)).status_code == 403
    assert administrator.post(_url(editor)).status_code == 403
    assert has_factor(editor)

    client.force_login(User.objects.create_superuser("root"))
    client.post(_url(editor))

    assert not has_factor(editor)


@pytest.mark.parametrize("codename", ["view_user", "add_user", "delete_user"])
def test_reset_without_permission_is_forbidden(codename: str, client: Client, someone: User) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename=codename))
    client.force_login(user)

    assert client.get(_url(someone)).status_code == 403
    assert client.post(_url(someone)).status_code == 403
    assert has_factor(someone)


def test_reset_without_signing_in_leads_to_the_login(client: Client, someone: User) -> None:
    assert client.post(_url(someone)).headers["Location"].startswith("/admin/login/")
    assert has_factor(someone)


@pytest.mark.parametrize(("pk", "status"), [("999", 404), ("9" * 30, 404)])
def test_reset_of_an_unknown_account_is_missing(pk: str, status: int, administrator: Client) -> None:
    assert administrator.post(f"/admin/auth/user/{pk}/second-factor/").status_code == status


def test_reset_by_another_method_is_refused(administrator: Client, someone: User) -> None:
    assert administrator.put(_url(someone)).status_code == 405


def test_reset_without_a_factor_changes_nothing(administrator: Client) -> None:
    user = User.objects.create_user("plain", is_staff=True)

    assert administrator.post(_url(user)).status_code == 302


def test_reset_of_who_may_do_more_is_forbidden(administrator: Client, someone: User) -> None:
    someone.user_permissions.set(Permission.objects.filter(codename="publish"))

    assert administrator.post(_url(someone)).status_code == 403
    assert has_factor(someone)
