"""The pages by which readers follow by e-mail, and stop.

A GET changes nothing, since scanners of mail follow every link. What a letter's link opens needs no session and no
token against forgery: whoever has the link may do what it is for. No answer tells whether an address is known.
"""

from http import HTTPStatus
from typing import Any, Final

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from factcheck.following import actions
from factcheck.following.followed import Followed, followed_at, title_of
from factcheck.following.public.forms import FollowForm, OverviewForm
from factcheck.following.vocabulary import UNCONFIRMED_LASTS
from factcheck.http.requests.methods import read_only, taking
from factcheck.language.localisation import DEFAULT

_RETRY_AFTER: Final = 10 * 60


@never_cache
@sensitive_post_parameters()
@taking("GET", "HEAD", "POST")
def follow(request: HttpRequest) -> HttpResponse:
    """The form by which a page is followed; sent, the address gets a link that confirms it.

    Raises:
        Http404: there is nothing to follow at that page, or this site mails nothing.
    """
    found = followed_at(request.GET.get("of", "")) if settings.FACTCHECK_FOLLOW_BY_MAIL else None
    if found is None:
        raise Http404("There is nothing to follow by e-mail here.")
    form = FollowForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form, found)
    if not form.is_trapped:
        if not _may_ask(request, form):
            return _ask_later(request, form, found)
        _subscribe(form, found)
    return redirect("follow-asked")


@never_cache
@sensitive_post_parameters()
@taking("GET", "HEAD", "POST")
def overview(request: HttpRequest) -> HttpResponse:
    """The form that has a link to all that an address follows mailed to it.

    Raises:
        Http404: this site mails nothing.
    """
    if not settings.FACTCHECK_FOLLOW_BY_MAIL:
        raise Http404("This site mails nothing.")
    form = OverviewForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form, None)
    if not form.is_trapped:
        if not _may_ask(request, form):
            return _ask_later(request, form, None)
        actions.send_overview(form.cleaned_data["address"])
    return redirect("follow-asked")


@read_only
def asked(request: HttpRequest) -> HttpResponse:
    """What happens next, whether the address is known or not."""
    return _said(request, "asked", _("Look into your mailbox"))


@never_cache
@csrf_exempt
@taking("GET", "HEAD", "POST")
def confirm(request: HttpRequest) -> HttpResponse:
    """The page that the first letter leads to; its button begins the letters."""
    token = request.GET.get("t", "")
    is_done = request.method == "POST"
    offer = actions.confirm(token) if is_done else actions.offered(token)
    if offer is None:
        return _over(request)
    heading = _("You are mailed from now on") if is_done else _("Do you want these letters?")
    offered: dict[str, Any] = {"title": title_of(offer.path), "often": offer.often, "yours": offer.yours}
    return _said(request, "confirm", heading, is_done=is_done, **offered)


@never_cache
@csrf_exempt
@taking("GET", "HEAD", "POST")
def stop(request: HttpRequest) -> HttpResponse:
    """The page by which letters end; or one click in a program for mail, which sends the same (RFC 8058)."""
    token = request.GET.get("t", "")
    path = actions.path_stopped_by(token)
    if request.method == "POST":
        actions.stop(token)
    if path is None and not actions.is_ours(token):
        return _over(request)
    is_done = path is None or request.method == "POST"
    heading = _("You get no more of these letters") if is_done else _("Stop these letters?")
    return _said(request, "stop", heading, title=title_of(path or ""), is_done=is_done)


@never_cache
@csrf_exempt
@taking("GET", "HEAD", "POST")
def yours(request: HttpRequest) -> HttpResponse:
    """All that an address follows, by a link in each of its letters, to end some of it or to delete all."""
    token = request.GET.get("t", "")
    owner = actions.owner(token)
    if owner is None:
        return _over(request)
    if is_done := request.method == "POST":
        _stop(owner, request.POST)
        # What the token was made for may be what was ended.
        token = token if actions.owner(token) else owner.token()
    return _said(request, "yours", _("What you follow"), rows=owner.follows(), is_done=is_done, token=token)


def _stop(owner: actions.Owner, given: QueryDict) -> None:
    if "all" in given:
        owner.stop_all()
    else:
        owner.stop(given.get("stop", ""))


def _subscribe(form: FollowForm, found: Followed) -> None:
    given = form.filled_in()
    actions.subscribe(
        address=given["address"],
        path=found.path,
        language=get_language() or DEFAULT,
        frequency=given["frequency"],
    )


def _may_ask(request: HttpRequest, form: OverviewForm) -> bool:
    # Counted by a hash of the address, so that nobody's box is filled.
    key = form.cleaned_data["address"].casefold()
    return bool(ratelimit.consume(request, action="follow", key=key))


def _ask(request: HttpRequest, form: OverviewForm, found: Followed | None, **context: Any) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    told = {"form": form, "found": found, "days": UNCONFIRMED_LASTS.days, **context}
    status = HTTPStatus.TOO_MANY_REQUESTS if context.get("is_limited") else status
    return render(request, "following/form.html", told, status=status)


def _ask_later(request: HttpRequest, form: OverviewForm, found: Followed | None) -> HttpResponse:
    response = _ask(request, form, found, is_limited=True)
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    return response


def _over(request: HttpRequest) -> HttpResponse:
    return _said(request, "over", _("This link is over"), status=HTTPStatus.GONE)


def _said(
    request: HttpRequest, page: str, heading: str, *, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    told = {"heading": heading, "description": _("Letters of what is new, until you stop them."), **context}
    return render(request, f"following/{page}.html", told, status=status)
