"""How allauth behaves here: staff only, no sign-up, our words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from factcheck.accounts.browsers import known_browser, remember
from factcheck.accounts.client import client_address

# The same for an account that exists and for one that does not.
_TOO_OFTEN = _("Too many failed tries. Wait five minutes and try again.")


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by administrators, and sign in with their username."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This username and password don't match an account of the desk."),
        "too_many_login_attempts": _TOO_OFTEN,
        "rate_limited": _TOO_OFTEN,
        "incorrect_code": _("This code is not right, or no longer. Try the next one."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse, always: administrators make the accounts."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count by."""
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth's own key holds the Host header, so that each name of the site would have tries of its own.
        username = credentials.get("username", "").casefold()
        browser = known_browser(request, username)
        return f"browser:{browser}" if browser else f"account:{username}"

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Where signing in leads; the browser is known from now on."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember(response, user)
        return response


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors are named after usernames."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or no longer. Try the next one."),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What an authenticator app shows under the site's name."""
        return user.get_username()
