"""Merging from the page of a record."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck.merging.actions import MergeError, drop_proposal, merge, propose_merge
from factcheck.merging.admin.alike import AlikeMixin
from factcheck.merging.admin.forms import MergeForm, PickForm
from factcheck.merging.admin.picking import picker_of
from factcheck.merging.admin.ways import PROPOSED, ConfirmForm, Way, drops, pages_of
from factcheck.merging.plans import Plan, compared, plan
from factcheck.merging.proposals import Proposed, matching
from factcheck.publishing.admin.forms import SeenForm
from factcheck.publishing.admin.publishable import state_mark
from factcheck.publishing.kinds import key_of
from factcheck.workflow.admin import RecordAdmin


class MergeableAdmin(AlikeMixin, RecordAdmin):
    """The base of the admins of records that can be merged."""

    def get_urls(self) -> list[URLPattern]:
        """The page on which two records are merged, before the others."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.merge_view)
        ours = path("<int:object_id>/merge/", self.admin_site.admin_view(view), name=self._url_name("merge"))
        return [ours, *super().get_urls()]

    def may_merge(self, request: HttpRequest, record: Any) -> bool:
        """Whether this user may take the record away in favour of another."""
        return self.may_publish(request, record) and self.has_delete_permission(request, record)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one record, with the way to merge it."""
        record = kwargs.get("obj")
        if record is not None and self.may_merge(request, record):
            context["merge_url"] = self._url("merge", record)
            context["proposals"] = pages_of(key_of(record))
        return super().render_change_form(request, context, *args, **kwargs)

    def merge_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask into which record, then say what will happen; on POST, merge."""
        loser = self._record(request, object_id)
        if not self.may_merge(request, loser):
            raise PermissionDenied
        widget = picker_of(self.model, self.admin_site)
        pick = PickForm(request.GET if "into" in request.GET else None, loser=loser, widget=widget)
        if not pick.is_valid():
            return self._merge_page(request, loser, {"pick": pick, "media": self.media + pick.media})
        return self._confirm(request, loser, pick.cleaned_data["into"])

    def _confirm(self, request: HttpRequest, loser: Any, winner: Any) -> HttpResponse:
        editor: Any = request.user
        try:
            outlook = plan(loser, winner, by=editor)
        except MergeError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self._url("merge", loser))
        way = self._way(loser, winner, outlook, editor)
        if way.proposal is not None and drops(request.POST):
            drop_proposal(way.proposal, by=editor)
            return HttpResponseRedirect(self._url("change", loser))
        form = self._form(request, outlook, way)
        if form.is_valid() and (back := self._merge_or_propose(request, loser, winner, way, form)):
            return HttpResponseRedirect(back)
        return self._merge_page(request, loser, self._outlook(loser, winner, outlook) | {"form": form, "way": way})

    def _way(self, loser: Any, winner: Any, outlook: Plan, by: Any) -> Way:
        asked = Proposed(loser.record_kind, loser.public_id, winner.public_id, None, outlook.fingerprint)
        return Way(matching(asked), outlook.fingerprint, by=by, needs_two=outlook.changes_public)

    def _form(self, request: HttpRequest, outlook: Plan, way: Way) -> SeenForm:
        data = request.POST if request.method == "POST" else None
        if way.confirms:
            return ConfirmForm(data, fingerprint=outlook.fingerprint)
        public = {"is_public": outlook.loser_is_public, "publishes": outlook.publishes}
        return MergeForm(data, fingerprint=outlook.fingerprint, **public)

    def _merge_or_propose(self, request: HttpRequest, loser: Any, winner: Any, way: Way, form: SeenForm) -> str:
        """Merge the two, or propose it; where that leads, or "" if it is refused."""
        said = way.said(form)
        asked = {"by": request.user, "note": said["note"], "publish": said.get("publish", False)}
        try:
            if way.proposes:
                return self._propose(request, loser, winner, asked)
            return self._merge(request, loser, winner, asked)
        except MergeError as error:
            form.add_error(None, str(error))
            return ""

    def _propose(self, request: HttpRequest, loser: Any, winner: Any, asked: dict[str, Any]) -> str:
        propose_merge(loser, into=winner, **asked)
        self.log_change(request, loser, f"Proposed to merge it into “{winner}” ({winner.public_id}).")
        messages.success(request, PROPOSED)
        return self._url("change", loser)

    def _merge(self, request: HttpRequest, loser: Any, winner: Any, asked: dict[str, Any]) -> str:
        made = merge(loser, into=winner, **asked)
        self.log_change(request, winner, f"Merged “{loser}” ({loser.public_id}) into it.")
        undo = reverse("admin:merging_merge_undo", args=[made.pk])
        text = _('“{}” is now part of “{}”. <a href="{}">Undo</a>')
        messages.success(request, format_html(text, str(loser), str(winner), undo))
        return self._url("change", winner)

    def _outlook(self, loser: Any, winner: Any, outlook: Plan) -> dict[str, Any]:
        return {
            "winner": winner,
            "plan": outlook,
            "compared": compared(loser, winner),
            "marks": [state_mark(state) for state in outlook.states],
            "swap": f"{self._url('merge', winner)}?into={loser.pk}",
        }

    def _merge_page(self, request: HttpRequest, loser: Any, context: dict[str, Any]) -> TemplateResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge two records") if "winner" not in context else _("Merge these two?"),
            "original": loser,
            "back": self._url("change", loser),
        }
        return TemplateResponse(request, "admin/merging/merge.html", shared | context)
