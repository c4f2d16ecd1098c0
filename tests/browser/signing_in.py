"""Signing in as people do, by the form."""

from django.contrib.auth.models import User
from playwright.sync_api import Page

PASSWORD = "a-password-for-tests"


def make_editor() -> User:
    """The account `ed`, which may do everything."""
    return User.objects.create_user("ed", password=PASSWORD, is_staff=True, is_superuser=True)


def sign_in(page: Page, url: str, *, username: str = "ed") -> None:
    """From the front page of the desk at `url` to the form, and back."""
    page.goto(f"{url}/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
