"""What readers see where something is wrong; programs under /api/ get a problem document."""

import logging
import sys
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.database.faults import Fault, fault_in
from factcheck.database.soundness import MEND
from factcheck.http.problems import is_api, lead_on, problem
from factcheck.language.dates import moment_words
from factcheck.language.localisation import localised
from factcheck.publishing.canonical import moment
from factcheck.publishing.reading.moments import AsOfError
from factcheck.publishing.reading.paging import CursorError
from factcheck.publishing.reading.records import Gone, Moved, NotThenError
from factcheck.publishing.reading.redactions import Redacted

_log = logging.getLogger(__name__)
_RETRY_AFTER: Final = {
    Fault.AWAY: 5,
    Fault.BUSY: 10,
    Fault.FULL: 120,
    Fault.READ_ONLY: 120,
    Fault.UNCOUNTED: 5,
    Fault.DAMAGED: 600,
}
"""In how many seconds it is worth to ask again."""
AT_DESK: Final = {
    Fault.AWAY: gettext_lazy(
        "The database can't be reached. Wait a minute and try again; if it lasts, tell whoever runs this site."
    ),
    Fault.BUSY: gettext_lazy("Others kept writing for too long. Wait a minute and try again."),
    Fault.FULL: gettext_lazy(
        "The disk under the database is full, or fails. Tell whoever runs this site to make room on it."
    ),
    Fault.READ_ONLY: gettext_lazy(
        "The database can be read but not written. Tell whoever runs this site to let it be written."
    ),
    Fault.UNCOUNTED: gettext_lazy(
        "Redis, where tries to sign in and requests are counted, can't be reached or takes no more. "
        "Wait a minute and try again; if it lasts, tell whoever runs this site."
    ),
    Fault.DAMAGED: format_lazy(
        gettext_lazy(
            "A part of the database is damaged or missing. Ask whoever runs this site to run “manage.py migrate”, "
            "then “{command}”; if it goes on, a backup is to be restored."
        ),
        command=MEND,
    ),
}
"""What an editor is told to do."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: something in the address makes no sense; 413 where a body is too large, which Django calls bad too.

    503 where a session is lost because it could not be written.
    """
    if fault := fault_in(exception):
        return unavailable(request, fault)
    if isinstance(exception, RequestDataTooBig):
        return _answer(request, 413, _("What was sent is larger than this site takes. Send less, or in several parts."))
    # Of all exceptions that end here, only these ones' messages are written for readers.
    written = isinstance(exception, AsOfError | CursorError)
    message = str(exception) if written else _("This request can't be understood.")
    return _answer(request, 400, message)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the page is not open to this visitor."""
    return _answer(request, 403, _("This page is not open to you."))


def unverified(request: HttpRequest, reason: str) -> HttpResponse:
    """403: a form without the cookie that went out with it. The reason is for whoever runs the site."""
    return _answer(
        request,
        403,
        _(
            "This form came back without the cookie that this site sent along with it, so it was not taken. "
            "Let your browser keep cookies of this site, go back, load the page again and send it once more."
        ),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is nothing at this address, or was nothing yet at the moment asked for."""
    if isinstance(exception, NotThenError):
        return _answer(request, 404, _not_then(exception), now=request.path)
    return _answer(request, 404, _("There is nothing at this address."))


def _not_then(exception: NotThenError) -> str:
    if exception.since is None:
        return _("This was not public at that moment.")
    since = moment_words(moment(exception.since))
    return _("This was not public at that moment. It was first published on %(moment)s.") % {"moment": since}


def gone(request: HttpRequest, exception: Gone) -> HttpResponse:
    """410: something was here and was withdrawn; the public note says why."""
    return _answer(request, 410, exception.note, first_published_at=exception.first_published_at)


def redacted(request: HttpRequest, exception: Redacted) -> HttpResponse:
    """451: something was here whose words were erased; when, and on which legal basis."""
    found = exception.redaction
    return _answer(request, 451, found.basis, redaction=found)


def moved(request: HttpRequest, exception: Moved) -> HttpResponse:
    """301: it was merged into another record, whose page says all that is known."""
    query = request.META.get("QUERY_STRING", "")
    url = localised(exception.url)
    return lead_on(f"{url}?{query}" if query else url)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: too often from this address."""
    return _answer(request, 429, _("That was too often. Wait a few minutes and try again."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault; or 503, where it is the database's. Its page asks nothing of the database or the settings."""
    # Django calls this while it handles the error, wherever that was raised: in a view, a template or a middleware.
    if fault := fault_in(sys.exception()):
        return unavailable(request, fault)
    if is_api(request):
        return problem(request, 500, detail=_("Something went wrong on our side."))
    return HttpResponse(render_to_string("500.html", {"home": localised("/")}), status=500)


def _unavailable(fault: Fault) -> str:
    if fault is Fault.UNCOUNTED:
        return _("Requests can't be counted now. Ask again soon.")
    return _("The database can't be reached now. Ask again soon.")


def unavailable(request: HttpRequest, fault: Fault) -> HttpResponse:
    """503: the database can't do now what it may well do soon. Its page asks nothing of it."""
    if fault is Fault.DAMAGED:
        _log.error("The database is damaged: %s. Run “manage.py migrate”, then “%s”.", sys.exception(), MEND)
    if is_api(request):
        response = problem(request, 503, detail=_unavailable(fault))
    else:
        template = "admin/503.html" if request.path_info.startswith(("/admin/", "/accounts/")) else "503.html"
        context = {"home": localised("/"), "what_to_do": AT_DESK[fault], "is_sent": request.method == "POST"}
        response = HttpResponse(render_to_string(template, context), status=503)
    response.headers["Retry-After"] = str(_RETRY_AFTER[fault])
    response.headers["Cache-Control"] = "no-store"
    return response


def _answer(request: HttpRequest, status: int, detail: str, **more: Any) -> HttpResponse:
    if is_api(request):
        return problem(request, status, detail=detail)
    return render(request, f"{status}.html", {"detail": detail, **more}, status=status)
