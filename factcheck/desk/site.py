"""The admin site: what editors use most comes first."""

from collections.abc import Mapping
from functools import update_wrapper
from typing import Any, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from factcheck.desk.autocomplete import PickerView
from factcheck.desk.front import Section, front, sections
from factcheck.desk.pages.keeping import tell_taken
from factcheck.desk.views.search import search
from factcheck.desk.words import plural


class DeskSite(AdminSite):
    """Django's admin site under our name, in our order."""

    site_header = format_lazy(gettext_lazy("{site} desk"), site=settings.SITE_NAME)
    site_title = site_header
    index_title = gettext_lazy("Desk")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models that this user may see, by section; by app on the page of one app."""
        found: list[Any] = super().get_app_list(request, app_label)
        if app_label is not None:
            return found
        models = {_name(model): model for app in found for model in app["models"]}
        known = sections()
        named = {name for section in known for name in section.models}
        others = Section(_("Others"), "", tuple(name for name in models if name not in named), len(known))
        shown = [_shown(section, models) for section in (*known, others)]
        return [section for section in shown if section["models"]]

    def get_urls(self) -> list[Any]:
        """The pages that belong to no model, before Django's own."""
        ours = [
            path("search/", self.admin_view(require_safe(self.search_view)), name="search"),
            path("help/", self.admin_view(require_safe(self.help_view)), name="help"),
        ]
        return [*ours, *super().get_urls()]

    def search_view(self, request: HttpRequest) -> HttpResponse:
        """What matches anywhere at the desk."""
        return search(request, self)

    def help_view(self, request: HttpRequest) -> HttpResponse:
        """What the desk can do, and by which keys."""
        context = {**self.each_context(request), "title": _("How the desk works")}
        return TemplateResponse(request, "admin/help.html", context)

    def index(self, request: HttpRequest, extra_context: Mapping[str, Any] | None = None) -> TemplateResponse:
        """The front page: what waits for this user, where work begins, and what was done lately."""
        order = [name for section in sections() for name in section.models]
        return super().index(request, {"front": front(request, self, order), **(extra_context or {})})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """The view for those who may enter; what a browser kept of a form goes once the view has taken it."""
        shown = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return tell_taken(request, shown(request, *args, **kwargs))

        return update_wrapper(answer, shown)

    # Django's own page is never reached: it knows neither limits nor a second factor.
    def login(self, request: HttpRequest, extra_context: Mapping[str, Any] | None = None) -> HttpResponse:
        """Lead to the one page that signs in, and from there to where the user was going."""
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(self, request: HttpRequest, extra_context: Mapping[str, Any] | None = None) -> TemplateResponse:
        """To the page that changes one's own password."""
        return cast("TemplateResponse", redirect("account_change_password"))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """The records that match what was typed into a picker, as JSON."""
        return cast("HttpResponse", PickerView.as_view(admin_site=self)(request))


def _name(model: dict[str, Any]) -> str:
    label: str = model["model"]._meta.label
    return label


def _shown(section: Section, models: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": str(section.name),
        "about": section.about,
        "app_label": slugify(section.key),
        "app_url": "",
        "has_module_perms": True,
        "models": [models[name] | {"name": plural(models[name]["model"])} for name in section.models if name in models],
    }
