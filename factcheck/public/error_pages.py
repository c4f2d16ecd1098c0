"""What readers see where something is wrong; programs under /api/ get a problem document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from factcheck.http.problems import is_api, lead_on, problem
from factcheck.language.localisation import localised
from factcheck.language.wording import moment_words
from factcheck.publishing.canonical import moment
from factcheck.publishing.reading.moments import AsOfError
from factcheck.publishing.reading.paging import CursorError
from factcheck.publishing.reading.records import Gone, Moved, NotThenError


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: something in the address makes no sense."""
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


def moved(request: HttpRequest, exception: Moved) -> HttpResponse:
    """301: it was merged into another record, whose page says all that is known."""
    query = request.META.get("QUERY_STRING", "")
    url = localised(exception.url)
    return lead_on(f"{url}?{query}" if query else url)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429: too often from this address."""
    return _answer(request, 429, _("That was too often. Wait a few minutes and try again."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault. Its page asks nothing of the database, the settings or the request."""
    if is_api(request):
        return problem(request, 500, detail=_("Something went wrong on our side."))
    return HttpResponse(render_to_string("500.html", {"home": localised("/")}), status=500)


def _answer(request: HttpRequest, status: int, detail: str, **more: str) -> HttpResponse:
    if is_api(request):
        return problem(request, status, detail=detail)
    return render(request, f"{status}.html", {"detail": detail, **more}, status=status)
