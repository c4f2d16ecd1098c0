"""The desk's pages of what imports leave to editors: two records that may be one, and scales to confirm."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.desk.options import OnRecordAdmin
from factcheck.importing.admin.forms import ScaleForm
from factcheck.importing.deciding import DecisionError, both_sides, decide
from factcheck.importing.models import ProposedScale, UnsureMatch
from factcheck.importing.sides import sides
from factcheck.importing.stages.scales import ScaleError, confirm_scale
from factcheck.importing.starting import BRING_IN
from factcheck.importing.vocabulary import Decision


class _Decided(OnRecordAdmin):
    """Rows with one page each, on which an editor decides."""

    seen_with = BRING_IN
    actions = None
    # The page of one row.
    decide_view: Callable[[HttpRequest, Any], HttpResponse]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show what is to be decided; on POST, decide it."""
        if not self.has_view_permission(request) or (request.method == "POST" and not request.user.has_perm(BRING_IN)):
            raise PermissionDenied
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        return self.decide_view(request, row)

    def _shown(self, request: HttpRequest, template: str, title: str, about: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/importing/{template}", shared | about)

    def _to_list(self) -> HttpResponse:
        return HttpResponseRedirect(reverse(f"admin:importing_{self.opts.model_name}_changelist"))


@admin.register(UnsureMatch)
class UnsureMatchAdmin(_Decided):
    """Records that may be one, each pair with both sides."""

    list_display = ("imported_name", "candidate_name", "kind", "likeness", "decision")
    list_filter = ("decision", "kind")
    search_fields = ("imported_name", "candidate_name")

    def decide_view(self, request: HttpRequest, row: UnsureMatch) -> HttpResponse:
        """Both sides, and the choice; on POST, what was chosen is done."""
        if request.method == "POST":
            try:
                decide(row, same="same" in request.POST, by=_user(request))
                messages.success(request, _("Decided."))
                return self._to_list()
            except DecisionError as error:
                messages.error(request, str(error))
        imported, candidate = both_sides(row)
        about = {"match": row, "sides": sides(imported, candidate), "open": row.decision == Decision.OPEN}
        return self._shown(request, "match.html", _("Are these one?"), about)


@admin.register(ProposedScale)
class ProposedScaleAdmin(_Decided):
    """Scales of ratings that imports propose, to confirm once each."""

    list_display = ("__str__", "labels_shown", "confirmed_at", "confirmed_by")
    list_filter = (("confirmed_at", admin.EmptyFieldListFilter),)
    list_select_related = ("scale__publisher", "confirmed_by")
    search_fields = ("scale__publisher__name", "scale__name")

    @admin.display(description=gettext_lazy("labels"))
    def labels_shown(self, proposed: ProposedScale) -> str:
        """How many labels there are, and how many of them wait for a bucket."""
        waiting = sum(not each["bucket"] for each in proposed.labels)
        return (
            _("%(labels)s, %(waiting)s without a bucket") % {"labels": len(proposed.labels), "waiting": waiting}
            if waiting
            else str(len(proposed.labels))
        )

    def decide_view(self, request: HttpRequest, row: ProposedScale) -> HttpResponse:
        """The labels with their buckets; on POST, they are confirmed."""
        form = ScaleForm(row, request.POST or None)
        if form.is_bound and form.is_valid():
            try:
                confirm_scale(row, by=_user(request), name=form.cleaned_data["name"], buckets=form.buckets)
                messages.success(
                    request, _("The scale of %(publisher)s is confirmed.") % {"publisher": row.scale.publisher}
                )
                return self._to_list()
            except ScaleError as error:
                form.add_error(None, str(error))
        title = _("What do the labels of %(publisher)s mean?") % {"publisher": row.scale.publisher}
        return self._shown(request, "scale.html", title, {"proposed": row, "form": form})


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]  # the site lets nobody else in
