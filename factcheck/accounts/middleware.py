"""Nobody works at the desk without a second factor, where the site requires one."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# By name: whatever is added below the desk or the accounts is closed until it is named here.
_GUARDED = ("admin/", "accounts/")
_OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "admin:login",
        "admin:logout",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_authenticate",
    }
)


class SecondFactorMiddleware:
    """Leads staff without a second factor to the page that sets one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, unchanged."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
        """The way to set a second factor up; None where the view may answer."""
        if settings.FACTCHECK_REQUIRE_MFA and _is_guarded(request) and _has_only_a_password(request.user):
            return redirect("mfa_activate_totp")
        return None


def _is_guarded(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is None or (match.route.startswith(_GUARDED) and match.view_name not in _OPEN)


def _has_only_a_password(user: AbstractBaseUser | AnonymousUser) -> bool:
    return user.is_authenticated and not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
