"""Invitations and forgotten passwords: links that open one account once, for a time, and tell strangers nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.utils import timezone

from factcheck.accounts.changes.ties import Ties
from factcheck.accounts.links.tokens import Purpose, account_of, link
from factcheck.accounts.models import AccountChange
from factcheck.workflow.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, ROLES

pytestmark = pytest.mark.django_db
NEW = "a-new-password-for-tests-1"
FORGOTTEN = "/accounts/password/forgotten/"


def token_in(text: str) -> str:
    found = re.search(r"/accounts/(?:invitation|password/link)/([^/\s<]+)/", text)
    return found[1] if found else ""


def in_role(name: str, role: str) -> tuple[User, Client]:
    user = User.objects.create_user(name, f"{name}@desk.example", "x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return user, client


def invite(client: Client, **changes: Any) -> Any:
    role = Group.objects.get(name=changes.pop("role", EDITOR))
    data = {"username": "new", "name": "New Person", "email": "new@desk.example", "role": role.pk}
    return client.post("/admin/auth/user/invite/", data | changes)


def choose(token: str, way: str = "invitation", password: str = NEW) -> Any:
    return Client().post(f"/accounts/{way}/{token}/", {"new_password1": password, "new_password2": password})


def test_invitation_mails_a_link_by_which_its_owner_alone_sets_the_password() -> None:
    administrator, client = in_role("admin", ADMINISTRATOR)

    page = invite(client).content.decode()
    letter = next(each for each in mail.outbox if each.to == ["new@desk.example"])
    token = token_in(str(letter.body))
    weak, taken, again = choose(token, password="123").status_code, choose(token), choose(token).status_code

    account = User.objects.get(username="new")
    assert (token in page, token_in(page)) == (False, "")
    assert (weak, taken.headers.get("Location"), again) == (200, "/accounts/login/", 410)
    assert (account.is_staff, account.is_superuser, account.check_password(NEW)) == (True, False, True)
    assert [group.name for group in account.groups.all()] == [EDITOR]
    said = [(row.sort, row.by_name) for row in AccountChange.objects.order_by("pk")]
    assert said == [("made", "admin"), ("joined", "new")]
    assert administrator.pk in Ties().one_with(account.pk)


def test_invitation_without_mail_shows_the_link_to_pass_on_and_again_on_the_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("factcheck.accounts.links.views.is_sent", lambda: False)
    _, client = in_role("admin", ADMINISTRATOR)

    first = token_in(invite(client).content.decode())
    account = User.objects.get(username="new")
    second = token_in(client.post(f"/admin/auth/user/{account.pk}/invite/").content.decode())
    used = choose(second).status_code

    assert "" not in {first, second}
    assert (used, choose(first).status_code) == (302, 410)
    assert client.post(f"/admin/auth/user/{account.pk}/invite/").status_code == 403
    assert [row.sort for row in AccountChange.objects.order_by("pk")] == ["made", "invited", "joined"]


def test_invitation_is_refused_to_who_may_not_and_beyond_what_one_may() -> None:
    _, contributor = in_role("contributor", CONTRIBUTOR)
    _, administrator = in_role("admin", ADMINISTRATOR)
    maker, limited = in_role("maker", CONTRIBUTOR)
    maker.user_permissions.add(*Group.objects.get(name=ADMINISTRATOR).permissions.filter(codename="add_user"))

    offered = administrator.get("/admin/auth/user/invite/").content.decode()
    shown = limited.get("/admin/auth/user/invite/").content.decode()
    answers = [
        invite(contributor).status_code,
        "Select a valid choice" in invite(limited, role=EDITOR).content.decode(),
        "already" in invite(administrator, username="ADMIN").content.decode(),
        "Enter a valid email" in invite(administrator, email="no address").content.decode(),
    ]

    assert [role for role in ROLES if role not in offered] == []
    assert (CONTRIBUTOR in shown, ADMINISTRATOR in shown) == (True, False)
    assert answers == [403, True, True, True]
    assert not User.objects.filter(username="new").exists()


def test_link_opens_nothing_once_anything_is_otherwise() -> None:
    account = User.objects.create_user("someone", "one@desk.example", "x", is_staff=True)
    reset = link(account, Purpose.RESET).rstrip("/").rpartition("/")[2]
    opened = account_of(reset, Purpose.RESET) == account

    def with_changes(**values: Any) -> User | None:
        before = {name: getattr(account, name) for name in values}
        User.objects.filter(pk=account.pk).update(**values)
        found = account_of(reset, Purpose.RESET)
        User.objects.filter(pk=account.pk).update(**before)
        return found

    found = {
        "other purpose": account_of(reset, Purpose.INVITATION),
        "forged": account_of(reset[:-1] + ("A" if reset[-1] != "A" else "B"), Purpose.RESET),
        "nonsense": account_of("x:\0", Purpose.RESET),
        "disabled": with_changes(is_active=False),
        "left": with_changes(is_staff=False),
        "other address": with_changes(email="two@desk.example"),
        "signed in since": with_changes(last_login=timezone.now()),
        "other password": with_changes(password="!"),
    }
    with time_machine.travel(timezone.now() + Purpose.RESET.lasts + timedelta(minutes=1), tick=False):
        found["over"] = account_of(reset, Purpose.RESET)

    assert opened
    assert [what for what, account in found.items() if account is not None] == []


def test_forgotten_password_answers_the_same_whoever_is_named_and_mails_only_who_is_there() -> None:
    User.objects.create_user("one", "one@desk.example", "x", is_staff=True)
    User.objects.create_user("reader", "reader@desk.example", "x")
    User.objects.create_user("gone", "gone@desk.example", "x", is_staff=True, is_active=False)

    def ask(email: str) -> str:
        return Client().post(FORGOTTEN, {"email": email}).content.decode().replace(email, "…")

    names = ("ONE@desk.example", "reader@desk.example", "gone@desk.example", "nobody@desk.example")
    answers = {re.sub(r'(value|nonce)="[^"]+"', "", ask(email)) for email in names}

    assert len(answers) == 1
    assert [letter.to for letter in mail.outbox] == [["one@desk.example"]]


def test_forgotten_password_is_set_once_ends_sessions_and_is_written_down() -> None:
    account, session = in_role("one", EDITOR)
    Client().post(FORGOTTEN, {"email": account.email})
    token = token_in(str(mail.outbox[0].body))

    answers = [choose(token, "password/link").status_code, choose(token, "password/link").status_code]

    account.refresh_from_db()
    assert (answers, account.check_password(NEW)) == ([302, 410], True)
    assert session.get("/admin/").status_code == 302
    change = AccountChange.objects.get()
    assert (change.sort, change.by_name, Ties().one_with(account.pk)) == ("reset", "one", {account.pk})


def test_forgotten_password_asked_for_too_often_is_refused_whoever_is_named() -> None:
    User.objects.create_user("one", "one@desk.example", "x", is_staff=True)

    found = {
        email: [Client().post(FORGOTTEN, {"email": email}).status_code for _ in range(4)]
        for email in ("one@desk.example", "nobody@desk.example")
    }

    assert found == {email: [200, 200, 200, 429] for email in found}
