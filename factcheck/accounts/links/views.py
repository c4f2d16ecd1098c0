"""Pages of invitations and forgotten passwords."""

from http import HTTPStatus
from typing import Any, Final, cast

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from factcheck.accounts.links import actions
from factcheck.accounts.links.forms import ForgottenForm, InviteForm
from factcheck.accounts.links.mail import is_sent, send
from factcheck.accounts.links.tasks import mail_reset
from factcheck.accounts.links.tokens import Purpose, account_of, link

_SHOWS: Final = ["GET", "HEAD", "POST"]
_RETRY_AFTER: Final = 10 * 60


@require_http_methods(_SHOWS)
def invite(request: HttpRequest) -> HttpResponse:
    """At the desk: who is invited as what; on POST, make the account and mail its link, or show it."""
    by = cast("User", request.user)
    if not actions.may_invite(by):
        raise PermissionDenied
    form = InviteForm(request.POST if request.method == "POST" else None, by=by)
    if not form.is_valid():
        return render(request, "account/invite.html", {"form": form})
    return _handed_over(request, actions.invite(**form.cleaned_data, by=by))


@require_http_methods(_SHOWS)
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """At the desk: a new link to an account that nobody has taken up; the earlier one opens as long as it would."""
    by = cast("User", request.user)
    if not actions.may_invite(by):
        raise PermissionDenied
    account = get_object_or_404(User, pk=pk)
    if not actions.may_invite_again(account, by=by):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "account/invite_again.html", {"account": account})
    actions.invite_again(account, by=by)
    return _handed_over(request, account)


@never_cache
@require_http_methods(_SHOWS)
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for the address; the answer is the same whether an account has it."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if not is_sent():
        return render(request, "account/forgotten.html", {"form": None})
    if not form.is_valid():
        return render(request, "account/forgotten.html", {"form": form})
    email = form.cleaned_data["email"]
    if not ratelimit.consume(request, action="reset_password", key=email.casefold()):
        return _later(request, form)
    mail_reset.enqueue(email=email)
    return render(request, "account/forgotten.html", {"form": None, "email": email})


@never_cache
@sensitive_post_parameters()
@require_http_methods(_SHOWS)
def choose(request: HttpRequest, token: str, purpose: Purpose) -> HttpResponse:
    """The page that a link opens: a password is chosen there. It signs nobody in."""
    account = account_of(token, purpose)
    if account is None:
        return render(request, "account/link_over.html", {"resets": purpose is Purpose.RESET}, status=HTTPStatus.GONE)
    form: Any = SetPasswordForm(account, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "account/choose_password.html", {"form": form, "account": account})
    actions.set_password(account, form.cleaned_data["new_password1"], purpose)
    messages.success(request, _("Your password is set. Log in with it."))
    return redirect("account_login")


def _handed_over(request: HttpRequest, account: User) -> HttpResponse:
    """Say that the link is mailed; where it can't be, show it, to be passed on."""
    mailed = False
    if is_sent() and account.email:
        try:
            send(account, Purpose.INVITATION)
            mailed = True
        except OSError:
            messages.error(request, _("The letter could not be mailed."))
    shown = "" if mailed else link(account, Purpose.INVITATION)
    context = {"account": account, "link": shown, "days": Purpose.INVITATION.lasts.days}
    return render(request, "account/invited.html", context)


def _later(request: HttpRequest, form: ForgottenForm) -> HttpResponse:
    form.add_error(None, _("That was too often. Wait a few minutes and try again."))
    response = render(request, "account/forgotten.html", {"form": form}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(_RETRY_AFTER)
    return response
