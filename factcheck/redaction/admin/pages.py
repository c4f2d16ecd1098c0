"""The list of redactions, and the pages on which they are asked for, confirmed and taken back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from factcheck.desk.options import OnRecordAdmin
from factcheck.publishing.kinds import Key
from factcheck.redaction import actions, words
from factcheck.redaction.actions import RedactionError
from factcheck.redaction.admin.forms import ConfirmForm, ProposeForm, RecordForm
from factcheck.redaction.models import Redaction
from factcheck.redaction.plans import REDACT, outlook


@admin.register(Redaction)
class RedactionAdmin(OnRecordAdmin):
    """Redactions, to read, to ask for, to confirm and to take back."""

    seen_with = REDACT
    list_display = ("__str__", "basis", "asked_at", "asked_by", "state")
    list_filter = ("kind", ("confirmed_at", admin.EmptyFieldListFilter))
    search_fields = ("=record_id",)
    search_help_text = gettext_lazy("The public id of a record.")
    list_select_related = ("asked_by", "confirmed_by")
    date_hierarchy = "asked_at"
    actions = None
    fields = (
        ("kind", "record_id"),
        ("revisions", "parts", "rows_besides"),
        "basis",
        ("asked_at", "asked_by"),
        ("confirmed_at", "confirmed_by", "entry"),
        ("taken_back_at", "taken_back_by"),
        "scrubbed_at",
    )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the list to whoever may see it."""
        return self.has_view_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """The pages of the three steps, before Django's own."""
        return [
            self._page("propose/", self.propose_view, "propose"),
            self._page("<int:object_id>/confirm/", self.confirm_view, "confirm"),
            self._page("<int:object_id>/take-back/", self.take_back_view, "take-back"),
            *super().get_urls(),
        ]

    def _page(self, route: str, view: Any, name: str) -> URLPattern:
        guarded = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(view))
        found: URLPattern = path(route, guarded, name=f"redaction_redaction_{name}")
        return found

    @admin.display(description=gettext_lazy("state"))
    def state(self, redaction: Redaction) -> SafeString | str:
        """What became of it, or the way to confirm it."""
        if redaction.waits:
            url = reverse("admin:redaction_redaction_confirm", args=[redaction.pk])
            return format_html('<a href="{}">Waits to be confirmed…</a>', url)
        if redaction.taken_back_at is not None:
            return _("taken back")
        done = _("erased, entry %(entry_id)s") % {"entry_id": redaction.entry_id}
        return (
            done
            if redaction.scrubbed_at
            else _("%(done)s; the database's files are still to be cleared") % {"done": done}
        )

    @admin.display(description=gettext_lazy("revisions"))
    def revisions(self, redaction: Redaction) -> str:
        """The numbers of the revisions, as one reads them."""
        return ", ".join(map(str, redaction.numbers))

    @admin.display(description=gettext_lazy("what of them was ordered to go"))
    def parts(self, redaction: Redaction) -> SafeString:
        """The members of the documents, each on a line."""
        return _lines(redaction.members)

    @admin.display(description=gettext_lazy("what goes besides"))
    def rows_besides(self, redaction: Redaction) -> SafeString:
        """Rows that hang on the record, by what they are called."""
        return _lines(f"{name}: {', '.join(map(str, keys))}" for name, keys in redaction.besides.items())

    def propose_view(self, request: HttpRequest) -> HttpResponse:
        """Ask which record, then what of it; on POST, put it down."""
        _refuse_others(request)
        record = RecordForm(request.GET if "record" in request.GET else None)
        if not record.is_valid():
            return self._shown(request, record, _("Which record is redacted?"), {"asks_record": True})
        form = ProposeForm(request.POST if request.method == "POST" else None, key=record.key)
        if form.is_valid() and (asked := self._propose(request, record.key, form)):
            messages.success(request, _("Somebody else must confirm it now: nothing was erased yet."))
            return HttpResponseRedirect(reverse("admin:redaction_redaction_confirm", args=[asked.pk]))
        return self._shown(request, form, _("What is redacted?"), {"key": record.key})

    def confirm_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Say what will be erased; on POST, erase it."""
        _refuse_others(request)
        redaction, editor = self._redaction(request, object_id), request.user
        form = ConfirmForm(request.POST if request.method == "POST" else None)
        if redaction.waits and form.is_valid() and self._confirm(request, redaction, form):
            return HttpResponseRedirect(reverse("admin:redaction_redaction_changelist"))
        about = {"redaction": redaction, "outlook": outlook(redaction), "places": _places(form)}
        about["objection"] = actions.objection(redaction, editor) if redaction.waits else ""  # type: ignore[arg-type]
        return self._shown(request, form, _("Erase this for good?"), about)

    def take_back_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask; on POST, let it stay."""
        _refuse_others(request)
        redaction = self._redaction(request, object_id)
        if request.method == "POST":
            try:
                actions.take_back(redaction, by=request.user)  # type: ignore[arg-type]
                messages.success(request, _("It is taken back: nothing was erased."))
            except RedactionError as error:
                messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:redaction_redaction_changelist"))
        return self._shown(request, None, _("Take this redaction back?"), {"redaction": redaction, "takes_back": True})

    def _propose(self, request: HttpRequest, key: Key, form: ProposeForm) -> Redaction | None:
        asked: Any = {name: form.cleaned_data[name] for name in ("numbers", "members", "basis")}
        try:
            return actions.propose(key, besides=form.besides, by=request.user, **asked)  # type: ignore[arg-type]
        except RedactionError as error:
            form.add_error(None, str(error))
            return None

    def _confirm(self, request: HttpRequest, redaction: Redaction, form: ConfirmForm) -> bool:
        looked_for = form.cleaned_data["words"]
        try:
            actions.confirm(redaction, by=request.user, words=looked_for)  # type: ignore[arg-type]
        except RedactionError as error:
            form.add_error(None, str(error))
            return False
        messages.success(request, _("It is erased, and the log says so."))
        if left := ", ".join(map(str, words.places(looked_for))) if looked_for else "":
            messages.warning(request, _("The words are still in these columns (and rows): %(left)s") % {"left": left})
        return True

    def _redaction(self, request: HttpRequest, object_id: int) -> Redaction:
        found: Redaction | None = self.get_object(request, str(object_id))
        if found is None:
            raise Http404(f"There is no redaction {object_id}.")
        return found

    def _shown(self, request: HttpRequest, form: BaseForm | None, title: str, about: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, "form": form}
        return TemplateResponse(request, "admin/redaction/step.html", shared | about)


def _lines(said: Iterable[str]) -> SafeString:
    return format_html_join(SafeString("<br>"), "<bdi>{}</bdi>", ((each,) for each in said))


def _places(form: ConfirmForm) -> list[words.Place]:
    looked_for = form.cleaned_data.get("words") if form.is_bound and hasattr(form, "cleaned_data") else ""
    return list(words.places(looked_for)) if looked_for else []


def _refuse_others(request: HttpRequest) -> None:
    if not request.user.has_perm(REDACT):
        raise PermissionDenied
