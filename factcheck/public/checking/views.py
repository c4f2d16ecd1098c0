"""The page that tells whether something has been checked. It keeps nothing: no row, no cache, no address, no log."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters

from factcheck.http.origins import own_forms_only
from factcheck.http.requests.methods import taking
from factcheck.public.checking.answers import answer
from factcheck.public.checking.forms import CheckForm
from factcheck.public.checking.limits import seconds_to_wait
from factcheck.public.checking.marking import stretches
from factcheck.public.checking.pasted import Pasted


def _refuse(request: HttpRequest) -> HttpResponse:
    return _shown(request, CheckForm(), HTTPStatus.FORBIDDEN, is_foreign=True)


@own_forms_only(_refuse)
@sensitive_post_parameters("text")
@taking("GET", "HEAD", "POST")
def check(request: HttpRequest) -> HttpResponse:
    """The form; or, of what was sent with it, which claims it is about."""
    if request.method != "POST":
        return render(request, "check.html", {"form": CheckForm()})
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    pasted = form.pasted()
    if seconds := seconds_to_wait(request, len(pasted.parts)):
        return _ask_later(request, form, seconds)
    return _answer(request, pasted)


def _answer(request: HttpRequest, pasted: Pasted) -> HttpResponse:
    found = answer(pasted)
    return _shown(request, CheckForm(), HTTPStatus.OK, answer=found, stretches=stretches(found))


def _ask_later(request: HttpRequest, form: CheckForm, seconds: int) -> HttpResponse:
    response = _shown(request, form, HTTPStatus.TOO_MANY_REQUESTS, is_limited=True, seconds=seconds)
    response.headers["Retry-After"] = str(seconds)
    return response


def _shown(request: HttpRequest, form: CheckForm, status: HTTPStatus, **context: Any) -> HttpResponse:
    response = render(request, "check.html", {"form": form, **context}, status=status)
    add_never_cache_headers(response)
    return response
