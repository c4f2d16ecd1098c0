"""Browsers that signed in before, so that a stranger's guesses shut out the stranger and not the owner."""

import secrets

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase

COOKIE = "known_browser"
# Half a year, in seconds.
AGE = 180 * 24 * 60 * 60
_SALT = "factcheck.accounts.browsers"


def remember(response: HttpResponseBase, user: AbstractBaseUser) -> None:
    """Let the browser show next time that this account signed in with it; that alone opens nothing."""
    response.set_signed_cookie(
        COOKIE,
        f"{secrets.token_urlsafe(16)} {user.get_username().casefold()}",
        salt=_SALT,
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known_browser(request: HttpRequest, username: str) -> str:
    """What this browser is known by to this account; empty where the account never signed in with it."""
    value = request.get_signed_cookie(COOKIE, "", salt=_SALT, max_age=AGE) or ""
    browser, _, owner = value.partition(" ")
    return browser if owner == username.casefold() else ""
