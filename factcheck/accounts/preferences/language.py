"""The language in which somebody of the desk works: the one that they have chosen, or English."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from factcheck.accounts.models import Preference
from factcheck.language.localisation import DEFAULT

_OF_THE_DESK: Final = ("/admin/", "/accounts/")


class DeskLanguageMiddleware:
    """Lets the pages of the desk speak the language of whoever is signed in. It stands after what knows them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, in that language; elsewhere in the one of the page."""
        if not request.path_info.startswith(_OF_THE_DESK):
            return self.get_response(request)
        language = language_of(preference_of(request.user))
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def preference_of(user: Any) -> Preference | None:
    """What the account has chosen; it comes along with the account, so that no page asks for it."""
    try:
        return user.preference if user.is_authenticated else None
    except ObjectDoesNotExist:
        return None


def language_of(preference: Preference | None) -> str:
    """The language that was chosen, if the site speaks it."""
    chosen = preference.language if preference else DEFAULT
    return chosen if chosen in dict(settings.LANGUAGES) else DEFAULT
