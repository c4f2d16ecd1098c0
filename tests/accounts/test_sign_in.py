"""The page that signs in."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db
URL = "/accounts/login/"
PASSWORD = "a-password-for-tests"


def _sign_in(client: Client, username: str = "editor", password: str = PASSWORD, **given: str) -> tuple[int, str]:
    response = client.post(URL, {"login": username, "password": password, **given})
    return response.status_code, response.headers.get("Location", "")


def test_sign_in_with_the_right_password_leads_to_the_desk(client: Client, editor: User) -> None:
    assert _sign_in(client) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_sign_in_leads_back_to_where_one_was_going(client: Client, editor: User) -> None:
    page = client.get("/admin/claims/claim/?q=x", follow=True)

    assert page.redirect_chain[-1] == ("/accounts/login/?next=/admin/claims/claim/%3Fq%3Dx", 302)
    assert _sign_in(client, next="/admin/claims/claim/?q=x") == (302, "/admin/claims/claim/?q=x")


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "\0"]
)
def test_sign_in_never_leads_to_another_site(target: str, client: Client, editor: User) -> None:
    assert "evil.example" not in _sign_in(client, next=target)[1].partition("?")[0]
    assert client.get("/admin/login/", {"next": target}).headers["Location"].startswith("/accounts/login/?next=")
    assert client.get(URL, {"next": target}).headers.get("Location", "/admin/") == "/admin/"


@pytest.mark.parametrize(
    ("username", "password"), [("editor", "wrong"), ("nobody", PASSWORD), ("reader", PASSWORD), ("gone", PASSWORD)]
)
def test_sign_in_refused_says_the_same_whoever_it_is(
    username: str, password: str, client: Client, editor: User
) -> None:
    User.objects.create_user("reader", password=PASSWORD)
    User.objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)

    response = client.post(URL, {"login": username, "password": password})

    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "This username and password don't match an account of the desk."
    ]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "given", [{}, {"login": ""}, {"login": "a" * 500, "password": "x"}, {"login": "\0", "password": "\0"}]
)
def test_sign_in_with_nonsense_is_asked_again(given: dict[str, str], client: Client) -> None:
    assert client.post(URL, given).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_sign_in_by_another_method_signs_nobody_in(method: str, client: Client) -> None:
    assert getattr(client, method)(URL).status_code in {200, 405}


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "password/reset/", "inactive/", "confirm-email/", "password/set/"]
)
def test_what_the_desk_does_not_need_is_not_there(path: str, client: Client) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404


def test_signed_in_staff_can_not_use_the_login_of_the_admin_itself(client: Client, editor: User) -> None:
    client.force_login(User.objects.create_user("other", is_staff=True))

    response = client.post("/admin/login/", {"username": "editor", "password": PASSWORD})

    assert response.status_code == 302
    assert client.session["_auth_user_id"] != str(editor.pk)


def test_sign_out_ends_the_session(client: Client, editor: User) -> None:
    client.force_login(editor)

    assert client.get("/accounts/logout/").status_code == 200
    assert client.post("/accounts/logout/").headers["Location"] == URL
    assert client.get("/admin/").status_code == 302
