"""What a browser kept of a form goes once the desk has taken it: the answer says so, in a cookie that `keep.js` reads.

The browser numbers what it keeps, and sends the number along with the form.
"""

import re
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

FIELD: Final = "_kept"
"""The field of a form that bears the number."""
RESTORED: Final = "_restored"
"""Is among what is sent where a form is only to be shown again as it was typed, and nothing saved."""
COOKIE: Final = "kept_taken"
_TOKEN: Final = re.compile(r"[a-z0-9-]{1,60}")
# Forms of several windows may be taken before one of these reads the cookie.
_MOST: Final = 10
_AGE: Final = 24 * 60 * 60


def tell_taken(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response; where it says that a form was taken, with the number of what the browser kept of it."""
    token = token_of(request)
    if token and _is_taken(request, response):
        earlier = [each for each in request.COOKIES.get(COOKIE, "").split(".") if _TOKEN.fullmatch(each)]
        value = ".".join([*earlier, token][-_MOST:])
        # Scripts of ours read it, and it opens nothing.
        response.set_cookie(COOKIE, value, max_age=_AGE, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")
    return response


def token_of(request: HttpRequest) -> str:
    """The number of what the browser keeps of the form that was sent; "" for none.

    A form of several steps gives it back in its next one, which goes on with what was typed in the one before.
    """
    token = request.POST.get(FIELD, "") if request.method == "POST" else ""
    return token if _TOKEN.fullmatch(token) else ""


def _is_taken(request: HttpRequest, response: Any) -> bool:
    if "popup_response_data" in (getattr(response, "context_data", None) or {}):
        return True
    leads_on = isinstance(response, HttpResponseRedirect) and not response.url.startswith(reverse("admin:login"))
    return leads_on and not any(said.level >= messages.ERROR for said in _said(request))


def _said(request: HttpRequest) -> Any:
    # Not by `get_messages`, which would count as reading them.
    return getattr(getattr(request, "_messages", None), "_queued_messages", [])
