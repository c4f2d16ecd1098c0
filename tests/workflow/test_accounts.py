"""Administrators who are no superusers: they manage accounts, and give nobody more than they have."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from factcheck.workflow.roles import ADMINISTRATOR, SENIOR_EDITOR
from tests.desk.pages import form_of, url_of
from tests.workflow.people import make_roles, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone(db: None) -> User:
    """An account without any right."""
    return User.objects.create_user("someone", is_staff=True)


@pytest.fixture
def desk(client: Client) -> Client:
    """The browser of an administrator."""
    client.force_login(person(ADMINISTRATOR))
    return client


@pytest.fixture
def clerk(db: None) -> Client:
    """The browser of somebody who may do nothing but change accounts and groups."""
    user = person("", "clerk")
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    client = Client()
    client.force_login(user)
    return client


def save(client: Client, record: Any, **changes: Any) -> Any:
    return client.post(url_of(record), form_of(client, url_of(record), is_active="on", **changes))


def test_administrator_gives_a_role(desk: Client, someone: User) -> None:
    save(desk, someone, groups=[Group.objects.get(name=SENIOR_EDITOR).pk])

    assert User.objects.get(pk=someone.pk).has_perm("publishing.publish")


def test_administrator_makes_no_superuser(desk: Client, someone: User) -> None:
    save(desk, someone, is_superuser="on")
    save(desk, User.objects.get(username="administrator"), is_superuser="on")

    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("is_active", [True, False])
def test_administrator_can_not_change_a_superuser_or_their_password(is_active: bool, desk: Client) -> None:
    root = User.objects.create_superuser("root", is_active=is_active)

    assert desk.post(url_of(root), {"username": "mine"}).status_code == 403
    assert desk.post(url_of(root, "delete"), {"post": "yes"}).status_code == 403
    assert desk.get(f"/admin/auth/user/{root.pk}/password/").status_code == 403
    assert desk.post(f"/admin/auth/user/{root.pk}/password/", {"password1": "x"}).status_code == 403


def test_superuser_may_do_all_of_it(client: Client, editor: User, someone: User) -> None:
    client.force_login(editor)

    save(client, someone, is_superuser="on")

    assert User.objects.get(pk=someone.pk).is_superuser


def test_permission_that_one_lacks_can_not_be_given(clerk: Client, someone: User) -> None:
    publishing = Permission.objects.get(codename="publish")

    for account in (someone, User.objects.get(username="clerk")):
        response = save(clerk, account, user_permissions=[publishing.pk])
        assert "may not do yourself" in str(response.context["adminform"].form.errors["user_permissions"])

    assert not publishing.user_set.exists()


def test_role_that_may_more_can_not_be_given(clerk: Client, someone: User) -> None:
    make_roles()

    response = save(clerk, someone, groups=[Group.objects.get(name=SENIOR_EDITOR).pk])

    assert "may not do yourself" in str(response.context["adminform"].form.errors["groups"])
    assert not someone.groups.exists()


def test_group_can_not_be_given_what_one_lacks(clerk: Client) -> None:
    group = Group.objects.create(name="Ours")

    response = save(clerk, group, permissions=[Permission.objects.get(codename="publish").pk])

    assert "may not do yourself" in str(response.context["adminform"].form.errors["permissions"])
    assert not group.permissions.exists()


def test_permission_by_a_key_beyond_all_keys_is_refused(desk: Client, someone: User) -> None:
    for record, field in ((someone, "user_permissions"), (Group.objects.create(name="Ours"), "permissions")):
        response = save(desk, record, **{field: ["9" * 20]})
        assert "is not a valid value" in str(response.context["adminform"].form.errors[field])


@pytest.mark.parametrize("is_active", [True, False])
def test_account_or_group_that_may_more_can_not_be_taken_over(is_active: bool, clerk: Client) -> None:
    publisher = person(SENIOR_EDITOR, is_active=is_active)

    for url in (url_of(publisher), f"/admin/auth/user/{publisher.pk}/password/"):
        assert clerk.post(url, {"username": "mine", "password1": "x"}).status_code == 403
    assert clerk.post(url_of(Group.objects.get(name=SENIOR_EDITOR)), {"name": "Ours"}).status_code == 403


def test_many_accounts_deleted_at_once_spare_the_superuser(desk: Client, someone: User) -> None:
    root = User.objects.create_superuser("root")
    data = {"action": "delete_selected", "_selected_action": [someone.pk, root.pk], "post": "yes"}

    desk.post("/admin/auth/user/", data)

    assert User.objects.filter(pk__in=[someone.pk, root.pk]).count() == 2
