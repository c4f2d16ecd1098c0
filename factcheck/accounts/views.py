"""The desk's page that takes someone's second factor away."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.accounts.actions import may_reset, reset_second_factor


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """A question; asked with POST, the second factor is gone."""
    by = cast("User", request.user)
    if not by.has_perm("auth.change_user"):
        raise PermissionDenied
    user = get_object_or_404(User, pk=pk)
    if not may_reset(user, by=by):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "account/reset_second_factor.html", {"account": user})
    reset_second_factor(user, by=by)
    messages.success(
        request, _("The second factor of %(user)s is taken away. They are logged out everywhere.") % {"user": user}
    )
    return redirect("admin:auth_user_change", pk)
