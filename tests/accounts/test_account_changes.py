"""What is done to an account at the desk is written down for good, and mailed to the other administrators."""

from typing import Any
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.mail import EmailMessage
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from factcheck.accounts.models import AccountChange, Sort
from factcheck.workflow.roles import ADMINISTRATOR, EDITOR, SENIOR_EDITOR
from tests.accounts.conftest import PASSWORD
from tests.desk.pages import form_of, list_url, url_of
from tests.refusals import assert_unknown_refused
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The browser of an administrator."""
    client.force_login(person(ADMINISTRATOR, "ada", email="ada@desk.example"))
    return client


@pytest.fixture
def someone(db: None) -> User:
    return User.objects.create_user("someone", is_staff=True)


def save(client: Client, account: User, **changes: Any) -> None:
    client.post(url_of(account), form_of(client, url_of(account), **changes))


def written() -> list[tuple[str, str, str]]:
    return list(AccountChange.objects.order_by("pk").values_list("sort", "account_name", "by_name"))


def test_account_made_is_written_down(desk: Client) -> None:
    asked = {"username": "new", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}

    desk.post("/admin/auth/user/add/", asked)

    assert written() == [("made", "new", "ada")]
    assert AccountChange.objects.get().account_id == User.objects.get(username="new").pk


def test_password_set_by_another_is_written_down(desk: Client, someone: User) -> None:
    url = f"/admin/auth/user/{someone.pk}/password/"

    desk.post(url, {"usable_password": "true", "password1": PASSWORD, "password2": "another"})
    assert written() == []
    desk.post(url, {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD})

    assert written() == [("password", "someone", "ada")]


def test_roles_given_are_written_down_with_what_they_were(desk: Client, someone: User) -> None:
    save(desk, someone, groups=[Group.objects.get(name=SENIOR_EDITOR).pk])

    assert written() == [("changed", "someone", "ada")]
    assert AccountChange.objects.get().detail == "roles: none → Senior editor"


def test_account_disabled_and_enabled_again_is_written_down(desk: Client, someone: User) -> None:
    form = form_of(desk, url_of(someone))
    desk.post(url_of(someone), {name: value for name, value in form.items() if name != "is_active"})
    save(desk, someone, is_active="on")

    assert [sort for sort, *_ in written()] == ["disabled", "enabled"]


def test_account_saved_unchanged_is_not_written_down(desk: Client, someone: User) -> None:
    save(desk, someone)

    assert written() == []


def test_account_deleted_is_written_down_and_stays_so(desk: Client, someone: User) -> None:
    other = User.objects.create_user("other")
    desk.post(url_of(someone, "delete"), {"post": "yes"})
    desk.post("/admin/auth/user/", {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"})

    assert written() == [("deleted", "someone", "ada"), ("deleted", "other", "ada")]
    assert not User.objects.filter(pk__in=[someone.pk, other.pk]).exists()


def test_account_handed_over_lately_is_disabled_and_not_deleted(desk: Client, someone: User) -> None:
    AccountChange.objects.create(
        sort=Sort.PASSWORD, account_id=someone.pk, account_name="someone", by_id=0, by_name="x"
    )

    page = desk.get(url_of(someone, "delete")).content.decode()
    desk.post(url_of(someone, "delete"), {"post": "yes"})

    assert "disable it instead" in page
    assert User.objects.filter(pk=someone.pk).exists()


def test_second_factor_taken_away_is_written_down(desk: Client, someone: User) -> None:
    desk.post(f"/admin/auth/user/{someone.pk}/second-factor/")

    assert written() == [("second_factor", "someone", "ada")]


def test_other_administrators_are_told_by_mail_once_it_is_done(
    desk: Client, someone: User, django_capture_on_commit_callbacks: Any
) -> None:
    person(ADMINISTRATOR, "abel", email="abel@desk.example")
    person(ADMINISTRATOR, "off", email="off@desk.example", is_active=False)
    person(EDITOR, "ed", email="ed@desk.example")

    with django_capture_on_commit_callbacks(execute=True):
        save(desk, someone, email="someone@desk.example")

    (sent,) = mail.outbox
    assert sent.recipients() == ["abel@desk.example"]
    assert sent.subject == "[Factcheck] someone: changed"
    assert "By: ada" in sent.body
    assert "email: none → someone@desk.example" in sent.body


def test_mail_that_can_not_be_sent_leaves_what_was_done(
    desk: Client, someone: User, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(ADMINISTRATOR, "abel", email="abel@desk.example")
    monkeypatch.setattr(EmailMessage, "send", Mock(side_effect=ConnectionRefusedError))

    with django_capture_on_commit_callbacks(execute=True):
        save(desk, someone, email="someone@desk.example")

    assert written() == [("changed", "someone", "ada")]


def test_list_is_for_administrators(desk: Client) -> None:
    AccountChange.objects.create(sort=Sort.MADE, account_id=1, account_name="new", by_id=2, by_name="ada")
    editor = Client()
    editor.force_login(person(SENIOR_EDITOR))

    assert "given a password" in desk.get(list_url(AccountChange)).content.decode()
    assert editor.get(list_url(AccountChange)).status_code == 403


def test_what_was_written_down_can_be_neither_changed_nor_deleted() -> None:
    made = AccountChange.objects.create(sort=Sort.MADE, account_id=1, account_name="new", by_id=2, by_name="ada")

    for change in (lambda: AccountChange.objects.update(by_name="x"), made.delete):
        with pytest.raises((IntegrityError, DatabaseError), match="write-once"), transaction.atomic():
            change()


def test_change_of_an_unknown_sort_is_refused() -> None:
    row = AccountChange(account_id=1, account_name="new", by_id=2, by_name="ada")

    assert_unknown_refused(row, "sort", "accounts_accountchange_sort_known")
