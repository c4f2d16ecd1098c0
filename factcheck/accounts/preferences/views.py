"""The page of one's own preferences."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.accounts.links.mail import is_sent
from factcheck.accounts.models import Preference
from factcheck.accounts.preferences.forms import PreferenceForm
from factcheck.accounts.preferences.language import language_of, preference_of


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """The form; on POST, what was chosen is kept, and the desk speaks the language from then on."""
    user = cast("User", request.user)
    form = PreferenceForm(request.POST or None, instance=preference_of(user) or Preference(user=user))
    if form.is_valid():
        chosen = form.save()
        with translation.override(language_of(chosen)):
            messages.success(request, _("Your preferences are saved."))
        return redirect("preferences")
    context = {**admin.site.each_context(request), "title": _("Preferences"), "form": form, "mails": is_sent()}
    return TemplateResponse(request, "admin/preferences.html", context)
