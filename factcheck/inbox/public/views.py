"""The forms by which readers write to the desk. Without an account; the only public pages that write."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from factcheck.http.requests.methods import read_only, taking
from factcheck.inbox.actions import receive
from factcheck.inbox.public.forms import MessageForm, ReportForm, SuggestionForm
from factcheck.inbox.public.pages import path_on_site, record_at
from factcheck.inbox.vocabulary import MAX_LINE, MAX_TEXT, MessageKind
from factcheck.language.localisation import DEFAULT

_RETRY_AFTER: Final = 10 * 60
_HANDED_ON: Final = "handed_on"
"""Is among what is sent where that only fills the form."""


@dataclass(frozen=True)
class MessagePage:
    """What sets the page of one form apart from that of the other."""

    kind: MessageKind
    form: type[MessageForm]
    # The name of its address; that of what comes after ends in "-thanks".
    name: str
    title: Any
    lead: Any


_REPORT: Final = MessagePage(
    kind=MessageKind.REPORT,
    form=ReportForm,
    name="report",
    title=_("Report an error"),
    lead=_("Tell us what a page here gets wrong. An editor reads it. No account is needed."),
)
_SUGGESTION: Final = MessagePage(
    kind=MessageKind.SUGGESTION,
    form=SuggestionForm,
    name="suggest",
    title=_("Suggest a claim"),
    lead=_("Tell us of a statement that should be recorded or looked into. No account is needed."),
)


@never_cache
@taking("GET", "HEAD", "POST")
def report(request: HttpRequest) -> HttpResponse:
    """The form for a report of an error, of the page that a link names; sent, it joins the desk's queue."""
    about = path_on_site(request.GET.get("about", ""))
    return _answer(request, _REPORT, initial={"page": about})


@never_cache
@taking("GET", "HEAD", "POST")
def suggest(request: HttpRequest) -> HttpResponse:
    """The form that suggests a claim, filled with what another page hands on; sent, it joins the desk's queue."""
    if _HANDED_ON in request.POST:
        return _ask(request, _SUGGESTION, SuggestionForm(initial=_handed_on(request.POST)))
    return _answer(request, _SUGGESTION, initial={})


@read_only
def thanks(request: HttpRequest, kind: MessageKind) -> HttpResponse:
    """What happens next with a message."""
    told = {"heading": _("Thank you"), "description": _("Your message is with the editors.")}
    return render(request, "inbox/thanks.html", told | {"is_report": kind == MessageKind.REPORT})


def _answer(request: HttpRequest, page: MessagePage, initial: dict[str, str]) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, page, page.form(initial=initial))
    form = page.form(request.POST)
    if not form.is_valid():
        return _ask(request, page, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if not form.is_trapped:
        if not ratelimit.consume(request, action="message"):
            return _ask_later(request, page, form)
        _receive(page.kind, form.filled_in())
    return redirect(f"{page.name}-thanks")


def _handed_on(given: QueryDict) -> dict[str, str]:
    """What a reader pasted elsewhere on this site, as far as the form takes it; nothing is kept before it is sent."""
    return {"text": given.get("text", "")[:MAX_TEXT], "venue": given.get("venue", "")[:MAX_LINE]}


def _receive(kind: MessageKind, message: dict[str, str]) -> None:
    found = record_at(path_on_site(message.get("page", "")))
    about = {"about_kind": found.kind, "about_id": found.record_id} if found else {}
    receive(kind=kind, language=get_language() or DEFAULT, **about, **message)


def _ask(request: HttpRequest, page: MessagePage, form: MessageForm, **answer: Any) -> HttpResponse:
    named = record_at(str(form["page"].value())) if "page" in form.fields and not form.is_bound else None
    limited = answer.get("status") == HTTPStatus.TOO_MANY_REQUESTS
    context = {"page": page, "form": form, "about": named, "is_limited": limited}
    return render(request, "inbox/form.html", context, **answer)


def _ask_later(request: HttpRequest, page: MessagePage, form: MessageForm) -> HttpResponse:
    response = _ask(request, page, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    return response
