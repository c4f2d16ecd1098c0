"""The list of merges, each with a way back."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from factcheck.desk.options import OnRecordAdmin
from factcheck.merging.actions import MergeError, drop_proposal, propose_undo, undo_merge
from factcheck.merging.admin.forms import UndoForm
from factcheck.merging.admin.ways import PROPOSED, ConfirmForm, Way, drops
from factcheck.merging.doing import fingerprint
from factcheck.merging.models import Merge
from factcheck.merging.plans import plan_undo
from factcheck.merging.proposals import Proposed, matching
from factcheck.publishing import kinds


@admin.register(Merge)
class MergeAdmin(OnRecordAdmin):
    """Merges, to read and to undo."""

    seen_with = "publishing.publish"
    list_display = ("loser_name", "winner_name", "kind", "merged_at", "merged_by", "state")
    list_filter = ("kind", ("undone_at", admin.EmptyFieldListFilter))
    # As these two filters write them.
    linked_lookups = ("kind", "undone_at__isempty")
    search_fields = ("loser_name", "winner_name", "=loser_id", "=winner_id")
    search_help_text = gettext_lazy("Words of either, or a public id.")
    list_select_related = ("merged_by", "undone_by")
    date_hierarchy = "merged_at"
    actions = None
    fields = (
        ("loser_name", "loser_id"),
        ("winner_name", "winner_id"),
        "note",
        ("merged_at", "merged_by"),
        ("undone_at", "undone_by"),
    )
    readonly_fields = ("state",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the list to whoever may see it."""
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """The page that asks before a merge is undone, before Django's own."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.undo_view)
        return [
            path("<int:object_id>/undo/", self.admin_site.admin_view(view), name="merging_merge_undo"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("state"))
    def state(self, merge: Merge) -> SafeString | str:
        """A link to undo it, or by whom it was undone."""
        if merge.undone_at is not None:
            return _("undone by %(who)s") % {"who": merge.undone_by or _("someone")}
        return format_html('<a href="{}">Undo…</a>', reverse("admin:merging_merge_undo", args=[merge.pk]))

    def undo_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask; on POST, make two records of one again."""
        merge = self.get_object(request, str(object_id))
        if merge is None:
            raise Http404(f"There is no merge {object_id}.")
        if not _may_undo(request, merge):
            raise PermissionDenied
        editor: Any = request.user
        way = _way(merge, editor)
        if way.proposal is not None and drops(request.POST):
            drop_proposal(way.proposal, by=editor)
            return HttpResponseRedirect(reverse("admin:merging_merge_changelist"))
        form = _form(request, way)
        if form.is_valid() and (back := self._take(request, merge, way, form)):
            return HttpResponseRedirect(back)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": _("Undo this merge?")}
        said = {"merge": merge, "form": form, "way": way}
        return TemplateResponse(request, "admin/merging/undo.html", context | said)

    def _take(self, request: HttpRequest, merge: Merge, way: Way, form: Any) -> str:
        """Undo the merge, or propose it; where that leads, or "" if it is refused."""
        editor: Any = request.user
        try:
            if way.proposes:
                propose_undo(merge, by=editor, note=form.cleaned_data["note"])
                messages.success(request, PROPOSED)
                return reverse("admin:merging_merge_changelist")
            record = undo_merge(merge, by=editor, note=way.said(form)["note"])
        except MergeError as error:
            form.add_error(None, str(error))
            return ""
        messages.success(request, _("“%(record)s” is a record of its own again.") % {"record": record})
        opts = record._meta
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


def _form(request: HttpRequest, way: Way) -> Any:
    data = request.POST if request.method == "POST" else None
    return ConfirmForm(data, fingerprint=way.fingerprint) if way.confirms else UndoForm(data)


def _way(merge: Merge, by: User) -> Way:
    shown = plan_undo(merge, by=by)
    print_of_it = fingerprint((), shown)
    asked = Proposed(merge.kind, merge.loser_id, merge.winner_id, merge, print_of_it)
    return Way(matching(asked), print_of_it, by=by, needs_two=bool(shown))


def _may_undo(request: HttpRequest, merge: Merge) -> bool:
    opts = kinds.get(merge.kind).model._meta
    change = f"{opts.app_label}.change_{opts.model_name}"
    return request.user.has_perm("publishing.publish") and request.user.has_perm(change)
